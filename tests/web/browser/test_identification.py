"""From an empty registry to an identification with its report, through the pages alone."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.casework.world import CHILD, FATHER, MOTHER
from tests.web.browser.served import CHROMIUM, PASSWORD, Served, serve
from tests.web.browser.steps import follow, submit

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not CHROMIUM.exists() and not os.environ.get("HALLAR_BROWSER_REQUIRED"), reason="no Chromium here"
    ),
]
OFFICIALS = {
    "registro": "registrar",
    "genetica": "geneticist",
    "antropologia": "anthropologist",
    "revision": "reviewer",
    "aprobacion": "approver",
    "enlace": "liaison",
    "auditoria": "auditor",
}
PHONE = {"width": 390, "height": 844}


def genotypes(profile: dict[str, list[str]]) -> str:
    return "\n".join(f"{locus} {' '.join(alleles)}" for locus, alleles in profile.items())


def enter_profile(page: Page, served: Served, sample: str, profile: dict[str, list[str]]) -> None:
    page.goto(f"{served.address}{sample}profile/")
    submit(page, genotypes=genotypes(profile), kit="GlobalFiler")


def path(page: Page) -> str:
    return re.sub(r"^https?://[^/]+", "", page.url).split("?")[0]


def create_accounts(served: Served, browser: Browser) -> None:
    page = served.sign_in(browser, "jefa")
    for name, role in OFFICIALS.items():
        page.goto(served.address + "/accounts/new/")
        submit(page, username=name, full_name=name.title(), role=role, agency="1", password=PASSWORD)


def register_family(page: Page, served: Served) -> list[str]:
    """Register a person and her family with typed parents; return the pages of the samples."""
    page.goto(served.address + "/persons/new/")
    submit(
        page, given="Ana", first_surname="Prueba", status="desaparecida", folio="FUB-1", sex="female",
        birth_date="1990", last_contact="2019-05", last_place="Reynosa", last_latitude="26.09",
        last_longitude="-98.28", stature_min="150", stature_max="158",
    )  # fmt: skip
    page.goto(served.address + "/families/new/?folio=FUB-1")
    submit(page, code="FAM-1")
    family = page.url.split("?")[0]
    samples = []
    for relation in ("father", "mother"):
        page.goto(family)
        page.select_option("select[name=relation]", relation)
        follow(page.locator("form.inline button"))
        picked = page.url
        follow(page.locator("a[href*='/consent/new/']"))
        submit(page, document="consentimiento firmado")
        page.goto(picked)
        follow(page.locator("a[href*='/samples/new/']"))
        submit(page, kind="saliva")
        samples.append(path(page))
    return samples


def register_remains(page: Page, served: Served) -> str:
    """Register remains with a sample; return the sample's page."""
    page.goto(served.address + "/locations/new/")
    submit(page, name="Depósito central", kind="storage")
    page.goto(served.address + "/remains/new/")
    submit(
        page, code="R-1", kind="body", location="1", found_on="2020-01-10", found_country="MX",
        found_place="San Fernando", found_latitude="24.85", found_longitude="-98.15", sex="female",
        age_min="25", age_max="35", stature_min="151", stature_max="157",
    )  # fmt: skip
    follow(page.locator("a[href$='/samples/new/']"))
    submit(page, kind="bone")
    return path(page)


def no_serious_violation(page: Page) -> None:
    found = [
        f"{page.url} {one['id']}: {one['nodes'][0]['html'][:200]}"
        for one in Axe().run(page).response["violations"]
        if one["impact"] in {"serious", "critical"}
    ]
    assert found == []


def fits_a_phone(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"], f"{page.url} is {width} pixels wide"
    page.set_viewport_size({"width": 1280, "height": 800})


def test_from_an_empty_registry_to_a_family_that_is_told(tmp_path: Path, browser: Browser) -> None:
    with serve(tmp_path) as served:
        create_accounts(served, browser)
        registrar = served.sign_in(browser, "registro")
        samples = register_family(registrar, served)
        samples.append(register_remains(registrar, served))

        geneticist = served.sign_in(browser, "genetica")
        for sample, profile in zip(samples, (FATHER, MOTHER, CHILD), strict=True):
            enter_profile(geneticist, served, sample, profile)
        assert "Prueba" not in geneticist.locator("main").inner_text()
        geneticist.goto(served.address + "/searches/new/")
        submit(geneticist)
        geneticist.locator("a[href='/candidates/']", has_text="1").wait_for(timeout=120_000)

        reviewer = served.sign_in(browser, "revision")
        reviewer.goto(served.address + "/candidates/")
        follow(reviewer.locator("main table a").first)
        candidate = reviewer.url
        linked, product = reviewer.locator("dl.figures dd").first.inner_text().split("\nsin ligamiento ")
        for page in (
            "/",
            "/candidates/",
            "/persons/",
            "/families/",
            "/remains/",
            "/waiting/",
            path(reviewer),
        ):
            reviewer.goto(served.address + page)
            no_serious_violation(reviewer)
            fits_a_phone(reviewer)
        reviewer.goto(candidate + "propose/")
        submit(reviewer, reasons="LR y contexto")
        reviewer.goto(candidate + "approve/")
        assert reviewer.locator("form.record").count() == 0

        approver = served.sign_in(browser, "aprobacion", "en")
        approver.goto(candidate + "approve/")
        submit(approver, reasons="checked")
        report = approver.request.get(candidate + "report.pdf?language=es")
        assert report.ok
        text = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(report.body()))
        assert linked in text
        assert product in text
        assert "Dictamen" in text

        liaison = served.sign_in(browser, "enlace")
        liaison.goto(served.address + "/notifications/")
        follow(liaison.locator("main table a").first)
        task = liaison.url
        liaison.goto(task + "tell/")
        submit(liaison, told_to="la madre", how="home")
        liaison.goto(task + "restitution/")
        submit(liaison, place="Panteón municipal", recipient="parent", second="Registro", label_read="R-1")
        liaison.goto(served.address + "/persons/1/")
        assert liaison.locator(".status.localizada_sin_vida").count() == 1
        assert "29 31.2" not in liaison.content()

        auditor = served.sign_in(browser, "auditoria")
        auditor.goto(served.address + "/audit/")
        follow(auditor.locator("form[action='/audit/verify/'] button"))
        assert auditor.locator(".message.success").count() == 1
        assert "whole" in served.command("audit", "verify")
