"""Remains: their record, and their way from hand to hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from hallar.casework.actions.action import action, assign, edit, latest, own_agency_required, required
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.models import Account, Agency, CustodyEntry, HandOver, Location, Remains
from hallar.casework.models.remains import RemainsStatus
from hallar.casework.roles import Right
from hallar.casework.scope import hand_overs_to
from hallar.casework.uncertain_date import parse_uncertain_date


@action("remains.register", Right.EDIT_REMAINS)
def register_remains(
    *, by: Account, agency: Agency, values: dict[str, Any], location: Location, position: str = ""
) -> Remains:
    """Register remains at the place where they are."""
    own_agency_required(by, agency.pk)
    _not_with_a_family(location.kind)
    remains = draft_remains(agency, values, location, position)
    remains.save()
    CustodyEntry(remains=remains, location=location, position=position, event="registered", by=by).save()
    return remains


@action("remains.edit", Right.EDIT_REMAINS)
def edit_remains(*, by: Account, remains: Remains, version: int, values: dict[str, Any]) -> Remains:
    """Change fields of remains; their location changes by a hand-over alone."""
    own_agency_required(by, remains.agency_id)
    remains = latest(remains, version)
    edit(remains, values)
    derive_found(remains)
    remains.save()
    return remains


@action("custody.add_location", Right.MOVE_REMAINS)
def add_location(*, by: Account, agency: Agency, name: str, kind: str, address: str = "") -> Location:
    """Add a place that can hold remains."""
    own_agency_required(by, agency.pk)
    _not_with_a_family(kind)
    location = Location(agency=agency, name=name, kind=kind, address=address)
    location.save()
    return location


@action("custody.release", Right.MOVE_REMAINS)
def release(*, by: Account, remains: Remains, destination: Location, position: str, reason: str) -> HandOver:
    """Release remains towards another place; they stay where they are on record until they are received."""
    own_agency_required(by, remains.agency_id)
    _not_with_a_family(destination.kind)
    remains = latest(remains, None)
    if remains.status == RemainsStatus.RETURNED:
        raise CaseworkError(_("These remains were given back to the family."))
    if remains.hand_overs.filter(received_at=None, cancelled_at=None).exists():
        raise CaseworkError(
            _("These remains are on their way already; receive them or call the hand-over off.")
        )
    if destination.pk == remains.location_id and position == remains.position:
        raise CaseworkError(_("The remains are at this place already."))
    hand_over = HandOver(
        remains=remains,
        origin=remains.location,
        destination=destination,
        position=position,
        reason=required(reason, _("Reason")),
        released_by=by,
    )
    hand_over.save()
    CustodyEntry(
        remains=remains,
        location=remains.location,
        position=remains.position,
        event="released",
        by=by,
        note=reason,
    ).save()
    return hand_over


@action("custody.receive", Right.MOVE_REMAINS)
def receive(*, by: Account, hand_over: HandOver, label_read: str) -> HandOver:
    """Receive remains: a second person, of the agency they are handed over to, reads the label.

    Raises:
        NotAllowedError: an agency that the remains are not handed over to.
        CaseworkError: the same person, another label, or nothing to receive.
    """
    hand_over = latest(hand_over, None)
    receiving_agency_required(by, hand_over)
    remains = latest(hand_over.remains, None)
    if not hand_over.is_open:
        raise CaseworkError(_("This hand-over is over."))
    if by.pk == hand_over.released_by_id:
        raise CaseworkError(_("A hand-over needs two people: somebody else has to receive the remains."))
    if label_read.strip() != remains.code:
        raise CaseworkError(
            _("The label you read is not that of these remains. Read it again; do not take them over.")
        )
    hand_over.received_by, hand_over.received_at = by, datetime.now(UTC)
    hand_over.save()
    remains.location, remains.position = hand_over.destination, hand_over.position
    remains.save()
    CustodyEntry(
        remains=remains,
        location=hand_over.destination,
        position=hand_over.position,
        event="received",
        by=by,
        counterpart=hand_over.released_by,
    ).save()
    return hand_over


def receiving_agency_required(by: Account, hand_over: HandOver) -> None:
    """Refuse an account of an agency that does not receive the remains.

    Raises:
        NotAllowedError: it is one; who sends can call the hand-over off.
    """
    if not hand_overs_to(by).filter(pk=hand_over.pk).exists():
        raise NotAllowedError(
            _(
                "These remains go to a place of %(agency)s, and only its officials receive them. The agency "
                "that sends them can call the hand-over off."
            )
            % {"agency": hand_over.destination.agency}
        )


@action("custody.cancel", Right.MOVE_REMAINS)
def cancel_release(*, by: Account, hand_over: HandOver, reason: str) -> HandOver:
    """Call a hand-over off: the remains stay where they are."""
    own_agency_required(by, hand_over.remains.agency_id)
    hand_over = latest(hand_over, None)
    if not hand_over.is_open:
        raise CaseworkError(_("This hand-over is over."))
    reason = required(reason, _("Reason"))
    hand_over.cancelled_at = datetime.now(UTC)
    hand_over.save()
    CustodyEntry(
        remains=hand_over.remains,
        location=hand_over.origin,
        position=hand_over.remains.position,
        event="called off",
        by=by,
        note=reason,
    ).save()
    return hand_over


def _not_with_a_family(kind: str) -> None:
    if kind == Location.Kind.FAMILY:
        raise CaseworkError(
            _("Remains are given to a family by a restitution alone, after an identification.")
        )


def draft_remains(agency: Agency, values: dict[str, Any], location: Location, position: str) -> Remains:
    """Return remains that are not stored yet; part of an action."""
    remains = Remains(agency=agency, location=location, position=position)
    assign(remains, values)
    derive_found(remains)
    return remains


def derive_found(remains: Remains) -> None:
    """Set the earliest and latest day that the date of a find allows."""
    found = parse_uncertain_date(remains.found_on)
    remains.found_earliest, remains.found_latest = found or (None, None)
