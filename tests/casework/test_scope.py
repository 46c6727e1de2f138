"""Records of other agencies: hidden, unless a candidate ties them; never changed."""

from __future__ import annotations

import pytest

from hallar.casework.actions.persons import edit_person
from hallar.casework.actions.remains import edit_remains
from hallar.casework.errors import NotAllowedError
from hallar.casework.models import Candidate, SearchRun
from hallar.casework.roles import Role
from hallar.casework.scope import (
    candidates_of,
    families_in_view,
    own_persons,
    own_remains,
    persons_in_view,
    remains_in_view,
)
from hallar.casework.writing import writing
from hallar.genetics import DEFAULT_POPULATION
from tests.casework.world import World


def tie(world: World, member: object, remains: object) -> Candidate:
    with writing():
        run = SearchRun(requested_by=world.by(Role.GENETICIST), population=DEFAULT_POPULATION)
        run.save()
        candidate = Candidate(
            run=run, member=member, remains=remains, log10_lr=8, posterior=0.9, expected_fortuitous=0.01,
            loci_compared=15, exclusions=0, sex_conflict=False,
        )  # fmt: skip
        candidate.save()
    return candidate


def test_another_agency_sees_nothing(world: World) -> None:
    person = world.person()
    world.family(person)
    world.remains()
    stranger = world.foreign[Role.REGISTRAR]
    assert not persons_in_view(stranger).exists()
    assert not families_in_view(stranger).exists()
    assert not remains_in_view(stranger).exists()
    own = world.by(Role.REGISTRAR)
    assert persons_in_view(own).get() == person
    assert own_remains(own).count() == 1


def test_a_candidate_shows_each_agency_the_other_side(world: World) -> None:
    person = world.person()
    family = world.family(person)
    stranger = world.foreign[Role.REGISTRAR]
    with writing():
        remains = world.remains()
        remains.agency = world.other_agency
        remains.save()
    tie(world, family.members.get(person=person), remains)
    assert persons_in_view(stranger).get() == person
    assert families_in_view(stranger).get() == family
    assert candidates_of(stranger).count() == 1
    assert not own_persons(stranger).exists()
    assert remains_in_view(world.by(Role.REGISTRAR)).get() == remains


def test_what_another_agency_holds_is_not_changed(world: World) -> None:
    person, remains = world.person(), world.remains()
    stranger = world.foreign[Role.REGISTRAR]
    with pytest.raises(NotAllowedError):
        edit_person(by=stranger, person=person, version=person.version, values={"hair": "black"})
    with pytest.raises(NotAllowedError):
        edit_remains(by=stranger, remains=remains, version=remains.version, values={"hair": "black"})
