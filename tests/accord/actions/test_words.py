"""The words of parties: whose, of which day, about what."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hallar.accord.actions import drafts, progress
from hallar.accord.actions.accords import create_accord
from hallar.accord.models import Point, Status, StatusStatement
from hallar.casework.errors import NotAllowedError, StaleRecordError
from hallar.casework.models import Account
from hallar.casework.roles import Role
from tests.accord.world import AccordWorld, refused

DAY = date(2022, 1, 1)


def now(point: Point) -> Point:
    return Point.objects.get(pk=point.pk)


def replace(made: AccordWorld, point: Point, successor: Point | None) -> StatusStatement:
    return progress.state_status(
        by=made.mexico, point=point, version=now(point).version, status=Status.REPLACED, as_of=DAY, note="x",
        successor=successor,
    )  # fmt: skip


def concur(by: Account, word: StatusStatement) -> StatusStatement:
    return progress.concur(by=by, statement=word, version=now(word.point).version)


def test_what_takes_a_place_is_a_confirmed_point_of_the_accord(made: AccordWorld) -> None:
    point, draft = made.confirmed(), made.draft("task force")
    values = {"title": "B", "address": "b", "concluded_on": DAY, "countries": ["MX", "US"]}
    other = create_accord(by=made.mexico, **values)
    elsewhere = drafts.add_point(
        by=made.mexico, accord=other, document=None, sentence="x", committed_by=["MX"]
    )
    elsewhere = drafts.confirm_point(by=made.mexico, point=elsewhere, version=elsewhere.version)
    for successor, why in (
        (None, "takes its place"),
        (point, "another point of the same accord"),
        (elsewhere, "another point of the same accord"),
        (draft, "Confirm point"),
    ):
        with refused(why):
            replace(made, point, successor)
    assert replace(made, point, made.confirmed("task force")).successor == draft


def test_only_what_was_replaced_has_a_successor(made: AccordWorld) -> None:
    point, other = made.confirmed(), made.confirmed("task force")
    with refused("and only then"):
        progress.state_status(
            by=made.mexico, point=point, version=point.version, status="lapsed", as_of=DAY, note="x",
            successor=other,
        )  # fmt: skip


def test_concurring_with_replaced_concurs_with_the_successor(made: AccordWorld) -> None:
    point, first, second = made.confirmed(), made.confirmed("task force"), made.confirmed("joint table")
    word = replace(made, point, first)
    assert concur(made.states, word).successor == first
    assert now(point).replaced_by == first
    replace(made, point, second)
    assert (now(point).replaced_by, now(point).contested) == (first, True)


def test_a_concurrence_says_what_it_concurs_with_and_is_of_no_earlier_day(made: AccordWorld) -> None:
    point = made.confirmed()
    made.say(made.states, point, Status.UNDER_WAY, date(2022, 6, 1))
    word = made.say(made.mexico, point, Status.FULFILLED, DAY)
    said = concur(made.states, word)
    assert (said.country, said.status, said.concurs_with) == ("US", "fulfilled", word)
    assert said.as_of == date(2022, 6, 1)
    assert now(point).status_since == date(2022, 6, 1)


def test_a_party_may_change_its_mind_after_both_concurred(made: AccordWorld) -> None:
    point = made.confirmed()
    concur(made.states, made.say(made.mexico, point, Status.FULFILLED))
    word = made.say(made.states, point, Status.PARTLY, date(2022, 2, 1))
    assert (now(point).status, now(point).contested) == ("fulfilled", True)
    concur(made.mexico, word)
    assert (now(point).status, now(point).contested) == ("partly", False)
    assert now(point).next_due == date(2023, 12, 31)
    assert [one.status for one in point.statements.all()] == ["fulfilled", "fulfilled", "partly", "partly"]


def test_a_refused_word_leaves_nothing(made: AccordWorld) -> None:
    point = made.confirmed()
    values = {"by": made.mexico, "point": point, "version": point.version, "status": "lapsed", "as_of": DAY}
    for wrong, why, kind in (
        ({"note": " "}, "Grounds", None),
        ({"note": "x", "status": "forgotten"}, "forgotten", ValueError),
        ({"note": "x", "as_of": date.today() + timedelta(days=1)}, "still to come", None),
        ({"note": "x", "version": point.version + 1}, "Somebody else", StaleRecordError),
        ({"note": "x", "by": made.world.by(Role.OBSERVER)}, "role does not allow", NotAllowedError),
    ):
        with refused(why, *([kind] if kind else [])):
            progress.state_status(**{**values, **wrong})
    word = made.say(made.mexico, point, Status.LAPSED)
    with refused("own party"):
        concur(made.mexico, word)
    with refused("Somebody else", StaleRecordError):
        progress.concur(by=made.states, statement=word, version=now(point).version - 1)


@pytest.mark.parametrize("act", ["milestone", "owner"])
def test_a_draft_has_neither_milestones_nor_offices(made: AccordWorld, act: str) -> None:
    with refused("Confirm point"):
        if act == "milestone":
            progress.add_milestone(by=made.mexico, point=made.draft(), title="x", due=None)
        else:
            progress.add_owner(by=made.mexico, point=made.draft(), office="x")


def test_milestones_are_named_and_reached_on_days_that_have_come(made: AccordWorld) -> None:
    point = made.confirmed()
    with refused("Milestone"):
        progress.add_milestone(by=made.mexico, point=point, title=" ", due=DAY)
    with refused("Office"):
        progress.add_owner(by=made.mexico, point=point, office="\t")
    step = progress.add_milestone(by=made.mexico, point=point, title="x", due=DAY)
    tomorrow = date.today() + timedelta(days=1)
    with refused("still to come"):
        progress.reach_milestone(by=made.mexico, milestone=step, version=step.version, done_on=tomorrow)
    with refused("Somebody else", StaleRecordError):
        progress.reach_milestone(by=made.mexico, milestone=step, version=step.version + 1, done_on=DAY)
