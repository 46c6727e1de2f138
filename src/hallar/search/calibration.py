"""Promised error rates beside what happened, where the truth is known."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from hallar.search.candidate import SearchResult

Pair = tuple[str, str, str]
"""Family, missing member, remains."""
OUTSIDE = 0.025
"""Probability on either side of the 95 % band."""


@dataclass(frozen=True)
class TypeCalibration:
    """The families of one type in one search.

    Attributes:
        kind: name of the type.
        missing_persons: number of missing members searched for.
        expected: fortuitous matches with unrelated persons that the thresholds promised.
        observed: those that happened.
        band_low: least number in the 95 % Poisson band of the promise.
        band_high: largest number in it.
        true_pairs: missing members whose remains are among those searched, remains by remains.
        missed_promised: chance of a miss promised for these, averaged.
        missed_observed: share of these below the threshold.
    """

    kind: str
    missing_persons: int
    expected: float
    observed: int
    band_low: int
    band_high: int
    true_pairs: int
    missed_promised: float
    missed_observed: float

    @property
    def inside(self) -> bool:
        """Whether the number observed is inside the band."""
        return self.band_low <= self.observed <= self.band_high


def calibration(
    result: SearchResult,
    kinds: Mapping[str, str],
    truth: AbstractSet[Pair],
    unrelated: Callable[[Pair], bool],
) -> list[TypeCalibration]:
    """Compare promised with observed error rates, type by type, the most numerous first.

    Args:
        result: the search.
        kinds: type of each family.
        truth: the pairs that belong together.
        unrelated: whether a listed pair that does not belong together is of unrelated persons; relatives
            of the missing person are no fortuitous matches.
    """
    listed = {(one.family, one.missing, one.remains) for one in result.candidates}
    made: dict[str, _Counts] = {}
    for one in result.families:
        counts = made.setdefault(kinds[one.family], _Counts())
        counts.missing += 1
        counts.expected += one.expected_fortuitous
    for pair in listed - truth:
        if unrelated(pair):
            made[kinds[pair[0]]].observed += 1
    promised = {(one.family, one.missing): one.miss_probability for one in result.families}
    for pair in truth:
        counts = made[kinds[pair[0]]]
        counts.true_pairs += 1
        counts.missed_promised += promised[pair[:2]]
        counts.missed_observed += pair not in listed
    by_number = sorted(made.items(), key=lambda one: (-one[1].missing, one[0]))
    return [counts.of_kind(kind) for kind, counts in by_number]


@dataclass
class _Counts:
    missing: int = 0
    expected: float = 0.0
    observed: int = 0
    true_pairs: int = 0
    missed_promised: float = 0.0
    missed_observed: int = 0

    def of_kind(self, kind: str) -> TypeCalibration:
        low, high = poisson_band(self.expected)
        return TypeCalibration(
            kind,
            self.missing,
            self.expected,
            self.observed,
            low,
            high,
            self.true_pairs,
            self.missed_promised / max(self.true_pairs, 1),
            self.missed_observed / max(self.true_pairs, 1),
        )


def poisson_band(mean: float) -> tuple[int, int]:
    """Return the least and the largest number inside the 95 % band of a Poisson distribution.

    >>> poisson_band(10.0)
    (4, 17)
    """
    low = high = None
    number, below = 0, 0.0
    while high is None:
        below += math.exp(number * math.log(mean) - mean - math.lgamma(number + 1)) if mean > 0 else 1.0
        if low is None and below > OUTSIDE:
            low = number
        if below >= 1.0 - OUTSIDE:
            high = number
        number += 1
    return low or 0, high
