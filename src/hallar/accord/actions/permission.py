"""What an account may touch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from hallar.accord.deadlines import next_due
from hallar.accord.models import Accord, DraftState, Point
from hallar.accord.parties import is_party, party_name
from hallar.accord.standing import standing_of
from hallar.casework.actions.action import latest
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.models import Account


def party_required(by: Account, accord: Accord) -> str:
    """Return the code of the party an account speaks for.

    Raises:
        NotAllowedError: its country is no party of the accord.
    """
    if not is_party(by, accord):
        raise NotAllowedError(_("Your country is no party of this accord; you can read it, not write in it."))
    return by.agency.country


def confirmed_required(point: Point) -> None:
    """Refuse a point that nobody has confirmed.

    Raises:
        CaseworkError: it is a draft, or was set aside, merged or split.
    """
    if point.state != DraftState.CONFIRMED:
        raise CaseworkError(
            _("Confirm point %(number)s first: it is still what the reader made of the text.")
            % {"number": point.number}
        )


def draft_required(point: Point, version: int) -> Point:
    """Return a point as it stands now, locked, if it is still a draft.

    Raises:
        StaleRecordError: somebody changed it since ``version``.
        CaseworkError: it was confirmed, set aside, merged or split.
    """
    point = latest(point, version)
    if point.state != DraftState.DRAFT:
        raise CaseworkError(_("This point is not a draft any more."))
    return point


def still_heard_required(point: Point, concerned: Sequence[str], country: str) -> None:
    """Refuse a correction that takes another party's word on a point out of those that decide.

    Args:
        point: as corrected.
        concerned: the parties whose word decided before.
        country: the party that corrects; it may take itself out.

    Raises:
        CaseworkError: the party has spoken on the point.
    """
    silenced = set(concerned) - {*point.concerned(), country}
    spoken = point.statements.filter(country__in=silenced).first()
    if spoken is not None:
        raise CaseworkError(
            _("%(party)s has spoken on this point; only its own secretariat takes it out of those concerned.")
            % {"party": party_name(spoken.country)}
        )


def next_number(accord: Accord) -> int:
    """Return the number of the next point of an accord; the caller holds the accord locked."""
    last: int | None = Point.objects.filter(accord=accord).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def bring_up_to_date(point: Point, moved: date | None) -> Point:
    """Work out anew where a point stands and when it is due next, and store it.

    Args:
        point: locked by the caller.
        moved: the day something happened to it, ``None`` where nothing did.
    """
    standing = standing_of(point.statements.order_by("pk"), point.concerned())
    point.status, point.status_since = standing.status, standing.since
    point.contested, point.replaced_by_id = standing.contested, standing.successor
    point.next_due = next_due(point, list(point.milestones.all()))
    if moved is not None and (point.moved_on is None or moved > point.moved_on):
        point.moved_on = moved
    point.save()
    return point
