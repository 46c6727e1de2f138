"""The trail: what is on it, and whether tampering is found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from hallar.casework.audit import digest, head, triggers, verify_chain
from hallar.casework.audit.chain import append_event
from hallar.casework.models import AuditEvent, AuditHead
from hallar.casework.roles import Role
from tests.casework.world import World


@pytest.fixture
def trail(world: World) -> World:
    for number in range(5):
        append_event(by=world.by(Role.AUDITOR), verb=f"test.{number}", reason="because")
    return world


@pytest.fixture
def unguarded(trail: World) -> Iterator[World]:
    """Take the triggers away, as somebody would who owns the database."""
    # Not entered: on SQLite an editor that is entered wants a transaction of its own.
    editor = connection.schema_editor()
    triggers.remove(editor)
    yield trail
    triggers.install(editor)


def last() -> AuditEvent:
    return AuditEvent.objects.order_by("-sequence")[0]


def test_a_trail_that_nobody_touched_is_whole(trail: World) -> None:
    assert verify_chain() == []
    assert verify_chain(head()) == []


def test_an_action_is_on_record_with_who_what_and_why(world: World) -> None:
    person = world.person()
    event = last()
    assert (event.verb, event.record_type, event.record_id) == ("person.register", "missingperson", person.pk)
    assert (event.account_name, event.agency) == ("registrar", "mx")
    assert {"record": "personname", "id": person.names.get().pk, "fields": []} in event.details["changes"]


def test_no_event_repeats_what_a_family_told(world: World) -> None:
    person = world.person(last_place="Lugar Secreto", route="Ruta Secreta")
    world.family(person)
    world.remains()
    told = ("Prueba", "Ejemplo", "Secreto", "Secreta", "9.3", "31.2")
    for event in AuditEvent.objects.all():
        assert not any(word in f"{event.reason}{event.details}" for word in told), event.verb


@pytest.mark.parametrize("table", [*triggers.NEVER_CHANGED, *triggers.NEVER_DELETED])
def test_the_database_refuses_to_delete(world: World, table: str) -> None:
    person = world.person()
    world.family(person)
    world.remains()
    refuses(f"DELETE FROM {table}", table)  # noqa: S608


@pytest.mark.parametrize("table", triggers.NEVER_CHANGED)
def test_the_database_refuses_to_change(world: World, table: str) -> None:
    person = world.person()
    world.family(person)
    world.remains()
    key = "sequence" if table == "casework_auditevent" else "id"
    refuses(f"UPDATE {table} SET {key} = {key}", table)  # noqa: S608


def refuses(statement: str, table: str) -> None:
    model = next(one for one in apps.get_models() if one._meta.db_table == table)
    rows = model._default_manager.count()
    with connection.cursor() as cursor:
        if rows:
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
                cursor.execute(statement)
    assert model._default_manager.count() == rows


def test_an_altered_event_is_found(unguarded: World) -> None:
    middle = last().sequence - 2
    AuditEvent.objects.filter(sequence=middle).update(reason="another reason")
    assert [fault.sequence for fault in verify_chain()] == [middle]


@pytest.mark.parametrize("from_the_end", [0, 1, 3])
def test_a_removed_event_is_found(unguarded: World, from_the_end: int) -> None:
    gone = last().sequence - from_the_end
    AuditEvent.objects.filter(sequence=gone).delete()
    assert gone in [fault.sequence for fault in verify_chain()]


def test_the_first_event_is_missed_when_it_is_removed(unguarded: World) -> None:
    AuditEvent.objects.filter(sequence=1).delete()
    assert verify_chain()[0].sequence == 1


def test_an_inserted_event_is_found(unguarded: World) -> None:
    forged = last()
    forged.pk = forged.sequence = forged.sequence + 1
    forged.verb = "forged"
    forged.save(force_insert=True)
    assert forged.sequence in [fault.sequence for fault in verify_chain()]


def test_a_changed_seal_is_found(unguarded: World) -> None:
    AuditHead.objects.update(seal="0" * 64)
    assert verify_chain() != []


def test_a_forger_who_knows_the_key_is_found_by_an_end_noted_outside(unguarded: World) -> None:
    noted = head()
    event = last()
    event.reason = "forged"
    event.digest = digest.digest_of(event)
    event.save(force_update=True)
    AuditHead.objects.update(digest=event.digest, seal=digest.seal_of(event.sequence, event.digest))
    assert verify_chain() == []
    assert [fault.sequence for fault in verify_chain(noted)] == [event.sequence]


def test_what_others_do_during_the_check_is_no_fault(trail: World) -> None:
    def somebody_works(_done: int) -> None:
        if AuditEvent.objects.count() < 100:
            append_event(by=None, verb="test.meanwhile")

    assert verify_chain(advance=somebody_works) == []
    assert AuditEvent.objects.count() == 100


def test_an_end_that_is_none_is_refused(trail: World) -> None:
    with pytest.raises(ValueError, match=r"NUMBER:DIGEST|NÚMERO:RESUMEN"):
        verify_chain("nonsense")
