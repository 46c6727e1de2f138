"""Telling the family."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.utils.translation import gettext as _

from hallar.casework.actions.action import action, latest, not_to_come, own_agency_required, required
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account, CustodyEntry, Location, Notification, Remains
from hallar.casework.models.remains import RemainsStatus
from hallar.casework.roles import Right
from hallar.casework.scope import second_officials


@action("notification.take", Right.NOTIFY)
def take_notification(*, by: Account, task: Notification) -> Notification:
    """Take a notification task over."""
    task = _open(task, by)
    task.liaison = by
    task.save()
    return task


@action("notification.tell", Right.NOTIFY)
def record_notification(
    *, by: Account, task: Notification, version: int, told_on: date, told_to: str, how: str, notes: str
) -> Notification:
    """Put on record when, to whom and how the family was told."""
    task = _open(task, by, version)
    if told_on > date.today():
        raise CaseworkError(_("The family cannot have been told on a day to come."))
    task.notified_on, task.told_to, task.how = told_on, required(told_to, _("Told to")), how
    task.notes, task.liaison = notes, task.liaison or by
    task.save()
    return task


@action("notification.restitution", Right.NOTIFY)
def record_restitution(
    *,
    by: Account,
    task: Notification,
    version: int,
    on: date,
    place: str,
    recipient: str,
    second: Account,
    label_read: str,
) -> Notification:
    """Put on record when, where and to whom the remains were given back; this closes the task.

    The chain of custody gets its last line: from now on the remains are with the family.

    Args:
        by: who gave them back.
        task: the family liaison's task.
        version: the one that the form was opened on.
        on: the day.
        place: where.
        recipient: what the person who received them is to the dead (:class:`CustodyEntry.Recipient`).
        second: the second official who was there.
        label_read: the code on the remains, as it was read.
    """
    task = _open(task, by, version)
    if task.notified_on is None:
        raise CaseworkError(_("Put on record first when the family was told."))
    if on < task.notified_on:
        raise CaseworkError(_("The restitution is dated before the family was told."))
    not_to_come(on)
    place = required(place, _("Place of restitution"))
    remains = latest(task.identification.candidate.remains, None)
    if remains.hand_overs.filter(received_at=None, cancelled_at=None).exists():
        raise CaseworkError(
            _("These remains are on their way already; receive them or call the hand-over off.")
        )
    if recipient not in CustodyEntry.Recipient.values:
        raise CaseworkError(_("Say to whom the remains were given back."))
    if not second_officials(by, remains).filter(pk=second.pk).exists():
        raise CaseworkError(
            _(
                "A restitution needs a second official who was there: a colleague, or somebody of the agency "
                "where the remains were."
            )
        )
    if label_read.strip() != remains.code:
        raise CaseworkError(
            _("The label you read is not that of these remains. Read it again; do not give them back.")
        )
    task.restitution_on, task.restitution_place = on, place
    task.closed_at = datetime.now(UTC)
    task.save()
    remains.status, remains.location, remains.position = RemainsStatus.RETURNED, _with_family(remains), ""
    remains.save()
    CustodyEntry(
        remains=remains,
        location=remains.location,
        event="returned",
        by=by,
        counterpart=second,
        recipient=recipient,
        happened_on=on,
        note=place,
    ).save()
    return task


def _with_family(remains: Remains) -> Location:
    """Return the one place of an agency that stands for all families; which family, the case says."""
    place, _created = Location.objects.get_or_create(
        agency=remains.agency, name="", defaults={"kind": Location.Kind.FAMILY}
    )
    return place


def _open(task: Notification, by: Account, version: int | None = None) -> Notification:
    own_agency_required(by, task.agency_id)
    task = latest(task, version)
    if task.closed_at is not None:
        raise CaseworkError(_("This task is closed."))
    return task
