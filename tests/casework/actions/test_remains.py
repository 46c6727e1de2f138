"""Remains: one present location, and a hand-over by two people."""

from __future__ import annotations

import pytest

from hallar.casework.actions.remains import cancel_release, receive, release
from hallar.casework.errors import CaseworkError
from hallar.casework.models import HandOver, Remains
from hallar.casework.roles import Role
from tests.casework.world import World


@pytest.fixture
def moving(world: World) -> HandOver:
    remains = world.remains()
    target = world.location("Panteón")
    return release(
        by=world.by(Role.REGISTRAR), remains=remains, destination=target, position="F-12", reason="inhumación"
    )


def test_released_remains_stay_on_record_where_they_are(moving: HandOver) -> None:
    assert Remains.objects.get().location == moving.origin


def test_a_second_person_who_reads_the_label_receives(world: World, moving: HandOver) -> None:
    receive(by=world.by(Role.ANTHROPOLOGIST), hand_over=moving, label_read="R-1")
    remains = Remains.objects.get()
    assert (remains.location.name, remains.position) == ("Panteón", "F-12")
    assert [one.event for one in remains.custody.all()] == ["registered", "released", "received"]
    last = remains.custody.last()
    assert last is not None
    assert (last.by, last.counterpart) == (world.by(Role.ANTHROPOLOGIST), world.by(Role.REGISTRAR))


@pytest.mark.parametrize(("role", "label"), [(Role.REGISTRAR, "R-1"), (Role.ANTHROPOLOGIST, "R-2")])
def test_one_person_or_another_label_is_refused(
    world: World, moving: HandOver, role: Role, label: str
) -> None:
    with pytest.raises(CaseworkError):
        receive(by=world.by(role), hand_over=moving, label_read=label)
    assert Remains.objects.get().location == moving.origin


def test_one_hand_over_at_a_time(world: World, moving: HandOver) -> None:
    with pytest.raises(CaseworkError):
        release(
            by=world.by(Role.REGISTRAR), remains=Remains.objects.get(), destination=moving.destination,
            position="", reason="otra vez",
        )  # fmt: skip
    cancel_release(by=world.by(Role.REGISTRAR), hand_over=moving, reason="error")
    assert Remains.objects.get().location == moving.origin
    with pytest.raises(CaseworkError):
        receive(by=world.by(Role.ANTHROPOLOGIST), hand_over=moving, label_read="R-1")
