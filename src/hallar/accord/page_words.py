"""The reader's codes in the language of the page that shows them."""

from __future__ import annotations

from django.utils.functional import lazy

from hallar.accord.words import word_in
from hallar.casework.page_language import page_language


def word_on_page(code: str) -> str:
    """Return a code in words of the language of the page."""
    return word_in(code, page_language())


lazy_word = lazy(word_on_page, str)
"""The same, looked up each time it is shown."""
