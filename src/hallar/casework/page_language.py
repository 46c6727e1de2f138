"""The language of the page under way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import get_language

if TYPE_CHECKING:
    from hallar.formats.defect import Language


def page_language() -> Language:
    """Return the language of the page, Spanish where none is chosen."""
    return "en" if (get_language() or "").startswith("en") else "es"
