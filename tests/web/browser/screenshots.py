"""Pictures of the main pages for docs/, of a simulated registry.

Take them again: python -m tests.web.browser.screenshots
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from hallar.cli.casework import start_web
from tests.web.browser.demonstration import SEED, prepare
from tests.web.browser.served import ARGUMENTS, CHROMIUM, Served, running

IMAGES = Path(__file__).resolve().parents[3] / "docs" / "images"
FAMILIES, REMAINS = 2000, 1300
DESK = {"width": 1360, "height": 900}
PHONE = {"width": 390, "height": 844}
COLOURS = 256
TABLE = """folio,given,first_surname,sex,birth_date,last_contact,last_place,nationality
FUB-2024-0001,Rosa,Hernández,mujer,1990-05-12,2023-08,Reynosa,MX
FUB-2024-0002,José,López,hombre,1900-01-01,2022,Matamoros,GT
FUB-2024-0003,Marta,Pérez,mujer,1988,2023-02-30,San Fernando,HN
,Sin folio,García,hombre,1979-01-03,2021-11-02,Altar,SV
FUB-2024-0005,Luis,Ramírez,hombre,1995~,2024-01-19,Nogales,MX
"""


def main() -> None:
    """Prepare the demonstration, serve it, take the pictures."""
    with tempfile.TemporaryDirectory(prefix="hallar-screenshots-") as name:
        home = Path(name)
        extract, environment = home / "extract", home / "demo.env"
        subprocess.run(
            [sys.executable, "-m", "hallar.cli", "simulate", str(extract), "--families", str(FAMILIES),
             "--remains", str(REMAINS), "--seed", str(SEED)],
            check=True,
        )  # fmt: skip
        start_web(environment, new_home=home)
        known = prepare(extract)
        with running(environment, new=False) as served, sync_playwright() as playwright:
            served.password, served.secrets = known.password, known.secrets
            browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
            _take_all(served, browser, known.candidate)
            browser.close()


def _take_all(served: Served, browser: Browser, number: int) -> None:
    entrance = browser.new_context(locale="es-MX", viewport=DESK).new_page()  # type: ignore[arg-type]
    entrance.goto(served.address)
    _take(entrance, "sign-in")
    reviewer = served.sign_in(browser, "reviewer", viewport=DESK)
    _take(reviewer, "dashboard")
    for name, where in (("queue", "candidates"), ("waiting", "waiting")):
        reviewer.goto(f"{served.address}/{where}/")
        _take(reviewer, name)
    review = f"{served.address}/candidates/{number}/"
    reviewer.goto(review)
    _take(reviewer, "review", whole=True)
    person = reviewer.locator("main h1 a").first.get_attribute("href")
    remains = reviewer.locator("main h1 a").nth(1).get_attribute("href")
    reviewer.goto(f"{review}propose/")
    _take(reviewer, "propose")
    registrar = served.sign_in(browser, "registrar", viewport=DESK)
    registrar.goto(f"{served.address}{person}")
    family = registrar.locator("main a[href^='/families/']:not([href*='new'])").first.get_attribute("href")
    _take(registrar, "person", whole=True)
    for name, where in (("family", family), ("remains", remains)):
        registrar.goto(f"{served.address}{where}")
        _take(registrar, name, whole=True)
    registrar.goto(f"{served.address}/persons/new/")
    _take(registrar, "person-new")
    registrar.goto(f"{served.address}/imports/new/")
    registrar.set_input_files(
        "input[type=file]", {"name": "registro-2024.csv", "mimeType": "text/csv", "buffer": TABLE.encode()}
    )
    registrar.locator("form.record button.primary").click()
    registrar.wait_for_url("**/imports/1/")
    _take(registrar, "import")
    geneticist = served.sign_in(browser, "geneticist", "en", viewport=DESK)
    geneticist.goto(f"{served.address}/searches/1/")
    _take(geneticist, "search-english")
    auditor = served.sign_in(browser, "auditor", viewport=DESK)
    auditor.goto(f"{served.address}/audit/")
    _take(auditor, "audit")
    reviewer.set_viewport_size(PHONE)  # type: ignore[arg-type]
    reviewer.goto(review)
    _take(reviewer, "phone-review")
    _take_accord(served.sign_in(browser, "secretariat", viewport=DESK), served.address)


def _take_accord(secretariat: Page, address: str) -> None:
    for name, where in (
        ("board", "accords/1"),
        ("document", "accord-documents/1"),
        ("timeline", "accords/1/timeline"),
    ):
        secretariat.goto(f"{address}/{where}/")
        _take(secretariat, name, whole=name != "document", part="accord")
    secretariat.goto(f"{address}/accords/1/points/?q=forens")
    secretariat.goto(f"{address}{secretariat.locator('main table a').first.get_attribute('href')}")
    _take(secretariat, "point", whole=True, part="accord")


def _take(page: Page, name: str, *, whole: bool = False, part: str = "casework") -> None:
    path = IMAGES / part / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    picture = Image.open(io.BytesIO(page.screenshot(full_page=whole))).convert("RGB")
    reduced = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    reduced.save(path, optimize=True)
    sys.stdout.write(f"{path.name}  {path.stat().st_size // 1000} kB\n")


if __name__ == "__main__":
    main()
