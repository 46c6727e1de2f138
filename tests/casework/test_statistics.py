"""Counts and waiting lists are those of the account's own view."""

from __future__ import annotations

import pytest

from hallar.casework.actions import decisions
from hallar.casework.models import Candidate
from hallar.casework.roles import Role
from hallar.casework.statistics import (
    WaitingKind,
    case_counts,
    families_to_sample,
    map_points,
    waiting_list,
)
from tests.casework.test_scope import tie
from tests.casework.world import World


@pytest.fixture
def candidate(world: World) -> Candidate:
    person = world.person(last_contact="2019", last_latitude=26.0, last_longitude=-98.0, nationality="HN")
    remains = world.remains(found_latitude=25.0, found_longitude=-98.0)
    return tie(world, world.family(person).members.get(person=person), remains)


def figures(world: World, *, foreign: bool = False) -> list[int]:
    account = (world.foreign if foreign else world.accounts)[Role.REVIEWER]
    return [count for _name, count in case_counts(account).figures]


def test_a_case_is_counted_once_at_every_stage(world: World, candidate: Candidate) -> None:
    assert figures(world) == [1, 1, 1, 0, 0, 0, 0, 0]
    decisions.take_candidate(by=world.by(Role.REVIEWER), candidate=candidate)
    assert figures(world) == [1, 1, 0, 1, 0, 0, 0, 0]
    for role, decide in ((Role.REVIEWER, decisions.propose), (Role.APPROVER, decisions.approve)):
        now = Candidate.objects.get()
        decide(by=world.by(role), candidate=now, version=now.version, reasons="x")
    assert figures(world) == [0, 0, 0, 0, 0, 1, 0, 1]
    counts = case_counts(world.by(Role.REVIEWER))
    assert counts.days_to_answer is not None
    assert counts.by_year == counts.by_country == []


def test_open_persons_are_counted_by_country_agency_and_year(world: World, candidate: Candidate) -> None:
    counts = case_counts(world.by(Role.REVIEWER))
    rows = [*counts.by_country, *counts.by_agency, *counts.by_year]
    assert [row["count"] for row in rows] == [1, 1, 1]
    assert counts.by_year[0]["key"] == "2019"
    assert {(one.kind, one.count) for one in map_points(world.by(Role.REVIEWER))} == {
        ("last_seen", 1),
        ("found", 1),
    }


def test_another_agency_counts_nothing(world: World, candidate: Candidate) -> None:
    assert figures(world, foreign=True) == [0] * 8
    for role in Role:
        assert not [one for one in waiting_list(world.foreign[role]) if one.count]
    assert map_points(world.foreign[Role.REVIEWER]) == []
    assert not families_to_sample(world.foreign[Role.REVIEWER]).exists()


def test_waiting_lists_lead_to_what_waits(world: World, candidate: Candidate) -> None:
    groups = [one for one in waiting_list(world.by(Role.REVIEWER)) if one.rows]
    rows = [row for one in groups for row in one.rows]
    assert [(one.kind, one.state) for one in groups] == [(WaitingKind.CANDIDATE, "open")]
    assert [number for _words, _since, number in rows] == [candidate.pk]
    assert all("Prueba" not in words for words, _since, _number in rows)


def test_a_family_with_two_typed_relatives_or_a_candidate_is_not_asked_again(
    world: World, candidate: Candidate
) -> None:
    world.family(world.person("FUB-2"), "FAM-2")
    assert not families_to_sample(world.by(Role.LIAISON)).exists()
