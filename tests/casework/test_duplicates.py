"""One person on two records."""

from __future__ import annotations

import pytest

from hallar.casework.actions.details import add_detail
from hallar.casework.actions.persons import register_person
from hallar.casework.duplicates import possible_duplicates
from hallar.casework.models import IdentityNumber, MissingPerson, PersonName
from hallar.casework.roles import Role
from tests.casework.world import World


def person(
    world: World, folio: str, given: str = "Ana María", surname: str = "Núñez", **values: object
) -> MissingPerson:
    return register_person(
        by=world.by(Role.REGISTRAR), agency=world.agency, status="desaparecida",
        name={"given": given, "first_surname": surname}, values={"folio": folio, **values},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ({}, {}, True),
        ({"birth_date": "1990"}, {}, True),
        ({"birth_date": "1990"}, {"birth_date": "1990-05-01"}, True),
        ({"birth_date": "1990"}, {"birth_date": "1991"}, False),
        ({}, {"given": "ANA MARIA", "surname": "nunez"}, True),
        ({}, {"surname": "Nuño"}, False),
    ],
)
def test_the_same_name_and_a_birth_date_that_fits(
    world: World, one: dict[str, object], other: dict[str, object], alike: bool
) -> None:
    first, second = person(world, "F-1", **one), person(world, "F-2", **other)  # type: ignore[arg-type]
    assert list(possible_duplicates(first)) == ([second] if alike else [])
    assert list(possible_duplicates(second)) == ([first] if alike else [])


def test_the_same_identity_number(world: World) -> None:
    first, second = person(world, "F-1"), person(world, "F-2", given="Otra")
    for one in (first, second):
        add_detail(
            by=world.by(Role.REGISTRAR),
            owner=one,
            kind=IdentityNumber,
            values={"kind": "other", "value": "1"},
        )
    assert list(possible_duplicates(first)) == [second]


def test_an_alias_hides_no_duplicate(world: World) -> None:
    first, second = person(world, "F-1"), person(world, "F-2")
    add_detail(
        by=world.by(Role.REGISTRAR), owner=first, kind=PersonName, values={"kind": "alias", "given": "Güera"}
    )
    first.refresh_from_db()
    assert list(possible_duplicates(first)) == [second]
    assert list(possible_duplicates(second)) == [first]


def test_a_first_name_alone_is_no_likeness(world: World) -> None:
    first = person(world, "F-1", given="Ana", surname="")
    person(world, "F-2", given="Ana", surname="")
    assert not possible_duplicates(first).exists()
