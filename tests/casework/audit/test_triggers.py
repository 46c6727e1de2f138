"""Append-only in the database itself, on every guarded table with a row in it."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from hallar.casework.actions import decisions
from hallar.casework.audit import triggers
from hallar.casework.models import Candidate
from hallar.casework.roles import Role
from tests.casework.test_scope import tie
from tests.casework.world import World


@pytest.fixture
def identified(world: World) -> World:
    """A world with a row in every guarded table."""
    person = world.person()
    candidate = tie(world, world.family(person).members.get(person=person), world.remains())
    decisions.add_note(by=world.by(Role.REVIEWER), candidate=candidate, text="nota")
    for role, decide in ((Role.REVIEWER, decisions.propose), (Role.APPROVER, decisions.approve)):
        candidate = Candidate.objects.get()
        decide(by=world.by(role), candidate=candidate, version=candidate.version, reasons="motivos")
    return world


def rows_of(table: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} ORDER BY 1")  # noqa: S608
        return list(cursor.fetchall())


def refused(statement: str, table: str) -> None:
    before = rows_of(table)
    assert before, "a table without rows proves nothing"
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert rows_of(table) == before


def key_of(table: str) -> str:
    model = next(one for one in apps.get_models() if one._meta.db_table == table)
    column = model._meta.pk.column if model._meta.pk is not None else None
    assert column is not None
    return column


@pytest.mark.parametrize("table", [*triggers.NEVER_CHANGED, *triggers.NEVER_DELETED])
def test_no_row_is_deleted(identified: World, table: str) -> None:
    refused(f"DELETE FROM {table}", table)  # noqa: S608
    if connection.vendor == "postgresql":
        connection.check_constraints()  # or TRUNCATE is refused for what is still to be checked
        refused(f"TRUNCATE {table} CASCADE", table)


@pytest.mark.parametrize("table", triggers.NEVER_CHANGED)
def test_no_row_is_changed(identified: World, table: str) -> None:
    key = key_of(table)
    refused(f"UPDATE {table} SET {key} = {key}", table)  # noqa: S608


@pytest.mark.parametrize("table", [*triggers.NEVER_CHANGED, *triggers.NEVER_DELETED])
def test_no_row_is_written_over(identified: World, table: str) -> None:
    """SQLite's REPLACE deletes a row without telling the triggers of DELETE."""
    if connection.vendor == "sqlite":
        refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}", table)  # noqa: S608
    elif table in triggers.NEVER_CHANGED:
        key = key_of(table)
        refused(
            f"INSERT INTO {table} SELECT * FROM {table} "  # noqa: S608
            f"ON CONFLICT ({key}) DO UPDATE SET {key} = excluded.{key}",
            table,
        )


def test_the_triggers_can_be_taken_off_and_put_back(identified: World) -> None:
    # Not entered: on SQLite an editor that is entered wants a transaction of its own.
    editor = connection.schema_editor()
    triggers.remove(editor)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE casework_note SET text = 'otra'")
    triggers.install(editor)
    refused("UPDATE casework_note SET text = 'otra más'", "casework_note")
