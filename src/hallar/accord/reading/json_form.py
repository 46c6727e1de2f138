"""A reading as plain values for JSON, in the form that docs/accord-reading.md states."""

from __future__ import annotations

import datetime
from typing import Any

from hallar.accord.reading.language import Language
from hallar.accord.reading.result import Due, Point, Reading, Statement
from hallar.accord.reading.statements import REASONS


def reading_as_json(reading: Reading, language: Language) -> dict[str, Any]:
    """Return a reading as objects, lists, texts and numbers; offsets count characters, days are ISO 8601.

    Args:
        reading: what was read.
        language: of the reasons for keeping statements apart.
    """
    document = reading.document
    return {
        "document": {
            "date": _day(document.date),
            "place": document.place or None,
            "language": document.language,
            "meeting": document.meeting or None,
            "parties": list(document.parties),
            "participants": [
                {
                    "name": one.name,
                    "office": one.office or None,
                    "party": one.party or None,
                    "start": one.start,
                    "end": one.end,
                }
                for one in document.participants
            ],
            "rules": list(document.rules),
        },
        "points": [_point(point) for point in reading.points],
        "statements": [_statement(statement, language) for statement in reading.statements],
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "sentence": point.sentence,
        "start": point.start,
        "end": point.end,
        "clause": {"start": point.clause[0], "end": point.clause[1]},
        "committed_by": list(point.committed_by),
        "towards": list(point.towards),
        "act": point.act,
        "object": point.object,
        "kind": point.kind,
        "theme": point.theme,
        "quantities": [
            {"value": one.value, "qualifier": one.qualifier or None, "unit": one.unit or None}
            for one in point.quantities
        ],
        "due": _due(point.due),
        "places": list(point.places),
        "beneficiaries": list(point.beneficiaries),
        "parts": [{"text": one.text, "start": one.start, "end": one.end} for one in point.parts],
        "rules": list(point.rules),
        "draft": True,
    }


def _due(due: Due) -> dict[str, str | None]:
    return {"text": due.text or None, "from": _day(due.start), "to": _day(due.end)}


def _statement(statement: Statement, language: Language) -> dict[str, Any]:
    return {
        "sentence": statement.sentence,
        "start": statement.start,
        "end": statement.end,
        "why": REASONS[statement.reason][1 if language == "es" else 0],
        "rule": f"{statement.reason}:{statement.evidence}" if statement.evidence else statement.reason,
    }


def _day(day: datetime.date | None) -> str | None:
    return None if day is None else day.isoformat()
