"""Signing in, the second factor, and two people at one record."""

from __future__ import annotations

import time
from datetime import timedelta
from http.cookies import Morsel
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from hallar.casework.models import Account, MissingPerson, Remains
from hallar.casework.roles import Role
from hallar.web.demonstration_accounts import current_code
from tests.casework.world import PASSWORD, World
from tests.web.case import signed_in

SIGN_IN = "/account/login/"
SECRET = generate_totp_secret()
WRONG_PASSWORDS = 5
CODE_SECONDS = 30


@pytest.fixture(autouse=True)
def nobody_counted(db: None) -> None:
    cache.clear()


def code(secret: str) -> str:
    # A code that is about to lapse could do so before it arrives.
    while time.time() % CODE_SECONDS > CODE_SECONDS - 4:
        time.sleep(0.2)
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def sign_in(account: Account, password: str = PASSWORD) -> tuple[Client, Any]:
    client = Client()
    return client, client.post(SIGN_IN, {"login": account.username, "password": password})


def with_second_factor(world: World, role: Role) -> Account:
    account = world.by(role)
    TOTP.activate(account, SECRET)
    return account


def test_a_password_alone_opens_nothing(world: World) -> None:
    client, answer = sign_in(with_second_factor(world, Role.REGISTRAR))
    assert answer["Location"] == reverse("mfa_authenticate")
    assert client.get("/persons/").status_code == 302
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert wrong.status_code == 200
    assert client.get("/persons/").status_code == 302
    assert client.post(reverse("mfa_authenticate"), {"code": code(SECRET)}).status_code == 302
    assert client.get("/persons/").status_code == 200


def test_a_code_opens_once(world: World) -> None:
    account = with_second_factor(world, Role.REGISTRAR)
    used = code(SECRET)
    for expected in (302, 200):
        client, _answer = sign_in(account)
        assert client.post(reverse("mfa_authenticate"), {"code": used}).status_code == expected


@pytest.mark.parametrize("role", Role)
def test_an_account_without_second_factor_sets_one_up_first(world: World, role: Role) -> None:
    client, _answer = sign_in(world.by(role))
    for where in ("/", "/persons/", "/audit/", "/accounts/", "/export/"):
        assert client.get(where)["Location"] == reverse("mfa_activate_totp"), where
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    assert client.post(reverse("mfa_activate_totp"), {"code": code(secret)}).status_code == 302
    assert client.get("/").status_code == 200
    kept = Authenticator.objects.get(user=world.by(role), type=Authenticator.Type.TOTP)
    assert secret not in str(kept.data)


def test_codes_are_told_of_demonstration_accounts_alone(world: World) -> None:
    with pytest.raises(ValueError, match="demonstration"):
        current_code(with_second_factor(world, Role.REGISTRAR))


def test_the_second_factor_changes_only_with_the_password(world: World) -> None:
    """Who finds a screen unlocked cannot take the account over."""
    client, _answer = sign_in(with_second_factor(world, Role.REGISTRAR))
    client.post(reverse("mfa_authenticate"), {"code": code(SECRET)})
    session = client.session
    for method in session["account_authentication_methods"]:
        method["at"] -= timedelta(hours=1).total_seconds()
    session.save()
    answer = client.post(reverse("mfa_deactivate_totp"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert Authenticator.objects.filter(user=world.by(Role.REGISTRAR)).exists()


def test_wrong_passwords_are_slowed_down(world: World) -> None:
    account = with_second_factor(world, Role.REGISTRAR)
    for _try in range(WRONG_PASSWORDS):
        assert sign_in(account, "otra contraseña larga")[1].status_code == 200
    _client, answer = sign_in(account)
    assert answer.status_code in {200, 429}, "after five wrong passwords the right one has to wait too"
    _client, answer = sign_in(with_second_factor(world, Role.LIAISON))
    assert answer.status_code == 302, "another account does not wait"


def test_an_unknown_account_is_answered_like_a_wrong_password(world: World) -> None:
    def said(name: str) -> list[str]:
        page = Client().post(SIGN_IN, {"login": name, "password": "otra contraseña larga"})
        return [str(one) for one in page.context["form"].non_field_errors()]

    assert said("registrar") == said("nobody")


def test_a_closed_account_is_out_at_once(world: World) -> None:
    account = with_second_factor(world, Role.REGISTRAR)
    client = signed_in(account)
    assert client.get("/persons/").status_code == 200
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert client.get("/persons/").status_code == 302
    assert sign_in(account)[1].status_code in {200, 302}
    assert client.get("/persons/").status_code == 302


def test_cookies_of_the_session(world: World, settings: Any) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client, _answer = sign_in(with_second_factor(world, Role.REGISTRAR))
    client.post(reverse("mfa_authenticate"), {"code": code(SECRET)})
    session: Morsel[str] = client.cookies["sessionid"]
    assert session["httponly"]
    assert session["secure"]
    assert session["samesite"] == "Lax"
    assert session["max-age"] == "", "it ends with the browser"
    assert client.cookies["csrftoken"]["httponly"]
    assert client.cookies["csrftoken"]["secure"]


def test_a_session_ends_by_itself(world: World) -> None:
    client = signed_in(with_second_factor(world, Role.REGISTRAR))
    assert client.get("/persons/").status_code == 200
    kept = Session.objects.get(session_key=client.session.session_key)
    assert now() + timedelta(minutes=29) < kept.expire_date < now() + timedelta(minutes=31)
    kept.expire_date = now() - timedelta(seconds=1)
    kept.save()
    assert client.get("/persons/")["Location"].startswith(SIGN_IN)


def test_the_session_changes_its_name_with_the_sign_in(world: World) -> None:
    """An address or a cookie from before says nothing about the session after."""
    client, _answer = sign_in(with_second_factor(world, Role.REGISTRAR))
    before = client.cookies["sessionid"].value
    client.post(reverse("mfa_authenticate"), {"code": code(SECRET)})
    assert client.cookies["sessionid"].value != before


def test_nobody_signs_up(world: World) -> None:
    fields = {"username": "extra", "password1": PASSWORD, "password2": PASSWORD}
    Client().post(reverse("account_signup"), fields)
    assert not Account.objects.filter(username="extra").exists()


def test_a_form_from_elsewhere_is_refused(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(with_second_factor(world, Role.REGISTRAR))
    assert client.post("/persons/new/", {"given": "Ana"}).status_code == 403
    assert not MissingPerson.objects.exists()


def test_the_language_is_kept_and_leads_nowhere_else(world: World) -> None:
    client = Client()
    answer = client.post("/language/", {"language": "en", "next": "https://example.org/"})
    assert not answer["Location"].startswith("https:")
    assert b'lang="en"' in client.get(SIGN_IN).content
    client.post("/language/", {"language": "es", "next": SIGN_IN})
    assert b'<html lang="es"' in client.get(SIGN_IN).content


def entries(page: Any) -> dict[str, Any]:
    """Return what a form page would send if nothing was changed."""
    form = page.context["form"]
    values = {field.html_name: field.value() for field in form}
    values["version"] = page.context.get("version") or form["version"].value()
    return {name: value for name, value in values.items() if value is not None}


def test_two_people_at_one_record(world: World) -> None:
    person = world.person(last_place="Reynosa")
    for role in (Role.REGISTRAR, Role.LIAISON):
        TOTP.activate(world.by(role), generate_totp_secret())
    colleague = Account(username="registrar2", role=Role.REGISTRAR, agency=world.agency)
    colleague.save()
    TOTP.activate(colleague, generate_totp_secret())
    first, second = signed_in(world.by(Role.REGISTRAR)), signed_in(colleague)
    where = reverse("person_edit", args=[person.pk])
    mine, theirs = entries(first.get(where)), entries(second.get(where))
    assert first.post(where, {**mine, "last_place": "Matamoros"}).status_code == 302

    refused = second.post(where, {**theirs, "last_place": "Nuevo Laredo", "hair": "negro"})
    assert refused.status_code == 409
    assert "Somebody else changed this record" in refused.content.decode()
    person.refresh_from_db()
    assert (person.last_place, person.hair) == ("Matamoros", "")

    # A form that is shown again for another defect stays on the version it was opened on.
    defective = second.post(where, {**theirs, "birth_date": "yesterday"})
    assert defective.status_code == 422
    assert defective.context["version"] == str(theirs["version"])
    again = entries(second.get(where))
    assert second.post(where, {**again, "hair": "negro"}).status_code == 302
    person.refresh_from_db()
    assert (person.last_place, person.hair) == ("Matamoros", "negro")


@pytest.mark.parametrize("version", ["", "0", "1x", "99999999999999999999", "-1"])
def test_a_form_without_its_version_changes_nothing(world: World, version: str) -> None:
    remains = world.remains()
    TOTP.activate(world.by(Role.REGISTRAR), generate_totp_secret())
    client = signed_in(world.by(Role.REGISTRAR))
    where = reverse("remains_edit", args=[remains.pk])
    answer = client.post(where, {**entries(client.get(where)), "hair": "negro", "version": version})
    assert answer.status_code == 409
    assert Remains.objects.get(pk=remains.pk).hair == ""
