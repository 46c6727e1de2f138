"""How many unrelated remains reach a log10 LR by chance, and how often the true one would not.

Remains are grouped by how each locus was typed: not at all, or with which drop-out probability. For each
family the cumulant function of one locus' log10 LR is tabulated over a grid of tilts; a group's is the sum
over its loci, and the saddlepoint approximation turns it into tail probabilities. Drop-in is left out of
account. Checked against importance sampling and exact convolution: docs/decisions/0015.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.kinship import chunks_of
from hallar.search.cumulant_kernels import locus_cumulants
from hallar.search.member_tables import MemberTables
from hallar.search.rate_kernels import find_thresholds, rates_at
from hallar.search.tail_kernels import TILTS

DROPOUT_LEVELS = np.array([0.0, 0.05, 0.15, 0.3, 0.6, 0.9])
"""Drop-out probabilities the cumulants are tabulated for; between them they are interpolated."""
POINTS = 4
"""Levels that an interpolation uses: straight lines promise 5 % too few where little of a profile is left."""
COMMON_GROUPS = 12
STRATA = 12
"""Curves are computed for the commonest groups, and for strata of all others."""
POOREST = 0.15
SAMPLE = 40
"""For families of much evidence nearly all fortuitous matches are with the few remains that show least.
These differ too much to be averaged: a sample of them stands for all."""
SAMPLING_RATES = (0.0, 0.2, 0.5)
"""The sample's density is a mixture of exp(-r times what is left of a profile); how fast the chance of a
match falls depends on the family."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class RemainsGroups:
    """Remains grouped by how they were typed; P groups, D drop-out levels.

    Attributes:
        counts: float64 (P,) number of remains in each group.
        start: int64 (P + 1,) first entry of each group.
        cell: int64 (entries,) locus * D + drop-out level.
        share: float64 (entries, 2) share of the group that was typed at that locus with that level, for the
            cumulants and for their excess over those of results that do not contradict the family. The
            first may be negative: they interpolate.
    """

    counts: Floats
    start: npt.NDArray[np.int64]
    cell: npt.NDArray[np.int64]
    share: Floats


def group_remains(typed: npt.NDArray[np.bool_], dropout: Floats, homozygosity: Floats) -> RemainsGroups:
    """Group (N, L) remains by their typed loci and drop-out, leaving out those without any result.

    Degraded remains are nearly all different. The commonest groups are kept; the others are ordered by how
    much of a profile is left and cut into strata, within which the loci's cumulants are averaged; of the
    poorest a sample is kept.

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
    left = np.where(patterns >= 0, 1.0 - patterns, 0.0) @ -np.log(homozygosity)
    rare = rare[np.argsort(-left[rare], kind="stable")]
    before = np.cumsum(counts[rare]) - counts[rare]
    total = max(counts[rare].sum(), 1)
    stratum = before * STRATA // total
    poor = before >= (1.0 - POOREST) * total
    strata = [rare[(stratum == number) & ~poor] for number in range(STRATA)]
    groups = [*(common[at : at + 1] for at in range(common.size)), *(one for one in strata if one.size)]
    sample, stands_for = _sampled(left[rare[poor]], counts[rare[poor]])
    groups.extend(rare[poor][at : at + 1] for at in sample)
    sizes = [float(counts[rows].sum()) for rows in groups]
    sizes[len(sizes) - sample.size :] = stands_for.tolist()
    return _averaged(groups, sizes, patterns, counts)


def _sampled(left: Floats, counts: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], Floats]:
    """Return a systematic sample of patterns, and how many remains each stands for.

    Source: Madow (1949), On the theory of systematic sampling, Annals of Mathematical Statistics
    20:333-354. It is begun in the middle of the first step, so that the same remains give the same sample.

    Args:
        left: (n,) how much of a profile is left, in descending order.
        counts: (n,) remains with each pattern.
    """
    if left.size <= SAMPLE:
        return np.arange(left.size), counts.astype(np.float64)
    densities = counts * np.exp(-np.outer(SAMPLING_RATES, left - left.min()))
    density = (densities / densities.sum(axis=1, keepdims=True)).mean(axis=0)
    places = (np.arange(SAMPLE) + 0.5) / SAMPLE
    chosen = np.minimum(np.searchsorted(np.cumsum(density), places), left.size - 1)
    sample, times = np.unique(chosen, return_counts=True)
    stands_for = times * counts[sample] / density[sample]
    return sample, stands_for * (counts.sum() / stands_for.sum())


def _averaged(
    groups: Sequence[npt.NDArray[np.int64]],
    sizes: Sequence[float],
    patterns: Floats,
    counts: npt.NDArray[np.int64],
) -> RemainsGroups:
    """Average what was typed within groups of patterns.

    Args:
        groups: rows of ``patterns`` in each group.
        sizes: how many remains each group stands for.
        patterns: (n, L) drop-out probabilities, negative without a result.
        counts: (n,) remains with each pattern.
    """
    levels = DROPOUT_LEVELS.size
    found, which = np.unique(patterns[patterns >= 0], return_inverse=True)
    weights = np.stack([interpolation_weights(found, POINTS), interpolation_weights(found, 2)], axis=2)
    level = np.full(patterns.shape, -1)
    level[patterns >= 0] = which
    cells, shares = [np.empty(0, dtype=np.int64)], [np.empty((0, 2))]
    for rows in groups:
        share = np.zeros((patterns.shape[1], levels, 2))
        row, locus = np.nonzero(level[rows] >= 0)
        part = counts[rows[row]] / counts[rows].sum()
        np.add.at(share, locus, part[:, None, None] * weights[level[rows[row], locus]])
        flat = share.reshape(-1, 2)
        cell = np.flatnonzero(flat.any(axis=1))
        cells.append(cell)
        shares.append(flat[cell])
    return RemainsGroups(
        counts=np.array(sizes),
        start=np.cumsum([0, *(cell.size for cell in cells[1:])]),
        cell=np.concatenate(cells),
        share=np.concatenate(shares),
    )


def interpolation_weights(dropout: Floats, points: int) -> Floats:
    """Return (n, D) weights of the tabulated levels: Lagrange's polynomial through so many of them.

    Args:
        dropout: (n,) drop-out probabilities within the range of the levels.
        points: levels used, those around the probability.
    """
    first = np.searchsorted(DROPOUT_LEVELS, dropout) - points // 2
    used = np.clip(first, 0, DROPOUT_LEVELS.size - points)[:, None] + np.arange(points)
    nodes = DROPOUT_LEVELS[used]
    weights = np.ones(used.shape)
    for at in range(points):
        for other in range(points):
            if other != at:
                weights[:, at] *= (dropout - nodes[:, other]) / (nodes[:, at] - nodes[:, other])
    made = np.zeros((dropout.size, DROPOUT_LEVELS.size))
    np.put_along_axis(made, used, weights, axis=1)
    return made


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

    def __init__(self, tables: MemberTables, groups: RemainsGroups) -> None:
        """Tabulate the cumulants.

        Args:
            tables: what the families tell.
            groups: the remains.
        """
        self._groups = groups
        self._patterns = groups.start, groups.cell, groups.share
        self._instances = tables.instances
        self._cumulants = np.zeros((tables.count, DROPOUT_LEVELS.size, 2, TILTS.size, 3))
        for one in tables.sets:
            loci = one.densities.locus
            locus_cumulants(
                loci, *one.arrays, DROPOUT_LEVELS, TILTS, chunks_of(loci.size), self._cumulants[one.rows]
            )

    def thresholds(self, target: float, lowest: float, *, by_misses: bool = False) -> FamilyThresholds:
        """Return the thresholds that meet a target; none is below ``lowest``.

        Args:
            target: how many unrelated remains may be expected at or above a family's threshold; the
                lowest threshold that keeps it is taken.
            lowest: log10 LR.
            by_misses: the target is the chance of missing the true one instead; the highest threshold
                that keeps it is taken, and ``lowest`` where none does.
        """
        families = len(self._instances)
        made = FamilyThresholds(np.empty(families), np.empty(families), np.empty(families))
        find_thresholds(
            self._cumulants, self._instances, self._patterns, self._groups.counts, TILTS, target,
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
            self._cumulants, self._instances, self._patterns, self._groups.counts, TILTS, listed,
            np.append(starts, families.size), log10_lr, made.expected_fortuitous, made.miss_probability,
        )  # fmt: skip
        return made
