"""An accord as linked data (JSON-LD 1.1), in the words of schema.org where it has them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hallar.accord.board import confirmed_points
from hallar.accord.models import SOURCES, Accord, Activity, Evidence, Milestone, Point

VOCABULARY = "urn:hallar:accord:"
CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "@vocab": VOCABULARY,
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "title": "schema:name",
    "summary": "schema:name",
    "sentence": "schema:text",
    "date": {"@id": "schema:dateCreated", "@type": "xsd:date"},
    "place": "schema:locationCreated",
    "places": "schema:spatialCoverage",
    "source": {"@id": "schema:isBasedOn", "@type": "@id"},
    "dueFrom": {"@type": "xsd:date"},
    "dueTo": {"@type": "xsd:date"},
    "asOf": {"@type": "xsd:date"},
    "due": {"@type": "xsd:date"},
    "reachedOn": {"@type": "xsd:date"},
    "dated": {"@type": "xsd:date"},
    "identifier": "schema:identifier",
    "partOf": {"@id": "schema:isPartOf", "@type": "@id"},
    "replacedBy": {"@id": "schema:supersededBy", "@type": "@id"},
}
"""Countries are ISO 3166-1 codes, quantities numbers with their units, days ISO 8601."""


def linked_data_of(accord: Accord, address: str, address_of: Callable[[Point], str]) -> str:
    """Return an accord with its documents, confirmed points, words of the parties and accepted evidence.

    Args:
        accord: what is described.
        address: of its page.
        address_of: the address of a point's page.
    """
    documents = {one.pk: f"{address}#document-{one.pk}" for one in accord.documents.all()}
    points = confirmed_points(accord).select_related("parent", "replaced_by", "accord")
    points = points.prefetch_related(
        "statements", "milestones", "owners", *(f"evidence__{one}" for one in SOURCES)
    )
    described = {
        "@context": CONTEXT,
        "id": address,
        "type": "Accord",
        "title": accord.title,
        "date": accord.concluded_on.isoformat(),
        "place": accord.place,
        "parties": accord.countries(),
        "documents": [
            {
                "id": documents[one.pk], "type": ["Document", "schema:DigitalDocument"], "title": one.title,
                "date": one.dated.isoformat(), "schema:inLanguage": one.language, "sha256": one.digest,
            }
            for one in accord.documents.all()
        ],
        "points": [_point(one, documents, address_of) for one in points],
    }  # fmt: skip
    return json.dumps(described, ensure_ascii=False, indent=1)


def _point(point: Point, documents: dict[int, str], address_of: Callable[[Point], str]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "id": address_of(point), "type": "AgreedPoint", "number": point.number, "summary": point.summary,
        "sentence": point.sentence, "committedBy": point.committed_by, "towards": point.towards,
        "act": point.act, "kind": point.kind, "theme": point.theme, "quantities": point.quantities,
        "dueText": point.due_text, "dueFrom": _day(point.due_from), "dueTo": _day(point.due_to),
        "everyMonths": point.every_months or None, "places": point.places,
        "beneficiaries": point.beneficiaries, "status": point.status, "contested": point.contested,
        "source": documents.get(point.document_id or 0),
        "partOf": address_of(point.parent) if point.parent else None,
        "replacedBy": address_of(point.replaced_by) if point.replaced_by else None,
        "statements": [
            {
                "type": "Statement", "statedBy": one.country, "status": one.status,
                "asOf": one.as_of.isoformat(), "grounds": one.note,
                "concurs": one.concurs_with_id is not None,
            }
            for one in point.statements.all()
        ],
        "milestones": [_milestone(one) for one in point.milestones.all()],
        "offices": [{"party": one.country, "title": one.office} for one in point.owners.all()],
        "evidence": [
            _evidence(one, documents, address_of)
            for one in point.evidence.all() if one.state == Evidence.State.ACCEPTED
        ],
    }  # fmt: skip
    return _known(described)


def _milestone(milestone: Milestone) -> dict[str, Any]:
    return _known({
        "type": "Milestone", "title": milestone.title, "due": _day(milestone.due),
        "reachedOn": _day(milestone.done_on), "statedBy": milestone.country,
    })  # fmt: skip


def _evidence(
    evidence: Evidence, documents: dict[int, str], address_of: Callable[[Point], str]
) -> dict[str, Any]:
    described = {
        "type": "Evidence", "relation": evidence.relation, "schema:text": evidence.words,
        "schema:url": evidence.reference, "source": documents.get(evidence.document_id or 0),
        "later": address_of(evidence.later) if evidence.later else None,
        "programme": _programme(evidence.activity) if evidence.activity else None,
        "indicator": evidence.indicator.name if evidence.indicator else None,
        "dated": _day(evidence.dated), "recordedBy": evidence.country,
    }  # fmt: skip
    return _known(described)


def _programme(activity: Activity) -> dict[str, Any]:
    """Name a programme by its IATI identifier, under which its publisher tells the rest."""
    return {"type": "Programme", "identifier": activity.identifier, "title": activity.title}


def _known(described: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in described.items() if value not in (None, "", [])}


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None
