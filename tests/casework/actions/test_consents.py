"""A wider or narrower consent holds at once for the samples already given; what was agreed before stays."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest

from hallar.casework.actions import decisions
from hallar.casework.actions.families import add_relative, give_consent, replace_consent, withdraw_consent
from hallar.casework.actions.searches import finish_search, perform_search, request_search, start_search
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.models import (
    Candidate,
    CandidateState,
    Consent,
    DnaProfile,
    Family,
    Member,
    Sample,
    SearchRun,
)
from hallar.casework.roles import Role
from hallar.casework.scope import candidates_of, families_in_view, persons_in_view
from hallar.casework.snapshot import searchable_families, searching_family
from hallar.casework.writing import writing
from hallar.genetics import DEFAULT_POPULATION
from tests.casework.test_scope import tie
from tests.casework.world import World

GIVEN, LATER = date(2024, 1, 2), date(2025, 3, 4)


@dataclass
class Border:
    """A family on one side, remains on both, and the father's consent."""

    world: World
    family: Family
    father: Member
    abroad: Candidate
    at_home: Candidate

    @property
    def consent(self) -> Consent:
        return Consent.in_force().get(member=self.father)

    def replace(self, scope: str, given_on: date = LATER) -> Consent:
        return replace_consent(
            by=self.world.by(Role.LIAISON), consent=self.consent, scope=scope, given_on=given_on,
            document="acta 2",
        )  # fmt: skip

    def states(self) -> tuple[str, str]:
        for one in (self.abroad, self.at_home):
            one.refresh_from_db()
        return self.abroad.state, self.at_home.state

    def seen_abroad(self) -> tuple[bool, bool, bool]:
        stranger = self.world.foreign[Role.REVIEWER]
        return (
            candidates_of(stranger).exists(),
            families_in_view(stranger).exists(),
            persons_in_view(stranger).exists(),
        )


@pytest.fixture
def border(world: World) -> Border:
    person = world.person()
    family = world.family(person)
    missing = family.members.get(person=person)
    abroad = world.remains("R-2")
    with writing():
        abroad.agency = world.other_agency
        abroad.save()
    assert missing.father is not None
    return Border(
        world, family, missing.father, tie(world, missing, abroad), tie(world, missing, world.remains())
    )


def test_the_samples_already_given_stay_and_so_does_the_history(border: Border) -> None:
    profiles = set(DnaProfile.objects.filter(active=True).values_list("pk", flat=True))
    first = border.consent
    second = border.replace("own_country")
    first.refresh_from_db()
    assert (first.replaced_on, first.withdrawn_on, first.is_in_force) == (LATER, None, False)
    assert (second.replaces, second.scope, second.document) == (first, "own_country", "acta 2")
    third = border.replace("all_countries")
    assert list(border.father.consents.all()) == [third, second, first]
    assert border.consent == third
    assert set(DnaProfile.objects.filter(active=True).values_list("pk", flat=True)) == profiles
    assert not Sample.objects.filter(state=Sample.State.WITHDRAWN).exists()
    assert len(searching_family(border.family).profiles) == 2
    assert searchable_families().exists()


def test_a_narrower_consent_ends_at_once_what_the_other_country_sees(border: Border) -> None:
    assert border.seen_abroad() == (True, True, True)
    border.replace("own_country")
    assert border.states() == (CandidateState.CLOSED, CandidateState.OPEN)
    assert border.seen_abroad() == (False, False, False)
    assert candidates_of(border.world.by(Role.REVIEWER)).count() == 2
    with pytest.raises(CaseworkError):
        decisions.add_note(by=border.world.foreign[Role.REVIEWER], candidate=border.abroad, text="x")


def test_a_wider_consent_brings_the_other_country_back(border: Border) -> None:
    border.replace("own_country")
    border.replace("all_countries")
    assert border.states() == (CandidateState.OPEN, CandidateState.OPEN)
    assert border.seen_abroad() == (True, True, True)
    assert [one.kind for one in border.abroad.decisions.all()] == ["close", "reopen"]


def test_what_was_decided_stays_decided(border: Border) -> None:
    def decide(act: str, role: Role) -> None:
        border.abroad.refresh_from_db()
        getattr(decisions, act)(
            by=border.world.by(role), candidate=border.abroad, version=border.abroad.version, reasons="m"
        )

    decide("exclude", Role.REVIEWER)
    border.replace("own_country")
    assert border.states()[0] == CandidateState.EXCLUDED
    with pytest.raises(CaseworkError):
        decide("reopen", Role.REVIEWER)
    border.replace("all_countries")
    for act, role in (("reopen", Role.REVIEWER), ("propose", Role.REVIEWER), ("approve", Role.APPROVER)):
        decide(act, role)
    border.replace("own_country")
    assert border.states()[0] == CandidateState.IDENTIFIED
    assert border.seen_abroad() == (True, True, True), "they hold the remains and know whose they are"
    decisions.reverse(
        by=border.world.by(Role.APPROVER), identification=border.abroad.identifications.get(), reasons="m"
    )
    assert border.states()[0] == CandidateState.CLOSED
    assert border.seen_abroad() == (False, False, False)


def test_the_next_search_follows_the_consent_in_force(world: World, settings: object, tmp_path: Path) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    world.family(world.person())
    with writing():
        abroad = world.remains("R-2")
        abroad.agency = world.other_agency
        abroad.save()
    world.remains()
    for scope, expected in (("own_country", {"R-1"}), ("all_countries", {"R-1", "R-2"})):
        replace_consent(
            by=world.by(Role.LIAISON), consent=Consent.in_force()[0], scope=scope, given_on=LATER, document=""
        )
        run = request_search(by=world.by(Role.GENETICIST), population=DEFAULT_POPULATION)
        run = start_search(by=None, run=run)
        finish_search(by=None, run=run, result=perform_search(run))
        assert set(Candidate.objects.values_list("remains__code", flat=True)) == expected


def test_one_consent_is_in_force(border: Border) -> None:
    first, by = border.consent, border.world.by(Role.LIAISON)
    with pytest.raises(CaseworkError):
        give_consent(by=by, member=border.father, scope="own_country", given_on=LATER, document="")
    for scope, on in (("all_countries", LATER), ("own_country", date(2023, 1, 1))):
        with pytest.raises(CaseworkError):
            border.replace(scope, on)
    second = border.replace("own_country")
    for act in (withdraw_consent, replace_consent):
        more = {"on": LATER, "reason": "x"}
        if act is replace_consent:
            more = {"scope": "own_country", "given_on": LATER, "document": ""}
        with pytest.raises(CaseworkError):
            act(by=by, consent=first, **more)  # type: ignore[arg-type]
    assert border.consent == second


def test_a_withdrawal_after_a_replacement_withdraws_the_samples(border: Border) -> None:
    second = border.replace("own_country")
    withdraw_consent(by=border.world.by(Role.LIAISON), consent=second, on=LATER, reason="lo pidió")
    assert border.father.samples.get().state == Sample.State.WITHDRAWN
    assert border.states()[0] == CandidateState.OPEN, "nobody's consent ends at the border any more"
    assert border.abroad.evidence_withdrawn


def test_no_pair_across_a_border_outlives_the_last_consent(border: Border) -> None:
    by = border.world.by(Role.LIAISON)
    border.replace("own_country")
    for one in list(Consent.in_force()):
        withdraw_consent(by=by, consent=one, on=LATER, reason="lo pidió")
    assert border.states() == (CandidateState.CLOSED, CandidateState.OPEN)
    assert border.seen_abroad() == (False, False, False)
    give_consent(by=by, member=border.father, scope="all_countries", given_on=LATER, document="")
    assert border.states() == (CandidateState.OPEN, CandidateState.OPEN)
    assert border.seen_abroad() == (True, True, True)


@pytest.mark.parametrize("withdrawn", [False, True])
def test_a_search_lists_nobody_abroad_whose_last_consent_was_withdrawn_meanwhile(
    border: Border, settings: object, tmp_path: Path, withdrawn: bool
) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    with writing():
        Candidate.objects.all().delete()
        SearchRun.objects.all().delete()
    run = request_search(by=border.world.by(Role.GENETICIST), population=DEFAULT_POPULATION)
    run = start_search(by=None, run=run)
    performed = perform_search(run)
    for one in list(Consent.in_force()) if withdrawn else []:
        withdraw_consent(by=border.world.by(Role.LIAISON), consent=one, on=LATER, reason="x")
    finish_search(by=None, run=run, result=performed)
    found = set(Candidate.objects.values_list("remains__code", flat=True))
    assert found == ({"R-1"} if withdrawn else {"R-1", "R-2"})


@pytest.mark.parametrize(
    ("scope", "on"), [("everywhere", LATER), ("own_country", date.today() + timedelta(days=1))]
)
def test_a_consent_that_cannot_be_changes_nothing(border: Border, scope: str, on: date) -> None:
    by, first = border.world.by(Role.LIAISON), border.consent
    sister = add_relative(by=border.world.by(Role.REGISTRAR), member=border.abroad.member, relation="sister")
    with pytest.raises(CaseworkError):
        border.replace(scope, on)
    with pytest.raises(CaseworkError):
        give_consent(by=by, member=sister, scope=scope, given_on=on, document="")
    assert border.consent == first
    assert not sister.consents.exists()


def test_nothing_is_withdrawn_on_a_day_to_come(border: Border) -> None:
    with pytest.raises(CaseworkError):
        withdraw_consent(
            by=border.world.by(Role.LIAISON), consent=border.consent, reason="x",
            on=date.today() + timedelta(days=1),
        )  # fmt: skip
    assert border.consent.is_in_force


def test_another_agency_changes_no_consent(border: Border) -> None:
    with pytest.raises(NotAllowedError):
        replace_consent(
            by=border.world.foreign[Role.LIAISON], consent=border.consent, scope="own_country",
            given_on=LATER, document="",
        )  # fmt: skip
