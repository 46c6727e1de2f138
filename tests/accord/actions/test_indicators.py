"""Indicators and courses: what is refused, and what is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hallar.accord.actions import drafts
from hallar.accord.actions.accords import create_accord
from hallar.accord.actions.indicators import (
    bring_in_series,
    change_course,
    follow_live_figure,
    note_live_figure,
    record_course,
)
from hallar.accord.models import Indicator, LiveFigure, Point, TrainingCourse
from hallar.casework.errors import StaleRecordError
from hallar.formats.defect import BadInputError
from tests.accord.world import AccordWorld, refused

HELD = {"title": "DNA", "held_on": date(2022, 5, 2), "officials": 30}


def bring_in(made: AccordWorld, text: str) -> list[Indicator]:
    return bring_in_series(by=made.mexico, accord=made.accord, name="i.csv", content=text.encode())


def test_days_that_a_later_table_leaves_out_stay(made: AccordWorld) -> None:
    bring_in(made, "date,Labs,Bodies\n2021,1,100\n2022,2,200\n")
    bring_in(made, "date,Labs\n2022,3\n2023,4\n")
    told = {one.name: [int(value.value) for value in one.values.all()] for one in Indicator.objects.all()}
    assert told == {"Labs": [1, 3, 4], "Bodies": [100, 200]}


def test_of_a_bad_table_nothing_is_brought_in(made: AccordWorld) -> None:
    bring_in(made, "date,Labs\n2021,1\n")
    with refused("a value is a number", BadInputError):
        bring_in(made, 'date,Labs,New\n2021,2,3\n2022,3,"1,234"\n')


@pytest.mark.parametrize("followed", [False, True])
def test_no_series_takes_the_name_of_a_figure_of_casework(made: AccordWorld, followed: bool) -> None:
    if followed:
        follow_live_figure(by=made.mexico, accord=made.accord, live="cases_open")
    with refused("follows casework"):
        bring_in(made, "date,Labs,cases_open\n2021,1,2\n")


def test_a_figure_is_followed_once_and_noted_once_a_day(made: AccordWorld) -> None:
    indicator = follow_live_figure(by=made.mexico, accord=made.accord, live=LiveFigure.IDENTIFIED)
    with refused("followed already"):
        follow_live_figure(by=made.states, accord=made.accord, live="identified")
    for by in (made.mexico, made.states):
        note_live_figure(by=by, indicator=indicator)
    assert [(one.on, one.value) for one in indicator.values.all()] == [(date.today(), 0)]


def test_a_series_that_was_brought_in_is_not_noted(made: AccordWorld) -> None:
    (series,) = bring_in(made, "date,Labs\n2021,1\n")
    with refused("nothing to measure"):
        note_live_figure(by=made.mexico, indicator=series)


def test_a_figure_that_there_is_not_is_not_followed(made: AccordWorld) -> None:
    with refused("names_of_the_missing", ValueError):
        follow_live_figure(by=made.mexico, accord=made.accord, live="names_of_the_missing")


def test_a_course_was_held_and_belongs_to_its_accord(made: AccordWorld) -> None:
    values = {"title": "B", "address": "b", "concluded_on": date(2022, 1, 2), "countries": ["MX", "US"]}
    other = create_accord(by=made.mexico, **values)
    point = drafts.add_point(
        by=made.mexico, accord=other, document=None, sentence="x", committed_by=["MX"]
    )  # fmt: skip
    course = record_course(by=made.mexico, accord=made.accord, **HELD)
    for wrong, why in (
        ({"held_on": date.today() + timedelta(days=1)}, "still to come"),
        ({"point": point}, "another accord"),
    ):
        with refused(why):
            record_course(by=made.mexico, accord=made.accord, **{**HELD, **wrong})
        with refused(why):
            change_course(by=made.mexico, course=course, version=course.version, **wrong)


def test_somebody_else_s_change_of_a_course_is_not_overwritten(made: AccordWorld) -> None:
    course = record_course(by=made.mexico, accord=made.accord, **HELD)
    change_course(by=made.states, course=course, version=course.version, officials=31)
    with refused("Somebody else changed", StaleRecordError):
        change_course(by=made.mexico, course=course, version=course.version, officials=29)
    assert TrainingCourse.objects.get().officials == 31


def test_a_course_moves_its_point_on(made: AccordWorld) -> None:
    point = made.confirmed()
    record_course(by=made.mexico, accord=made.accord, **HELD, point=point)
    assert Point.objects.get(pk=point.pk).moved_on == HELD["held_on"]
