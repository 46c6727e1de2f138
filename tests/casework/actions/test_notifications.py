"""Telling the family, and giving back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hallar.casework.actions import decisions
from hallar.casework.actions.notifications import record_notification, record_restitution, take_notification
from hallar.casework.errors import CaseworkError, NotAllowedError, StaleRecordError
from hallar.casework.models import Candidate, Identification, Notification, Remains
from hallar.casework.roles import Role
from tests.casework.test_scope import tie
from tests.casework.world import World

TODAY = date.today()


@pytest.fixture
def task(world: World) -> Notification:
    person = world.person()
    tie(world, world.family(person).members.get(person=person), world.remains())
    for role, decide in ((Role.REVIEWER, decisions.propose), (Role.APPROVER, decisions.approve)):
        candidate = Candidate.objects.get()
        decide(by=world.by(role), candidate=candidate, version=candidate.version, reasons="motivos")
    return Notification.objects.get()


def tell(world: World, task: Notification, on: date = TODAY, told_to: str = "la madre") -> Notification:
    return record_notification(
        by=world.by(Role.LIAISON), task=task, version=task.version, told_on=on, told_to=told_to, how="home",
        notes="",
    )  # fmt: skip


def restore(world: World, task: Notification, on: date = TODAY, place: str = "su pueblo") -> Notification:
    return record_restitution(by=world.by(Role.LIAISON), task=task, version=task.version, on=on, place=place)


def test_it_belongs_to_the_agency_of_the_family_and_falls_due(world: World, task: Notification) -> None:
    assert (task.agency, task.liaison) == (world.agency, None)
    assert task.due_on == TODAY + timedelta(days=decisions.DAYS_TO_NOTIFY)
    with pytest.raises(NotAllowedError):
        take_notification(by=world.foreign[Role.LIAISON], task=task)
    assert take_notification(by=world.by(Role.LIAISON), task=task).liaison == world.by(Role.LIAISON)


def test_the_family_is_told_then_the_remains_given_back(world: World, task: Notification) -> None:
    task = tell(world, task)
    assert task.closed_at is None
    task = restore(world, task)
    assert task.closed_at is not None
    assert Remains.objects.get().status == "returned"
    with pytest.raises(CaseworkError):
        restore(world, task)


def test_nothing_is_told_on_a_day_to_come_or_to_nobody(world: World, task: Notification) -> None:
    with pytest.raises(CaseworkError):
        tell(world, task, TODAY + timedelta(days=2))
    with pytest.raises(CaseworkError):
        tell(world, task, told_to=" ")
    assert Notification.objects.get().notified_on is None


def test_restitution_comes_after_the_notification_and_not_on_a_day_to_come(
    world: World, task: Notification
) -> None:
    with pytest.raises(CaseworkError):
        restore(world, task)
    task = tell(world, task)
    for on in (TODAY - timedelta(days=1), TODAY + timedelta(days=2)):
        with pytest.raises(CaseworkError):
            restore(world, task, on)
    with pytest.raises(CaseworkError):
        restore(world, task, place="")
    assert Remains.objects.get().status == "identified"


def test_two_liaisons_do_not_overwrite_each_other(world: World, task: Notification) -> None:
    tell(world, task)
    with pytest.raises(StaleRecordError):
        tell(world, task, told_to="el padre")


def test_a_reversal_closes_the_task(world: World, task: Notification) -> None:
    decisions.reverse(
        by=world.by(Role.APPROVER), identification=Identification.objects.get(), reasons="error"
    )
    with pytest.raises(CaseworkError):
        tell(world, Notification.objects.get())
