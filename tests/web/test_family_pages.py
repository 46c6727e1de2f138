"""What is said on the forms about consents, members of a family and identity numbers."""

from __future__ import annotations

import re

from django.urls import reverse

from hallar.casework.models import Consent, IdentityNumber, Member
from hallar.casework.roles import Role
from tests.casework.world import World
from tests.web.case import NOMINAL, Case, official


def test_a_consent_becomes_narrower_on_its_page(world: World) -> None:
    person = world.person()
    family = world.family(person)
    father = family.members.get(person=person).father
    assert father is not None
    liaison = official(world, Role.LIAISON)
    consent = Consent.in_force().get(member=father)
    address = reverse("consent_replace", args=[family.pk, father.pk, consent.pk])
    page = f"{reverse('family', args=[family.pk])}?member={father.pk}"
    shown = liaison.get(page).content.decode()
    assert address in shown
    assert reverse("consent_new", args=[family.pk, father.pk]) not in shown
    sent = {"scope": "own_country", "given_on": "2025-01-01", "document": "acta 2"}
    assert liaison.post(address, {**sent, "given_on": "2020-01-01"}).status_code == 422
    assert liaison.post(address, {**sent, "scope": "all_countries"}).status_code == 422
    assert liaison.post(address, sent).status_code == 302
    said = liaison.get(page).content.decode()
    assert "replaced 2025-01-01" in re.sub(r"\s+", " ", said)
    assert address not in said
    assert liaison.post(address, sent).status_code == 422


def test_why_a_member_stays_is_said_on_the_form(world: World) -> None:
    family = world.family(world.person())
    father = Member.objects.get(fathered__isnull=False)
    registrar = official(world, Role.REGISTRAR)
    refused = registrar.post(
        reverse("member_remove", args=[family.pk, father.pk]), {"reason": "duplicado por error"}
    )
    assert refused.status_code == 422
    assert "duplicado por error" in refused.content.decode()
    assert "withdraw the consent" in refused.content.decode()
    assert Consent.objects.filter(member=father).exists()


def test_the_same_identity_number_twice_is_said_on_the_form(case: Case) -> None:
    sent = {"kind": "curp", "value": NOMINAL[3].lower()}
    refused = case.of(Role.REGISTRAR).post(reverse("identity_number_new", args=[case.person.pk]), sent)
    assert refused.status_code == 422
    assert IdentityNumber.objects.count() == 1
