"""Searches: asked for once, called off, broken off, and overtaken by what happens meanwhile."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from hallar.casework.actions import searches
from hallar.casework.actions.families import register_family, withdraw_consent
from hallar.casework.actions.persons import change_status
from hallar.casework.actions.searches import (
    CalledOffError,
    cancel_search,
    finish_search,
    perform_search,
    request_search,
    start_search,
)
from hallar.casework.errors import CaseworkError
from hallar.casework.evidence import genetic_evidence
from hallar.casework.jobs import run_search
from hallar.casework.models import Candidate, CandidateState, Consent, SearchRun
from hallar.casework.roles import Role
from hallar.casework.snapshot import run_model, searchable_families
from hallar.casework.writing import writing
from hallar.genetics import DEFAULT_POPULATION
from hallar.kinship import KinshipModel, describe_model
from tests.casework.world import CHILD, World


@pytest.fixture
def run(world: World, settings: object, tmp_path: Path) -> SearchRun:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    world.family(world.person())
    world.remains()
    return request_search(by=world.by(Role.GENETICIST), population=DEFAULT_POPULATION)


def again(world: World) -> SearchRun:
    run = request_search(by=world.by(Role.GENETICIST), population=DEFAULT_POPULATION)
    return finish(start_search(by=None, run=run))


def finish(run: SearchRun) -> SearchRun:
    return finish_search(by=None, run=run, result=perform_search(run))


def test_one_search_at_a_time(world: World, run: SearchRun) -> None:
    with pytest.raises(CaseworkError):
        request_search(by=world.by(Role.REVIEWER), population=DEFAULT_POPULATION)
    with pytest.raises(CaseworkError):
        request_search(by=world.by(Role.REVIEWER), population="Atlantis")


def test_a_search_that_is_called_off_leaves_nothing(world: World, run: SearchRun) -> None:
    run = start_search(by=None, run=run)
    result = perform_search(run)
    cancel_search(by=world.by(Role.GENETICIST), run=run)
    with pytest.raises(CaseworkError):
        finish_search(by=None, run=run, result=result)
    with pytest.raises(CalledOffError):
        perform_search(run)
    with pytest.raises(CaseworkError):
        start_search(by=None, run=run)
    assert not Candidate.objects.exists()


def test_the_model_of_a_search_is_built_once(run: SearchRun, monkeypatch: pytest.MonkeyPatch) -> None:
    built = []

    def counted(run: SearchRun) -> KinshipModel:
        built.append(run_model(run))
        return built[-1]

    monkeypatch.setattr(searches, "run_model", counted)
    run = finish(start_search(by=None, run=run))
    assert len(built) == 1
    assert run.provenance["model"] == json.loads(json.dumps(describe_model(built[0])))


def test_a_search_that_was_broken_off_begins_again(run: SearchRun) -> None:
    start_search(by=None, run=run)
    finish(start_search(by=None, run=run))
    assert Candidate.objects.count() == 1


def test_what_goes_wrong_is_written_on_the_search(world: World, settings: object, tmp_path: Path) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    empty = request_search(by=world.by(Role.GENETICIST), population=DEFAULT_POPULATION)
    run_search.func(empty.pk)
    empty.refresh_from_db()
    assert empty.state == "failed"
    assert empty.failure


def test_a_decided_candidate_keeps_its_figures_and_state(world: World, run: SearchRun) -> None:
    finish(start_search(by=None, run=run))
    with writing():
        candidate = Candidate.objects.get()
        candidate.state, candidate.log10_lr = CandidateState.EXCLUDED, 1.5
        candidate.save()
    again(world)
    candidate = Candidate.objects.get()
    assert (candidate.state, candidate.log10_lr, candidate.run) == (CandidateState.EXCLUDED, 1.5, run)


def test_a_candidate_under_review_gets_the_new_figures(world: World, run: SearchRun) -> None:
    finish(start_search(by=None, run=run))
    found = Candidate.objects.get().log10_lr
    with writing():
        candidate = Candidate.objects.get()
        candidate.state, candidate.log10_lr = CandidateState.REVIEW, 1.5
        candidate.save()
    later = again(world)
    candidate = Candidate.objects.get()
    assert (candidate.state, candidate.run) == (CandidateState.REVIEW, later)
    assert candidate.log10_lr == pytest.approx(found)


def test_a_consent_withdrawn_during_a_search_is_said_on_its_candidates(world: World, run: SearchRun) -> None:
    run = start_search(by=None, run=run)
    result = perform_search(run)
    withdraw_consent(
        by=world.by(Role.LIAISON), consent=Consent.objects.all()[0], on=date(2024, 6, 1), reason="lo pidió"
    )
    finish_search(by=None, run=run, result=result)
    assert Candidate.objects.get().evidence_withdrawn


def test_a_person_located_during_a_search_becomes_no_candidate(world: World, run: SearchRun) -> None:
    run = start_search(by=None, run=run)
    result = perform_search(run)
    person = Consent.objects.all()[0].member.family.members.get(code="P1").person
    assert person is not None
    change_status(by=world.by(Role.LIAISON), person=person, new="localizada_con_vida", reason="llamó")
    finish_search(by=None, run=run, result=result)
    assert not Candidate.objects.exists()


def test_a_family_with_nothing_but_the_persons_own_sample_stops_no_search(
    world: World, run: SearchRun
) -> None:
    person = world.person("FUB-2")
    family = register_family(by=world.by(Role.REGISTRAR), agency=world.agency, code="FAM-2", person=person)
    world.typed(family.members.get(), CHILD)
    finish(start_search(by=None, run=run))
    assert Candidate.objects.get().member.family.code == "FAM-1"
    assert [one.code for one in searchable_families()] == ["FAM-1"]


def test_a_consent_for_the_own_country_keeps_a_pair_across_the_border_out(
    world: World, run: SearchRun
) -> None:
    with writing():
        consent = Consent.objects.all()[0]
        consent.scope = Consent.Scope.OWN_COUNTRY
        consent.save()
        remains = world.remains("R-2")
        remains.agency = world.other_agency
        remains.save()
    finish(start_search(by=None, run=run))
    assert Candidate.objects.get().remains.code == "R-1"


def test_the_evidence_is_gone_with_the_profiles(world: World, run: SearchRun) -> None:
    finish(start_search(by=None, run=run))
    candidate = Candidate.objects.get()
    evidence = genetic_evidence(candidate, "es")
    assert evidence is not None
    assert evidence.explanation.log10_lr == pytest.approx(candidate.log10_lr, rel=1e-9)
    assert evidence.explanation.log10_lr_linked == pytest.approx(candidate.log10_lr_linked, rel=1e-9)
    for consent in Consent.objects.all():
        withdraw_consent(by=world.by(Role.LIAISON), consent=consent, on=date(2024, 6, 1), reason="lo pidió")
    assert genetic_evidence(Candidate.objects.get(), "es") is None
