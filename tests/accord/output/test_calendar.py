"""The calendar, read back: what recurs, what is escaped, what other programs know again."""

from __future__ import annotations

from datetime import date, datetime, time
from itertools import islice

import icalendar
import pytest
from dateutil.rrule import rrulestr

from hallar.accord.actions import drafts, progress
from hallar.accord.deadlines import occurrences
from hallar.accord.models import Point
from hallar.accord.output import calendar_of
from tests.accord.output.conftest import address
from tests.accord.world import AccordWorld

ODD = "Course; one, two\\three: «ñ»"


def events(made: AccordWorld) -> dict[str, icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(calendar_of(made.accord, address, "example.org"))
    return {str(one["uid"]): one for one in calendar.walk("VEVENT")}


def correct(made: AccordWorld, point: Point, **values: object) -> Point:
    point = Point.objects.get(pk=point.pk)
    return drafts.correct_point(by=made.mexico, point=point, version=point.version, **values)


@pytest.mark.parametrize(
    ("day", "every"),
    [
        ("2022-01-31", 1), ("2022-12-31", 6), ("2022-11-30", 3), ("2024-02-29", 12), ("2024-02-29", 24),
        ("2022-02-28", 12), ("2022-05-15", 2), ("2022-03-31", 12), ("2022-01-29", 1), ("2023-08-31", 30),
    ],
)  # fmt: skip
def test_what_recurs_falls_on_the_days_on_which_it_is_due(plain: AccordWorld, day: str, every: int) -> None:
    first = date.fromisoformat(day)
    correct(plain, plain.confirmed(), due_from=None, due_to=first, every_months=every)
    (event,) = events(plain).values()
    assert event.decoded("dtstart") == first
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=datetime.combine(first, time()))
    found = [one.date() for one in islice(rule, 20)]
    assert found == list(islice(occurrences(first, every), 20))


@pytest.mark.parametrize(("day", "every"), [("2022-01-31", 1), ("2024-02-29", 12), ("2022-05-15", 2)])
def test_what_was_held_is_not_due_any_more(plain: AccordWorld, day: str, every: int) -> None:
    first = date.fromisoformat(day)
    point = correct(plain, plain.confirmed(), due_from=None, due_to=first, every_months=every)
    step = progress.add_milestone(by=plain.mexico, point=point, title="x", due=None, occurrence=True)
    progress.reach_milestone(by=plain.mexico, milestone=step, version=step.version, done_on=first)
    (event,) = events(plain).values()
    begins = event.decoded("dtstart")
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=datetime.combine(begins, time()))
    left = list(islice(occurrences(first, every), 1, 11))
    assert [one.date() for one in islice(rule, 10)] == left


def test_what_is_due_once_does_not_recur(plain: AccordWorld) -> None:
    plain.confirmed()
    (event,) = events(plain).values()
    assert "rrule" not in event
    assert event.decoded("dtstart") == date(2023, 12, 31)
    assert str(event["url"]) == "https://example.org/points/1/"


def test_a_milestone_stands_there_until_it_is_reached(plain: AccordWorld) -> None:
    point = plain.confirmed()
    step = progress.add_milestone(by=plain.mexico, point=point, title=ODD, due=date(2022, 3, 1))
    progress.add_milestone(by=plain.mexico, point=point, title="without a day", due=None)
    told = events(plain)
    assert set(told) == {f"point-{point.pk}@example.org", f"milestone-{step.pk}@example.org"}
    assert str(told[f"milestone-{step.pk}@example.org"]["summary"]) == f"{ODD} ({point.summary})"
    progress.reach_milestone(
        by=plain.states, milestone=step, version=step.version, done_on=date(2022, 2, 1)
    )  # fmt: skip
    assert set(events(plain)) == {f"point-{point.pk}@example.org"}


def test_texts_come_back_as_they_were_written(plain: AccordWorld) -> None:
    point = plain.confirmed()
    correct(plain, point, summary=ODD, committed_by=["US", "Bank; of, all"])
    (event,) = events(plain).values()
    assert str(event["summary"]) == ODD
    assert point.sentence in str(event["description"])
    assert "Bank; of, all" in str(event["description"])


def test_no_text_of_a_point_makes_an_entry_of_its_own(plain: AccordWorld) -> None:
    evil = "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:y\r\nATTENDEE:mailto:a@example.org"
    correct(plain, plain.confirmed(), summary=evil)
    (event,) = events(plain).values()
    assert "attendee" not in event
    assert "BEGIN:VEVENT" in str(event["summary"])


def test_a_changed_entry_is_known_again_and_known_to_have_changed(plain: AccordWorld) -> None:
    point = plain.confirmed()
    ((name, before),) = events(plain).items()
    correct(plain, point, due_to=date(2025, 1, 1))
    ((same, after),) = events(plain).items()
    assert same == name
    assert int(after["sequence"]) > int(before["sequence"])


def test_drafts_and_what_has_no_day_are_left_out(plain: AccordWorld) -> None:
    assert events(plain) == {}
    plain.confirmed("task force")
    assert events(plain) == {}
