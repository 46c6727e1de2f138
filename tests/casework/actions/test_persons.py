"""Persons searched for: their status and its history, and two people at one record."""

from __future__ import annotations

import pytest

from hallar.casework.actions.persons import add_companion, change_status, edit_person, remove_companion
from hallar.casework.errors import CaseworkError, StaleRecordError
from hallar.casework.models import MissingPerson, StatusChange
from hallar.casework.roles import Role
from tests.casework.world import World


def test_every_status_is_in_the_history(world: World) -> None:
    person = world.person()
    for new in ("no_localizada", "localizada_con_vida", "desaparecida"):
        change_status(by=world.by(Role.LIAISON), person=person, new=new, reason="llamó a su casa")
    steps = list(StatusChange.objects.order_by("pk").values_list("old", "new"))
    assert steps == [
        ("", "desaparecida"), ("desaparecida", "no_localizada"), ("no_localizada", "localizada_con_vida"),
        ("localizada_con_vida", "desaparecida"),
    ]  # fmt: skip
    assert MissingPerson.objects.get().status == "desaparecida"


@pytest.mark.parametrize(
    ("new", "reason"),
    [("localizada_sin_vida", "x"), ("desaparecida", "x"), ("no_localizada", " ")],
)
def test_a_status_needs_a_change_a_reason_and_for_death_an_identification(
    world: World, new: str, reason: str
) -> None:
    person = world.person()
    with pytest.raises(CaseworkError):
        change_status(by=world.by(Role.LIAISON), person=person, new=new, reason=reason)
    assert MissingPerson.objects.get().status == "desaparecida"
    assert StatusChange.objects.count() == 1


def test_an_edit_of_an_older_version_is_refused(world: World) -> None:
    person, by = world.person(), world.by(Role.REGISTRAR)
    edit_person(by=by, person=person, version=1, values={"hair": "negro"})
    with pytest.raises(StaleRecordError):
        edit_person(by=by, person=person, version=1, values={"hair": "rubio"})
    assert MissingPerson.objects.get().hair == "negro"


def test_an_edit_derives_the_days_a_date_allows(world: World) -> None:
    person = world.person(birth_date="1990")
    person = edit_person(
        by=world.by(Role.REGISTRAR), person=person, version=person.version, values={"birth_date": ""}
    )
    assert (person.birth_earliest, person.birth_latest) == (None, None)


@pytest.mark.parametrize("field", ["status", "search_name", "version", "birth_earliest", "agency", "nothing"])
def test_an_edit_reaches_no_field_that_has_a_way_of_its_own(world: World, field: str) -> None:
    person = world.person()
    with pytest.raises(ValueError, match=field):
        edit_person(by=world.by(Role.REGISTRAR), person=person, version=1, values={field: world.other_agency})
    assert MissingPerson.objects.get().version == 1


def test_companions_name_each_other(world: World) -> None:
    one, other, by = world.person("F-1"), world.person("F-2"), world.by(Role.REGISTRAR)
    add_companion(by=by, person=one, companion=other)
    assert other.companions.get() == one
    with pytest.raises(CaseworkError):
        add_companion(by=by, person=one, companion=one)
    remove_companion(by=by, person=other, companion=one, reason="otro viaje")
    assert not one.companions.exists()
