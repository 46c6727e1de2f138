"""From a search to an identification and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from hallar.casework.actions import decisions
from hallar.casework.actions.searches import finish_search, perform_search, request_search, start_search
from hallar.casework.errors import CaseworkError, NotAllowedError, StaleRecordError
from hallar.casework.evidence import scenario_json
from hallar.casework.models import Candidate, CandidateState, Identification, Notification
from hallar.casework.models.remains import RemainsStatus
from hallar.casework.roles import Role
from hallar.formats import read_registry_json
from hallar.genetics import DEFAULT_POPULATION
from hallar.search import explain_pair
from tests.casework.world import World


@pytest.fixture
def candidate(world: World, settings: object, tmp_path: object) -> Candidate:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    person = world.person()
    world.family(person)
    world.remains()
    run = request_search(by=world.by(Role.GENETICIST), population=DEFAULT_POPULATION)
    run = start_search(by=None, run=run)
    finish_search(by=None, run=run, result=perform_search(run))
    return Candidate.objects.get()


def test_a_search_finds_the_child_of_both_parents(candidate: Candidate) -> None:
    assert candidate.log10_lr > 8
    assert candidate.posterior > 0.99
    assert candidate.exclusions == 0


def test_anyone_can_compute_a_candidate_again(candidate: Candidate, tmp_path: Path) -> None:
    content = scenario_json(candidate)
    assert content is not None
    file = tmp_path / "scenario.json"
    file.write_bytes(content)
    registry, warnings = read_registry_json(file)
    assert warnings == []
    family = registry.families[0]
    assert registry.model is not None
    found = explain_pair(family, family.missing[0], registry.remains[0], registry.model)
    assert found.log10_lr == pytest.approx(candidate.log10_lr, rel=1e-9)
    assert b"Prueba" not in content


def test_an_identification_takes_two_roles(world: World, candidate: Candidate) -> None:
    decisions.propose(
        by=world.by(Role.REVIEWER), candidate=candidate, version=candidate.version, reasons="LR"
    )
    candidate.refresh_from_db()
    identification = decisions.approve(
        by=world.by(Role.APPROVER), candidate=candidate, version=candidate.version, reasons="checked"
    )
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.IDENTIFIED
    assert candidate.member.person is not None
    assert candidate.member.person.status == "localizada_sin_vida"
    assert candidate.remains.status == RemainsStatus.IDENTIFIED
    assert Notification.objects.get().identification == identification

    decisions.reverse(by=world.by(Role.APPROVER), identification=identification, reasons="error")
    candidate = Candidate.objects.get()
    assert candidate.state == CandidateState.REVIEW
    assert candidate.member.person is not None
    assert candidate.member.person.status == "desaparecida"
    assert Identification.objects.get().reversal_reasons == "error"


def test_the_proposer_cannot_approve(world: World, candidate: Candidate) -> None:
    reviewer = world.by(Role.REVIEWER)
    decisions.propose(by=reviewer, candidate=candidate, version=candidate.version, reasons="LR")
    candidate.refresh_from_db()
    with pytest.raises(NotAllowedError):
        decisions.approve(by=reviewer, candidate=candidate, version=candidate.version, reasons="me too")


def test_a_decision_on_an_older_version_is_refused(world: World, candidate: Candidate) -> None:
    decisions.take_candidate(by=world.by(Role.REVIEWER), candidate=candidate)
    with pytest.raises(StaleRecordError):
        decisions.exclude(by=world.by(Role.GENETICIST), candidate=candidate, version=1, reasons="x")


def test_reasons_are_required(world: World, candidate: Candidate) -> None:
    with pytest.raises(CaseworkError):
        decisions.exclude(
            by=world.by(Role.REVIEWER), candidate=candidate, version=candidate.version, reasons=" "
        )
    candidate.refresh_from_db()
    assert candidate.state == CandidateState.OPEN
