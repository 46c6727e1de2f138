"""From a communiqué to a status that two parties concur on, through the pages alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.web.browser.served import CHROMIUM, Served, serve_demonstration
from tests.web.browser.steps import follow, submit

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not CHROMIUM.exists() and not os.environ.get("HALLAR_BROWSER_REQUIRED"), reason="no Chromium here"
    ),
]
EXAMPLES = Path(__file__).resolve().parents[3] / "examples" / "accord"
COMMUNIQUE = EXAMPLES / "build" / "comunicado-dos-presidentes.txt"
PHONE = {"width": 390, "height": 844}
REVIEW = EXAMPLES / "follow" / "joint-review.txt"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve_demonstration(tmp_path_factory.mktemp("served"), 40, 30) as (served, _candidate):
        yield served


def read(page: Page, file: Path) -> None:
    follow(page.locator("main .heading a.button.primary"))
    page.set_input_files("main [name=file]", str(file))
    submit(page)


def confirm_all(page: Page) -> None:
    while page.locator("main .actions form button.primary").count():
        follow(page.locator("main .actions form button.primary").first)


def test_from_the_communique_to_the_public(served: Served, browser: Browser) -> None:
    mexico = served.sign_in(browser, "secretariat")
    mexico.goto(f"{served.address}/accords/new/")
    mexico.check("main [name=countries][value=US]")
    submit(mexico, title="Acuerdo de prueba", concluded_on="2021-06-08", address="prueba")
    board = mexico.url
    read(mexico, COMMUNIQUE)
    marked = mexico.locator("mark")
    assert marked.count() >= 8
    assert "grupo de trabajo" in " ".join(marked.all_inner_texts())
    drafts = mexico.locator("article.draft").count()

    follow(mexico.locator("article.draft a.button").nth(3))
    submit(mexico, reason="No es un acuerdo.")
    assert mexico.locator("article.set_aside").count() == 1
    confirm_all(mexico)
    assert mexico.locator("article.confirmed").count() == drafts - 1

    training = mexico.locator("article.confirmed h3", has_text="forense").locator("a").nth(1)
    follow(training)
    point = mexico.url
    follow(mexico.locator("main a.button.primary"))
    submit(mexico, status="under_way", as_of="2022-04-01", note="Terminó el primer curso.")
    assert "Declarado por México: en curso" in mexico.locator("main").inner_text()

    states = served.sign_in(browser, "secretariat-unitedstates", "en")
    states.goto(point)
    assert "Stated by Mexico: under way" in states.locator("main").inner_text()
    follow(states.locator(".message a.button"))
    submit(states)
    assert "all parties concerned concur" in states.locator("main").inner_text()
    assert "Mexico: under way" in states.locator("main").inner_text()

    states.goto(board)
    read(states, REVIEW)
    assert "grupo de trabajo" in states.locator("article.draft p.note").all_inner_texts()[0]
    confirm_all(states)
    states.goto(board)
    follow(states.locator("main p.links a", has_text="with offered evidence"))
    follow(states.locator("main table a", has_text="grupo de trabajo"))
    offered = states.locator("main li", has=states.locator(".status.offered"))
    offered.locator("summary").click()
    assert "grupo de trabajo = task force" in offered.inner_text()
    follow(offered.locator("a.button", has_text="Accept"))
    submit(states)
    assert states.locator(".status.offered").count() == 0

    stranger = browser.new_context(locale="en-US").new_page()
    assert stranger.goto(f"{served.address}/public/prueba/").status == 404  # type: ignore[union-attr]
    mexico.goto(f"{board}edit/")
    mexico.check("main [name=is_public]")
    submit(mexico)
    stranger.goto(f"{served.address}/public/prueba/")
    follow(stranger.locator("main table a", has_text="forense").first)
    said = stranger.locator("main").inner_text()
    assert "under way" in said
    assert "Mexico: under way" in said
    assert stranger.locator("main form").count() == 0
    observer = served.sign_in(browser, "observer", "en")
    observer.goto(point)
    assert observer.locator("main form, main a.button").count() == 0


def test_a_phone_shows_where_each_point_stands(served: Served, browser: Browser) -> None:
    phone = browser.new_context(locale="en-US", viewport=PHONE).new_page()  # type: ignore[arg-type]
    phone.goto(f"{served.address}/public/mexico-estados-unidos-2021/")
    for place in phone.locator(".points .status, .points .day").all():
        box = place.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= PHONE["width"], place.inner_text()
    # Letters of the timeline stay large enough to be read; it is moved sideways instead.
    assert phone.locator("figure.timeline svg").bounding_box()["width"] > 600  # type: ignore[index]
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
