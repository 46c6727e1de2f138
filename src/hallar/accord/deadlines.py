"""When something falls due next, and how it stands to today."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count

from hallar.accord.models import Milestone, Point

SOON = timedelta(days=90)
"""What falls due within these days is shown as due soon."""
STALLED = timedelta(days=180)
"""A point to which nothing happened for these days is stalled."""
MONTHS = 12


def occurrences(first: date, every_months: int) -> Iterator[date]:
    """Give the days on which something recurs, the first included; a day the month lacks becomes its last."""
    return (_months_after(first, step * every_months) for step in count())


def next_due(point: Point, milestones: list[Milestone]) -> date | None:
    """Return the earliest day on which something of a point is still due, ``None`` where nothing is.

    A point is due at the end of its period; a recurring one at the end of the first period for which none of
    its occurrences was reached. Milestones not yet reached count too.
    """
    if point.settled:
        return None
    days = [one.due for one in milestones if one.due is not None and one.done_on is None]
    own = point.due_to or point.due_from
    if own is not None and point.every_months:
        held = sorted(one.done_on for one in milestones if one.occurrence and one.done_on is not None)
        if point.due_from is not None:
            own = _end_of_period(point.due_from, own, point.every_months, held)
        else:
            own = _end_of_step(own, point.every_months, held)
    if own is not None:
        days.append(own)
    return min(days, default=None)


def _end_of_period(first: date, last: date, every_months: int, held: Sequence[date]) -> date:
    """Return the last day of the first period, one with a first day, that begins after what was held."""
    periods = zip(occurrences(first, every_months), occurrences(last, every_months), strict=False)
    return next(end for begin, end in periods if not held or begin > held[-1])


def _end_of_step(last: date, every_months: int, held: Sequence[date]) -> date:
    """Return the day due next of what has no first day.

    What was held in the step that leads up to a day counts for that day, however early; what was held after a
    day on which nothing had been held counts for that one, late.
    """
    ends = occurrences(last, every_months)
    before, end = _months_after(last, -every_months), next(ends)
    for day in held:
        is_late = day > end
        while day > end:
            before, end = end, next(ends)
        if day == end or (day > before and not is_late):
            before, end = end, next(ends)
    return end


def _months_after(first: date, months: int) -> date:
    """Return the same day of another month, or its last one; the calendar's first day where there is none."""
    year, month = divmod(first.month - 1 + months, MONTHS)
    year, month = first.year + year, month + 1
    if year < date.min.year:
        return date.min
    return date(year, month, min(first.day, monthrange(year, month)[1]))


def is_late(point: Point, today: date) -> bool:
    """Whether a day on which something was due has gone by."""
    return not point.settled and point.next_due is not None and point.next_due < today
