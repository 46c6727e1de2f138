"""Exports: what the account may see, all of it, and no formula."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.casework.actions.families import edit_contact
from hallar.casework.exporting import csv_text, export_agency, export_person
from hallar.casework.models import Member
from hallar.casework.roles import Role
from tests.casework.world import World


def tables(content: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)


@given(st.lists(st.lists(CELL, min_size=2, max_size=2)))
def test_no_cell_of_a_table_is_a_formula_and_none_is_lost(rows: list[list[str]]) -> None:
    read = list(csv.reader(io.StringIO(csv_text(["a", "b"], rows), newline="")))
    assert len(read) == len(rows) + 1
    for cells, row in zip(read[1:], rows, strict=True):
        for cell, value in zip(cells, row, strict=True):
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert cell in (value, f"'{value}")


def test_numbers_stay_numbers() -> None:
    assert csv_text(["a"], [[-99.5]]).splitlines()[1] == "-99.5"


@pytest.mark.parametrize("role", [Role.GENETICIST, Role.ANTHROPOLOGIST])
def test_a_role_without_names_exports_none(world: World, role: Role) -> None:
    person = world.person()
    world.family(person)
    contents = [export_person(person, world.by(role)), *tables(export_agency(world.by(role))).values()]
    assert not [one for one in contents if "prueba" in one.casefold()]


def test_each_role_exports_what_it_may_see(world: World) -> None:
    person = world.person()
    world.family(person)
    edit_contact(by=world.by(Role.REGISTRAR), member=Member.objects.all()[0], values={"name": "Pariente"})
    world.remains()
    registrar = tables(export_agency(world.by(Role.REGISTRAR)))
    genetics = tables(export_agency(world.by(Role.GENETICIST)))
    assert "Pariente" in registrar["contacts.csv"]
    assert "Prueba" in registrar["names.csv"]
    assert not any("profile" in name for name in registrar)
    assert "D3S1358" in genetics["profiles_of_remains.csv"]
    assert not {"contacts.csv", "names.csv", "consents.csv", "identity_numbers.csv"} & genetics.keys()


def test_another_agency_exports_nothing_of_it(world: World) -> None:
    world.family(world.person())
    world.remains()
    for name, table in tables(export_agency(world.foreign[Role.REGISTRAR])).items():
        assert table.count("\n") == 1, name


def test_a_case_is_json_with_its_history(world: World) -> None:
    person = world.person(route="la Bestia")
    case = json.loads(export_person(person, world.by(Role.REGISTRAR)))
    assert case["person"]["route"] == "la Bestia"
    assert [one["new"] for one in case["status_history"]] == ["desaparecida"]
