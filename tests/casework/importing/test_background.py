"""Large tables: read and applied in the background, whole or not at all, by few statements."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import AbstractContextManager

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.models import DBTaskResult

from hallar.casework import jobs
from hallar.casework.actions import imports
from hallar.casework.actions.imports import (
    DIRECT_ROWS,
    apply_import,
    confirm_import,
    discard_import,
    finish_reading,
    judge_import,
    preview_import,
)
from hallar.casework.actions.persons import edit_person
from hallar.casework.audit import verify_chain
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.models import (
    AuditEvent,
    CustodyEntry,
    ImportBatch,
    MissingPerson,
    PersonName,
    Remains,
    StatusChange,
)
from hallar.casework.roles import RIGHTS, Right, Role
from tests.casework.world import World

ROWS = DIRECT_ROWS + 100


def persons(extra: str = "", rows: int = ROWS, hair: str = "negro") -> bytes:
    lines = [f"F-{number},Ana,Prueba,2019-0{number % 9 + 1},{hair}" for number in range(rows)]
    return "\n".join(["folio,given,first_surname,last_contact,hair", *lines, extra]).encode()


def remains(rows: int = ROWS, hair: str = "negro") -> bytes:
    lines = [f"R-{number},Depósito,2019,{hair}" for number in range(rows)]
    return "\n".join(["code,location,found_on,hair", *lines]).encode()


def brought_in(world: World, content: bytes, subject: str = "persons") -> ImportBatch:
    batch = preview_import(
        by=world.by(Role.REGISTRAR), subject=subject, file_name="tabla.csv", content=content
    )
    jobs.read_import.func(batch.pk)
    batch.refresh_from_db()
    return batch


def applied(world: World, batch: ImportBatch) -> ImportBatch:
    confirm_import(by=world.by(Role.REGISTRAR), batch=batch)
    jobs.apply_confirmed.func(batch.pk)
    batch.refresh_from_db()
    return batch


def test_a_small_table_is_judged_while_its_owner_waits(world: World) -> None:
    batch = preview_import(
        by=world.by(Role.REGISTRAR), subject="persons", file_name="t", content=persons(rows=DIRECT_ROWS)
    )
    assert (batch.state, batch.rows.count(), batch.rows_total) == ("preview", DIRECT_ROWS, DIRECT_ROWS)


def test_a_large_table_is_read_then_applied_in_the_background(world: World) -> None:
    batch = preview_import(by=world.by(Role.REGISTRAR), subject="persons", file_name="t", content=persons())
    assert (batch.state, batch.rows.count()) == ("reading", 0)
    jobs.read_import.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.rows.count(), batch.rows_done) == ("preview", ROWS, ROWS)
    assert batch.content is None, "the file is not kept once its rows are"
    assert not MissingPerson.objects.exists()
    batch = applied(world, batch)
    assert (batch.state, batch.confirmed_by) == ("applied", world.by(Role.REGISTRAR))
    assert MissingPerson.objects.count() == ROWS
    assert PersonName.objects.filter(kind="legal").count() == StatusChange.objects.count() == ROWS
    person = MissingPerson.objects.get(folio="F-7")
    assert (person.search_name, str(person.last_contact_latest)) == ("ana prueba", "2019-08-31")
    events = AuditEvent.objects.filter(verb="person.register")
    assert events.count() == ROWS
    assert set(events.values_list("account_name", flat=True)) == {"registrar"}
    assert events.filter(record_type="missingperson", record_id=person.pk).count() == 1
    assert AuditEvent.objects.filter(verb="import.apply").count() == 1
    assert verify_chain() == []


def test_remains_come_with_their_place_and_custody(world: World) -> None:
    place = world.location("Depósito")
    batch = applied(world, brought_in(world, remains(), "remains"))
    assert batch.state == "applied"
    assert Remains.objects.filter(location=place).count() == ROWS
    assert CustodyEntry.objects.filter(event="registered", location=place).count() == ROWS
    batch = applied(world, brought_in(world, remains(hair="cano"), "remains"))
    assert set(Remains.objects.values_list("hair", flat=True)) == {"cano"}
    assert AuditEvent.objects.filter(verb="remains.edit").count() == ROWS


def queries(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


@pytest.mark.parametrize("subject", ["persons", "remains"])
def test_the_rows_of_a_table_are_judged_by_few_queries(world: World, subject: str) -> None:
    world.location("Depósito")
    content = {"persons": persons, "remains": remains}[subject]
    counted = []
    for hair in ("negro", "cano"):
        batch = preview_import(
            by=world.by(Role.REGISTRAR), subject=subject, file_name="t", content=content(hair=hair)
        )
        counted.append(queries(lambda batch=batch: judge_import(batch)))  # type: ignore[misc]
        jobs.read_import.func(batch.pk)
        applied(world, batch)
    assert max(counted) < 30


def test_new_records_are_stored_by_few_queries(world: World) -> None:
    world.location("Depósito")
    for subject, content in (("persons", persons()), ("remains", remains())):
        batch = brought_in(world, content, subject)
        assert queries(lambda batch=batch: apply_import(by=world.by(Role.REGISTRAR), batch=batch)) < ROWS  # type: ignore[misc]


def test_what_changed_since_it_was_judged_is_not_overwritten(world: World) -> None:
    applied(world, brought_in(world, persons()))
    batch = brought_in(world, persons(hair="cano"))
    person = MissingPerson.objects.get(folio=f"F-{ROWS - 1}")
    edit_person(by=world.by(Role.REGISTRAR), person=person, version=person.version, values={"hair": "rubio"})
    end = AuditEvent.objects.filter(verb="person.edit").count()
    batch = applied(world, batch)
    assert batch.state == "preview"
    assert str(ROWS + 1) in batch.failure
    assert set(MissingPerson.objects.values_list("hair", flat=True)) == {"negro", "rubio"}
    assert AuditEvent.objects.filter(verb="person.edit").count() == end
    batch = brought_in(world, persons(hair="cano"))
    assert applied(world, batch).state == "applied"
    assert set(MissingPerson.objects.values_list("hair", flat=True)) == {"cano"}


def test_what_is_wrong_far_down_is_written_on_the_table_and_not_on_the_trail(world: World) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["folio", "given"])
    for number in range(ROWS):
        sheet.append([f"F-{number}", "Ana"])
    sheet.append(["F-x", "Ana", "Quetzalina"])
    written = io.BytesIO()
    book.save(written)
    batch = brought_in(world, written.getvalue())
    assert (batch.state, batch.content) == ("unreadable", None)
    assert "Quetzalina" in batch.failure
    assert not [one for one in AuditEvent.objects.all() if "Quetzalina" in f"{one.reason}{one.details}"]
    with pytest.raises(CaseworkError):
        confirm_import(by=world.by(Role.REGISTRAR), batch=batch)


def test_a_table_is_not_used_before_it_is_read_nor_after_it_is_discarded(world: World) -> None:
    by = world.by(Role.REGISTRAR)
    batch = preview_import(by=by, subject="persons", file_name="t", content=persons())
    for act in (apply_import, confirm_import):
        with pytest.raises(CaseworkError):
            act(by=by, batch=batch)
    rows = judge_import(batch)
    discard_import(by=by, batch=batch)
    with pytest.raises(CaseworkError):
        finish_reading(by=None, batch=batch, rows=rows)
    with pytest.raises(imports.DiscardedError):
        judge_import(batch)
    jobs.read_import.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, batch.content, batch.rows.count()) == ("discarded", None, 0)


def test_a_table_discarded_before_its_turn_is_not_applied(world: World) -> None:
    batch = brought_in(world, persons())
    by = world.by(Role.REGISTRAR)
    confirm_import(by=by, batch=batch)
    with pytest.raises(CaseworkError):
        confirm_import(by=by, batch=batch)
    discard_import(by=by, batch=batch)
    jobs.apply_confirmed.func(batch.pk)
    assert not MissingPerson.objects.exists()


def test_a_job_that_runs_twice_applies_once(world: World) -> None:
    batch = applied(world, brought_in(world, persons()))
    for job in (jobs.apply_confirmed, jobs.read_import):
        job.func(batch.pk)
    assert MissingPerson.objects.count() == batch.rows.count() == ROWS


def test_an_account_that_lost_its_right_applies_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = brought_in(world, persons())
    confirm_import(by=world.by(Role.REGISTRAR), batch=batch)
    monkeypatch.setitem(RIGHTS, Role.REGISTRAR, RIGHTS[Role.REGISTRAR] - {Right.EDIT_PERSON})
    jobs.apply_confirmed.func(batch.pk)
    batch.refresh_from_db()
    assert (batch.state, bool(batch.failure)) == ("preview", True)
    with pytest.raises(NotAllowedError):
        apply_import(by=world.by(Role.REGISTRAR), batch=batch)
    assert not MissingPerson.objects.exists()


def test_what_fails_unforeseen_leaves_nothing_half_done(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = brought_in(world, persons())

    def broken(*_args: object, **_kwargs: object) -> None:
        raise OSError

    monkeypatch.setattr("hallar.casework.actions.imports.apply_rows", broken)
    batch = applied(world, batch)
    assert (batch.state, batch.failure) == ("preview", "OSError")


def test_what_a_dead_process_left_is_enqueued_again_once(
    world: World, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[object]]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        reading = preview_import(
            by=world.by(Role.REGISTRAR), subject="persons", file_name="t", content=persons()
        )
        applying = brought_in(world, persons())
        confirm_import(by=world.by(Role.REGISTRAR), batch=applying)
    assert DBTaskResult.objects.count() == 3
    with django_capture_on_commit_callbacks(execute=True):
        assert jobs.resume_jobs() == 2
    waiting = {(one.task_path, *one.args_kwargs["args"]) for one in DBTaskResult.objects.all()}
    assert waiting == {
        ("hallar.casework.jobs.read_import", reading.pk),
        ("hallar.casework.jobs.apply_confirmed", applying.pk),
    }
