"""The board: what the database counts is what the rules say of each point."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallar.accord.actions.drafts import confirm_point
from hallar.accord.actions.evidence import decline_evidence
from hallar.accord.board import (
    SHOWN,
    STANDINGS,
    Board,
    board_of,
    confirmed_points,
    points_with_offers,
    standing_points,
)
from hallar.accord.deadlines import SOON, STALLED, is_late
from hallar.accord.models import Accord, DraftState, Point, Status
from hallar.casework.writing import writing
from tests.accord.board_reference import is_due_soon, is_stalled
from tests.accord.world import AccordWorld

TODAY = date(2023, 3, 1)
RULES = {
    "late": is_late, "soon": is_due_soon, "stalled": is_stalled, "contested": lambda one, _on: one.contested,
}  # fmt: skip
days = st.none() | st.builds(
    lambda edge, more: TODAY + edge + timedelta(more),
    st.sampled_from([timedelta(), SOON, -STALLED]), st.integers(-2, 2),
)  # fmt: skip
points = st.builds(
    Point, status=st.sampled_from(Status), next_due=days, moved_on=days, contested=st.booleans(),
    state=st.sampled_from(DraftState),
)  # fmt: skip


@pytest.fixture
def accord(db: None) -> Accord:
    return opened("accord")


def opened(address: str) -> Accord:
    with writing():
        accord = Accord(title=address, address=address, concluded_on=date(2021, 6, 8))
        accord.save()
    return accord


def follow(accord: Accord, *listed: Point) -> Board:
    with writing():
        accord.points.all().delete()
        for number, one in enumerate(listed, 1):
            one.pk, one.accord, one.number = None, accord, number
            one._state.adding = True
            one.save()
    return board_of(accord, TODAY)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(listed=st.lists(points, max_size=12))
def test_every_confirmed_point_is_counted_where_the_rules_put_it(accord: Accord, listed: list[Point]) -> None:
    board = follow(accord, *listed)
    confirmed = [one for one in listed if one.state == DraftState.CONFIRMED]
    assert board.confirmed == len(confirmed) == confirmed_points(accord).count()
    assert board.drafts == sum(one.state == DraftState.DRAFT for one in listed)
    assert board.by_status == [(status, sum(one.status == status for one in confirmed)) for status in Status]
    assert [group.code for group in board.groups] == list(STANDINGS) == list(RULES)
    for group in board.groups:
        expected = {one.number for one in confirmed if RULES[group.code](one, TODAY)}
        assert {one.number for one in group.points} == expected
        assert group.count == len(expected)
        listed_so = standing_points(confirmed_points(accord), group.code, TODAY)
        assert {one.number for one in listed_so} == expected


@pytest.mark.parametrize("edge", [timedelta(), SOON, -STALLED])
@pytest.mark.parametrize("more", [-1, 0, 1])
def test_the_days_on_which_a_point_changes_groups_are_those_of_the_rules(
    accord: Accord, edge: timedelta, more: int
) -> None:
    day = TODAY + edge + timedelta(more)
    one = Point(state=DraftState.CONFIRMED, status=Status.UNDER_WAY, next_due=day, moved_on=day)
    told = {group.code: group.count == 1 for group in follow(accord, one).groups}
    assert told == {code: rule(one, TODAY) for code, rule in RULES.items()}


def test_the_first_due_stand_first_and_no_more_than_fit(accord: Accord) -> None:
    late = [
        Point(state=DraftState.CONFIRMED, next_due=TODAY - timedelta(1 + (7 * number) % 31))
        for number in range(SHOWN + 5)
    ]
    group = follow(accord, *late).groups[0]
    assert (group.code, group.count, len(group.points)) == ("late", SHOWN + 5, SHOWN)
    assert [one.next_due for one in group.points] == sorted(one.next_due for one in late)[:SHOWN]


def test_an_accord_counts_its_own_points_alone(accord: Accord) -> None:
    follow(opened("other"), Point(state=DraftState.CONFIRMED, contested=True))
    board = board_of(accord, TODAY)
    assert (board.confirmed, board.drafts, [one.count for one in board.groups]) == (0, 0, [0] * 4)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_group_has_a_title_in_the_language_of_the_page(accord: Accord, language: str) -> None:
    from django.utils import translation

    with translation.override(language):
        titles = [one.title for one in board_of(accord, TODAY).groups]
    assert len(set(titles)) == 4
    assert ("Late" in titles) == (language == "en")


def test_a_confirmed_point_waits_for_a_judgement_of_what_is_offered(made: AccordWorld) -> None:
    earlier = made.draft()
    made.later()
    assert list(points_with_offers(made.accord)) == []
    earlier = confirm_point(by=made.mexico, point=earlier, version=earlier.version)
    assert list(points_with_offers(made.accord)) == [earlier]
    offered = earlier.evidence.get()
    decline_evidence(by=made.mexico, evidence=offered, version=offered.version, reason="Another course.")
    assert list(points_with_offers(made.accord)) == []
