"""What an official does on a page: go on to another one, fill in the form of a record."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def follow(place: Locator) -> None:
    """Click on a link or a button that leads to another page, and wait until that page is there."""
    # Playwright's click returns as soon as the browser was told; what is read next could be the old page.
    with place.page.expect_navigation():
        place.click()


def submit(page: Page, **fields: str) -> None:
    """Fill fields in and send the form; it must be taken."""
    for name, value in fields.items():
        place = page.locator(f"main [name={name}]")
        if place.evaluate("one => one.tagName") == "SELECT":
            place.select_option(value)
        else:
            place.fill(value)
    follow(page.locator("main form.record button.primary"))
    assert page.locator(".message.error, .errorlist").count() == 0, page.locator("main").inner_text()
