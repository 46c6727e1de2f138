"""Text cut into headings, list items and sentences, each with its offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from hallar.accord.reading.lexicon import words

PassageKind = Literal["heading", "lead", "item", "sentence", "field"]
WRAPPED = 50
"""A line of fewer characters was ended by its author, a longer one may have been broken to fit."""
WIDEST = 125
"""A text with a longer line was not broken to fit."""
LONGEST_HEADING = 110
"""Characters."""
LONGEST_TITLE = 200
"""Characters of the heading with which a text begins."""
_BULLET = re.compile(r"\s*(?:[-•*–—▪●◦·‣]|\(?[0-9]{1,2}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,4}[.)])\s+")
_LINE = re.compile(r"[^\n]+")
_BREAK = re.compile(r"[.!?…]+[\"”’»)\]]*(\s+)(?=[\"“”«¿¡(\[]*[A-ZÁÉÍÓÚÑÜ0-9])")
_FIELD = re.compile(r"[A-ZÁÉÍÓÚÑ][^\n:.;,]{2,30}:\s+\S")
# A kind of document before a colon is no field: its title follows.
_DOCUMENT = re.compile(
    r"(?:fact sheet|press release|(?:joint )?statement|media note|readout|(?:joint )?communiqu[eé]|"
    r"hoja informativa|"
    r"comunicado|bolet[ií]n|declaraci[oó]n)\b[^:]{0,30}:",
    re.I,
)
_ABBREVIATIONS = words(
    "mr mrs ms dr dra sr sra srta lic ing mtro mtra gral cnel prof st no nos núm num art arts "
    "inc ltd corp jr vs etc fig vol dept sec gov gen col sen rep hon c u.s u.n e.g i.e ee uu "
    "ee.uu p pp a.m p.m aprox av tel jan feb mar apr jun jul aug sept oct nov dec"
)
# Words with which a line goes on in the list under it, though it has no colon ("The parties agreed to").
_GOES_ON = re.compile(
    r"\b(?:to|that|on|agreed|decided|the following(?: \w+){0,2}|a|en|que|para|acordaron|convinieron|"
    r"(?:lo|los|las) siguientes?(?: \w+){0,2})\Z",
    re.I,
)
LAST_WORDS = 60
"""Characters at the end of a line that are looked at."""
_STRAY_STOP = re.compile(r"(?<=[.!?])(?:\s+[.,;])+\Z")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“«]+$")


@dataclass(frozen=True)
class Passage:
    """A stretch of text that is judged as one.

    Attributes:
        kind: ``lead`` ends with a colon and begins a list, ``field`` is a name, a colon and a value.
        start: offset in the text, in characters, bullets left out.
        end: offset behind it.
    """

    kind: PassageKind
    start: int
    end: int


def passages_of(text: str) -> list[Passage]:
    """Return the passages in their order; blank space and bullets lie between them."""
    found: list[Passage] = []
    paragraphs = list(_paragraphs(text))
    for (start, end, is_item), (*_, listed) in zip(
        paragraphs, [*paragraphs[1:], (0, 0, False)], strict=False
    ):
        opens = (
            listed and not is_item and _GOES_ON.search(text, max(start, end - LAST_WORDS), end) is not None
        )
        found += _passages_of_paragraph(text, start, end, is_item=is_item, opens=opens)
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start and end of each paragraph, and whether it is an item of a list."""
    begin = last = -1
    item = False
    previous = ""
    fitted = all(len(line[0]) <= WIDEST for line in _LINE.finditer(text))
    for line in _LINE.finditer(text):
        written = line[0].strip()
        if not written:
            if begin >= 0:
                yield begin, last, item
            begin = -1
            continue
        bullet = _BULLET.match(line[0])
        blank_before = last >= 0 and text.count("\n", last, line.start()) > 1
        if begin >= 0 and (bullet or blank_before or not fitted or _author_ended(previous, written)):
            yield begin, last, item
            begin = -1
        if begin < 0:
            item = bullet is not None and bullet.end() < len(line[0].rstrip())
            begin = line.start() + (bullet.end() if bullet and item else len(line[0]) - len(line[0].lstrip()))
        last = line.start() + len(line[0].rstrip())
        previous = written
    if begin >= 0:
        yield begin, last, item


def _author_ended(previous: str, following: str) -> bool:
    """Whether the break between two lines was meant, and not made to fit the page."""
    if previous.endswith((".", "!", "?", ";", ":")) and _like_heading(following):
        return True
    return len(previous) < WRAPPED and not following[:1].islower() and not previous.endswith((",", "-"))


def _like_heading(line: str) -> bool:
    """Whether a line is too short to have been broken, and ends like no sentence."""
    return len(line) < WRAPPED and line[:1].isupper() and line[-1].isalnum()


def _passages_of_paragraph(
    text: str, start: int, end: int, *, is_item: bool, opens: bool
) -> Iterator[Passage]:
    written = text[start:end]
    if written.endswith(":") or opens:
        kind: PassageKind = "lead"
    elif (
        not is_item
        and len(written) <= (LONGEST_HEADING if start else LONGEST_TITLE)
        and not written.endswith((".", "!", "?", ";", "”", '"', "; and", "; y"))
    ):
        kind = "field" if _FIELD.match(written) and not _DOCUMENT.match(written) else "heading"
    else:
        kind = "item" if is_item else "sentence"
    if kind in {"heading", "field"}:
        yield Passage(kind, start, end)
        return
    bounds = list(_sentences(text, start, end))
    for number, (begin, stop) in enumerate(bounds):
        first, final = number == 0, number == len(bounds) - 1
        if kind == "item":
            yield Passage("item" if first else "sentence", begin, stop)
        else:
            yield Passage(kind if final else "sentence", begin, stop)


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _BREAK.finditer(text, start, end):
        word = _WORD_BEFORE.search(text, max(begin, match.start() - 30), match.start())
        before = word[0].lower().rstrip(".") if word else ""
        one_stop = text[match.start()] == "." and text[match.start() + 1 : match.start() + 2].isspace()
        if one_stop and (before in _ABBREVIATIONS or (len(before) == 1 and before.isalpha())):
            continue
        if any(character.isalnum() for character in text[begin : match.start()]):
            yield begin, match.start(1)
        begin = match.end()
    if any(character.isalnum() for character in text[begin:end]):
        stray = _STRAY_STOP.search(text, begin, end)
        yield begin, stray.start() if stray else end
