"""When something falls due next."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from itertools import islice, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.accord.deadlines import is_late, next_due, occurrences
from hallar.accord.models import Milestone, Point, Status
from tests.accord.board_reference import is_due_soon, is_stalled

days = st.dates(date(2000, 1, 1), date(2060, 1, 1))


@given(days, st.integers(1, 36))
def test_occurrences_keep_their_day_or_the_last_of_the_month(first: date, every: int) -> None:
    found = list(islice(occurrences(first, every), 6))
    assert found[0] == first
    for before, after in pairwise(found):
        assert (after.year - before.year) * 12 + after.month - before.month == every
    for one in found:
        assert one.day == min(first.day, monthrange(one.year, one.month)[1])


@given(days, st.integers(1, 36), days)
def test_what_recurs_is_due_after_what_was_done_and_not_later_than_one_step(
    first: date, every: int, done: date
) -> None:
    point = Point(due_to=first, every_months=every, status="agreed")
    due = next_due(point, [Milestone(done_on=done, occurrence=True)])
    assert due is not None
    assert due == first or due > done
    between = [one for one in islice(occurrences(first, every), 2000) if done < one < due]
    assert len(between) <= 1


@pytest.mark.parametrize("status", ["fulfilled", "lapsed", "replaced"])
def test_nothing_is_due_of_what_is_settled(status: str) -> None:
    point = Point(
        due_to=date(2021, 1, 1), status=status, next_due=date(2021, 1, 1), moved_on=date(2020, 1, 1)
    )
    assert next_due(point, [Milestone(due=date(2020, 1, 1))]) is None
    today = date(2022, 1, 1)
    assert [is_late(point, today), is_due_soon(point, today), is_stalled(point, today)] == [False] * 3


def test_late_soon_and_stalled() -> None:
    today = date(2022, 6, 1)
    late = Point(status=Status.AGREED, next_due=date(2022, 5, 31), moved_on=date(2021, 6, 1))
    soon = Point(status=Status.UNDER_WAY, next_due=today, moved_on=today)
    assert (is_late(late, today), is_due_soon(late, today), is_stalled(late, today)) == (True, False, True)
    assert (is_late(soon, today), is_due_soon(soon, today), is_stalled(soon, today)) == (False, True, False)
    assert not is_late(Point(status=Status.AGREED, next_due=None), today)
