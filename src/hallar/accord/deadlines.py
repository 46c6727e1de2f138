"""When something falls due next, and how it stands to today."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from hallar.accord.models import SETTLED, Milestone, Point

SOON = timedelta(days=90)
"""What falls due within these days is shown as due soon."""
STALLED = timedelta(days=180)
"""A point to which nothing happened for these days is stalled."""
MONTHS = 12


def occurrences(first: date, every_months: int) -> Iterator[date]:
    """Give the days on which something recurs, the first included; a day the month lacks becomes its last."""
    step = 0
    while True:
        year, month = divmod(first.month - 1 + step * every_months, MONTHS)
        year, month = first.year + year, month + 1
        yield date(year, month, min(first.day, monthrange(year, month)[1]))
        step += 1


def next_due(point: Point, milestones: list[Milestone]) -> date | None:
    """Return the earliest day on which something of a point is still due, ``None`` where nothing is.

    A point is due at the end of its period; a recurring one at the end of the first period that begins after
    the last milestone reached. Milestones not yet reached count too.
    """
    if point.status in SETTLED:
        return None
    days = [one.due for one in milestones if one.due is not None and one.done_on is None]
    own = point.due_to or point.due_from
    if own is not None and point.every_months:
        done = max((one.done_on for one in milestones if one.done_on is not None), default=None)
        periods = zip(
            occurrences(point.due_from or own, point.every_months),
            occurrences(own, point.every_months),
            strict=False,
        )
        own = next(last for first, last in periods if done is None or first > done)
    if own is not None:
        days.append(own)
    return min(days, default=None)


def is_late(point: Point, today: date) -> bool:
    """Whether a day on which something was due has gone by."""
    return point.status not in SETTLED and point.next_due is not None and point.next_due < today
