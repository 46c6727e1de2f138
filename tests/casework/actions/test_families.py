"""Pedigrees stay possible; a withdrawn consent leaves every later search."""

from __future__ import annotations

import contextlib
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallar.casework.actions.families import (
    RELATIONS,
    add_relative,
    edit_member,
    give_consent,
    remove_member,
    withdraw_consent,
)
from hallar.casework.actions.samples import take_sample
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Consent, DnaProfile, Sample
from hallar.casework.pedigrees import pedigree_errors
from hallar.casework.roles import Role
from hallar.casework.snapshot import searchable_families, searching_family
from hallar.casework.writing import writing
from tests.casework.world import World


class RolledBackError(Exception):
    """Ends an example without a trace."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(steps=st.lists(st.tuples(st.integers(0, 9), st.sampled_from(RELATIONS)), max_size=8))
def test_any_sequence_of_relatives_gives_a_possible_pedigree(
    world: World, steps: list[tuple[int, str]]
) -> None:
    with contextlib.suppress(RolledBackError), transaction.atomic():
        family = world.family(world.person())
        for place, relation in steps:
            members = list(family.members.all())
            try:
                with transaction.atomic():
                    add_relative(
                        by=world.by(Role.REGISTRAR), member=members[place % len(members)], relation=relation
                    )
            except CaseworkError:
                continue
            assert pedigree_errors(family) == []
        raise RolledBackError


def test_nobody_becomes_their_own_ancestor(world: World) -> None:
    person = world.person()
    missing = world.family(person).members.get(person=person)
    father = missing.father
    assert father is not None
    with pytest.raises(CaseworkError):
        edit_member(
            by=world.by(Role.REGISTRAR), member=father, version=father.version, values={"mother": missing}
        )


def test_no_sample_without_consent(world: World) -> None:
    person = world.person()
    missing = world.family(person).members.get(person=person)
    sister = add_relative(by=world.by(Role.REGISTRAR), member=missing, relation="sister")
    with pytest.raises(CaseworkError):
        take_sample(by=world.by(Role.REGISTRAR), source=sister, kind="saliva", taken_on=date(2024, 1, 1))


def test_a_member_who_gave_a_consent_stays_in_the_pedigree(world: World) -> None:
    person, by = world.person(), world.by(Role.REGISTRAR)
    missing = world.family(person).members.get(person=person)
    sister, brother = (
        add_relative(by=by, member=missing, relation=relation) for relation in ("sister", "brother")
    )
    consent = give_consent(
        by=by, member=sister, scope="all_countries", given_on=date(2024, 1, 2), document="acta 7"
    )
    withdraw_consent(by=by, consent=consent, on=date(2024, 6, 1), reason="lo pidió")
    with pytest.raises(CaseworkError, match=r"consent"):
        remove_member(by=by, member=sister, reason="duplicada")
    remove_member(by=by, member=brother, reason="duplicado")
    assert set(missing.family.members.values_list("code", flat=True)) >= {sister.code}
    assert Consent.objects.filter(member=sister).get().document == "acta 7"


def test_why_a_member_stays_and_what_to_do_instead_is_said(world: World) -> None:
    person, by = world.person(), world.by(Role.REGISTRAR)
    missing = world.family(person).members.get(person=person)
    grandmother = add_relative(by=by, member=missing.father, relation="mother")
    with translation.override("en"):
        for member, advice in (
            (missing.father, "withdraw the consent"), (missing, "change the person's status"),
            (grandmother, "Correct the parents of the children"),
        ):  # fmt: skip
            with pytest.raises(CaseworkError, match=advice):
                remove_member(by=by, member=member, reason="x")
    assert missing.family.members.count() == 4


def test_the_database_keeps_every_consent(world: World) -> None:
    person = world.person()
    world.family(person)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM casework_consent")
    with pytest.raises(ProtectedError), transaction.atomic(), writing():
        Consent.objects.all()[0].member.delete()
    assert Consent.objects.count() == 2


def test_a_withdrawn_consent_leaves_the_next_search(world: World) -> None:
    person = world.person()
    family = world.family(person)
    assert len(searching_family(family).profiles) == 2
    for consent in Consent.objects.all():
        withdraw_consent(by=world.by(Role.LIAISON), consent=consent, on=date(2024, 6, 1), reason="lo pidió")
    assert not DnaProfile.objects.filter(active=True).exists()
    assert set(Sample.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert not searchable_families().exists()
