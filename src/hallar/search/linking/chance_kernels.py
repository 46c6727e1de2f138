"""Draws of linked pairs from all pairs of two samples of families."""

from __future__ import annotations

import math

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship import kernel, parallel_kernel

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
LEAST_RATIO = 1e-12
"""An LR of a locus counts as this at least."""
GUIDES = 1 << 11
"""Equal parts of the total of all pairs; a power of two, so that they are exact."""


@parallel_kernel
def draw_linked(
    first: Floats,
    second: Floats,
    start: Integers,
    shift: Floats,
    loci: Integers,
    apart: npt.NDArray[np.bool_],
    uniforms: Floats,
    log10_lr: Floats,
    log10_mean: Floats,
) -> None:
    """Draw pairs with probabilities proportional to their LR, locus by locus.

    Args:
        first: (n, columns) factors of the one sample.
        second: (m, columns) of the other.
        start: (L + 1,) first column of each locus.
        shift: (L,) what is taken off the product of two rows at each locus.
        loci: (l,) loci to draw at.
        apart: (n, m) whether the two are of different families; other pairs are not drawn.
        uniforms: (l, draws) random numbers from 0 up to 1.
        log10_lr: (l, draws), filled: log10 LR of the pair drawn.
        log10_mean: (l,), filled: log10 of the mean LR of all pairs.
    """
    pairs = np.count_nonzero(apart)
    for step in numba.prange(loci.size):
        locus = loci[step]
        here = slice(start[locus], start[locus + 1])
        ratio = np.empty(apart.shape)
        _fill_ratios(first[:, here], second[:, here].T.copy(), shift[locus], ratio)
        cumulated = np.empty(apart.size)
        last = _cumulate(ratio, apart, cumulated)
        total = cumulated[-1]
        log10_mean[step] = math.log10(total / pairs)
        guide = _guide(cumulated)
        for draw in range(uniforms.shape[1]):
            wanted = uniforms[step, draw] * total
            place = guide[int(uniforms[step, draw] * GUIDES)]
            while place < last and cumulated[place] <= wanted:
                place += 1
            log10_lr[step, draw] = math.log10(ratio.flat[place])


@kernel
def _fill_ratios(first: Floats, second: Floats, shift: float, ratio: Floats) -> None:
    """Fill (n, m) LRs from (n, columns) and (columns, m) factors; many of the first are zero."""
    for row in range(first.shape[0]):
        total = ratio[row]
        total[:] = -shift
        for column in range(first.shape[1]):
            factor = first[row, column]
            if factor != 0.0:
                others = second[column]
                for other in range(total.size):
                    total[other] += factor * others[other]
        for other in range(total.size):
            total[other] = max(total[other], LEAST_RATIO)


@kernel
def _cumulate(ratio: Floats, apart: npt.NDArray[np.bool_], cumulated: Floats) -> int:
    """Fill the sums of the LRs of pairs up to each one; return the last pair that counts."""
    total, place, last = 0.0, 0, 0
    for row in range(ratio.shape[0]):
        for column in range(ratio.shape[1]):
            if apart[row, column]:
                total += ratio[row, column]
                last = place
            cumulated[place] = total
            place += 1
    return last


@kernel
def _guide(cumulated: Floats) -> Integers:
    """Return where to begin to look for each part of the total (Chen and Asau 1974, AIIE Trans. 6:163)."""
    guide = np.empty(GUIDES, dtype=np.int64)
    place = 0
    for part in range(GUIDES):
        while cumulated[place] <= part / GUIDES * cumulated[-1]:
            place += 1
        guide[part] = place
    return guide
