"""Reads a communiqué: what was agreed, by whom, towards whom, due when, with the sentence that says so.

Deterministic rules over words and their dictionary forms (docs/decisions/0010-accord-reader.md); each point
names the rules that fired. May import :mod:`hallar.formats`' defects and byte
order marks; never imports Django.
"""

from hallar.accord.reading.json_form import reading_as_json
from hallar.accord.reading.reader import read_text
from hallar.accord.reading.result import (
    KINDS,
    THEMES,
    Document,
    Due,
    Part,
    Participant,
    Point,
    Quantity,
    Reading,
    Statement,
)
from hallar.accord.reading.source import SourceText, open_source, source_text

__all__ = [
    "KINDS",
    "THEMES",
    "Document",
    "Due",
    "Part",
    "Participant",
    "Point",
    "Quantity",
    "Reading",
    "SourceText",
    "Statement",
    "open_source",
    "read_text",
    "reading_as_json",
    "source_text",
]
