"""Slips of the hand: years and numbers that cannot be meant are refused, wherever they are entered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from hallar.accord.actions import drafts, progress
from hallar.accord.actions.accords import create_accord
from hallar.accord.actions.documents import add_document
from hallar.accord.actions.evidence import add_evidence
from hallar.accord.actions.indicators import record_course
from tests.accord.world import AccordWorld, refused

TOO_EARLY, TOO_LATE = date(1, 1, 1), date(9999, 12, 31)
HELD: dict[str, Any] = {"title": "DNA", "held_on": date(2022, 5, 2), "officials": 30}


def test_an_accord_and_its_documents_are_of_no_mistyped_year(made: AccordWorld) -> None:
    with refused("between 1800 and"):
        create_accord(
            by=made.mexico, title="B", address="b", concluded_on=TOO_EARLY, countries=["MX", "US"]
        )  # fmt: skip
    with refused("between 1800 and"):
        add_document(
            by=made.mexico, accord=made.accord, name="x.txt", content=b"Both governments agreed to meet.",
            title="x", kind="other", dated=TOO_EARLY,
        )  # fmt: skip


@pytest.mark.parametrize("day", [TOO_EARLY, TOO_LATE])
def test_nothing_falls_due_in_a_mistyped_year(made: AccordWorld, day: date) -> None:
    point = made.confirmed()
    with refused("between 1800 and"):
        drafts.correct_point(by=made.mexico, point=point, version=point.version, due_from=None, due_to=day)
    with refused("between 1800 and"):
        progress.add_milestone(by=made.mexico, point=point, title="x", due=day)


def test_no_evidence_is_of_a_mistyped_year(made: AccordWorld) -> None:
    point = made.confirmed()
    with refused("between 1800 and"):
        add_evidence(by=made.mexico, point=point, words="x", dated=TOO_EARLY)


@pytest.mark.parametrize("wrong", [{"officials": 10**11}, {"hours": 10**6}, {"held_on": TOO_EARLY}])
def test_no_course_is_larger_than_a_course_can_be(made: AccordWorld, wrong: dict[str, Any]) -> None:
    with refused("less than or equal to|between 1800 and"):
        record_course(by=made.mexico, accord=made.accord, **{**HELD, **wrong})


def test_no_milestone_was_reached_before_the_point_was_agreed(made: AccordWorld) -> None:
    point = made.confirmed()
    milestone = progress.add_milestone(by=made.mexico, point=point, title="x", due=None)
    agreed = point.agreed_on()
    with refused("agreed on 2021-06-08"):
        progress.reach_milestone(
            by=made.mexico, milestone=milestone, version=milestone.version, done_on=agreed - timedelta(days=1)
        )
    reached = progress.reach_milestone(
        by=made.mexico, milestone=milestone, version=milestone.version, done_on=agreed
    )
    assert reached.done_on == agreed
