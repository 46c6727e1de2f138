"""The exact distribution of a family's log10 LR, before any search.

The log10 LR is a sum over loci of independent discrete variables, so its distribution is a convolution.
It is computed twice on a lattice, every term rounded down and every term rounded up; the exact value of
any tail lies between the two. Source of the approach: Kruijver (2015), Efficient computations with the
likelihood ratio distribution, Forensic Science International: Genetics 14:116-124.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from hallar.kinship.lattice_kernels import add_locus
from hallar.kinship.table import LocusTable, LRTable

DEFAULT_RESOLUTION = 0.002
"""Lattice step in log10 units."""


class Hypothesis(StrEnum):
    """Who the candidate is."""

    RELATED = "related"
    """The candidate is the missing member."""
    UNRELATED = "unrelated"
    """The candidate is an unrelated person of the same population."""


@dataclass(frozen=True)
class Bounds:
    """An exact probability, enclosed."""

    lower: float
    upper: float

    @property
    def middle(self) -> float:
        """The centre of the interval."""
        return 0.5 * (self.lower + self.upper)


@dataclass(frozen=True, eq=False)
class Lattice:
    """Probabilities at ``(start + i) * resolution``; what is missing to 1 lies at minus infinity."""

    start: int
    tails: npt.NDArray[np.float64]
    """Probability of at least the point ``start + i``."""

    def at_least(self, point: int) -> float:
        """Return the probability of the lattice point or above."""
        position = min(max(point - self.start, 0), self.tails.size)
        return float(self.tails[position]) if position < self.tails.size else 0.0


@dataclass(frozen=True, eq=False)
class LRDistribution:
    """How a family's log10 LR is distributed under both hypotheses.

    Attributes:
        resolution: lattice step in log10 units.
        lower: per hypothesis, the lattice with every term rounded down.
        upper: likewise, rounded up.
        mean: per hypothesis, the exact mean of the log10 LR, exclusions left out.
        exclusion: probability that an unrelated person is excluded outright (LR 0).
    """

    resolution: float
    lower: dict[Hypothesis, Lattice]
    upper: dict[Hypothesis, Lattice]
    mean: dict[Hypothesis, float]
    exclusion: float

    def at_least(self, log10_lr: float, hypothesis: Hypothesis) -> Bounds:
        """Return P(log10 LR >= the value), enclosed."""
        # The point is the smallest one that is not below the value; both roundings keep their promise.
        point = int(np.ceil(log10_lr / self.resolution - 1e-9))
        return Bounds(self.lower[hypothesis].at_least(point), self.upper[hypothesis].at_least(point))

    def false_match_rate(self, log10_threshold: float) -> Bounds:
        """Return the chance that an unrelated person reaches the threshold."""
        return self.at_least(log10_threshold, Hypothesis.UNRELATED)

    def power(self, log10_threshold: float) -> Bounds:
        """Return the chance that the missing member reaches the threshold."""
        return self.at_least(log10_threshold, Hypothesis.RELATED)

    def threshold_for_false_match_rate(self, rate: float) -> float:
        """Return the lowest lattice threshold whose false-match rate is certain not to exceed ``rate``."""
        lattice = self.upper[Hypothesis.UNRELATED]
        position = int(np.searchsorted(-lattice.tails, -rate, side="left"))
        return (lattice.start + position) * self.resolution


def lr_distribution(
    table: LRTable, loci: Collection[str] | None = None, resolution: float = DEFAULT_RESOLUTION
) -> LRDistribution:
    """Compute the distribution of a family's log10 LR for candidates typed without error.

    Args:
        table: the family's table.
        loci: the loci the candidate has; all of the table's if omitted.
        resolution: lattice step in log10 units; the enclosure of a threshold is at most this many
            log10 units per locus wide.

    Raises:
        ValueError: the resolution is not positive.
    """
    if resolution <= 0:
        raise ValueError(f"the resolution must be positive, not {resolution}")
    used = [
        locus
        for name, locus in table.loci.items()
        if (loci is None or name in loci) and not locus.inconsistent
    ]
    atoms = [_atoms(locus) for locus in used]
    lower: dict[Hypothesis, Lattice] = {}
    upper: dict[Hypothesis, Lattice] = {}
    mean: dict[Hypothesis, float] = {}
    for hypothesis in Hypothesis:
        masses = [(values, of[hypothesis]) for values, of in atoms]
        lower[hypothesis] = _convolve(masses, resolution, np.floor)
        upper[hypothesis] = _convolve(masses, resolution, np.ceil)
        mean[hypothesis] = float(sum(values @ mass / mass.sum() for values, mass in masses))
    kept = float(np.prod([of[Hypothesis.UNRELATED].sum() for _, of in atoms]))
    return LRDistribution(resolution, lower, upper, mean, max(0.0, 1.0 - kept))


Atoms = tuple[npt.NDArray[np.float64], dict[Hypothesis, npt.NDArray[np.float64]]]


def _atoms(locus: LocusTable) -> Atoms:
    """Return the finite log10 LRs of a locus' apparent genotypes and their probabilities."""
    if locus.haploid:
        chosen: tuple[npt.NDArray[np.int64], ...] = (np.arange(len(locus.alleles)),)
    else:
        chosen = np.triu_indices(len(locus.alleles))
    values = locus.log10_lr[chosen]
    possible = np.isfinite(values)
    # Two silent alleles show nothing: such a candidate has no result, and the locus tells nothing.
    related, unrelated = locus.related[chosen], locus.unrelated[chosen]
    return (
        np.append(values[possible], 0.0),
        {
            Hypothesis.RELATED: np.append(related[possible], max(0.0, 1.0 - related.sum())),
            Hypothesis.UNRELATED: np.append(unrelated[possible], max(0.0, 1.0 - unrelated.sum())),
        },
    )


def _convolve(
    masses: list[tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]],
    resolution: float,
    rounding: np.ufunc,
) -> Lattice:
    """Return the tails of the sum over loci with every term rounded in one direction."""
    start = 0
    current = np.ones(1)
    for values, mass in masses:
        points = rounding(values / resolution).astype(np.int64)
        unique, where = np.unique(points, return_inverse=True)
        total = np.bincount(where.ravel(), weights=mass).astype(np.float64)
        start += int(unique[0])
        current = add_locus(current, unique - unique[0], total)
    return Lattice(start, np.cumsum(current[::-1])[::-1])
