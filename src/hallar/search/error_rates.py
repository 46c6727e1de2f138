"""How many unrelated remains reach a log10 LR by chance, and how often the true one would not.

Remains are grouped by how each locus was typed: not at all, or with which drop-out probability. For each
family the cumulant function of one locus' log10 LR is tabulated over a grid of tilts; a group's is the sum
over its loci, and the saddlepoint approximation turns it into tail probabilities. Drop-in is left out of
account.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.search.cumulant_kernels import locus_cumulants
from hallar.search.member_tables import LocusSet
from hallar.search.rate_kernels import find_thresholds, rates_at
from hallar.search.tail_kernels import LN_TEN

TILTS: npt.NDArray[np.float64] = LN_TEN / 3 * np.arange(11, dtype=np.float64)
"""Multiples of one step from 0 on; at ln 10 the tilted distribution is that of the true missing member."""
DROPOUT_LEVELS = np.array([0.0, 0.05, 0.15, 0.3, 0.6, 0.9])
"""Drop-out probabilities the cumulants are tabulated for; between them they are interpolated."""
COMMON_GROUPS = 12
STRATA = 24
"""Curves are computed for the commonest groups, and for strata of all others."""
POOREST = 0.06
SAMPLE = 24
"""For families of much evidence nearly all fortuitous matches are with the few remains that show least.
These differ too much to be averaged: a sample of them stands for all."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class RemainsGroups:
    """Remains grouped by how they were typed; P groups, D drop-out levels.

    Attributes:
        counts: float64 (P,) number of remains in each group.
        start: int64 (P + 1,) first entry of each group.
        cell: int64 (entries,) locus * D + drop-out level.
        share: float64 (entries,) share of the group that was typed at that locus with that level.
    """

    counts: Floats
    start: npt.NDArray[np.int64]
    cell: npt.NDArray[np.int64]
    share: Floats


def group_remains(typed: npt.NDArray[np.bool_], dropout: Floats, homozygosity: Floats) -> RemainsGroups:
    """Group (N, L) remains by their typed loci and drop-out, leaving out those without any result.

    Degraded remains are nearly all different. The commonest groups are kept; the others are ordered by how
    much of a profile is left and cut into strata, within which the loci's cumulants are averaged; of the
    poorest a sample is kept. A drop-out probability between two levels is shared out to both.

    Args:
        typed: (N, L) whether there is a result.
        dropout: (N, L) drop-out probabilities.
        homozygosity: (L,) the less homozygous a locus, the more it tells.
    """
    seen = typed.any(axis=1)
    shown = np.where(typed, np.clip(dropout, 0.0, DROPOUT_LEVELS[-1]), -1.0)[seen]
    rows = np.ascontiguousarray(shown).view(np.dtype((np.void, 8 * shown.shape[1]))).ravel()
    _, first, counts = np.unique(rows, return_index=True, return_counts=True)
    patterns = shown[first]
    by_size = np.argsort(-counts, kind="stable")
    common, rare = by_size[:COMMON_GROUPS], by_size[COMMON_GROUPS:]
    left = np.where(patterns >= 0, (1.0 - patterns) ** 2, 0.0) @ -np.log(homozygosity)
    rare = rare[np.argsort(-left[rare], kind="stable")]
    before = np.cumsum(counts[rare]) - counts[rare]
    total = max(counts[rare].sum(), 1)
    stratum = before * STRATA // total
    poorest = rare[before >= (1.0 - POOREST) * total]
    strata = [rare[(stratum == number) & (before < (1.0 - POOREST) * total)] for number in range(STRATA)]
    groups = [*(common[at : at + 1] for at in range(common.size)), *(one for one in strata if one.size)]
    made = _averaged(groups, patterns, counts)
    sample = poorest[np.linspace(0, poorest.size - 1, min(SAMPLE, poorest.size)).astype(np.int64)]
    singles = _averaged([sample[at : at + 1] for at in range(sample.size)], patterns, counts)
    return _together(made, singles, float(counts[poorest].sum()))


def _together(groups: RemainsGroups, sample: RemainsGroups, stands_for: float) -> RemainsGroups:
    """Return groups and a sample that stands for so many remains."""
    scale = stands_for / sample.counts.sum() if sample.counts.size else 1.0
    return RemainsGroups(
        counts=np.concatenate([groups.counts, sample.counts * scale]),
        start=np.concatenate([groups.start, sample.start[1:] + groups.start[-1]]),
        cell=np.concatenate([groups.cell, sample.cell]),
        share=np.concatenate([groups.share, sample.share]),
    )


def _averaged(
    groups: Sequence[npt.NDArray[np.int64]], patterns: Floats, counts: npt.NDArray[np.int64]
) -> RemainsGroups:
    """Average what was typed within groups of patterns.

    Args:
        groups: rows of ``patterns`` in each group.
        patterns: (n, L) drop-out probabilities, negative without a result.
        counts: (n,) remains with each pattern.
    """
    upper = np.clip(np.searchsorted(DROPOUT_LEVELS, patterns), 1, DROPOUT_LEVELS.size - 1)
    low, high = DROPOUT_LEVELS[upper - 1], DROPOUT_LEVELS[upper]
    at_upper = (patterns - low) / (high - low)
    sizes, cells, shares = [], [], []
    for rows in groups:
        size = counts[rows].sum()
        share = np.zeros((patterns.shape[1], DROPOUT_LEVELS.size))
        row, locus = np.nonzero(patterns[rows] >= 0)
        weight = counts[rows[row]] / size
        level, part = upper[rows[row], locus], at_upper[rows[row], locus]
        np.add.at(share, (locus, level), weight * part)
        np.add.at(share, (locus, level - 1), weight * (1.0 - part))
        cell = np.flatnonzero(share)
        sizes.append(float(size))
        cells.append(cell)
        shares.append(share.ravel()[cell])
    return RemainsGroups(
        counts=np.array(sizes),
        start=np.cumsum([0, *(cell.size for cell in cells)]),
        cell=np.concatenate([np.empty(0, dtype=np.int64), *cells]),
        share=np.concatenate([np.empty(0), *shares]),
    )


@dataclass(frozen=True, eq=False)
class FamilyThresholds:
    """A log10 LR for each of F families, and what it means.

    Attributes:
        log10_lr: (F,) the thresholds.
        expected_fortuitous: (F,) expected number of unrelated remains at or above it.
        miss_probability: (F,) the chance that the true missing member, typed like a random one of the
            remains, stays below it.
    """

    log10_lr: Floats
    expected_fortuitous: Floats
    miss_probability: Floats


class ErrorRates:
    """The error rates of one missing member of every family of a block."""

    def __init__(self, families: int, loci: int, sets: Sequence[LocusSet], groups: RemainsGroups) -> None:
        """Tabulate the cumulants.

        Args:
            families: number of families.
            loci: number of loci of the model.
            sets: what the families tell, by kind of locus.
            groups: the remains.
        """
        self._groups = groups
        self._patterns = groups.start, groups.cell, groups.share
        self._cumulants = np.zeros((families, loci, DROPOUT_LEVELS.size, TILTS.size, 3))
        self._log_finite = np.zeros((families, loci, DROPOUT_LEVELS.size))
        for one in sets:
            locus_cumulants(one.loci, *one.arrays, DROPOUT_LEVELS, TILTS, self._cumulants, self._log_finite)

    def thresholds(self, target: float, lowest: float, *, by_misses: bool = False) -> FamilyThresholds:
        """Return the thresholds that meet a target; none is below ``lowest``.

        Args:
            target: how many unrelated remains may be expected at or above a family's threshold; the
                lowest threshold that keeps it is taken.
            lowest: log10 LR.
            by_misses: the target is the chance of missing the true one instead; the highest threshold
                that keeps it is taken, and ``lowest`` where none does.
        """
        families = self._log_finite.shape[0]
        made = FamilyThresholds(np.empty(families), np.empty(families), np.empty(families))
        find_thresholds(
            self._cumulants, self._log_finite, self._patterns, self._groups.counts, TILTS, target,
            lowest, by_misses, made.log10_lr, made.expected_fortuitous, made.miss_probability,
        )  # fmt: skip
        return made

    def at(self, families: npt.NDArray[np.int64], log10_lr: Floats) -> FamilyThresholds:
        """Return what stated log10 LRs mean, an entry for each.

        Args:
            families: (n,) family of each entry, ascending.
            log10_lr: (n,).
        """
        made = FamilyThresholds(log10_lr, np.empty(families.size), np.empty(families.size))
        listed, starts = np.unique(families, return_index=True)
        rates_at(
            self._cumulants, self._log_finite, self._patterns, self._groups.counts, TILTS, listed,
            np.append(starts, families.size), log10_lr, made.expected_fortuitous, made.miss_probability,
        )  # fmt: skip
        return made
