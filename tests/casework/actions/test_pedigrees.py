"""Relatives one by one: who becomes whose parent, and what is refused."""

from __future__ import annotations

import pytest

from hallar.casework.actions.families import RELATIONS, add_relative, edit_member, remove_member
from hallar.casework.errors import CaseworkError, StaleRecordError
from hallar.casework.models import Member
from hallar.casework.pedigrees import pedigree_of
from hallar.casework.roles import Role
from hallar.pedigree import describe_relationship
from tests.casework.world import World


@pytest.fixture
def missing(world: World) -> Member:
    person = world.person()
    return world.family(person).members.get(person=person)


@pytest.mark.parametrize(
    ("relation", "words"),
    [
        ("brother", "brother"), ("sister", "sister"), ("half_brother", "half-brother"),
        ("half_sister", "half-sister"), ("son", "son"), ("daughter", "daughter"),
    ],
)  # fmt: skip
def test_a_relative_is_what_was_asked_for(world: World, missing: Member, relation: str, words: str) -> None:
    added = add_relative(by=world.by(Role.REGISTRAR), member=missing, relation=relation)
    pedigree = pedigree_of(missing.family.members.all())
    said = describe_relationship(pedigree, added.code, missing.code, "en")
    assert words in said.casefold().replace(" ", "-"), said


def test_the_second_child_has_the_same_parents(world: World, missing: Member) -> None:
    son, daughter = (
        add_relative(by=world.by(Role.REGISTRAR), member=missing, relation=one) for one in ("son", "daughter")
    )
    assert (son.mother, son.father) == (missing, daughter.father)


@pytest.mark.parametrize("relation", ["father", "mother", "cousin"])
def test_a_parent_twice_and_an_unknown_relation_are_refused(
    world: World, missing: Member, relation: str
) -> None:
    assert "cousin" not in RELATIONS
    with pytest.raises(CaseworkError):
        add_relative(by=world.by(Role.REGISTRAR), member=missing, relation=relation)


def test_a_child_of_somebody_of_unknown_sex_is_refused(world: World, missing: Member) -> None:
    by = world.by(Role.REGISTRAR)
    sister = add_relative(by=by, member=missing, relation="sister")
    sister = edit_member(by=by, member=sister, version=sister.version, values={"sex": "unknown"})
    with pytest.raises(CaseworkError):
        add_relative(by=by, member=sister, relation="son")


def test_a_father_does_not_become_a_woman(world: World, missing: Member) -> None:
    father = missing.father
    assert father is not None
    with pytest.raises(CaseworkError):
        edit_member(
            by=world.by(Role.REGISTRAR), member=father, version=father.version, values={"sex": "female"}
        )
    assert Member.objects.get(pk=father.pk).sex == "male"


def test_nobody_of_another_family_becomes_a_parent(world: World, missing: Member) -> None:
    other = world.family(world.person("FUB-2"), "FAM-2")
    stranger = other.members.get(sex="male")
    with pytest.raises(CaseworkError):
        edit_member(
            by=world.by(Role.REGISTRAR), member=missing, version=missing.version, values={"father": stranger}
        )
    assert Member.objects.get(pk=missing.pk).father != stranger


def test_two_people_do_not_overwrite_each_other(world: World, missing: Member) -> None:
    by, version = world.by(Role.REGISTRAR), missing.version
    edit_member(by=by, member=missing, version=version, values={"deceased": True})
    with pytest.raises(StaleRecordError):
        edit_member(by=by, member=missing, version=version, values={"deceased": False})


def test_only_somebody_nothing_rests_on_is_taken_out(world: World, missing: Member) -> None:
    by = world.by(Role.REGISTRAR)
    sister = add_relative(by=by, member=missing, relation="sister")
    assert missing.father is not None
    for member in (missing, missing.father):
        with pytest.raises(CaseworkError):
            remove_member(by=by, member=member, reason="x")
    remove_member(by=by, member=sister, reason="no existe")
    assert not Member.objects.filter(pk=sister.pk).exists()
