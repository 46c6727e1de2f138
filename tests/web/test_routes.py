"""Every address, every role: who gets in, what is shown, and what is never shown."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, ClassVar

import allauth
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hallar.accord.actions.accords import change_accord
from hallar.accord.models import Accord, StatusStatement
from hallar.casework.models import Account, Agency
from hallar.casework.roles import RIGHTS, Right, Role
from hallar.casework.writing import writing
from hallar.web.demonstration_accounts import set_up_second_factor
from hallar.web.settings import HERE
from tests.web.case import CONTACT, GENOTYPES, NOMINAL, Case, signed_in

OPEN_TO_EVERYBODY = {
    "account_login",
    "account_inactive",
    "account_signup",
    "set_language",
    "mfa_authenticate",
}
"""What answers without being signed in; logging out does too, by going to the sign-in page."""
POST_ONLY = 405
ANSWERED = {200, 302, POST_ONLY}
MENDED_BY_A_FORM = {200, 302, 409, 422}
"""What a form that was sent empty may lead to: shown again with its defects, or refused."""


@pytest.fixture(autouse=True)
def no_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    """Setting the type of a report takes seconds; what it says is tested for itself."""
    monkeypatch.setattr("weasyprint.HTML", Paper)


class Paper:
    """What would be set as a PDF."""

    written: ClassVar[list[str]] = []

    def __init__(self, string: str, **_options: object) -> None:
        self.written.append(string)

    def write_pdf(self) -> bytes:
        return b"%PDF"


def routes(patterns: list[Any] | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for one in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, before + str(one.pattern))
        else:
            yield before + str(one.pattern), one


def own_routes() -> Iterator[tuple[str, URLPattern]]:
    for path, route in routes():
        own = route.callback.__module__.startswith("hallar.web.views")
        if own and route.name != "set_language" and not hasattr(route.callback, "is_public"):
            yield path, route


def public_routes() -> Iterator[tuple[str, URLPattern]]:
    for path, route in routes():
        if hasattr(route.callback, "is_public"):
            yield path, route


def address(case: Case, path: str, route: URLPattern) -> str:
    """Return the address of a route for a record of its kind that is there."""
    records = {
        "persons": case.person, "photographs": case.picture, "families": case.family, "samples": case.sample,
        "remains": case.remains, "hand-overs": case.moving, "searches": case.run,
        "candidates": case.candidate, "notifications": case.notification, "imports": case.batch,
        "accounts": case.world.by(Role.REGISTRAR), "details": case.remains, **accord_records(case.accord),
    }  # fmt: skip
    known: dict[str, Any] = {
        "member": case.father.pk, "name": case.name.pk, "companion": case.companion.pk,
        "consent": case.consent.pk, "owner": "remains", "kind": "mark",
        "detail": case.number.pk if path.startswith("persons") else case.mark.pk,
        "address": case.accord.address,
    }  # fmt: skip
    if path.startswith("accords"):
        known["detail"] = case.accord.observers.get().pk
    names = route.pattern.converters
    values = {one: known[one] for one in names if one != "number"}
    if "number" in names:
        values["number"] = records[path.split("/", maxsplit=1)[0]].pk
    return reverse(route.name, kwargs=values)


def accord_records(accord: Accord) -> dict[str, Any]:
    """Return a record for each kind of page of an accord; the point is one to which everything belongs."""
    point = accord.points.get(theme="missing persons", kind="training", document=accord.documents.first())
    return {
        "accords": accord, "accord-documents": point.document, "accord-points": point,
        "accord-statements": StatusStatement.objects.filter(point__accord=accord, country="US").last(),
        "accord-milestones": point.milestones.last(), "accord-owners": point.owners.get(country="MX"),
        "accord-evidence": point.evidence.first(), "accord-activities": accord.activities.first(),
        "accord-indicators": accord.indicators.exclude(live="").last(),
        "accord-courses": accord.courses.get(), "accord-rates": accord.rates.last(),
        "public": NumberedPoint(point.number),
    }  # fmt: skip


class NumberedPoint:
    """Public addresses name a point by its number within the accord."""

    def __init__(self, number: int) -> None:
        self.pk = number


def rights_of(route: URLPattern) -> tuple[Right, ...]:
    found: tuple[Right, ...] = route.callback.rights
    return found


def may(role: Role, route: URLPattern) -> bool:
    rights = rights_of(route)
    return not rights or bool(RIGHTS[role] & set(rights))


def readable(response: Any) -> str:
    """Return what a response says, unpacked."""
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if response.headers.get("Content-Type") == "application/zip":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(packed.read(one).decode() for one in packed.namelist())
    if response.headers.get("Content-Type") == "application/pdf":
        return ""
    return str(content.decode(errors="replace"))


def pages(case: Case, role: Role) -> Iterator[tuple[str, str, HttpResponse]]:
    """Give every page that a role gets, with its address and what it says."""
    client = case.of(role)
    for where, route in addresses(case, role):
        response = client.get(where)
        yield where, readable(response), response
        if response.status_code == POST_ONLY and route.name != "import_apply":
            response = client.post(where, follow=True)
            yield where, readable(response), response


def addresses(case: Case, role: Role) -> list[tuple[str, URLPattern]]:
    """Return the address of each page that a role gets, before any of them takes a record away."""
    return [(address(case, path, route), route) for path, route in own_routes() if may(role, route)]


def test_every_view_names_its_rights() -> None:
    listed = list(own_routes())
    assert len(listed) > 60
    unnamed = [path for path, route in listed if not hasattr(route.callback, "rights")]
    assert unnamed == []
    open_to_all = [route.name for _path, route in listed if not rights_of(route)]
    assert open_to_all == ["dashboard"]


def test_every_address_asks_to_sign_in(case: Case) -> None:
    client = Client()
    let_in = []
    for path, route in routes():
        if route.name in OPEN_TO_EVERYBODY or hasattr(route.callback, "is_public"):
            continue
        own = route.callback.__module__.startswith("hallar")
        where = address(case, path, route) if own else "/" + path
        for response in (client.get(where), client.post(where)):
            if response.status_code != 302 or not response["Location"].startswith(reverse("account_login")):
                let_in.append((where, response.status_code))
    # Signing out when nobody is signed in leads to the first page, which asks to sign in.
    assert {one for one in let_in if one[0] != reverse("account_logout")} == set()


def test_public_pages_answer_everybody_and_take_nothing(case: Case) -> None:
    client = Client(headers={"accept-language": "en"})
    listed = list(public_routes())
    assert len(listed) == 7
    for path, route in listed:
        where = address(case, path, route)
        response = client.get(where)
        assert response.status_code == 200, where
        assert client.post(where).status_code == POST_ONLY, where
        said = readable(response)
        accounts = [one.username for one in (*case.world.accounts.values(), *case.world.foreign.values())]
        for text in (*NOMINAL, *CONTACT, *GENOTYPES, *accounts):
            assert not re.search(rf"\b{re.escape(text)}\b", said), (where, text)


def test_an_accord_that_is_not_public_is_not_there_for_the_public(case: Case) -> None:
    change_accord(
        by=case.world.by(Role.SECRETARIAT), accord=case.accord, version=case.accord.version, is_public=False
    )
    for path, route in public_routes():
        if "address" in route.pattern.converters:
            assert Client().get(address(case, path, route)).status_code == 404, path
    assert case.accord.title not in Client().get(reverse("public_accords")).content.decode()


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.OBSERVER])
def test_an_accord_is_not_there_for_a_country_that_is_no_party(case: Case, role: Role) -> None:
    change_accord(
        by=case.world.by(Role.SECRETARIAT), accord=case.accord, version=case.accord.version, is_public=False
    )
    with writing():
        elsewhere = Agency(code="hn", name="Otra", country="HN", jurisdiction="national")
        elsewhere.save()
    account = Account(username="hn", role=role, agency=elsewhere)
    account.save()
    set_up_second_factor(account)
    client = signed_in(account)
    wrong = []
    for path, route in own_routes():
        if path.startswith("accord") and "number" in route.pattern.converters and may(role, route):
            where = address(case, path, route)
            answers = {client.get(where).status_code, client.post(where).status_code}
            if not answers <= {404, POST_ONLY}:
                wrong.append((where, answers))
    assert wrong == []


@pytest.mark.parametrize("role", Role)
def test_rights_on_every_page(case: Case, role: Role) -> None:
    client = case.of(role)
    wrong = []
    for path, route in own_routes():
        where = address(case, path, route)
        got = client.get(where).status_code
        if may(role, route):
            if got not in ANSWERED:
                wrong.append(f"{where}: {got}, but {role} may")
        elif got not in {403, POST_ONLY} or client.post(where).status_code != 403:
            wrong.append(f"{where}: {got}, but {role} may not")
    assert wrong == []


@pytest.mark.parametrize("role", Role)
def test_an_empty_form_is_answered(case: Case, role: Role) -> None:
    client = case.of(role)
    wrong = []
    for where, _route in addresses(case, role):
        response = client.post(where)
        if response.status_code not in MENDED_BY_A_FORM:
            wrong.append((where, response.status_code))
    assert wrong == []


@pytest.mark.parametrize("role", [one for one in Role if one not in {Role.AUDITOR, Role.ADMINISTRATOR}])
def test_the_records_of_another_agency_are_not_there(case: Case, role: Role) -> None:
    client = case.abroad(role)
    wrong = []
    for path, route in own_routes():
        # A search is of all agencies and shows no record; an accord is its parties' own, two countries here.
        if "number" not in route.pattern.converters or path.startswith(("searches/", "accord")):
            continue
        if not may(role, route):
            continue
        where = address(case, path, route)
        answers = {client.get(where).status_code, client.post(where).status_code}
        if not answers <= {404, POST_ONLY}:
            wrong.append((where, answers))
    assert wrong == []


@pytest.mark.parametrize("role", Role)
def test_what_no_page_of_a_role_may_hold(case: Case, role: Role) -> None:
    """Nothing its rights do not show; no personal data in addresses; no code, nothing from outside."""
    wrong = []
    for where, said, response in pages(case, role):
        wrong += [(where, text) for text in hidden_from(role) if text in said]
        policy = response.headers.get("Content-Security-Policy", "")
        if "default-src 'none'" not in policy or "unsafe" in policy:
            wrong.append((where, policy))
        addresses = [response.headers.get("Content-Disposition", ""), response.headers.get("Location", "")]
        if response.headers.get("Content-Type", "").startswith("text/html"):
            tags = read(said)
            wrong += [(where, one) for one in (*tags.inline_code(), *tags.from_outside())]
            addresses += tags.addresses()
        wrong += [(where, one) for one in addresses for text in (*NOMINAL, *CONTACT) if text in one]
    assert wrong == []


def hidden_from(role: Role) -> list[str]:
    shown_by = {Right.SEE_NAMES: NOMINAL, Right.SEE_CONTACT: CONTACT, Right.SEE_GENETIC: GENOTYPES}
    return [text for right, texts in shown_by.items() if right not in RIGHTS[role] for text in texts]


def test_what_a_role_is_there_to_see(case: Case) -> None:
    """The other side: what is looked for above does stand on the pages of those who may see it."""
    seen = {
        role: " ".join(said for _where, said, _response in pages(case, role))
        for role in (Role.REGISTRAR, Role.GENETICIST, Role.LIAISON)
    }
    for text in (*NOMINAL, *CONTACT):
        assert text in seen[Role.REGISTRAR], text
    for text in ("D21S11", "29 31.2"):
        assert text in seen[Role.GENETICIST], text
    for text in (NOMINAL[0], *CONTACT[:3]):
        assert text in seen[Role.LIAISON], text


def test_the_portrait_is_for_those_who_see_names(case: Case) -> None:
    where = reverse("photograph", args=[case.portrait.pk])
    for role in Role:
        response = case.of(role).get(where)
        assert response.status_code == (200 if Right.SEE_NAMES in RIGHTS[role] else 403), role
    assert case.of(Role.REGISTRAR).get(where)["Cache-Control"] == "private, no-store"


def test_the_report_names_the_person_only_to_those_who_see_names(case: Case) -> None:
    Paper.written.clear()
    where = reverse("report", args=[case.candidate.pk])
    for role in (Role.GENETICIST, Role.REVIEWER):
        assert case.of(role).get(where)["Content-Type"] == "application/pdf"
    assert NOMINAL[0] not in Paper.written[0]
    assert NOMINAL[0] in Paper.written[1]
    for text in (*CONTACT, NOMINAL[3]):
        assert text not in "".join(Paper.written)


class Tags(HTMLParser):
    """The elements of a page with their attributes, and the scripts that stand in it."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, [(name, value or "") for name, value in attrs]))

    def inline_code(self) -> list[str]:
        found = []
        for tag, attributes in self.tags:
            names = {name for name, _value in attributes}
            if tag == "style" or (tag == "script" and "src" not in names):
                found.append(tag)
            found += [f"{tag} {name}" for name in names if name == "style" or name.startswith("on")]
        return found

    def addresses(self) -> list[str]:
        names = {"href", "src", "action", "hx-get", "hx-post"}
        return [value for _tag, attributes in self.tags for name, value in attributes if name in names]

    def from_outside(self) -> list[str]:
        return [
            value
            for tag, attributes in self.tags
            for name, value in attributes
            if tag in {"script", "link", "img", "iframe", "form"} and re.match(r"(https?:)?//", value)
            if name in {"src", "href", "action"}
        ]


def read(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    return tags


def test_the_pages_around_signing_in_hold_no_code(case: Case) -> None:
    fresh = case.world.accounts[Role.AUDITOR]
    fresh.authenticator_set.all().delete()
    wrong = []
    for client, names in (
        (Client(), ("account_login", "account_inactive", "account_signup")),
        (signed_in(fresh), ("mfa_activate_totp", "mfa_index")),
        (case.of(Role.REVIEWER), ("mfa_index", "account_logout", "account_change_password")),
    ):
        for name in names:
            response = client.get(reverse(name), follow=True)
            assert response.status_code == 200, name
            assert "unsafe" not in response["Content-Security-Policy"]
            tags = read(response.content.decode())
            wrong += [(name, one) for one in (*tags.inline_code(), *tags.from_outside())]
    assert wrong == []


def test_pages_that_refuse_are_pages(case: Case) -> None:
    client = case.of(Role.AUDITOR)
    for where, status in (("/persons/", 403), ("/nothing/", 404)):
        response = client.get(where)
        assert response.status_code == status
        assert b"<h1>" in response.content
        assert b"/account/logout/" in response.content


def test_every_template_is_used() -> None:
    folder = HERE / "templates"
    used = "\n".join(
        one.read_text(encoding="utf-8") for one in (*HERE.rglob("*.py"), *folder.rglob("*.html"))
    )
    # Pages of the sign-in library that ours replace are asked for by it.
    theirs = Path(allauth.__file__).parent / "templates"
    by_others = {"403.html", "404.html", "500.html"}
    names = {one.relative_to(folder).as_posix() for one in folder.rglob("*.html")}
    by_others |= {one for one in names if (theirs / one).exists()}
    unused = {one for one in names if f'"{one}"' not in used} - by_others
    assert unused == set()
    assert by_others <= names


def test_no_route_is_named_twice() -> None:
    names = [route.name for _path, route in routes()]
    assert len(names) == len(set(names))


def test_every_style_of_a_template_is_defined() -> None:
    """A class that no style sheet knows is a typing error, or a style that was taken away."""
    sheet = Path(HERE / "static" / "hallar" / "hallar.css").read_text(encoding="utf-8")
    defined = set(re.findall(r"\.([a-z][\w-]*)", sheet))
    unknown = set()
    for one in (HERE / "templates").rglob("*.html"):
        if one.name == "report.html":
            continue
        for words in re.findall(r'class="([^"{]*)"', one.read_text(encoding="utf-8")):
            unknown |= {(one.name, word) for word in words.split() if word not in defined}
    assert unknown == set()
