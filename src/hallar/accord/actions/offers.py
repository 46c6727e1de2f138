"""Points of a later document, offered as evidence for earlier ones that they resemble."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hallar.accord.likeness import OFFER_FROM, Likeness, LikenessIndex, PointFacts
from hallar.accord.models import Document, DraftState, Evidence, Point

OFFERED = 3
"""A later point is offered for so many earlier ones at most."""


def offer_likenesses(document: Document, later: Sequence[Point]) -> None:
    """Offer the points of a document as evidence for points of documents of earlier days."""
    earlier = list(
        Point.objects.filter(
            accord=document.accord, document__dated__lt=document.dated,
            state__in=(DraftState.DRAFT, DraftState.CONFIRMED),
        )
    )  # fmt: skip
    if not earlier:
        return
    index = LikenessIndex([facts_of(point) for point in earlier])
    for point in later:
        for place, likeness in index.closest(facts_of(point), OFFERED, OFFER_FROM):
            Evidence(
                point=earlier[place], later=point, state=Evidence.State.OFFERED, dated=document.dated,
                likeness=_explained(likeness),
            ).save()  # fmt: skip


def facts_of(point: Point) -> PointFacts:
    """Return what two points are compared by."""
    return PointFacts(
        text=f"{point.summary} {point.object}" if point.object else point.sentence,
        committed_by=tuple(point.committed_by), towards=tuple(point.towards), act=point.act, kind=point.kind,
        theme=point.theme, places=tuple(point.places),
        quantities=tuple((float(one["value"]), one["unit"] or "") for one in point.quantities),
    )  # fmt: skip


def _explained(likeness: Likeness) -> dict[str, Any]:
    return {
        "score": round(likeness.score, 4),
        "parts": [
            {"name": one.name, "contribution": round(one.contribution, 4), "matched": list(one.matched)}
            for one in likeness.parts
            if one.contribution > 0
        ],
    }
