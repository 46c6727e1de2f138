"""Files that cannot be read, sent from a browser: each is answered on the page, and nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accord.conftest import pdf_of
from tests.web.browser.served import CHROMIUM, Served, serve_demonstration

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not CHROMIUM.exists() and not os.environ.get("HALLAR_BROWSER_REQUIRED"), reason="no Chromium here"
    ),
]
BAD_FILES = {
    "empty.txt": (b"", "está vacío"),
    "binary.txt": (bytes(range(256)) * 40, "no es texto, ni HTML, ni PDF"),
    "fifty.txt": (b"The Parties agreed to meet. " * (50 * 1024**2 // 28), "a lo más 2 MB"),
    "larger.txt": (b"The Parties agreed to meet. " * (52 * 1024**2 // 28), "se leen 50 como máximo"),
    "scan.pdf": (pdf_of([]), "imágenes"),
}


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[tuple[Page, Served]]:
    with serve_demonstration(tmp_path_factory.mktemp("served"), 40, 30) as (served, _candidate):
        yield served.sign_in(browser, "secretariat"), served


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_bad_file_is_answered_on_the_page(page: tuple[Page, Served], tmp_path: Path, name: str) -> None:
    content, said = BAD_FILES[name]
    (tmp_path / name).write_bytes(content)
    official, served = page
    official.goto(f"{served.address}/accords/1/")
    documents = official.locator("a[href*='/documents/']").count()
    official.locator("main .heading a.button.primary").click()
    official.fill("main [name=title]", "Título escrito")
    official.set_input_files("main [name=file]", str(tmp_path / name))
    official.locator("main form.record button.primary").click()
    expect(official.locator("main form.record")).to_contain_text(said, timeout=30_000)
    assert official.input_value("main [name=title]") == "Título escrito"
    official.goto(f"{served.address}/accords/1/")
    assert official.locator("a[href*='/documents/']").count() == documents
