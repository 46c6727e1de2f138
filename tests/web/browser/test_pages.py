"""The pages in a browser: for everybody, by keyboard, on a phone, in two languages, for two at a time."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.web.browser.served import CHROMIUM, Served, serve_demonstration

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not CHROMIUM.exists() and not os.environ.get("HALLAR_BROWSER_REQUIRED"), reason="no Chromium here"
    ),
]
FAMILIES, REMAINS = 150, 100
PHONE = {"width": 390, "height": 844}
PAGES = {
    "reviewer": ("/", "/candidates/", "/persons/", "/families/", "/remains/", "/searches/", "/searches/new/",
                 "/waiting/", "/to-sample/"),
    "registrar": ("/", "/persons/new/", "/families/new/", "/families/1/", "/samples/", "/samples/1/",
                  "/samples/1/receipt/", "/remains/new/", "/remains/1/", "/hand-overs/", "/imports/",
                  "/imports/new/", "/account/2fa/"),
    "liaison": ("/", "/families/1/", "/notifications/"),
    "geneticist": ("/samples/1/", "/samples/1/profile/", "/searches/1/"),
    "auditor": ("/", "/audit/", "/nothing/", "/persons/"),
    "secretariat": ("/accords/", "/accords/new/", "/accords/1/", "/accords/1/points/", "/accords/1/timeline/",
                    "/accords/1/figures/", "/accords/1/documents/new/", "/accords/1/courses/new/",
                    "/accord-documents/1/", "/accord-documents/2/", "/accord-points/14/",
                    "/accord-points/14/edit/", "/accord-points/14/status/", "/accord-points/16/",
                    "/accord-points/7/reopen/", "/accord-indicators/2/remove/",
                    "/accord-activities/1/", "/accord-indicators/1/", "/public/",
                    "/public/mexico-estados-unidos-2021/", "/public/mexico-estados-unidos-2021/points/14/"),
    "administrator": ("/accounts/", "/accounts/new/", "/agencies/new/"),
}  # fmt: skip
ACTIVE = "document.activeElement"


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, int]]:
    with serve_demonstration(tmp_path_factory.mktemp("served"), FAMILIES, REMAINS) as served:
        yield served


@pytest.fixture
def served(demonstration: tuple[Served, int]) -> Served:
    return demonstration[0]


@pytest.fixture
def review(demonstration: tuple[Served, int]) -> str:
    """Return the address of a candidate's page."""
    return f"{demonstration[0].address}/candidates/{demonstration[1]}/"


def tab_to(page: Page, wanted: str, at_most: int = 60) -> int:
    """Press the tab key until the element has the focus; return how often."""
    for count in range(1, at_most + 1):
        page.keyboard.press("Tab")
        if page.evaluate(f"{ACTIVE}.matches({wanted!r})"):
            return count
    raise AssertionError(f"{wanted} is not reached with the tab key")


@pytest.mark.parametrize("account", PAGES)
def test_pages_are_for_everybody(served: Served, browser: Browser, review: str, account: str) -> None:
    """No serious fault for a screen reader, no scrolling sideways on a phone, no complaint of the browser."""
    page = served.sign_in(browser, account)
    wrong: list[str] = []

    def complain(message: ConsoleMessage) -> None:
        # What was asked for and refused is a page, which the browser reports as a failed load.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            wrong.append(f"{page.url}: {message.text}")

    page.on("console", complain)
    more = (review, f"{review}propose/", f"{review}more/") if account == "reviewer" else ()
    for where in (*(served.address + one for one in PAGES[account]), *more):
        page.set_viewport_size({"width": 1360, "height": 900})
        page.goto(where)
        assert page.locator("h1").count() == 1, where
        wrong += [
            f"{where} {one['id']}: {one['nodes'][0]['html'][:200]}"
            for one in Axe().run(page).response["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
        page.set_viewport_size(PHONE)  # type: ignore[arg-type]
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wrong.append(f"{where}: {width} pixels wide on a phone")
    assert wrong == []


def test_a_decision_by_keyboard_alone(served: Served, browser: Browser, review: str) -> None:
    page = served.sign_in(browser, "reviewer")
    page.goto(review)
    page.keyboard.press("Tab")
    assert page.evaluate(f"{ACTIVE}.matches('.skip')")
    assert page.locator(".skip").bounding_box()["x"] >= 0, "the skip link is seen when it has the focus"  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate(f"{ACTIVE}.id") == "content"
    assert tab_to(page, ".decide button, .decide a") < 10
    assert page.evaluate(f"getComputedStyle({ACTIVE}).outlineStyle") == "solid"
    tab_to(page, ".decide a[href$='/more/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/more/")
    tab_to(page, "[name=reasons]")
    page.keyboard.type("Falta la radiografía")
    tab_to(page, "[name=needed]")
    page.keyboard.type("radiografía dental")
    tab_to(page, "button.primary")
    page.keyboard.press("Enter")
    page.wait_for_url(review)
    assert page.locator(".status.more").count() == 1
    assert "Falta la radiografía" in page.locator("main").inner_text()


def test_a_refused_form_is_announced_and_keeps_its_entries(served: Served, browser: Browser) -> None:
    page = served.sign_in(browser, "registrar")
    page.goto(f"{served.address}/persons/new/")
    page.fill("[name=given]", "Rosa")
    page.fill("[name=folio]", "FUB-77")
    page.fill("[name=birth_date]", "21.3.1990")
    page.locator("button.primary").click()
    page.locator("[role=alert]").wait_for()
    assert page.input_value("[name=given]") == "Rosa"
    wrong = page.locator("[name=birth_date]")
    assert wrong.get_attribute("aria-invalid") == "true"
    for described in (wrong.get_attribute("aria-describedby") or "").split():
        assert page.locator(f"#{described}").count() == 1


def test_two_people_at_one_record(served: Served, browser: Browser) -> None:
    where = f"{served.address}/remains/1/edit/"
    first, second = (served.sign_in(browser, name) for name in ("registrar", "anthropologist"))
    for page in (first, second):
        page.goto(where)
    first.fill("[name=hair]", "negro")
    first.locator("button.primary").click()
    first.wait_for_url("**/remains/1/")
    second.fill("[name=eyes]", "cafés, después de una hora de trabajo")
    second.locator("button.primary").click()
    second.locator("[role=alert]").wait_for()
    first.reload()
    assert "negro" in first.locator("main").inner_text()
    second.go_back()
    assert second.input_value("[name=eyes]") == "cafés, después de una hora de trabajo", "nothing is lost"
    second.goto(where)
    assert second.input_value("[name=hair]") == "negro"


def test_both_languages(served: Served, browser: Browser, review: str) -> None:
    page = served.sign_in(browser, "approver", "en")
    page.goto(review)
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("h2", has_text="Locus by locus").count() == 1
    first, *others = page.locator("dl.figures dd").all_inner_texts()
    assert "without linkage" in first
    page.locator("button[name=language][value=es]").click()
    page.locator("html[lang=es]").wait_for()
    assert page.url == review
    assert page.locator("h2", has_text="Locus por locus").count() == 1
    in_spanish = [first.replace("without linkage", "sin ligamiento"), *others]
    assert page.locator("dl.figures dd").all_inner_texts() == in_spanish
    page.goto(f"{served.address}/persons/")
    assert page.locator("html").get_attribute("lang") == "es"


def test_a_search_is_watched_without_reloading(served: Served, browser: Browser) -> None:
    page = served.sign_in(browser, "geneticist", "en")
    page.goto(f"{served.address}/searches/new/")
    page.locator("button.primary").click()
    page.wait_for_url("**/searches/2/")
    page.locator("main a[href='/candidates/']").wait_for(timeout=120_000)
    assert page.locator("#progress[hx-get]").count() == 0


def test_a_wrong_password_is_said_and_nothing_more(served: Served, browser: Browser) -> None:
    page = browser.new_context(locale="es-MX").new_page()
    page.goto(served.address)
    page.fill("[name=login]", "auditor")
    page.fill("[name=password]", "otra contraseña larga")
    page.locator("main form button").click()
    page.locator("[role=alert]").wait_for()
    assert page.input_value("[name=login]") == "auditor"
    assert page.input_value("[name=password]") == ""
    page.goto(f"{served.address}/persons/1/")
    assert page.url.startswith(f"{served.address}/account/login/")
