"""How many pairs of unrelated persons reach an LR by chance, before anybody looks at a match.

For a pair of unrelated persons, typed as these two samples are, with K(s) = sum_l ln E[LR_l^s] and the s at
which K(s) - s ln T is lowest, the saddlepoint approximation of Esscher's form is

    P(LR >= T) = exp(K(s) - s ln T) exp(x^2 / 2) Phi(-x),   x = s sqrt(K''(s)).

The first factor is Chernoff's bound; at s = 1 it is 1 / T, since E[LR] = 1. Where many loci were typed a
higher s gives far less, as chance matches hardly ever stop at the threshold. The probability is averaged
over a sample of the pairs searched, each with its own typed loci and drop-out probabilities, the latter
rounded to a grid; drop-in is left out of account. Sources: Chernoff (1952), A measure of asymptotic
efficiency for tests of a hypothesis based on the sum of observations, Annals of Mathematical Statistics
23:493-507; Daniels (1987), Tail probability approximations, International Statistical Review 55:37-48.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from hallar.kinship import genotype_alleles
from hallar.search.direct.locus_ratio import LocusRatio
from hallar.search.direct.packed_reports import PackedReports

Floats = npt.NDArray[np.float64]
EXPONENTS = np.arange(0.125, 4.01, 0.125)
"""Values of s, multiples of the first; 1 is among them, so no figure is above the pairs over the LR."""
DROPOUT_LEVELS = np.array([0.0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7])
"""Drop-out probabilities the expectations are tabulated for; others are rounded to the nearest."""
NOT_TYPED_LEVEL = DROPOUT_LEVELS.size
SAMPLED_PAIRS = 20_000
HIGHEST = 60.0
SPACING = 0.5
"""Log10 units between the points at which the number is computed for a list of matches."""


@dataclass(frozen=True, eq=False)
class FortuitousPairs:
    """Expected number of unrelated pairs at or above a log10 LR.

    Attributes:
        pairs: number of pairs searched.
        log_moments: float64 (sampled pairs, exponents) ln prod_l E[LR_l^s].
    """

    pairs: int
    log_moments: Floats

    def expected(self, log10_lr: float) -> float:
        """Return the expected number, had all pairs been of unrelated persons."""
        if not self.pairs:
            return 0.0
        logs = self.log_moments - EXPONENTS * (log10_lr * np.log(10.0))
        rows, best = np.arange(len(logs)), logs.argmin(axis=1)
        lowest = logs[rows, best]
        tails = np.where(lowest < 0.0, np.exp(np.minimum(lowest, 0.0)) * self._corrections[rows, best], 1.0)
        return float(self.pairs * tails.mean())

    @cached_property
    def _corrections(self) -> Floats:
        """The factor exp(x^2 / 2) Phi(-x) by sampled pair and s.

        By Sampford's bound on Mills' ratio, which is from above and within a few per cent where it matters:
        Sampford (1953), Some inequalities on Mill's ratio, Annals of Mathematical Statistics 24:130-132.
        """
        padded = np.pad(self.log_moments, ((0, 0), (1, 0)))
        curvature = np.maximum(np.diff(padded, 2, axis=1) / EXPONENTS[0] ** 2, 0.0)
        x = EXPONENTS * np.sqrt(np.pad(curvature, ((0, 0), (0, 1)), mode="edge"))
        factors: Floats = 4.0 / (np.sqrt(2.0 * np.pi) * (3.0 * x + np.sqrt(x * x + 8.0)))
        return factors

    def expected_at(self, log10_lr: Floats) -> Floats:
        """Return the expected number at each of many log10 LR, its logarithm interpolated."""
        if not log10_lr.size or not self.pairs:
            return np.zeros(log10_lr.size)
        first, last = np.floor(log10_lr.min() / SPACING), np.ceil(log10_lr.max() / SPACING)
        grid = np.arange(first, last + 1) * SPACING
        logs = np.log([max(self.expected(float(value)), np.finfo(np.float64).tiny) for value in grid])
        return np.exp(np.interp(log10_lr, grid, logs))

    def threshold(self, target: float, lowest: float) -> float:
        """Return the lowest log10 LR, from ``lowest`` on, at which at most ``target`` are expected."""
        low, high = lowest, max(lowest, HIGHEST)
        if self.expected(low) <= target:
            return low
        while high - low > 1e-3:
            middle = 0.5 * (low + high)
            if self.expected(middle) <= target:
                high = middle
            else:
                low = middle
        return high


def fortuitous_pairs(
    ratios: Sequence[LocusRatio], rows: PackedReports, columns: PackedReports, *, within: bool
) -> FortuitousPairs:
    """Tabulate the expectations for the pairs of two sets of profiles.

    Args:
        ratios: the model of each locus.
        rows: one side.
        columns: the other side.
        within: whether both sides are the same set, each pair of which counts once.
    """
    n, m = len(rows), len(columns)
    pairs = n * (n - 1) // 2 if within else n * m
    rng = np.random.default_rng(0)
    first = rng.integers(0, max(n, 1), SAMPLED_PAIRS if pairs else 0)
    second = rng.integers(0, max(m, 1), first.size)
    if within:
        second = (first + 1 + rng.integers(0, max(n - 1, 1), first.size)) % max(n, 1)
    log_moments = np.zeros((first.size, EXPONENTS.size))
    for locus, ratio in enumerate(ratios):
        moments = np.zeros((NOT_TYPED_LEVEL + 1, NOT_TYPED_LEVEL + 1, EXPONENTS.size))
        moments[:NOT_TYPED_LEVEL, :NOT_TYPED_LEVEL] = _log_moments(ratio)
        log_moments += moments[_levels(rows, locus, first), _levels(columns, locus, second)]
    return FortuitousPairs(pairs, log_moments)


def _levels(packed: PackedReports, locus: int, profiles: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    numbers = packed.numbers[locus, profiles]
    nearest = np.abs(packed.dropout[locus, profiles, None] - DROPOUT_LEVELS).argmin(axis=1)
    return np.where(numbers >= 0, nearest, NOT_TYPED_LEVEL)


def _log_moments(ratio: LocusRatio) -> Floats:
    """Return ln E[LR^s] of two unrelated persons' reports by both drop-out levels, (levels, levels, s).

    A report of two alleles is as likely at level d as without drop-out times (1 - d)^2, which the LR does
    not depend on.
    """
    alleles = genotype_alleles(ratio.allele_count)
    pairs = alleles[alleles[:, 0] < alleles[:, 1]]
    levels, single = DROPOUT_LEVELS.size, np.arange(ratio.allele_count)
    reports = np.zeros((len(pairs) + levels * single.size, 4))
    reports[: len(pairs), :2] = pairs
    reports[len(pairs) :, :2] = np.tile(single, levels)[:, None]
    reports[len(pairs) :, 2] = np.repeat(DROPOUT_LEVELS, single.size)
    at_level = np.zeros((levels, len(reports)))
    at_level[:, : len(pairs)] = ((1.0 - DROPOUT_LEVELS) ** 2)[:, None]
    at_level[:, len(pairs) :] = np.kron(np.eye(levels), np.ones(single.size))
    weighed = ratio.weigh(reports)
    together, unrelated = ratio.joint(weighed, weighed)
    values = together / unrelated
    total = at_level @ unrelated @ at_level.T
    step, powers = values ** EXPONENTS[0], unrelated
    moments = np.empty((levels, levels, EXPONENTS.size))
    for number in range(EXPONENTS.size):
        powers = powers * step
        moments[:, :, number] = at_level @ powers @ at_level.T
    return np.log(moments / total[:, :, None])
