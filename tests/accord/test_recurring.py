"""What recurs: which of its periods is due next."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.accord.deadlines import next_due, occurrences
from hallar.accord.models import Milestone, Point

days = st.dates(date(2000, 1, 1), date(2060, 1, 1))


def september(**values: object) -> Point:
    return Point(
        due_from=date(2022, 9, 1), due_to=date(2022, 9, 30), every_months=12, status="agreed", **values
    )  # fmt: skip


@pytest.mark.parametrize(
    ("held", "due"),
    [
        (None, "2022-09-30"), ("2022-08-31", "2022-09-30"), ("2022-09-01", "2023-09-30"),
        ("2022-09-20", "2023-09-30"), ("2022-10-05", "2023-09-30"), ("2023-09-02", "2024-09-30"),
    ],
)  # fmt: skip
def test_what_was_held_within_its_period_is_due_again_in_the_next(held: str | None, due: str) -> None:
    done = [Milestone(done_on=date.fromisoformat(held), occurrence=True)] if held else []
    assert next_due(september(), done) == date.fromisoformat(due)


def held_on(*held: date) -> list[Milestone]:
    return [Milestone(done_on=day, occurrence=True) for day in held]


@pytest.mark.parametrize(
    ("held", "due"),
    [
        ([], "2022-09-30"), (["2022-09-20"], "2023-09-30"), (["2021-10-01"], "2023-09-30"),
        (["2021-09-30"], "2022-09-30"), (["2022-09-30"], "2023-09-30"),
        (["2022-09-20", "2022-09-25"], "2023-09-30"), (["2022-10-05"], "2023-09-30"),
        (["2022-09-20", "2023-03-01"], "2024-09-30"), (["2025-01-01"], "2025-09-30"),
        (["2025-09-30"], "2026-09-30"), (["2023-03-01", "2022-09-20"], "2024-09-30"),
    ],
)  # fmt: skip
def test_without_a_first_day_what_is_held_early_counts_for_the_day_it_leads_up_to(
    held: list[str], due: str
) -> None:
    point = Point(due_to=date(2022, 9, 30), every_months=12, status="agreed")
    assert next_due(point, held_on(*map(date.fromisoformat, held))) == date.fromisoformat(due)


def test_only_a_milestone_that_is_an_occurrence_counts_as_one() -> None:
    steps = [Milestone(done_on=date(2022, 9, 20)), Milestone(due=date(2022, 8, 1), occurrence=True)]
    assert next_due(september(), steps[:1]) == date(2022, 9, 30)
    assert next_due(Point(due_to=date(2022, 9, 30), every_months=12, status="agreed"), steps) == date(
        2022, 8, 1
    )


def test_what_recurs_since_the_first_years_of_the_calendar_has_a_due_day() -> None:
    point = Point(due_to=date(1, 1, 1), every_months=120, status="agreed")
    assert next_due(point, held_on(date(1, 1, 1))) == date(11, 1, 1)


@given(days, st.none() | st.integers(0, 300), st.integers(1, 36), st.lists(days, max_size=4), days)
def test_reaching_one_more_milestone_never_makes_a_point_due_earlier(
    first: date, length: int | None, every: int, done: list[date], more: date
) -> None:
    begins, length = (None, 0) if length is None else (first, length)
    point = Point(due_from=begins, due_to=first + timedelta(length), every_months=every, status="agreed")
    before = next_due(point, held_on(*done))
    after = next_due(point, held_on(*done, more))
    assert before is not None
    assert after is not None
    assert after >= before
    assert before in list(islice(occurrences(first + timedelta(length), every), 800))


@given(days, st.integers(1, 36))
def test_occurrences_only_go_forward(first: date, every: int) -> None:
    found = list(islice(occurrences(first, every), 40))
    assert found == sorted(set(found))


@given(days, st.lists(st.tuples(st.none() | days, st.booleans()), max_size=5))
def test_a_point_is_due_at_the_earliest_of_its_end_and_the_milestones_not_reached(
    end: date, listed: list[tuple[date | None, bool]]
) -> None:
    milestones = [Milestone(due=due, done_on=date(1999, 1, 1) if done else None) for due, done in listed]
    open_days = [due for due, done in listed if due is not None and not done]
    assert next_due(Point(due_to=end, status="agreed"), milestones) == min([end, *open_days])
    assert next_due(Point(status="agreed"), milestones) == min(open_days, default=None)
    assert next_due(Point(due_from=end, status="partly"), []) == end
