"""Expected fortuitous matches, chances of a miss and thresholds, family by family."""

from __future__ import annotations

import math

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship import kernel, parallel_kernel
from hallar.search.tail_kernels import (
    AT_ZERO,
    LN_TEN,
    Parts,
    Patterns,
    add_up_groups,
    log_tail_bound,
    related_miss,
    unrelated_tail,
)

Floats = npt.NDArray[np.float64]
HIGHEST = 60.0
"""No threshold is sought above this log10 LR."""
CLOSE = 1e-3
"""A threshold's expected number is this close to its target, relatively, and never above it."""
NEGLIGIBLE = 1e-6
"""A part of a group that promises less than this share of a target is left out while seeking a threshold."""
MAX_STEPS = 60
SECANTS = 10
"""So many steps by secants, then bisection: where tails jump, secants are slow."""
NARROW = 1e-4
"""No threshold is sought more closely."""
GUESSES = 2
TAIL_OF_BOUND = 0.08
"""What a tail usually is of Chernoff's bound at the tabulated tilts."""


@kernel
def _expected(parts: Parts, tilts: Floats, log10_lr: float, negligible: float) -> float:
    """Return the expected number of unrelated remains at or above a log10 LR.

    Parts of groups with at most ``negligible`` remains expected by Chernoff's bound are left out.
    """
    curves, numbers, log_numbers = parts
    needed = math.log(negligible)
    total = 0.0
    for group in range(curves.shape[0]):
        for part in range(2):
            if numbers[group, part] > 0.0:
                curve = curves[group, part]
                if log_numbers[group, part] + log_tail_bound(curve, tilts, log10_lr)[0] > needed:
                    total += numbers[group, part] * unrelated_tail(curve, tilts, log10_lr)
    return total


@kernel
def _missed(parts: Parts, tilts: Floats, counts: Floats, log10_lr: float) -> float:
    """Return the chance that the true missing member stays below a log10 LR."""
    curves, numbers, _ = parts
    total = 0.0
    for group in range(curves.shape[0]):
        for part in range(2):
            if numbers[group, part] > 0.0:
                total += numbers[group, part] * related_miss(curves[group, part], tilts, log10_lr)
    return float(total / counts.sum())


@kernel
def _first_guess(parts: Parts, tilts: Floats, target: float, lowest: float) -> tuple[float, float]:
    """Return about the log10 LR that meets a target, and how fast the logarithm of the number falls there.

    From Chernoff's bounds at the tabulated tilts alone: first the highest log10 LR at which one part meets
    the target by itself, from there on by the sum of all, as much lowered as tails usually are.
    """
    curves, numbers, log_numbers = parts
    at, log_target = lowest, math.log(target)
    for group in range(curves.shape[0]):
        for part in range(2):
            if numbers[group, part] > 0.0:
                alone = HIGHEST
                over_target = log_numbers[group, part] - log_target
                for i in range(AT_ZERO + 1, tilts.size):
                    alone = min(alone, (over_target + curves[group, part, i, 0]) / tilts[i])
                at = max(at, alone)
    rate = LN_TEN
    for _ in range(GUESSES):
        total, falling = 0.0, 0.0
        for group in range(curves.shape[0]):
            for part in range(2):
                if numbers[group, part] > 0.0:
                    log_bound, tilt = log_tail_bound(curves[group, part], tilts, at)
                    bound = math.exp(log_numbers[group, part] + log_bound)
                    total += bound
                    falling += tilt * bound
        if falling <= 0.0:
            break
        rate = falling / total
        at = max(at + math.log(total * TAIL_OF_BOUND / target) / rate, lowest)
    return min(at, HIGHEST), rate


@kernel
def _fortuitous_threshold(parts: Parts, tilts: Floats, target: float, lowest: float) -> tuple[float, float]:
    """Return the lowest log10 LR with at most ``target`` expected, and how many are.

    The logarithm of the expected number is followed by secants within a bracket.
    """
    low, high, kept = lowest - 1.0, HIGHEST, 0.0
    at, rate = _first_guess(parts, tilts, target, lowest)
    last, last_at = 0.0, at
    for step in range(MAX_STEPS):
        expected = _expected(parts, tilts, at, NEGLIGIBLE * target)
        if expected <= target:
            high, kept = at, expected
        else:
            low = at
        if high - low < NARROW or high == lowest or target * (1.0 - CLOSE) <= expected <= target:
            break
        if last > expected > 0.0 or expected > last > 0.0:
            rate = math.log(last / expected) / (at - last_at)
        last, last_at = expected, at
        if expected > 0.0 and rate > 0.0:
            at = max(at + math.log(expected / (target * (1.0 - CLOSE / 2))) / rate, lowest)
        if not low < at < high or expected == 0.0 or step >= SECANTS:
            at = max(0.5 * (low + high), lowest)
    return high, kept


@kernel
def _miss_threshold(parts: Parts, tilts: Floats, counts: Floats, target: float, lowest: float) -> float:
    """Return the highest log10 LR, at least ``lowest``, below which at most ``target`` is missed."""
    low, high = lowest, HIGHEST
    while high - low > 1e-3:
        middle = 0.5 * (low + high)
        if _missed(parts, tilts, counts, middle) <= target:
            low = middle
        else:
            high = middle
    return low


@parallel_kernel
def find_thresholds(
    cumulants: Floats,
    instances: npt.NDArray[np.int64],
    patterns: Patterns,
    counts: Floats,
    tilts: Floats,
    target: float,
    lowest: float,
    by_misses: bool,
    found: Floats,
    expected: Floats,
    missed: Floats,
) -> None:
    """Fill the threshold of each family that meets a target, and what it means.

    Args:
        cumulants: (U, D, 2, S, 3), as :func:`hallar.search.cumulant_kernels.locus_cumulants` makes them.
        instances: (F, L) instance of each family at each locus.
        patterns: how each group of remains is typed.
        counts: (P,) remains in each group.
        tilts: (S,).
        target: expected fortuitous matches at most, or the chance of a miss at most.
        lowest: no threshold is lower.
        by_misses: which of the two targets it is.
        found: (F,), filled with log10 LRs.
        expected: (F,), filled: expected fortuitous matches at the threshold.
        missed: (F,), filled: chance of a miss at the threshold.
    """
    for family in numba.prange(found.size):
        parts = add_up_groups(cumulants, instances[family], patterns, counts)
        if by_misses:
            found[family] = _miss_threshold(parts, tilts, counts, target, lowest)
            expected[family] = _expected(parts, tilts, found[family], 0.0)
        else:
            found[family], expected[family] = _fortuitous_threshold(parts, tilts, target, lowest)
        missed[family] = _missed(parts, tilts, counts, found[family])


@parallel_kernel
def rates_at(
    cumulants: Floats,
    instances: npt.NDArray[np.int64],
    patterns: Patterns,
    counts: Floats,
    tilts: Floats,
    families: npt.NDArray[np.int64],
    starts: npt.NDArray[np.int64],
    log10_lr: Floats,
    expected: Floats,
    missed: Floats,
) -> None:
    """Fill what stated log10 LRs mean for some families.

    Args:
        cumulants: as for :func:`find_thresholds`.
        instances: as for :func:`find_thresholds`.
        patterns: as for :func:`find_thresholds`.
        counts: as for :func:`find_thresholds`.
        tilts: (S,).
        families: (n,) which families.
        starts: (n + 1,) where each family's entries begin.
        log10_lr: (entries,).
        expected: (entries,), filled.
        missed: (entries,), filled.
    """
    for number in numba.prange(families.size):
        family = families[number]
        parts = add_up_groups(cumulants, instances[family], patterns, counts)
        for entry in range(starts[number], starts[number + 1]):
            expected[entry] = _expected(parts, tilts, log10_lr[entry], 0.0)
            missed[entry] = _missed(parts, tilts, counts, log10_lr[entry])
