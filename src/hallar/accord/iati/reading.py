"""From the bytes of an IATI activity file to activities, or to everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal
from xml.etree.ElementTree import Element

from hallar.accord.iati.activity import Activity, Participant, Share
from hallar.accord.iati.fields import ActivityFields, decimal_of
from hallar.accord.iati.money import budgets_of, planned_of, transactions_of
from hallar.accord.iati.results import periods_of
from hallar.accord.iati.rules import (
    ASK_PUBLISHER,
    CHECK_FILE,
    COUNTRY,
    DIVIDE,
    LONG_IDENTIFIER,
    MAX_ACTIVITIES,
    MAX_BYTES,
    MAX_DEFECTS,
    MISSING,
    NO_ACTIVITIES,
    NO_IDENTIFIER,
    NOT_ALL_TOLD,
    PERCENTAGE,
    TOO_LARGE,
    TOO_MANY_ACTIVITIES,
    TWICE,
)
from hallar.accord.iati.tree import PlacedElement, activities_in
from hallar.formats.defect import BadInputError, Defect, refused_file

LONGEST_IDENTIFIER = 120
DateKind = Literal["planned start", "actual start", "planned end", "actual end"]
_DATE_KINDS: dict[str, DateKind] = {
    "1": "planned start", "2": "actual start", "3": "planned end", "4": "actual end",
}  # fmt: skip
"""Code list ActivityDateType."""
_STATUSES = ("1", "2", "3", "4", "5", "6")
"""Code list ActivityStatus."""
_ROLES = ("1", "2", "3", "4")
"""Code list OrganisationRole."""


def read_activities(content: bytes, name: str) -> list[Activity]:
    """Return the activities of an IATI activity file, in its order.

    Args:
        content: of the file.
        name: of the file, for messages.

    Raises:
        BadInputError: it is too large, no XML, no IATI activity file of version 2, or holds identifiers,
            amounts, codes or days that cannot be read. Every defect is told; of more than
            ``MAX_DEFECTS``, how many there are.
    """
    if len(content) > MAX_BYTES:
        raise refused_file(name, TOO_LARGE, DIVIDE, f"{len(content) / 1024**2:.0f} MB")
    activities: list[Activity] = []
    defects: list[Defect] = []
    untold = 0
    known: set[str] = set()
    for element in activities_in(content, name):
        if len(activities) >= MAX_ACTIVITIES:
            raise BadInputError([Defect(name, element.line, 0, "", TOO_MANY_ACTIVITIES, DIVIDE)])
        fields = _fields(element, name, len(activities) + 1, known)
        activities.append(_activity(fields))
        room = MAX_DEFECTS - len(defects)
        defects += fields.defects[:room]
        untold += len(fields.defects[room:])
    if untold:
        defects.append(Defect(name, 0, 0, f"{untold:,}", NOT_ALL_TOLD, ASK_PUBLISHER))
    if defects:
        raise BadInputError(defects)
    if not activities:
        raise refused_file(name, NO_ACTIVITIES, CHECK_FILE)
    return activities


def _fields(element: PlacedElement, file: str, number: int, known: set[str]) -> ActivityFields:
    """Return the fields of an activity, its identifier checked and added to the ones known."""
    identifier = _identifier(element)
    fields = ActivityFields(element, file, identifier[:LONGEST_IDENTIFIER] or f"iati-activity {number}")
    if not identifier:
        fields.refuse(element, "iati-identifier", "", NO_IDENTIFIER)
    elif len(identifier) > LONGEST_IDENTIFIER:
        fields.refuse(element, "iati-identifier", identifier, LONG_IDENTIFIER)
    elif identifier in known:
        fields.refuse(element, "iati-identifier", identifier, TWICE)
    known.add(identifier)
    return fields


def _identifier(element: PlacedElement) -> str:
    return (element.findtext("iati-identifier") or "").strip()


def _activity(fields: ActivityFields) -> Activity:
    element = fields.element
    dates = list(_dates(fields))
    return Activity(
        identifier=_identifier(element),
        titles=fields.narratives(element.find("title")),
        organisation=fields.narrative(element.find("reporting-org")),
        status=fields.code(element.find("activity-status"), "activity-status", _STATUSES),
        begins=_first(dates, "actual start", "planned start"),
        ends=_first(dates, "actual end", "planned end"),
        amounts=budgets_of(fields) + transactions_of(fields),
        periods=tuple(periods_of(fields)),
        planned=planned_of(fields),
        participants=tuple(_participants(fields)),
        countries=tuple(_shares(fields, "recipient-country")),
        sectors=tuple(_shares(fields, "sector")),
    )


def _dates(fields: ActivityFields) -> Iterator[tuple[DateKind, date]]:
    for one in fields.element.findall("activity-date"):
        code = fields.code(one, "activity-date", _DATE_KINDS, "type")
        if not one.get("type"):
            fields.refuse(one, "activity-date/@type", "", MISSING)
        on = fields.day(one, "activity-date")
        if code and on is not None:
            yield _DATE_KINDS[code], on


def _first(dates: list[tuple[DateKind, date]], *kinds: DateKind) -> date | None:
    """Return the first day of the first of some kinds that there is."""
    return next((on for kind in kinds for known, on in dates if known == kind), None)


def _participants(fields: ActivityFields) -> Iterator[Participant]:
    for one in fields.element.findall("participating-org"):
        role = fields.code(one, "participating-org", _ROLES, "role")
        yield Participant(fields.narrative(one), (one.get("ref") or "").strip(), role)


def _shares(fields: ActivityFields, tag: str) -> Iterator[Share]:
    """Give the countries or sectors of an activity, each once, then those that only transactions name."""
    seen = set()
    for path in (tag, f"transaction/{tag}"):
        for one in fields.element.findall(path):
            code = (one.get("code") or "").strip()
            vocabulary = "" if tag == "recipient-country" else (one.get("vocabulary") or "1").strip()
            if not code:
                fields.refuse(one, f"{path}/@code", "", MISSING)
            elif tag == "recipient-country" and not (len(code) == 2 and code.isascii() and code.isalpha()):
                fields.refuse(one, f"{path}/@code", code, COUNTRY)
            elif (code, vocabulary) not in seen:
                seen.add((code, vocabulary))
                percentage = _percentage(fields, one, path)
                yield Share(code, vocabulary, fields.narrative(one), percentage)


def _percentage(fields: ActivityFields, element: Element, path: str) -> Decimal | None:
    text = (element.get("percentage") or "").strip()
    if not text:
        return None
    number = decimal_of(text)
    if number is None or not 0 <= number <= 100:
        fields.refuse(element, f"{path}/@percentage", text, PERCENTAGE)
    return number
