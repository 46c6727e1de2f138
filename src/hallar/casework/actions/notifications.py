"""Telling the family."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.utils.translation import gettext as _

from hallar.casework.actions.action import action, latest, own_agency_required, required
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account, Notification
from hallar.casework.models.remains import RemainsStatus
from hallar.casework.roles import Right


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
    *, by: Account, task: Notification, version: int, on: date, place: str
) -> Notification:
    """Put on record when and where the remains were given back; this closes the task."""
    task = _open(task, by, version)
    if task.notified_on is None:
        raise CaseworkError(_("Put on record first when the family was told."))
    if on < task.notified_on:
        raise CaseworkError(_("The restitution is dated before the family was told."))
    if on > date.today():
        raise CaseworkError(_("This day is still to come."))
    task.restitution_on, task.restitution_place = on, required(place, _("Place of restitution"))
    task.closed_at = datetime.now(UTC)
    task.save()
    remains = latest(task.identification.candidate.remains, None)
    remains.status = RemainsStatus.RETURNED
    remains.save()
    return task


def _open(task: Notification, by: Account, version: int | None = None) -> Notification:
    own_agency_required(by, task.agency_id)
    task = latest(task, version)
    if task.closed_at is not None:
        raise CaseworkError(_("This task is closed."))
    return task
