"""Telling the family, and giving back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hallar.casework.actions import decisions
from hallar.casework.actions.notifications import record_notification, record_restitution, take_notification
from hallar.casework.actions.remains import receive, release
from hallar.casework.errors import CaseworkError, NotAllowedError, StaleRecordError
from hallar.casework.models import (
    Account,
    Candidate,
    CustodyEntry,
    Identification,
    Location,
    Notification,
    Remains,
)
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


def restore(
    world: World, task: Notification, on: date = TODAY, place: str = "su pueblo", *,
    recipient: str = "sibling", second: Account | None = None, label_read: str = "R-1",
) -> Notification:  # fmt: skip
    return record_restitution(
        by=world.by(Role.LIAISON), task=task, version=task.version, on=on, place=place, recipient=recipient,
        second=second or world.by(Role.ANTHROPOLOGIST), label_read=label_read,
    )  # fmt: skip


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


def test_a_restitution_is_the_last_line_of_the_chain_of_custody(world: World, task: Notification) -> None:
    restore(world, tell(world, task), TODAY, recipient="funeral_service")
    remains = Remains.objects.get()
    last = CustodyEntry.objects.latest("pk")
    assert (last.event, last.location, last.remains) == ("returned", remains.location, remains)
    assert (last.by, last.counterpart) == (world.by(Role.LIAISON), world.by(Role.ANTHROPOLOGIST))
    assert (last.recipient, last.happened_on, last.note) == ("funeral_service", TODAY, "su pueblo")
    assert (remains.location.kind, remains.location.agency) == (Location.Kind.FAMILY, remains.agency)
    with pytest.raises(CaseworkError, match=r"given back|restituid"):
        release(
            by=world.by(Role.REGISTRAR), remains=remains, destination=world.location("B"), position="",
            reason="x",
        )  # fmt: skip


def test_all_restitutions_of_an_agency_share_one_place(world: World, task: Notification) -> None:
    restore(world, tell(world, task))
    decisions.reverse(
        by=world.by(Role.APPROVER), identification=Identification.objects.get(), reasons="error"
    )
    remains = Remains.objects.get()
    assert remains.location.kind == Location.Kind.FAMILY
    moving = release(
        by=world.by(Role.REGISTRAR), remains=remains, destination=world.location("B"), position="",
        reason="nuevo estudio",
    )  # fmt: skip
    receive(by=world.by(Role.ANTHROPOLOGIST), hand_over=moving, label_read="R-1")
    for role, decide in ((Role.REVIEWER, decisions.propose), (Role.APPROVER, decisions.approve)):
        candidate = Candidate.objects.get()
        decide(by=world.by(role), candidate=candidate, version=candidate.version, reasons="motivos")
    restore(world, tell(world, Notification.objects.get(closed_at=None)))
    assert Location.objects.filter(kind=Location.Kind.FAMILY).count() == 1
    assert Remains.objects.get().location == CustodyEntry.objects.latest("pk").location


@pytest.mark.parametrize(
    ("what", "value"), [("recipient", ""), ("recipient", "neighbour"), ("label_read", "R-2")]
)
def test_a_restitution_says_to_whom_and_reads_the_label(
    world: World, task: Notification, what: str, value: str
) -> None:
    task = tell(world, task)
    with pytest.raises(CaseworkError):
        restore(world, task, **{what: value})
    assert Remains.objects.get().status == "identified"
    assert not Location.objects.filter(kind=Location.Kind.FAMILY).exists()


def test_the_second_official_is_another_one_who_was_near(world: World, task: Notification) -> None:
    task = tell(world, task)
    for wrong in (
        world.by(Role.LIAISON), world.by(Role.GENETICIST), world.foreign[Role.ANTHROPOLOGIST],
        world.foreign[Role.LIAISON],
    ):  # fmt: skip
        with pytest.raises(CaseworkError):
            restore(world, task, second=wrong)
    assert Remains.objects.get().status == "identified"


def test_remains_on_their_way_are_received_before_they_are_given_back(
    world: World, task: Notification
) -> None:
    task = tell(world, task)
    moving = release(
        by=world.by(Role.REGISTRAR), remains=Remains.objects.get(),
        destination=world.location("Morgue", world.other_agency), position="", reason="x",
    )  # fmt: skip
    with pytest.raises(CaseworkError):
        restore(world, task)
    receive(by=world.foreign[Role.ANTHROPOLOGIST], hand_over=moving, label_read="R-1")
    restore(world, task, second=world.foreign[Role.REGISTRAR])
    assert Remains.objects.get().location.agency == world.agency
