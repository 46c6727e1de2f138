"""Points of a later day, offered as evidence for earlier ones that they resemble."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce

from hallar.accord.likeness import OFFER_FROM, Likeness, LikenessIndex, PointFacts
from hallar.accord.models import IN_PLAY, Evidence, Point

OFFERED = 3
"""A later point is offered for so many of the points it is compared with at most."""


def offer_likenesses(points: Sequence[Point]) -> None:
    """Offer new points as evidence for earlier ones, and later ones as evidence for them.

    Args:
        points: of one accord and one day, new or in play again.
    """
    if not points:
        return
    day = points[0].agreed_on()
    others = (
        Point.objects.filter(accord=points[0].accord, state__in=IN_PLAY)
        .exclude(pk__in=[one.pk for one in points])
        .annotate(day=Coalesce("document__dated", "accord__concluded_on"))
        .select_related("document", "accord")
    )
    whole = [one for one in points if one.parent_id is None]
    _offer(_pairs_forward(list(others.filter(day__lt=day)), whole))
    _offer(_pairs_backward(points, list(others.filter(day__gt=day, parent=None))))


def carry_offers(gone: Point, survivors: Sequence[Point]) -> Counter[int]:
    """Offer what was offered for or of a point that is merged or split with the points it became.

    What was declined stays declined. The point keeps its own offers, for the day it is brought back.

    Args:
        gone: the point.
        survivors: that it was merged into; or its pieces, of which those count that are alike, or the first.

    Returns:
        how many offers came to each survivor, by key.
    """
    came: Counter[int] = Counter()
    for offer in Evidence.objects.filter(Q(point=gone) | Q(later=gone)).exclude(later=None):
        is_earlier = offer.point_id == gone.pk
        other = offer.later if is_earlier and offer.later is not None else offer.point
        for survivor, likeness in _alike(survivors, other):
            earlier, later = (survivor, other) if is_earlier else (other, survivor)
            came[survivor.pk] += _carried(offer, earlier, later, likeness or offer.likeness)
    return came


def facts_of(point: Point) -> PointFacts:
    """Return what two points are compared by."""
    return PointFacts(
        text=f"{point.summary} {point.object}" if point.object else point.sentence,
        committed_by=tuple(point.committed_by), towards=tuple(point.towards), act=point.act, kind=point.kind,
        theme=point.theme, places=tuple(point.places),
        quantities=tuple((float(one["value"]), one["unit"] or "") for one in point.quantities),
    )  # fmt: skip


Pair = tuple[Point, Point, Likeness]
"""The earlier point, the later one, and how alike they are."""


def _pairs_forward(earlier: Sequence[Point], later: Iterable[Point]) -> Iterator[Pair]:
    """Give the earlier points that each new one is most like."""
    index = LikenessIndex([facts_of(point) for point in earlier])
    for point in later if earlier else ():
        for place, likeness in index.closest(facts_of(point), OFFERED, OFFER_FROM):
            yield earlier[place], point, likeness


def _pairs_backward(earlier: Iterable[Point], later: Sequence[Point]) -> Iterator[Pair]:
    """Give the new points that each later one is most like."""
    index = LikenessIndex([facts_of(point) for point in later])
    found = [
        (point, later[place], likeness)
        for point in (earlier if later else ())
        for place, likeness in index.closest(facts_of(point), len(later), OFFER_FROM)
    ]
    given: Counter[int] = Counter()
    for pair in sorted(found, key=lambda pair: -pair[2].score):
        given[pair[1].pk] += 1
        if given[pair[1].pk] <= OFFERED:
            yield pair


def _offer(pairs: Iterable[Pair]) -> None:
    for earlier, later, likeness in pairs:
        if not Evidence.objects.filter(point=earlier, later=later).exists():
            Evidence(
                point=earlier, later=later, state=Evidence.State.OFFERED, dated=later.agreed_on(),
                likeness=_explained(likeness),
            ).save()  # fmt: skip


def _alike(survivors: Sequence[Point], other: Point) -> list[tuple[Point, dict[str, Any] | None]]:
    """Return the survivors to which an offer goes, each with its own likeness where that was measured."""
    if len(survivors) == 1:
        return [(survivors[0], None)]
    index = LikenessIndex([facts_of(one) for one in survivors])
    found = index.closest(facts_of(other), len(survivors), OFFER_FROM) or index.closest(facts_of(other), 1, 0)
    return [(survivors[place], _explained(likeness)) for place, likeness in found] or [(survivors[0], None)]


def _carried(offer: Evidence, earlier: Point, later: Point, likeness: dict[str, Any]) -> bool:
    """Make an offer of two points; tell whether there is one now that was not there before."""
    if earlier.pk == later.pk or Evidence.objects.filter(point=later, later=earlier).exists():
        return False
    known = Evidence.objects.select_for_update().filter(point=earlier, later=later).first()
    if known is None:
        Evidence(
            point=earlier, later=later, state=offer.state, dated=offer.dated, likeness=likeness,
            country=offer.country, by=offer.by,
        ).save()  # fmt: skip
        return True
    if known.state != Evidence.State.DECLINED or offer.state != Evidence.State.OFFERED:
        return False
    # It was declined for what one of the points said; now that point says more.
    known.state, known.country, known.by = Evidence.State.OFFERED, "", None
    known.save()
    return True


def _explained(likeness: Likeness) -> dict[str, Any]:
    return {
        "score": round(likeness.score, 4),
        "parts": [
            {"name": one.name, "contribution": round(one.contribution, 4), "matched": list(one.matched)}
            for one in likeness.parts
            if one.contribution > 0
        ],
    }
