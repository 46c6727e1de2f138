"""The earlier points, by their concepts: a later one finds its likes among ten thousand at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from heapq import nlargest
from math import log

from hallar.accord.likeness.concepts import ACT, concepts_of
from hallar.accord.likeness.facts import PointFacts
from hallar.accord.likeness.field_words import FAINT
from hallar.accord.likeness.score import Likeness, likeness_of

FAINTNESS = 0.3
"""What a faint concept weighs where another weighs one."""
COMPARED = 200
"""So many points that share the most telling words are compared in full."""


class LikenessIndex:
    """Earlier points of an accord."""

    def __init__(self, earlier: Sequence[PointFacts]) -> None:
        self._earlier = list(earlier)
        self._holders: dict[str, list[int]] = defaultdict(list)
        for place, point in enumerate(self._earlier):
            for concept in concepts_of(point.text):
                self._holders[concept].append(place)

    def weigh(self, concept: str) -> float:
        """Return how much a concept tells: the rarer among the earlier points, the more."""
        weight = log(2 + len(self._earlier) / (1 + len(self._holders.get(concept, ()))))
        return weight * FAINTNESS if concept in FAINT or concept.startswith(ACT) else weight

    def closest(self, later: PointFacts, most: int, at_least: float) -> list[tuple[int, Likeness]]:
        """Return the earlier points most like a later one, the most alike first.

        Args:
            later: the point to find likes for.
            most: how many are returned.
            at_least: the least score.

        Returns:
            places in the sequence of earlier points, with the likeness of each.
        """
        shared: dict[int, float] = defaultdict(float)
        for concept in concepts_of(later.text):
            weight = self.weigh(concept) ** 2
            for place in self._holders.get(concept, ()):
                shared[place] += weight
        found = [
            (place, likeness_of(self._earlier[place], later, self.weigh))
            for place in nlargest(COMPARED, shared, key=lambda place: (shared[place], -place))
        ]
        alike = [(place, likeness) for place, likeness in found if likeness.score >= at_least]
        return sorted(alike, key=lambda one: (-one[1].score, one[0]))[:most]
