"""A point confirmed by mistake: a draft again, while nothing rests on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from hallar.accord.actions import drafts, evidence, progress
from hallar.accord.actions.indicators import record_course
from hallar.accord.actions.reopening import reopen_point
from hallar.accord.board import confirmed_points
from hallar.accord.history import history_of
from hallar.accord.models import Evidence, Point, Status
from hallar.casework.writing import writing
from tests.accord.world import AccordWorld, refused

DAY = date(2022, 1, 1)


def now(point: Point) -> Point:
    return Point.objects.get(pk=point.pk)


def test_what_was_confirmed_by_mistake_is_a_draft_again(made: AccordWorld) -> None:
    point = made.confirmed()
    reopen_point(by=made.states, point=point, version=point.version, reason="The wrong button")
    assert (now(point).state, now(point).confirmed_by, now(point).confirmed_at) == ("draft", None, None)
    assert not confirmed_points(made.accord).exists()
    last = history_of(now(point))[-1]
    assert (last.what, last.grounds) == ("made a draft again by United States", "The wrong button")
    assert made.confirmed().state == "confirmed"


def test_it_takes_a_reason_and_a_confirmed_point(made: AccordWorld) -> None:
    draft = made.draft()
    with refused("Confirm point"):
        reopen_point(by=made.mexico, point=draft, version=draft.version, reason="x")
    point = made.confirmed()
    with refused("Reason"):
        reopen_point(by=made.mexico, point=point, version=point.version, reason=" ")


def test_an_offer_that_nobody_judged_waits_for_the_draft(made: AccordWorld) -> None:
    point = made.confirmed()
    made.later()
    reopen_point(by=made.mexico, point=point, version=point.version, reason="x")
    assert Evidence.objects.get().state == "offered"


def word(made: AccordWorld, point: Point) -> None:
    made.say(made.mexico, point, Status.UNDER_WAY)


def shown(made: AccordWorld, point: Point) -> None:
    evidence.add_evidence(by=made.mexico, point=point, words="x")


def milestone(made: AccordWorld, point: Point) -> None:
    progress.add_milestone(by=made.mexico, point=point, title="x", due=None)


def office(made: AccordWorld, point: Point) -> None:
    progress.add_owner(by=made.mexico, point=point, office="x")


def course(made: AccordWorld, point: Point) -> None:
    record_course(by=made.mexico, accord=made.accord, title="x", held_on=DAY, officials=1, point=point)


def part(made: AccordWorld, point: Point) -> None:
    added = drafts.add_point(
        by=made.mexico, accord=made.accord, document=None, sentence="x", parent=point, committed_by=["MX"]
    )
    drafts.confirm_point(by=made.mexico, point=added, version=added.version)


def successor(made: AccordWorld, point: Point) -> None:
    other = made.confirmed("task force")
    progress.state_status(
        by=made.mexico, point=other, version=other.version, status=Status.REPLACED, as_of=DAY, note="x",
        successor=point,
    )  # fmt: skip


def evidence_elsewhere(made: AccordWorld, point: Point) -> None:
    first = drafts.add_point(
        by=made.mexico, accord=made.accord, document=None, sentence="x", committed_by=["MX"]
    )
    first = drafts.confirm_point(by=made.mexico, point=first, version=first.version)
    offer = Evidence(point=first, later=point, state=Evidence.State.OFFERED)
    with writing():
        offer.save()
    evidence.accept_evidence(by=made.mexico, evidence=offer, version=offer.version, relation="evidence")


RESTS = (word, shown, milestone, office, course, part, successor, evidence_elsewhere)


@pytest.mark.parametrize("put", RESTS)
def test_a_point_that_is_followed_stays_confirmed(
    made: AccordWorld, put: Callable[[AccordWorld, Point], None]
) -> None:
    point = made.confirmed()
    put(made, point)
    with refused("followed already"):
        reopen_point(by=made.mexico, point=point, version=now(point).version, reason="x")
