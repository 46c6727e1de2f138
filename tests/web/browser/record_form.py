"""Filling in the form of a record."""

from __future__ import annotations

from playwright.sync_api import Page


def submit(page: Page, **fields: str) -> None:
    """Fill fields in and send the form; it must be taken."""
    for name, value in fields.items():
        place = page.locator(f"main [name={name}]")
        if place.evaluate("one => one.tagName") == "SELECT":
            place.select_option(value)
        else:
            place.fill(value)
    page.locator("main form.record button.primary").click()
    page.wait_for_load_state()
    assert page.locator(".message.error, .errorlist").count() == 0, page.locator("main").inner_text()
