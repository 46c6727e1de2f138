"""What reading a document yields: its facts, its agreed points and its other statements."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

KINDS = ("money", "institution", "training", "meeting", "programme", "legal")
"""Kinds of agreed points."""
THEMES = (
    "migration", "border", "security", "missing persons", "trafficking", "economy", "development", "health",
    "environment", "justice", "humanitarian", "other",
)  # fmt: skip
"""Themes of agreed points."""


@dataclass(frozen=True)
class Participant:
    """Somebody who took part.

    Attributes:
        name: as written.
        office: as written; empty if the document gives none.
        party: the country or organisation, in the document's language; empty if unknown.
        start: offset of the name in the text that was read, in characters.
        end: offset behind it.
    """

    name: str
    office: str
    party: str
    start: int
    end: int


@dataclass(frozen=True)
class Quantity:
    """A number of something.

    Attributes:
        value: the number; a whole one is an ``int``.
        qualifier: such as *more than*, as written; empty if there is none.
        unit: what is counted or measured, as written; a currency by its ISO 4217 code.
        start: offset in the text that was read, in characters.
        end: offset behind it.
    """

    value: int | float
    qualifier: str
    unit: str
    start: int
    end: int


@dataclass(frozen=True)
class Due:
    """When something is due.

    Attributes:
        text: as written; empty if nothing is said.
        start: first day, ``None`` where it stays open.
        end: last day, ``None`` where it stays open.
        rule: name of the rule that resolved it; empty if nothing is said.
    """

    text: str = ""
    start: datetime.date | None = None
    end: datetime.date | None = None
    rule: str = ""


@dataclass(frozen=True)
class Part:
    """A part of an agreed point, as written, with its offsets in the text that was read."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Point:
    """Something agreed: a draft until a person confirms it.

    Attributes:
        sentence: the exact sentence, ``text[start:end]``.
        start: its offset in the text that was read, in characters.
        end: offset behind it.
        clause: offsets of the words of this point; a sentence can hold several points.
        committed_by: who owes it, in the document's language.
        towards: to whom.
        act: canonical English verb, one of ``lexicon.ACTS``.
        object: what is done, as written.
        kind: one of :data:`KINDS`.
        theme: one of :data:`THEMES`.
        quantities: numbers in the clause.
        due: when.
        places: where, in the document's language.
        beneficiaries: for whom, as written.
        parts: sub-points that the sentence lists.
        rules: names of the rules that fired, in order.
    """

    sentence: str
    start: int
    end: int
    clause: tuple[int, int]
    committed_by: tuple[str, ...]
    towards: tuple[str, ...]
    act: str
    object: str
    kind: str
    theme: str
    quantities: tuple[Quantity, ...]
    due: Due
    places: tuple[str, ...]
    beneficiaries: tuple[str, ...]
    parts: tuple[Part, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """A sentence that commits nobody.

    Attributes:
        sentence: the exact sentence, ``text[start:end]``.
        start: its offset in the text that was read, in characters.
        end: offset behind it.
        reason: name of the rule that keeps it apart, a key of ``statements.REASONS``.
        evidence: the words that the rule saw; empty if it saw none.
    """

    sentence: str
    start: int
    end: int
    reason: str
    evidence: str


@dataclass(frozen=True)
class Document:
    """The facts about a document as a whole.

    Attributes:
        date: its date, ``None`` if it states none.
        place: where it was issued, as written; empty if it states none.
        language: of its text, ``es`` or ``en``.
        meeting: the meeting it reports, as written; empty if none is named.
        parties: those who agree, in the document's language.
        participants: who took part.
        rules: names of the rules that found these facts.
    """

    date: datetime.date | None
    place: str
    language: str
    meeting: str
    parties: tuple[str, ...]
    participants: tuple[Participant, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """A document that was read: every sentence is either in points or in statements.

    Attributes:
        text: the text that was read; all offsets count its characters.
        document: facts about the whole.
        points: what was agreed, in the order of the text.
        statements: everything else, in the order of the text.
    """

    text: str
    document: Document
    points: tuple[Point, ...]
    statements: tuple[Statement, ...]
