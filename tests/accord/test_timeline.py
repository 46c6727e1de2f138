"""The timeline of an accord."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hallar.accord.actions.progress import add_milestone
from hallar.accord.models import Accord, DraftState, Point, Status
from hallar.accord.timeline import ROWS, draw_accord, draw_points
from hallar.casework.writing import writing
from tests.accord.world import AccordWorld

TODAY = date(2023, 3, 1)


def point(accord: Accord, name: str, **values: object) -> None:
    with writing():
        Point(
            accord=accord, number=100 + accord.points.count(), summary=name, state=DraftState.CONFIRMED,
            **{"due_to": TODAY, "next_due": TODAY, **values},
        ).save()  # fmt: skip


def test_an_accord_without_dated_points_has_no_timeline(made: AccordWorld) -> None:
    assert draw_accord(made.accord, TODAY, "en") == ""
    made.confirmed("task force")
    assert draw_accord(made.accord, TODAY, "en") == ""
    assert draw_points([], TODAY, "en") == ""


def test_a_milestone_puts_a_point_on_the_timeline(made: AccordWorld) -> None:
    step = {"title": "Rules signed", "due": date(2022, 5, 6)}
    add_milestone(by=made.mexico, point=made.confirmed("task force"), **step)
    drawn = draw_accord(made.accord, TODAY, "en")
    assert "2022-05-06 Rules signed" in drawn
    assert drawn.count("<svg") == 1


def test_what_is_settled_does_not_crowd_out_what_is_due(made: AccordWorld) -> None:
    for number in range(ROWS):
        point(made.accord, f"settled {number}", status=Status.FULFILLED, next_due=None)
    point(made.accord, "still owed")
    drawn = draw_accord(made.accord, TODAY, "en")
    assert "still owed" in drawn
    assert drawn.count(". settled") > 0


def test_the_first_due_stand_first_and_no_more_than_there_is_room_for(made: AccordWorld) -> None:
    for number in range(ROWS + 3):
        point(made.accord, f"due {number:02}", next_due=TODAY - timedelta(number))
    drawn = draw_accord(made.accord, TODAY, "en")
    places = [drawn.find(f"due {number:02}") for number in reversed(range(ROWS + 3))]
    assert places[:ROWS] == sorted(places[:ROWS])
    assert places[0] > 0
    assert places[ROWS:] == [-1] * 3


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("status", Status)
def test_a_point_of_every_status_is_drawn_even_if_it_was_due_before_it_was_agreed(
    made: AccordWorld, status: Status, language: str
) -> None:
    point(made.accord, "<b>early & late</b>", status=status, due_to=date(2019, 1, 1))
    drawn = draw_accord(made.accord, TODAY, language)
    assert "&lt;b&gt;early &amp; late" in drawn
    assert "<b>" not in drawn
