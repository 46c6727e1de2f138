"""Promised error rates beside what happened, where the truth is known.

Fortuitous matches come in clusters: fragments of one person match together, two missing brothers have the
same LR with everybody, remains that show little match several families. With n_f matches of family f, n_p
with person p and n_fp of both, matches that share neither are independent, so that the variance of their
number is about the sum of n_f^2 and of n_p^2 less that of n_fp^2; the negative binomial distribution with the
promised mean and that variance has the wider band. Two that share a person by mere chance count as a cluster
too, so that this band is rather too wide than too narrow. Source of the two-way sum: Cameron, Gelbach and
Miller (2011), Robust inference with multiway clustering, Journal of Business and Economic Statistics
29:238-249.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

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
        dispersion: variance of the number observed per expected match, estimated from the matches that
            share a family or a person; 1 if all are independent.
        clustered_low: least number in the 95 % band with that variance.
        clustered_high: largest number in it.
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
    dispersion: float
    clustered_low: int
    clustered_high: int

    @property
    def inside(self) -> bool:
        """Whether the number observed is inside the Poisson band."""
        return self.band_low <= self.observed <= self.band_high

    @property
    def inside_clustered(self) -> bool:
        """Whether the number observed is inside the band that takes clusters into account."""
        return self.clustered_low <= self.observed <= self.clustered_high


def calibration(
    result: SearchResult,
    kinds: Mapping[str, str],
    truth: AbstractSet[Pair],
    unrelated: Callable[[Pair], bool],
    persons: Mapping[str, str],
) -> list[TypeCalibration]:
    """Compare promised with observed error rates, type by type, the most numerous first.

    Args:
        result: the search.
        kinds: type of each family.
        truth: the pairs that belong together.
        unrelated: whether a listed pair that does not belong together is of unrelated persons; relatives
            of the missing person are no fortuitous matches.
        persons: whose the remains are.
    """
    listed = {(one.family, one.missing, one.remains) for one in result.candidates}
    made: dict[str, _Counts] = {}
    for one in result.families:
        counts = made.setdefault(kinds[one.family], _Counts())
        counts.missing += 1
        counts.expected += one.expected_fortuitous
    for pair in listed - truth:
        if unrelated(pair):
            made[kinds[pair[0]]].matches.append((pair[0], persons[pair[2]]))
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
    matches: list[tuple[str, str]] = field(default_factory=list)
    true_pairs: int = 0
    missed_promised: float = 0.0
    missed_observed: int = 0

    def of_kind(self, kind: str) -> TypeCalibration:
        low, high = count_band(self.expected)
        dispersion = clustering(self.matches)
        clustered_low, clustered_high = count_band(self.expected, dispersion)
        return TypeCalibration(
            kind,
            self.missing,
            self.expected,
            len(self.matches),
            low,
            high,
            self.true_pairs,
            self.missed_promised / max(self.true_pairs, 1),
            self.missed_observed / max(self.true_pairs, 1),
            dispersion,
            clustered_low,
            clustered_high,
        )


def clustering(matches: Sequence[tuple[str, str]]) -> float:
    """Return the variance of the number of matches per match, each given as family and person.

    >>> clustering([("A", "p"), ("A", "p"), ("B", "q"), ("C", "r")])
    1.5
    """
    if not matches:
        return 1.0
    families = Counter(family for family, _ in matches)
    persons = Counter(person for _, person in matches)
    squares = [sum(count * count for count in one.values()) for one in (families, persons, Counter(matches))]
    return (squares[0] + squares[1] - squares[2]) / len(matches)


def count_band(mean: float, dispersion: float = 1.0) -> tuple[int, int]:
    """Return the least and the largest number inside the 95 % band of a count.

    Args:
        mean: its mean.
        dispersion: its variance per mean. At 1 the count is Poisson's, above it negative binomial.

    >>> count_band(10.0)
    (4, 17)
    >>> count_band(10.0, 2.0)
    (3, 20)
    """
    low = None
    number, below = 0, 0.0
    while True:
        below += math.exp(_log_probability(number, mean, dispersion)) if mean > 0 else 1.0
        if low is None and below > OUTSIDE:
            low = number
        if below >= 1.0 - OUTSIDE:
            return low or 0, number
        number += 1


def _log_probability(number: int, mean: float, dispersion: float) -> float:
    """Return the logarithm of a number's probability, Poisson's or negative binomial."""
    excess = dispersion - 1.0
    if excess < 1e-9:
        return number * math.log(mean) - mean - math.lgamma(number + 1)
    shape = mean / excess
    ways = math.lgamma(number + shape) - math.lgamma(shape) - math.lgamma(number + 1)
    return ways - shape * math.log(dispersion) + number * math.log(excess / dispersion)
