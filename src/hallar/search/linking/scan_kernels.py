"""The element-wise steps of the scan; single precision, every pair of a tile."""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship import kernel, parallel_kernel

Singles = npt.NDArray[np.float32]
FLOOR = 1e-15
"""No product is let below this but to 0, so that it cannot vanish before its last factors."""
ROUNDED = 1e-5
"""A difference of two numbers of single precision is taken to be this at least."""
LARGEST_REST = 1e38
"""The most that a bound on the loci to come is let be; times ``FLOOR`` more than any limit."""
LARGEST_LIMIT = 1e20
"""The highest LR that the scan can ask for; what passes is computed again in any case."""


@kernel
def multiply(
    running: Singles,
    factor: Singles,
    shift: float,
    first_rest: Singles,
    second_rest: Singles,
    limit: float,
    alive: npt.NDArray[np.int64],
) -> None:
    """Multiply a tile of running products by a locus and count the pairs that may reach the threshold.

    On one thread: those of the matrix products before and after stay awake for a while, and others would
    only stand in their way. Two loops over a row, each without a branch, run in vector registers.

    Args:
        running: (n, m) product of the LRs of the loci before; multiplied in place.
        factor: (n, m) LR at this locus plus the shift.
        shift: what is taken off every factor; what then falls below ``ROUNDED`` may be rounding.
        first_rest: (n,) factor of each row to the most that the loci after can give.
        second_rest: (m,) factor of each column to it.
        limit: LR to reach.
        alive: (n,) filled with the number of pairs of each row that may reach it.
    """
    zero, floor, taken = np.float32(0.0), np.float32(FLOOR), np.float32(shift)
    lowest = np.float32(ROUNDED) if shift > 0.0 else zero
    for row in range(running.shape[0]):
        products, factors = running[row], factor[row]
        for column in range(products.size):
            product = products[column] * max(factors[column] - taken, lowest)
            if product < floor and product > zero:
                product = floor
            products[column] = product
        needed = np.float32(limit / first_rest[row])
        count = 0
        for column in range(products.size):
            if not products[column] * second_rest[column] < needed:
                count += 1
        alive[row] = count


@kernel
def survivors(
    running: Singles,
    first_rest: Singles,
    second_rest: Singles,
    limit: float,
    pairs: npt.NDArray[np.int32],
) -> None:
    """Fill (P, 2) row and column of the pairs of a tile that may reach the threshold, in order."""
    found = 0
    for row in range(running.shape[0]):
        needed = np.float32(limit / first_rest[row])
        for column in range(running.shape[1]):
            if not running[row, column] * second_rest[column] < needed:
                pairs[found, 0] = row
                pairs[found, 1] = column
                found += 1


@parallel_kernel
def finish(
    first: Singles,
    second: Singles,
    loci: npt.NDArray[np.int64],
    first_start: npt.NDArray[np.int64],
    second_start: npt.NDArray[np.int64],
    shift: npt.NDArray[np.float64],
    pairs: npt.NDArray[np.int32],
    product: npt.NDArray[np.float64],
) -> None:
    """Multiply listed pairs by the loci that are left.

    Args:
        first: (n, columns) factors of the one side.
        second: (m, columns) likewise.
        loci: the loci left.
        first_start: (L + 1,) first column of each locus in ``first``.
        second_start: (L + 1,) likewise in ``second``.
        shift: (L,) what is taken off at each locus.
        pairs: (P, 2) row of ``first`` and of ``second``.
        product: (P,) product of the loci before; multiplied in place.
    """
    for number in numba.prange(pairs.shape[0]):
        row, column = pairs[number, 0], pairs[number, 1]
        for locus in loci:
            at, other = first_start[locus], second_start[locus]
            total = 0.0
            for genotype in range(first_start[locus + 1] - at):
                total += first[row, at + genotype] * second[column, other + genotype]
            least = ROUNDED if shift[locus] > 0.0 else 0.0
            product[number] *= max(total - shift[locus], least)
