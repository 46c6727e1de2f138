"""The pages of hand-overs and restitutions."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from hallar.casework.actions import decisions
from hallar.casework.actions.notifications import record_notification, record_restitution
from hallar.casework.actions.remains import release
from hallar.casework.models import Agency, Candidate, CustodyEntry, Location, Notification, Remains
from hallar.casework.roles import Role
from hallar.casework.writing import writing
from tests.casework.test_scope import tie
from tests.casework.world import World
from tests.web.case import official


def test_only_those_who_receive_are_offered_to_and_only_those_who_send_call_off(world: World) -> None:
    moving = release(
        by=world.by(Role.REGISTRAR), remains=world.remains(), position="", reason="x",
        destination=world.location("Morgue", world.other_agency),
    )  # fmt: skip
    receive = reverse("hand_over_receive", args=[moving.pk])
    cancel = reverse("hand_over_cancel", args=[moving.pk])
    sender = official(world, Role.ANTHROPOLOGIST)
    receiver = official(world, Role.ANTHROPOLOGIST, foreign=True)
    for one, offered, withheld in ((sender, cancel, receive), (receiver, receive, cancel)):
        listed = one.get(reverse("hand_overs")).content.decode()
        assert offered in listed
        assert withheld not in listed
    for refused in (sender.get(receive), sender.post(receive, {"label_read": "R-1"})):
        assert refused.status_code == 403
        assert "Medical Examiner" in refused.content.decode()
    assert receiver.post(receive, {"label_read": "R-1"}).status_code == 302
    assert Remains.objects.get().location.name == "Morgue"


def test_a_national_agency_is_not_offered_what_it_sends_to_a_local_one(world: World) -> None:
    with writing():
        local = Agency(code="mx-chis", name="Fiscalía de Chiapas", country="MX", jurisdiction="local")
        local.save()
        place = Location(agency=local, name="SEMEFO", kind="storage")
        place.save()
    moving = release(
        by=world.by(Role.REGISTRAR), remains=world.remains(), destination=place, position="", reason="x"
    )
    sender, receive = official(world, Role.ANTHROPOLOGIST), reverse("hand_over_receive", args=[moving.pk])
    assert receive not in sender.get(reverse("hand_overs")).content.decode()
    assert sender.post(receive, {"label_read": "R-1"}).status_code == 403


@pytest.fixture
def told(world: World) -> Notification:
    person = world.person()
    tie(world, world.family(person).members.get(person=person), world.remains())
    for role, decide in ((Role.REVIEWER, decisions.propose), (Role.APPROVER, decisions.approve)):
        candidate = Candidate.objects.get()
        decide(by=world.by(role), candidate=candidate, version=candidate.version, reasons="motivos")
    task = Notification.objects.get()
    return record_notification(
        by=world.by(Role.LIAISON), task=task, version=task.version, told_on=date.today(),
        told_to="la madre", how="home", notes="",
    )  # fmt: skip


def test_a_restitution_is_on_the_chain_of_custody_of_the_remains(world: World, told: Notification) -> None:
    liaison, address = official(world, Role.LIAISON), reverse("notification_restitution", args=[told.pk])
    shown = liaison.get(address).content.decode()
    assert str(world.by(Role.ANTHROPOLOGIST)) in shown
    assert "us-anthropologist" not in shown
    sent = {
        "version": told.version, "on": told.notified_on, "place": "Panteón", "recipient": "parent",
        "second": world.by(Role.ANTHROPOLOGIST).pk, "label_read": "R-7",
    }  # fmt: skip
    refused = liaison.post(address, sent)
    assert refused.status_code == 422
    assert "Panteón" in refused.content.decode(), "nothing typed is lost"
    assert liaison.post(address, {**sent, "label_read": "R-1"}).status_code == 302
    page = official(world, Role.REGISTRAR).get(reverse("remains", args=[Remains.objects.get().pk]))
    said = page.content.decode()
    for words in ("with the family", "given back to the family", "mother or father", "Panteón"):
        assert words in said, words
    assert reverse("remains_release", args=[Remains.objects.get().pk]) not in said
    assert CustodyEntry.objects.latest("pk").event == "returned"


def test_no_form_offers_a_family_as_a_place(world: World, told: Notification) -> None:
    registrar, other = official(world, Role.REGISTRAR), world.remains("R-2")
    record_restitution(
        by=world.by(Role.LIAISON), task=told, version=told.version, on=date.today(), place="Panteón",
        recipient="parent", second=world.by(Role.ANTHROPOLOGIST), label_read="R-1",
    )  # fmt: skip
    for address in (
        reverse("remains_new"), reverse("location_new"),
        reverse("remains_release", args=[other.pk]),
    ):  # fmt: skip
        assert "with the family" not in registrar.get(address).content.decode(), address
