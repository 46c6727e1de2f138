"""Whatever happens to remains, they are at exactly one place, and the log says how they got there."""

from __future__ import annotations

import contextlib

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallar.casework.actions.remains import (
    add_location,
    cancel_release,
    edit_remains,
    receive,
    register_remains,
    release,
)
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.models import Account, Agency, CustodyEntry, HandOver, Location, Remains
from hallar.casework.roles import Role
from hallar.casework.writing import writing
from tests.casework.world import World

STEPS = st.tuples(
    st.sampled_from(["release", "receive", "wrong label", "cancel"]),
    st.sampled_from([Role.REGISTRAR, Role.ANTHROPOLOGIST]),
    st.booleans(),
    st.integers(0, 2),
)


class RolledBackError(Exception):
    """Ends an example without a trace."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(steps=st.lists(STEPS, max_size=12))
def test_any_sequence_of_steps_leaves_one_place_and_a_whole_log(
    world: World, steps: list[tuple[str, Role, bool, int]]
) -> None:
    with contextlib.suppress(RolledBackError), transaction.atomic():
        places = [world.location("A"), world.location("B"), world.location("C", world.other_agency)]
        remains = register_remains(
            by=world.by(Role.REGISTRAR), agency=world.agency, values={"code": "R-1"}, location=places[0]
        )
        for what, role, foreign, place in steps:
            by = (world.foreign if foreign else world.accounts)[role]
            before = (CustodyEntry.objects.count(), Remains.objects.get().location)
            try:
                with transaction.atomic():
                    step(what, by, remains, places[place])
            except CaseworkError:
                assert before == (CustodyEntry.objects.count(), Remains.objects.get().location)
            check(Remains.objects.get())
        raise RolledBackError


def step(what: str, by: Account, remains: Remains, place: Location) -> None:
    if what == "release":
        release(by=by, remains=remains, destination=place, position="", reason="x")
        return
    moving = HandOver.objects.first()
    if moving is None:
        raise CaseworkError("")
    if what == "cancel":
        cancel_release(by=by, hand_over=moving, reason="x")
    else:
        receive(by=by, hand_over=moving, label_read="R-1" if what == "receive" else "R-2")


def check(remains: Remains) -> None:
    for one in remains.hand_overs.exclude(received_by=None):
        assert one.received_by is not None
        assert one.received_by.agency == one.destination.agency
    log = list(remains.custody.all())
    assert log[-1].location == remains.location
    assert log[0].event == "registered"
    place = log[0].location
    for entry in log[1:]:
        if entry.event == "received":
            assert entry.by != entry.counterpart
            place = entry.location
        assert entry.location == place
    open_ones = [one for one in remains.hand_overs.all() if one.is_open]
    assert len(open_ones) <= 1
    assert bool(open_ones) == (log[-1].event == "released")


def test_another_agency_receives_at_its_own_place(world: World) -> None:
    remains = world.remains()
    target = world.location("Morgue", world.other_agency)
    moving = release(
        by=world.by(Role.REGISTRAR), remains=remains, destination=target, position="", reason="x"
    )
    receive(by=world.foreign[Role.ANTHROPOLOGIST], hand_over=moving, label_read="R-1")
    remains.refresh_from_db()
    assert (remains.location, remains.agency) == (target, world.agency)


def test_a_stranger_receives_nothing(world: World) -> None:
    remains = world.remains()
    moving = release(
        by=world.by(Role.REGISTRAR), remains=remains, destination=world.location("B"), position="", reason="x"
    )
    with pytest.raises(NotAllowedError):
        receive(by=world.foreign[Role.REGISTRAR], hand_over=moving, label_read="R-1")


@pytest.mark.parametrize("role", [Role.REGISTRAR, Role.ANTHROPOLOGIST])
def test_who_sends_does_not_receive_at_the_other_agency(world: World, role: Role) -> None:
    remains = world.remains()
    here, target = remains.location, world.location("Morgue", world.other_agency)
    moving = release(
        by=world.by(Role.REGISTRAR), remains=remains, destination=target, position="", reason="x"
    )
    with pytest.raises(NotAllowedError, match="Medical Examiner"):
        receive(by=world.by(role), hand_over=moving, label_read="R-1")
    remains.refresh_from_db()
    assert remains.location == here
    cancel_release(by=world.by(role), hand_over=moving, reason="error")
    with pytest.raises(CaseworkError):
        receive(by=world.foreign[role], hand_over=moving, label_read="R-1")


def test_a_national_agency_receives_nothing_at_a_place_of_a_local_one(world: World) -> None:
    with writing():
        local = Agency(code="mx-chis", name="Fiscalía de Chiapas", country="MX", jurisdiction="local")
        local.save()
        target = Location(agency=local, name="SEMEFO", kind="storage")
        target.save()
    official = Account(username="chis", role=Role.ANTHROPOLOGIST, agency=local)
    official.save()
    moving = release(
        by=world.by(Role.REGISTRAR), remains=world.remains(), destination=target, position="", reason="x"
    )
    with pytest.raises(NotAllowedError, match="Chiapas"):
        receive(by=world.by(Role.ANTHROPOLOGIST), hand_over=moving, label_read="R-1")
    receive(by=official, hand_over=moving, label_read="R-1")
    assert Remains.objects.get().location == target


def test_nothing_but_a_restitution_brings_remains_to_a_family(world: World) -> None:
    by, remains = world.by(Role.REGISTRAR), world.remains()
    with writing():
        family = Location(agency=world.agency, name="", kind=Location.Kind.FAMILY)
        family.save()
    with pytest.raises(CaseworkError):
        release(by=by, remains=remains, destination=family, position="", reason="x")
    with pytest.raises(CaseworkError):
        register_remains(by=by, agency=world.agency, values={"code": "R-9"}, location=family)
    with pytest.raises(CaseworkError):
        add_location(by=by, agency=world.agency, name="Casa", kind=Location.Kind.FAMILY)


def test_an_edit_moves_nothing(world: World) -> None:
    remains, elsewhere = world.remains(), world.location("B")
    for values in ({"location": elsewhere}, {"position": "F-1"}, {"status": "returned"}):
        with pytest.raises(ValueError, match=next(iter(values))):
            edit_remains(by=world.by(Role.REGISTRAR), remains=remains, version=remains.version, values=values)
    assert Remains.objects.get().location != elsewhere


def test_a_place_of_another_agency_is_not_added(world: World) -> None:
    with pytest.raises(NotAllowedError):
        add_location(by=world.by(Role.REGISTRAR), agency=world.other_agency, name="X", kind="storage")


def test_a_hand_over_to_where_they_are_or_without_a_reason_is_refused(world: World) -> None:
    remains = world.remains()
    for place, reason in ((remains.location, "x"), (world.location("B"), " ")):
        with pytest.raises(CaseworkError):
            release(
                by=world.by(Role.REGISTRAR), remains=remains, destination=place, position="", reason=reason
            )
