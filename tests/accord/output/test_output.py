"""The calendar, the table and the linked data, read back."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import icalendar
import pytest

from hallar.accord.actions import drafts, progress
from hallar.accord.models import Point, Status
from hallar.accord.output import calendar_of, linked_data_of, table_of
from tests.accord.world import AccordWorld, make_accord
from tests.casework.world import make_world


@pytest.fixture
def made(db: None) -> AccordWorld:
    made = make_accord(make_world())
    training, table = made.confirmed(), made.confirmed("joint table")
    progress.add_milestone(by=made.mexico, point=training, title="Course; one, two", due=date(2022, 3, 1))
    table.refresh_from_db()
    drafts.correct_point(by=made.mexico, point=table, version=table.version, every_months=6)
    made.say(made.mexico, training, Status.UNDER_WAY)
    return made


def address(point: Point) -> str:
    return f"https://example.org/points/{point.number}/"


def test_the_calendar_holds_what_is_due(made: AccordWorld) -> None:
    events = icalendar.Calendar.from_ical(calendar_of(made.accord, address, "example.org")).walk("VEVENT")
    told = {str(one["summary"]): one for one in events}
    assert len(told) == 3
    step = next(one for name, one in told.items() if name.startswith("Course; one, two"))
    assert step.decoded("dtstart") == date(2022, 3, 1)
    again = next(one for one in events if "rrule" in one)
    assert (again["rrule"]["FREQ"], again["rrule"]["INTERVAL"]) == (["MONTHLY"], [6])
    assert len({str(one["uid"]) for one in events}) == 3


def test_what_is_settled_leaves_the_calendar(made: AccordWorld) -> None:
    point = Point.objects.get(sentence__contains="forensic")
    for by in (made.mexico, made.states):
        made.say(by, point, Status.FULFILLED, date(2022, 6, 1))
    events = icalendar.Calendar.from_ical(calendar_of(made.accord, address, "example.org")).walk("VEVENT")
    assert len(events) == 1


def test_the_table_holds_every_confirmed_point(made: AccordWorld) -> None:
    drafts.add_point(by=made.mexico, accord=made.accord, document=None, sentence="=1+1", committed_by=["MX"])
    point = Point.objects.get(sentence="=1+1")
    drafts.confirm_point(by=made.mexico, point=point, version=point.version)
    rows = list(csv.DictReader(io.StringIO(table_of(made.accord, address))))
    assert len(rows) == 3
    training = next(row for row in rows if "forensic" in row["sentence"])
    assert (training["committed_by"], training["towards"], training["due_to"]) == ("US", "MX", "2023-12-31")
    assert training["last_words"] == "MX under_way 2022-01-01"
    assert training["contested"] == "1"
    assert any(row["sentence"] == "'=1+1" for row in rows), "a spreadsheet must not compute it"


def test_linked_data_names_what_it_speaks_of(made: AccordWorld) -> None:
    described = json.loads(linked_data_of(made.accord, "https://example.org/", address))
    assert described["@context"]["schema"] == "https://schema.org/"
    names = [one["id"] for one in (*described["points"], *described["documents"], described)]
    assert len(names) == len(set(names)) == 4
    training = next(one for one in described["points"] if "forensic" in one["sentence"])
    assert training["statements"][0]["statedBy"] == "MX"
    assert training["source"] == described["documents"][0]["id"]


def test_nothing_names_an_official(made: AccordWorld) -> None:
    given = calendar_of(made.accord, address, "h").decode() + table_of(made.accord, address)
    given += linked_data_of(made.accord, "https://example.org/", address)
    for account in (*made.world.accounts.values(), *made.world.foreign.values()):
        assert f'"{account.username}"' not in given
    assert made.document.added_by.get_username() not in given.replace("secretariats", "")
