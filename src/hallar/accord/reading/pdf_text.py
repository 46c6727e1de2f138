"""The text of a PDF file."""

from __future__ import annotations

import re

import pypdfium2
from pypdfium2 import PdfiumError

MAX_PAGES = 500
"""Most pages that are read."""
# A word that is broken at a line's end: pdfium writes U+FFFE for the hyphen it takes away.
_BROKEN_WORD = re.compile("[\u00ad\ufffe\u0002]\\r?\\n?")


class UnreadablePdfError(Exception):
    """The bytes are no PDF that can be opened."""


class TooManyPagesError(Exception):
    """The document is longer than :data:`MAX_PAGES`."""


def text_of_pdf(content: bytes) -> str:
    """Return the text of all pages, a blank line between them; empty for a document of pictures.

    Raises:
        UnreadablePdfError: it is damaged or asks for a password.
        TooManyPagesError: it is too long.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except PdfiumError as wrong:
        raise UnreadablePdfError(str(wrong)) from None
    try:
        if len(document) > MAX_PAGES:
            raise TooManyPagesError
        pages = [_page_text(document, number) for number in range(len(document))]
    except PdfiumError as wrong:
        raise UnreadablePdfError(str(wrong)) from None
    finally:
        document.close()
    return "\n\n".join(page for page in pages if page)


def _page_text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    try:
        text: str = text_page.get_text_bounded()
    finally:
        text_page.close()
        page.close()
    return _BROKEN_WORD.sub("", text).replace("\r\n", "\n").strip()
