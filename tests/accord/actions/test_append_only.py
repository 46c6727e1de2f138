"""What a party said stays in the database, whoever reaches its tables past the application."""

from __future__ import annotations

import importlib

import pytest
from django.db import DatabaseError, connection, transaction

from hallar.accord.actions.progress import concur
from hallar.accord.models import Point, Status, StatusStatement
from hallar.casework.audit import triggers
from hallar.casework.writing import writing
from tests.accord.world import AccordWorld, stored

(TABLE,) = importlib.import_module("hallar.accord.migrations.0002_append_only").TABLES


@pytest.fixture
def said(made: AccordWorld) -> AccordWorld:
    """Two words on record, the one with the other."""
    point = made.confirmed()
    word = made.say(made.mexico, point, Status.FULFILLED)
    concur(by=made.states, statement=word, version=Point.objects.get(pk=point.pk).version)
    return made


def refused_by_the_database(statement: str) -> None:
    before = stored()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert stored() == before


def test_no_word_is_changed_or_deleted(said: AccordWorld) -> None:
    assert StatusStatement.objects.count() == 2
    for rest in ("SET note = note", "SET country = 'US' WHERE country = 'MX'"):
        refused_by_the_database(f"UPDATE {TABLE} {rest}")
    refused_by_the_database(f"DELETE FROM {TABLE} WHERE concurs_with_id IS NOT NULL")  # noqa: S608
    if connection.vendor == "postgresql":
        connection.check_constraints()  # or TRUNCATE is refused for what is still to be checked
        refused_by_the_database(f"TRUNCATE {TABLE} CASCADE")


def test_no_word_is_written_over(said: AccordWorld) -> None:
    copied = f"{TABLE} SELECT * FROM {TABLE}"  # noqa: S608
    if connection.vendor == "sqlite":
        refused_by_the_database(f"INSERT OR REPLACE INTO {copied}")
    else:
        changed = "ON CONFLICT (id) DO UPDATE SET note = excluded.note"
        refused_by_the_database(f"INSERT INTO {copied} {changed}")


@pytest.mark.parametrize("gone", ["statement", "point", "accord"])
def test_no_word_goes_with_what_it_is_about(made: AccordWorld, gone: str) -> None:
    word = made.say(made.mexico, made.confirmed(), Status.FULFILLED)
    record = {"statement": word, "point": word.point, "accord": made.accord}[gone]
    before = stored()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), writing():
        record.delete()
    assert stored() == before


def test_the_triggers_can_be_taken_off_and_put_back(said: AccordWorld) -> None:
    # Not entered: on SQLite an editor that is entered wants a transaction of its own.
    editor = connection.schema_editor()
    triggers.remove(editor, (TABLE,), ())
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET note = 'other'")  # noqa: S608
    triggers.install(editor, (TABLE,), ())
    assert {one.note for one in StatusStatement.objects.all()} == {"other"}
    refused_by_the_database(f"UPDATE {TABLE} SET note = 'third'")  # noqa: S608
