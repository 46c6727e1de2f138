"""Documents: read, their points drafted, their points offered as evidence for earlier ones."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from hallar.accord.actions.inputs import sound_required
from hallar.accord.actions.offers import offer_likenesses
from hallar.accord.actions.permission import next_number, party_required
from hallar.accord.models import Accord, Document, DraftState, Evidence, Point, PointChange
from hallar.accord.parties import party_code
from hallar.accord.reading import Part, Reading, read_text, reading_as_json, source_text
from hallar.accord.reading import Point as ReadPoint
from hallar.accord.recurrence import months_between
from hallar.accord.words import word_in
from hallar.casework.actions.action import action, edit, latest, not_to_come, required
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account
from hallar.casework.roles import Right

SUMMARY = 240
LONGEST_NAME = 200
TOGETHER, PAIR = "party:together", 2
"""The reader's rule for *both governments* and *the parties*."""
TITLE_WITHIN, TITLE_WORDS = 500, 4
"""A heading is the document's title if it stands in so many first characters and has so many words."""


@action("accord.add_document", Right.KEEP_ACCORD)
def add_document(
    *, by: Account, accord: Accord, name: str, content: bytes, title: str, kind: str,
    dated: date | None = None,
) -> Document:  # fmt: skip
    """Read a document into drafts; later points, its own or others, are offered for the earlier ones.

    Args:
        by: who adds it.
        accord: to which.
        name: of the file.
        content: of the file: text, HTML or PDF, in English or Spanish.
        title: for lists.
        kind: one of ``Document.Kind``.
        dated: its date, where the text states none or another one holds.

    Raises:
        BadInputError: the file cannot be read; it says why and what to do.
        CaseworkError: the file is there already, it has no date, or its title is too long.
    """
    party_required(by, accord)
    accord = latest(accord, None)
    digest = hashlib.sha256(content).hexdigest()
    if Document.objects.filter(accord=accord, digest=digest).exists():
        raise CaseworkError(_("This file has been added to the accord already."))
    reading = read_text(source_text(content, name).text)
    day = dated or reading.document.date
    if day is None:
        raise CaseworkError(_("The text states no date. Enter the date of the document, and add it again."))
    not_to_come(day)
    as_json = reading_as_json(reading, "es" if reading.document.language == "es" else "en")
    document = Document(
        accord=accord, title=(title.strip() or _own_title(reading) or name)[:LONGEST_NAME],
        kind=kind, dated=day, place=reading.document.place[:120], meeting=reading.document.meeting[:300],
        participants=as_json["document"]["participants"], language=reading.document.language,
        text=reading.text, statements=as_json["statements"], file_name=name[:LONGEST_NAME], digest=digest,
        added_by=by,
    )  # fmt: skip
    sound_required(document, "title", "kind", "dated")
    document.save()
    offer_likenesses(_draft_points(document, reading, next_number(accord)))
    return document


@action("accord.change_document", Right.KEEP_ACCORD)
def change_document(*, by: Account, document: Document, version: int, **values: str) -> Document:
    """Call a document otherwise, or say that it is of another kind; its text and date stay.

    Raises:
        CaseworkError: the title is missing or too long, or there is no such kind.
    """
    party_required(by, document.accord)
    document = latest(document, version)
    if values.keys() - {"title", "kind"}:
        raise ValueError("of a document only title and kind are changed")
    edit(document, values)
    document.title = required(document.title, _("Title"))
    sound_required(document, "title", "kind")
    document.save()
    return document


@action("accord.remove_document", Right.KEEP_ACCORD)
def remove_document(*, by: Account, document: Document) -> None:
    """Take away a document added by mistake, while nothing rests on it.

    Raises:
        CaseworkError: something does, or it is gone already.
    """
    party_required(by, document.accord)
    latest(document.accord, None)
    document = latest(document, None)
    # Held until the end, or somebody could confirm one of them in between.
    points = list(document.points.select_for_update())
    moved_in = Q(merged_into__document=document) | Q(parent__document=document)
    if (
        any(one.state not in {DraftState.DRAFT, DraftState.SET_ASIDE} for one in points)
        or Point.objects.filter(moved_in).exclude(document=document).exists()
        or PointChange.objects.filter(other__document=document).exclude(point__document=document).exists()
        or Evidence.objects.filter(document=document).exists()
    ):
        raise CaseworkError(_("Points or evidence rest on this document; it stays on record with them."))
    document.delete()


def _own_title(reading: Reading) -> str:
    """Return what a document calls itself: its first heading, else the meeting it reports."""
    headings = (one for one in reading.statements if one.reason == "heading" and one.start < TITLE_WITHIN)
    named = (" ".join(one.sentence.split()) for one in headings)
    title = next((one for one in named if len(one.split()) >= TITLE_WORDS), reading.document.meeting)
    title = _without_names(title, [one.name for one in reading.document.participants])
    return title[:1].upper() + title[1:]


def _without_names(title: str, names: Iterable[str]) -> str:
    """Leave participants out of a title: it is public, they stay on the document's own page."""
    for name in names:
        title = re.sub(rf"(,\s*)?\b{re.escape(name)}\b", "", title)
    return " ".join(title.split()).strip(" ,")


def _draft_points(document: Document, reading: Reading, number: int) -> list[Point]:
    """Write the points of a reading as drafts, the parts of a point after it; return them all."""
    drafted = []
    for read in reading.points:
        point = _drafted(document, read, number)
        point.save()
        drafted.append(point)
        number += 1
        for part in read.parts:
            drafted.append(_part(point, part, number))
            drafted[-1].save()
            number += 1
    return drafted


def _drafted(document: Document, read: ReadPoint, number: int) -> Point:
    committed_by, why = _committed(read, document.accord)
    return Point(
        accord=document.accord, document=document, number=number,
        summary=_in_short(read, document),
        sentence=read.sentence, start=read.start, end=read.end,
        committed_by=committed_by, towards=_codes(read.towards), act=read.act,
        object=read.object, kind=read.kind, theme=read.theme,
        quantities=[
            {"value": one.value, "qualifier": one.qualifier, "unit": one.unit} for one in read.quantities
        ],
        due_text=read.due.text[:200], due_from=read.due.start, due_to=read.due.end,
        every_months=_every_months(read, document), places=list(read.places),
        beneficiaries=list(read.beneficiaries), rules=[*read.rules, *why],
    )  # fmt: skip


def _committed(read: ReadPoint, accord: Accord) -> tuple[list[str], list[str]]:
    """Return who owes a point, and the rule that says so where the text itself does not name them.

    A text that says *both governments* and names none means the two parties of the accord; of more parties it
    cannot be told which two.
    """
    named, parties = _codes(read.committed_by), accord.countries()
    if named or TOGETHER not in read.rules or len(parties) != PAIR:
        return named, []
    return parties, ["party:both-of-the-accord"]


def _every_months(read: ReadPoint, document: Document) -> int:
    """Return how often a point is due again; without a day nothing could be counted from."""
    if read.due.start is None and read.due.end is None:
        return 0
    return months_between(document.text[slice(*read.clause)])


def _in_short(read: ReadPoint, document: Document) -> str:
    """Return the act and its object in the document's language; the clause itself where no act was found."""
    if read.act == "do" or not read.object:
        return shortened(document.text[slice(*read.clause)])
    return shortened(f"{word_in(read.act, document.language)}: {read.object}")


def _part(point: Point, part: Part, number: int) -> Point:
    return Point(
        accord=point.accord, document=point.document, parent=point, number=number,
        summary=shortened(part.text), sentence=part.text, start=part.start, end=part.end,
        committed_by=point.committed_by, towards=point.towards, act=point.act, object=part.text,
        kind=point.kind, theme=point.theme, due_text=point.due_text, due_from=point.due_from,
        due_to=point.due_to, every_months=point.every_months, places=point.places,
        rules=[*point.rules, "part-of-a-list"],
    )  # fmt: skip


def _codes(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(party_code(name) for name in names))


def find_words(words: str, text: str) -> re.Match[str] | None:
    """Find words in a text, however either of them breaks its lines."""
    return re.search(r"\s+".join(re.escape(one) for one in words.split()), text)


def shortened(text: str) -> str:
    """Return a text on one line, cut at a word where it is too long for a heading."""
    line = " ".join(text.split()).rstrip(" .;,")
    line = line[:1].upper() + line[1:]
    return line if len(line) <= SUMMARY else line[: SUMMARY - 2].rsplit(" ", 1)[0] + " …"
