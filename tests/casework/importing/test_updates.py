"""A table that changes records on file: what the preview promised is what happens."""

from __future__ import annotations

import pytest

from hallar.casework.actions.imports import apply_import, preview_import
from hallar.casework.actions.persons import change_status, edit_person, set_status
from hallar.casework.actions.remains import edit_remains
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.models import ImportBatch, MissingPerson, Remains, StatusChange
from hallar.casework.roles import Role
from hallar.casework.writing import writing
from tests.casework.world import World


def preview(world: World, text: str, subject: str = "persons") -> ImportBatch:
    return preview_import(
        by=world.by(Role.REGISTRAR), subject=subject, file_name="tabla.csv", content=text.encode()
    )


def test_a_change_of_status_is_applied_with_its_history(world: World) -> None:
    person = world.person("F-1")
    batch = preview(world, "folio,status,hair\nF-1,no localizada,negro\n")
    assert batch.rows.get().changes == {"status": "no_localizada", "hair": "negro"}
    apply_import(by=world.by(Role.REGISTRAR), batch=batch)
    person.refresh_from_db()
    assert (person.status, person.hair) == ("no_localizada", "negro")
    step = StatusChange.objects.filter(person=person)[0]
    assert (step.old, step.new) == ("desaparecida", "no_localizada")
    assert "tabla.csv" in step.reason


@pytest.mark.parametrize("status", ["localizada_con_vida", "localizada_sin_vida"])
def test_a_table_makes_nobody_missing_again(world: World, status: str) -> None:
    person = world.person("F-1")
    with writing():
        set_status(person, status, world.by(Role.REGISTRAR), "x")
    batch = preview(world, "folio,status\nF-1,desaparecida\n")
    assert batch.rows.get().outcome == "rejected"
    assert batch.rows.get().reasons


def test_a_person_changed_since_the_preview_is_not_overwritten(world: World) -> None:
    person = world.person("F-1")
    world.person("F-2")
    batch = preview(world, "folio,hair\nF-2,rubio\nF-1,negro\n")
    edit_person(
        by=world.by(Role.REGISTRAR), person=person, version=person.version, values={"hair": "castaño"}
    )
    with pytest.raises(CaseworkError):
        apply_import(by=world.by(Role.REGISTRAR), batch=batch)
    assert dict(MissingPerson.objects.values_list("folio", "hair")) == {"F-1": "castaño", "F-2": ""}


def test_remains_changed_since_the_preview_are_not_overwritten(world: World) -> None:
    remains = world.remains("R-1")
    batch = preview(world, "code,hair\nR-1,negro\n", "remains")
    edit_remains(
        by=world.by(Role.ANTHROPOLOGIST), remains=remains, version=remains.version, values={"hair": "cano"}
    )
    with pytest.raises(CaseworkError):
        apply_import(by=world.by(Role.REGISTRAR), batch=batch)
    assert Remains.objects.get().hair == "cano"


def test_what_changed_before_the_preview_does_not_matter(world: World) -> None:
    person = world.person("F-1")
    change_status(by=world.by(Role.REGISTRAR), person=person, new="no_localizada", reason="x")
    batch = preview(world, "folio,hair\nF-1,negro\n")
    apply_import(by=world.by(Role.REGISTRAR), batch=batch)
    assert MissingPerson.objects.get().hair == "negro"


def test_the_same_table_again_changes_nothing(world: World) -> None:
    heading = "folio,given,first_surname,sex,birth_date,stature_min,status"
    text = f"{heading}\nF-1,Ana,Luz,mujer,1990~,150,desaparecida\n"
    apply_import(by=world.by(Role.REGISTRAR), batch=preview(world, text))
    again = preview(world, text)
    assert again.rows.get().outcome == "same"
    version = MissingPerson.objects.get().version
    apply_import(by=world.by(Role.REGISTRAR), batch=again)
    assert MissingPerson.objects.get().version == version


def test_another_agency_applies_nothing(world: World) -> None:
    batch = preview(world, "folio,given\nF-1,Ana\n")
    with pytest.raises(NotAllowedError):
        apply_import(by=world.foreign[Role.REGISTRAR], batch=batch)
    assert not MissingPerson.objects.exists()


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("birth_date", "1900-01-01"), ("birth_date", "1900-01-01~"), ("birth_date", "1900-01-01?"),
        ("origin_municipality", "998"), ("origin_municipality", "999"), ("last_latitude", "nan"),
        ("birth_date", "{1960, 1961, 1962, 1963, 1964, 1965, 1966, 1967}"), ("stature_min", "inf"),
        ("nationality", "33"), ("status", "localizada_sin_vida"), ("description", "x" * 2001),
    ],
)  # fmt: skip
def test_values_that_stand_for_unknown_or_fit_nowhere_are_rejected(
    world: World, heading: str, cell: str
) -> None:
    batch = preview(world, f'folio,given,{heading}\nF-1,Ana,"{cell}"\n')
    assert batch.rows.get().outcome == "rejected"
