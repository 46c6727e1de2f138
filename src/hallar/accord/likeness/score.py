"""The score of a pair of points and its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from hallar.accord.likeness.concepts import concepts_of
from hallar.accord.likeness.facts import PointFacts

OFFER_FROM = 0.51
"""From this score a pair is offered to a person: the lowest at which nine of ten offers were right on the
building half (docs/accord.md, Likeness)."""
WEIGHTS = {
    "words": 0.55, "theme": 0.12, "act": 0.06, "kind": 0.06, "parties": 0.08, "numbers": 0.08, "places": 0.05,
}  # fmt: skip
"""What each part counts for where at least one of the two points says something about it."""
Said = Mapping[str, str]
Weigh = Callable[[str], float]


@dataclass(frozen=True)
class LikenessPart:
    """What two points have in common in one respect.

    Attributes:
        name: a key of :data:`WEIGHTS`.
        contribution: to the score.
        matched: what they have in common.
    """

    name: str
    contribution: float
    matched: tuple[str, ...]


@dataclass(frozen=True)
class Likeness:
    """How alike two points are.

    Attributes:
        score: between 0 and 1, the sum of the contributions.
        parts: in the order of :data:`WEIGHTS`; what neither point speaks of is left out.
    """

    score: float
    parts: tuple[LikenessPart, ...]


def likeness_of(one: PointFacts, other: PointFacts, weigh: Weigh) -> Likeness:
    """Return how alike two points are; the same whichever comes first, 1 for a point and itself.

    Args:
        one: a point.
        other: another.
        weigh: how much a concept tells; the rarer, the more.
    """
    pairs = {
        "words": (concepts_of(one.text), concepts_of(other.text)),
        "theme": (_said(one.theme), _said(other.theme)),
        "act": (_said(one.act), _said(other.act)),
        "kind": (_said(one.kind), _said(other.kind)),
        "parties": (_parties(one), _parties(other)),
        "numbers": (_numbers(one), _numbers(other)),
        "places": (concepts_of(" ".join(one.places)), concepts_of(" ".join(other.places))),
    }
    spoken_of = {name: pair for name, pair in pairs.items() if pair[0] or pair[1]}
    whole = sum(WEIGHTS[name] for name in spoken_of)
    parts = tuple(
        LikenessPart(name, _cosine(*pair, weigh) * WEIGHTS[name] / whole, _matched(*pair, weigh))
        for name, pair in spoken_of.items()
    )
    return Likeness(min(1.0, sum(part.contribution for part in parts)), parts)


def _cosine(one: Said, other: Said, weigh: Weigh) -> float:
    length = sqrt(_square(one, weigh) * _square(other, weigh))
    return _square(one.keys() & other.keys(), weigh) / length if length else 0.0


def _square(things: Iterable[str], weigh: Weigh) -> float:
    return sum(weigh(thing) ** 2 for thing in sorted(things))


def _matched(one: Said, other: Said, weigh: Weigh) -> tuple[str, ...]:
    """Return what both say, the most telling first, in the words of each."""
    both = sorted(one.keys() & other.keys(), key=lambda thing: (-weigh(thing), thing))
    return tuple(
        one[thing] if one[thing] == other[thing] else f"{one[thing]} = {other[thing]}" for thing in both
    )


def _said(code: str) -> Said:
    return {code: code} if code not in {"", "do", "other"} else {}


def _parties(point: PointFacts) -> Said:
    told = (*(f"{one} →" for one in point.committed_by), *(f"→ {one}" for one in point.towards))
    return {one: one for one in told}


def _numbers(point: PointFacts) -> Said:
    return {f"{value:g}": f"{value:,.10g}" for value, _unit in point.quantities}
