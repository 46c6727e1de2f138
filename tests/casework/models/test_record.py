"""Nothing is written outside an action, and the database itself holds the invariants."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from hallar.casework.actions.persons import add_companion
from hallar.casework.models import (
    AuditEvent,
    AuditHead,
    Candidate,
    DnaProfile,
    HandOver,
    Identification,
    Mark,
    MissingPerson,
    Record,
    Remains,
)
from hallar.casework.roles import Role
from hallar.casework.writing import WriteOutsideActionError, writing
from tests.casework.test_scope import tie
from tests.casework.world import World

UNGUARDED = {"Account", "AuditEvent", "AuditHead"}
"""Accounts are written by Django at every sign-in; the trail guards itself."""


def test_every_model_is_guarded() -> None:
    models = apps.get_app_config("casework").get_models(include_auto_created=True)
    unguarded = {one.__name__ for one in models if not issubclass(one, Record)}
    assert unguarded <= UNGUARDED | {"Account_groups", "Account_user_permissions"}
    assert {AuditEvent.__name__, AuditHead.__name__} <= unguarded


def test_writes_outside_an_action_are_refused(world: World) -> None:
    person = world.person()
    with pytest.raises(WriteOutsideActionError):
        person.save()
    with pytest.raises(WriteOutsideActionError):
        person.delete()
    with pytest.raises(WriteOutsideActionError):
        Remains.objects.update(hair="x")
    with pytest.raises(WriteOutsideActionError):
        Remains.objects.filter(pk=1).delete()
    with pytest.raises(WriteOutsideActionError):
        Mark.objects.bulk_create([Mark(person=person)])


def test_who_travelled_with_whom_is_written_by_an_action_alone(world: World) -> None:
    one, other, third = (world.person(f"F-{number}") for number in range(3))
    add_companion(by=world.by(Role.REGISTRAR), person=one, companion=other)
    for write in (
        lambda: one.companions.add(third), lambda: one.companions.remove(other), one.companions.clear,
        lambda: one.companions.set([third]), lambda: one.companions.create(folio="F-9"),
        MissingPerson.companions.through.objects.all().delete,
    ):  # fmt: skip
        with pytest.raises(WriteOutsideActionError), transaction.atomic():
            write()
    assert (one.companions.get(), other.companions.get()) == (other, one)
    event = AuditEvent.objects.get(verb="person.add_companion")
    assert [one["created"] for one in event.details["changes"] if one["record"] == "companionship"] == [1, 1]


def refused(record: Record) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), writing():
        record.save()


def test_the_approver_is_another_person_of_another_role(world: World) -> None:
    person = world.person()
    candidate: Candidate = tie(world, world.family(person).members.get(person=person), world.remains())
    reviewer, approver = world.by(Role.REVIEWER), world.by(Role.APPROVER)
    for second, role in ((reviewer, "approver"), (approver, "reviewer")):
        refused(
            Identification(
                candidate=candidate, proposed_by=reviewer, proposer_role="reviewer", approved_by=second,
                approver_role=role, person_status_before="desaparecida",
            )
        )  # fmt: skip


def test_a_hand_over_takes_two_people(world: World) -> None:
    remains, registrar = world.remains(), world.by(Role.REGISTRAR)
    refused(
        HandOver(
            remains=remains, origin=remains.location, destination=remains.location, reason="x",
            released_by=registrar, received_by=registrar,
        )
    )  # fmt: skip


def test_a_mark_has_one_owner(world: World) -> None:
    refused(Mark(kind="scar", region="arm"))
    refused(Mark(kind="scar", region="arm", person=world.person(), remains=world.remains()))


def test_a_sample_has_one_searched_profile(world: World) -> None:
    world.remains()
    known = DnaProfile.objects.get()
    refused(DnaProfile(sample=known.sample, genotypes={}, entered_by=known.entered_by))
