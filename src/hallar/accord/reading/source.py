"""A document's text from its file: what it is, how large it may be, and why it is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from hallar.accord.reading.html_text import text_of_html
from hallar.accord.reading.language import foreign_language
from hallar.accord.reading.pdf_text import MAX_PAGES, TooManyPagesError, UnreadablePdfError, text_of_pdf
from hallar.formats.bounded_file import MEGABYTE, in_megabytes, read_bounded
from hallar.formats.defect import refused_file
from hallar.formats.text_file import BYTE_ORDER_MARKS

Form = Literal["text", "html", "pdf"]
MAX_FILE_BYTES = 32 * MEGABYTE
"""Largest PDF file that is read."""
MAX_MARKUP_BYTES = 2 * MEGABYTE
"""Largest text or HTML file: pages carry much that they do not show."""
MAX_CHARACTERS = 500_000
"""Longest text, about two hundred pages: seconds of reading."""
_SNIFFED = 4096
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|p|h1|article)\b",
    re.I | re.S,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)


@dataclass(frozen=True)
class SourceText:
    """The text of a document.

    Attributes:
        name: of the file, without its folder.
        form: what the file was.
        text: with line feeds; a text file's characters are otherwise as they stand there.
    """

    name: str
    form: Form
    text: str


def open_source(path: Path) -> SourceText:
    """Return the text of a file.

    Raises:
        BadInputError: the file is missing, may not be read, or is refused by :func:`source_text`.
    """
    content = read_bounded(path, MAX_FILE_BYTES, _FILE_TOO_LARGE, _EXTRACT)
    return source_text(content, path.name)


def source_text(content: bytes, name: str) -> SourceText:
    """Return the text of a file's content: what it is is seen from the bytes, not believed of the name.

    Raises:
        BadInputError: it is empty, too large, neither text nor HTML nor PDF, holds no text, or one that is
            plainly neither Spanish nor English.
    """
    if not content.strip():
        raise refused_file(name, _EMPTY, _EXPORT_AGAIN)
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return SourceText(name, "pdf", _readable(_from_pdf(content, name), name))
    if len(content) > MAX_MARKUP_BYTES:
        raise refused_file(name, _MARKUP_TOO_LARGE, _EXTRACT, in_megabytes(len(content)))
    text = _decoded(content, name)
    named_as_page = name.lower().endswith((".html", ".htm", ".xhtml"))
    if named_as_page or _MARKUP.match(text[:_SNIFFED]):
        shown = text_of_html(text)
        if not shown:
            raise refused_file(name, _PAGE_WITHOUT_TEXT, _SAVE_THE_TEXT)
        return SourceText(name, "html", _readable(shown, name))
    if not text.strip():
        raise refused_file(name, _EMPTY, _EXPORT_AGAIN)
    return SourceText(name, "text", _readable(text, name))


def _readable(text: str, name: str) -> str:
    if len(text) > MAX_CHARACTERS:
        raise refused_file(name, _TEXT_TOO_LONG, _EXTRACT, f"{len(text):,}")
    foreign = foreign_language(text)
    if foreign:
        raise refused_file(name, _FOREIGN, _TRANSLATE, foreign)
    return text


def _from_pdf(content: bytes, name: str) -> str:
    if len(content) > MAX_FILE_BYTES:
        raise refused_file(name, _FILE_TOO_LARGE, _EXTRACT, in_megabytes(len(content)))
    try:
        text = text_of_pdf(content)
    except UnreadablePdfError as wrong:
        raise refused_file(name, _DAMAGED_PDF, _SAVE_PDF_AGAIN, str(wrong)) from None
    except TooManyPagesError:
        raise refused_file(name, _TOO_MANY_PAGES, _EXTRACT) from None
    if sum(character.isalpha() for character in text) < 2:
        raise refused_file(name, _SCANNED, _RECOGNISE)
    return text


def _decoded(content: bytes, name: str) -> str:
    encoding = next((known for mark, known in BYTE_ORDER_MARKS if content.startswith(mark)), None)
    if encoding is None:
        encoding = _encoding_without_mark(content)
    try:
        text = content.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise refused_file(name, _BINARY, _SAVE_AS_TEXT) from None
    if _CONTROL.search(text):
        raise refused_file(name, _BINARY, _SAVE_AS_TEXT)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding_without_mark(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        declared = _DECLARED.search(content[:_SNIFFED])
        named = declared[1].decode("ascii", "replace").lower() if declared else ""
        return named if named not in {"", "utf-8", "utf8"} else "cp1252"
    return "utf-8"


_EMPTY = ("the file is empty", "el archivo está vacío")
_EXPORT_AGAIN = ("Save or download it again", "Guárdelo o descárguelo de nuevo")
_FILE_TOO_LARGE = (
    f"a document may have at most {MAX_FILE_BYTES // MEGABYTE} MB",
    f"un documento puede tener a lo más {MAX_FILE_BYTES // MEGABYTE} MB",
)
_MARKUP_TOO_LARGE = (
    f"a text or HTML file may have at most {MAX_MARKUP_BYTES // MEGABYTE} MB",
    f"un archivo de texto o HTML puede tener a lo más {MAX_MARKUP_BYTES // MEGABYTE} MB",
)
_TEXT_TOO_LONG = (
    f"a text may have at most {MAX_CHARACTERS:,} characters",
    f"un texto puede tener a lo más {MAX_CHARACTERS:,} caracteres",
)
_FOREIGN = ("a text must be Spanish or English", "un texto debe estar en español o en inglés")
_TRANSLATE = ("Take its Spanish or English version", "Tome su versión en español o en inglés")
_TOO_MANY_PAGES = (
    f"a PDF may have at most {MAX_PAGES} pages",
    f"un PDF puede tener a lo más {MAX_PAGES} páginas",
)
_EXTRACT = (
    "Save the communiqué alone in a file of its own",
    "Guarde solo el comunicado en un archivo aparte",
)
_BINARY = ("the file is neither text nor HTML nor PDF", "el archivo no es texto, ni HTML, ni PDF")
_SAVE_AS_TEXT = (
    "Save the document as text (UTF-8) or as PDF",
    "Guarde el documento como texto (UTF-8) o como PDF",
)
_PAGE_WITHOUT_TEXT = ("the page shows no text", "la página no muestra texto")
_SAVE_THE_TEXT = ("Copy its text into a text file", "Copie su texto a un archivo de texto")
_DAMAGED_PDF = ("the PDF cannot be opened", "el PDF no se puede abrir")
_SAVE_PDF_AGAIN = (
    "Download it again, or save it without a password",
    "Descárguelo de nuevo o guárdelo sin contraseña",
)
_SCANNED = (
    "the PDF holds pictures of pages and no text",
    "el PDF contiene imágenes de páginas y nada de texto",
)
_RECOGNISE = (
    "Run text recognition (OCR) over it, or type the text into a file",
    "Aplíquele reconocimiento de texto (OCR) o escriba el texto en un archivo",
)
