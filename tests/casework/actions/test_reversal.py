"""Identifications that cross one another: what a reversal opens again, and what it leaves alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from hallar.casework.actions import decisions
from hallar.casework.actions.families import withdraw_consent
from hallar.casework.actions.persons import change_status
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Candidate, CandidateState, Consent, Identification, MissingPerson
from hallar.casework.models.remains import RemainsStatus
from hallar.casework.roles import Role
from tests.casework.test_scope import tie
from tests.casework.world import World


@dataclass
class Crossing:
    """Two persons, two sets of remains, and all four candidates."""

    world: World
    pairs: dict[str, Candidate]

    def state(self, pair: str) -> str:
        return Candidate.objects.get(pk=self.pairs[pair].pk).state

    def person(self, pair: str) -> MissingPerson:
        person = Candidate.objects.get(pk=self.pairs[pair].pk).member.person
        assert person is not None
        return person

    def decide(self, pair: str, *steps: str) -> None:
        for step in steps:
            candidate = Candidate.objects.get(pk=self.pairs[pair].pk)
            role = Role.APPROVER if step in ("approve", "refuse") else Role.REVIEWER
            act = getattr(decisions, step)
            act(by=self.world.by(role), candidate=candidate, version=candidate.version, reasons="motivo")

    def identify(self, pair: str) -> Identification:
        self.decide(pair, "propose", "approve")
        return Identification.objects.get(candidate=self.pairs[pair], reversed_at=None)

    def reverse(self, pair: str) -> None:
        standing = Identification.objects.get(candidate=self.pairs[pair], reversed_at=None)
        decisions.reverse(by=self.world.by(Role.APPROVER), identification=standing, reasons="error")


@pytest.fixture
def crossing(world: World) -> Crossing:
    members = {}
    for name in "AB":
        person = world.person(f"FUB-{name}")
        members[name] = world.family(person, f"FAM-{name}").members.get(person=person)
    remains = {number: world.remains(f"R-{number}") for number in "12"}
    return Crossing(
        world,
        {f"{name}{number}": tie(world, members[name], remains[number]) for name in "AB" for number in "12"},
    )


def test_an_identification_closes_what_it_contradicts(crossing: Crossing) -> None:
    crossing.identify("A1")
    assert [crossing.state(pair) for pair in ("A1", "A2", "B1", "B2")] == [
        CandidateState.IDENTIFIED, CandidateState.CLOSED, CandidateState.CLOSED, CandidateState.OPEN,
    ]  # fmt: skip


def test_a_closed_candidate_takes_no_decision(crossing: Crossing) -> None:
    crossing.identify("A1")
    with pytest.raises(CaseworkError):
        crossing.decide("A2", "propose")
    with pytest.raises(CaseworkError):
        crossing.decide("A2", "reopen")


def test_a_reversal_opens_the_others_again(crossing: Crossing) -> None:
    crossing.identify("A1")
    crossing.reverse("A1")
    assert {crossing.state(pair) for pair in ("A2", "B1", "B2")} == {CandidateState.OPEN}
    assert crossing.person("A1").status == "desaparecida"
    with pytest.raises(CaseworkError):
        decisions.reverse(
            by=crossing.world.by(Role.APPROVER), identification=Identification.objects.get(), reasons="again"
        )


def test_a_reversal_leaves_closed_what_another_identification_closes(crossing: Crossing) -> None:
    crossing.identify("A1")
    crossing.identify("B2")
    crossing.reverse("A1")
    assert crossing.state("A2") == CandidateState.CLOSED, "the remains are identified as B"
    assert crossing.state("B1") == CandidateState.CLOSED, "B is identified"
    assert crossing.state("B2") == CandidateState.IDENTIFIED
    assert crossing.person("B2").status == "localizada_sin_vida"


def test_two_parts_of_one_person_are_reversed_in_any_order(crossing: Crossing) -> None:
    crossing.decide("A2", "exclude")
    crossing.identify("A1")
    crossing.decide("A2", "reopen")
    crossing.identify("A2")
    crossing.reverse("A1")
    assert crossing.person("A1").status == "localizada_sin_vida"
    crossing.reverse("A2")
    assert crossing.person("A1").status == "desaparecida"
    assert {one.status for one in (crossing.pairs["A1"].remains, crossing.pairs["A2"].remains)} == {
        RemainsStatus.UNIDENTIFIED
    }


def test_the_same_remains_are_identified_once(crossing: Crossing) -> None:
    crossing.decide("B1", "exclude")
    crossing.identify("A1")
    crossing.decide("B1", "reopen", "propose")
    with pytest.raises(CaseworkError):
        crossing.decide("B1", "approve")
    assert Identification.objects.count() == 1


def test_a_refused_proposal_goes_back_to_review(crossing: Crossing) -> None:
    crossing.decide("A1", "propose", "refuse")
    assert crossing.state("A1") == CandidateState.REVIEW
    with pytest.raises(CaseworkError):
        crossing.decide("A1", "approve")


def test_what_was_withdrawn_while_closed_is_no_ground_after_a_reversal(crossing: Crossing) -> None:
    crossing.identify("A1")
    for consent in Consent.objects.filter(member__family__code="FAM-A"):
        withdraw_consent(
            by=crossing.world.by(Role.LIAISON), consent=consent, on=date(2024, 6, 1), reason="lo pidió"
        )
    crossing.reverse("A1")
    assert crossing.state("A2") == CandidateState.OPEN
    for pair in ("A1", "A2"):
        with pytest.raises(CaseworkError):
            crossing.decide(pair, "propose")
    crossing.decide("B1", "propose")


def test_a_proposal_whose_evidence_is_withdrawn_is_not_approved(crossing: Crossing) -> None:
    crossing.decide("A1", "propose")
    consent = Consent.objects.filter(member__family__code="FAM-A")[0]
    withdraw_consent(by=crossing.world.by(Role.LIAISON), consent=consent, on=date(2024, 6, 1), reason="x")
    with pytest.raises(CaseworkError):
        crossing.decide("A1", "approve")


@pytest.mark.parametrize("status", ["desaparecida", "no_localizada", "localizada_con_vida"])
def test_the_status_of_an_identified_person_changes_by_reversal_alone(
    crossing: Crossing, status: str
) -> None:
    crossing.identify("A1")
    with pytest.raises(CaseworkError):
        change_status(
            by=crossing.world.by(Role.REGISTRAR), person=crossing.person("A1"), new=status, reason="x"
        )
    assert crossing.person("A1").status == "localizada_sin_vida"


def test_nobody_located_alive_is_identified(crossing: Crossing) -> None:
    crossing.decide("A1", "propose")
    liaison, person = crossing.world.by(Role.LIAISON), crossing.person("A1")
    change_status(by=liaison, person=person, new="localizada_con_vida", reason="x")
    with pytest.raises(CaseworkError):
        crossing.decide("A1", "approve")
    assert crossing.person("A1").status == "localizada_con_vida"
