"""Tables brought in: judged row by row, shown before anything changes, applied whole or not at all."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from hallar.casework.actions.imports import apply_import, discard_import, preview_import
from hallar.casework.actions.persons import edit_person
from hallar.casework.errors import CaseworkError
from hallar.casework.exporting import csv_text, export_agency, export_person
from hallar.casework.models import ImportBatch, MissingPerson, PersonName, Remains
from hallar.casework.roles import Role
from tests.casework.world import World


def preview(world: World, text: str | bytes, subject: str = "persons") -> ImportBatch:
    content = text.encode() if isinstance(text, str) else text
    return preview_import(by=world.by(Role.REGISTRAR), subject=subject, file_name="t.csv", content=content)


def outcomes(batch: ImportBatch) -> list[str]:
    return list(batch.rows.values_list("outcome", flat=True))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_tables_of_every_make_are_read(world: World, delimiter: str, encoding: str) -> None:
    rows = ["folio,given,first_surname", "F-1,José,Ñandú"]
    batch = preview(world, "\n".join(rows).replace(",", delimiter).encode(encoding))
    assert batch.rows.get().changes == {"folio": "F-1", "given": "José", "first_surname": "Ñandú"}


def test_a_workbook_is_read(world: World) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["folio", "given", "birth_date", "stature_min"])
    sheet.append(["F-1", "Ana", date(1990, 5, 1), 160])
    written = io.BytesIO()
    book.save(written)
    changes = preview(world, written.getvalue()).rows.get().changes
    assert changes == {"folio": "F-1", "given": "Ana", "birth_date": "1990-05-01", "stature_min": 160}


def test_a_preview_changes_nothing_and_an_application_everything(world: World) -> None:
    batch = preview(world, "folio,given,status\nF-1,Ana,desaparecida\nF-2,Luz,no localizada\n")
    assert not MissingPerson.objects.exists()
    apply_import(by=world.by(Role.REGISTRAR), batch=batch)
    assert set(MissingPerson.objects.values_list("folio", "status")) == {
        ("F-1", "desaparecida"),
        ("F-2", "no_localizada"),
    }
    with pytest.raises(CaseworkError):
        apply_import(by=world.by(Role.REGISTRAR), batch=batch)


@pytest.mark.parametrize(
    "row",
    [
        "F-1,Ana,1900-01-01,", "F-1,Ana,31/31/1990,", "F-1,,1990,", ",Ana,1990,", "F-1,Ana,1990,tall",
        "F-1,Ana,1990,900",
    ],
)  # fmt: skip
def test_a_bad_row_is_rejected_with_the_reason(world: World, row: str) -> None:
    batch = preview(world, f"folio,given,birth_date,stature_min\n{row}\nF-9,Luz,1991,150\n")
    assert sorted(outcomes(batch)) == ["new", "rejected"]
    assert batch.rows.get(outcome="rejected").reasons


def test_the_same_record_twice_is_rejected(world: World) -> None:
    assert outcomes(preview(world, "folio,given\nF-1,Ana\nF-1,Ana\n")) == ["new", "rejected"]


def test_a_record_of_another_agency_is_rejected(world: World) -> None:
    world.person("F-1")
    batch = preview_import(
        by=world.foreign[Role.REGISTRAR], subject="persons", file_name="t", content=b"folio,hair\nF-1,black\n"
    )
    assert outcomes(batch) == ["rejected"]


def test_a_name_on_record_is_never_overwritten(world: World) -> None:
    person = world.person("F-1")
    batch = preview(world, "folio,given,hair\nF-1,Anna,negro\n")
    assert outcomes(batch) == ["changed"]
    apply_import(by=world.by(Role.REGISTRAR), batch=batch)
    assert set(PersonName.objects.filter(person=person).values_list("given", "kind")) == {
        ("Ana", "legal"),
        ("Anna", "spelling"),
    }
    assert MissingPerson.objects.get().hair == "negro"


def test_one_refused_row_leaves_nothing(world: World) -> None:
    batch = preview(world, "folio,given\nF-1,Ana\nF-2,Luz\n")
    world.person("F-2")
    with pytest.raises(CaseworkError, match=r"[Rr]ow|[Ff]ila"):
        apply_import(by=world.by(Role.REGISTRAR), batch=batch)
    assert list(MissingPerson.objects.values_list("folio", flat=True)) == ["F-2"]


def test_remains_need_a_place_and_keep_it(world: World) -> None:
    assert outcomes(preview(world, "code,location\nR-7,Nowhere\n", "remains")) == ["rejected"]
    world.location("Depósito")
    batch = preview(world, "code,location,sex\nR-7,Depósito,mujer\n", "remains")
    apply_import(by=world.by(Role.REGISTRAR), batch=batch)
    again = preview(world, "code,location,sex\nR-7,Elsewhere,hombre\n", "remains")
    apply_import(by=world.by(Role.REGISTRAR), batch=again)
    remains = Remains.objects.get()
    assert (remains.location.name, remains.sex) == ("Depósito", "male")


@pytest.mark.parametrize(
    "content",
    [b"", b"   ", b"folio,given\n", b"\x00\x01\x02", b"PK\x03\x04broken", b"folio,folio\nx,y\n",
     b"given\nAna\n", b"folio,colour of the eyes\nF-1,green\n", b"x" * 5_000_001],
)  # fmt: skip
def test_what_is_no_table_gets_a_message_and_leaves_nothing(world: World, content: bytes) -> None:
    with pytest.raises(CaseworkError):
        preview(world, content)
    assert not ImportBatch.objects.exists()


def test_a_discarded_table_is_not_applied(world: World) -> None:
    batch = preview(world, "folio,given\nF-1,Ana\n")
    discard_import(by=world.by(Role.REGISTRAR), batch=batch)
    with pytest.raises(CaseworkError):
        apply_import(by=world.by(Role.REGISTRAR), batch=batch)


def test_exports_hold_what_the_account_may_see_and_no_formula(world: World) -> None:
    person = world.person("F-1")
    edit_person(by=world.by(Role.REGISTRAR), person=person, version=person.version, values={"hair": "=1+1"})
    assert "'=1+1" in csv_text(["hair"], [["=1+1"]])
    assert "Prueba" in export_person(person, world.by(Role.REGISTRAR))
    assert "Prueba" not in export_person(person, world.by(Role.GENETICIST))
    packed = export_agency(world.by(Role.REGISTRAR))
    assert packed.startswith(b"PK")
