"""The language of the page under way."""

from __future__ import annotations

from django.utils.translation import get_language

from hallar.formats.defect import Language


def page_language() -> Language:
    """Return the language of the page, Spanish where none is chosen."""
    return "en" if (get_language() or "").startswith("en") else "es"
