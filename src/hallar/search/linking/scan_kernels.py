"""The scan of all pairs of some families and many others, in single precision.

Rows of families stand side by side: (columns, families). The strip of a few families keeps its running
products in the fastest cache while a block of the others passes by, locus by locus. Only factors of the
strip that are not zero are multiplied: a typed person has one genotype.
"""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship import kernel, parallel_kernel

Singles = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
STRIP = 32
"""Families of a strip."""
BLOCK = 512
"""Families of a block."""
FEW = 0.003
"""Below this share of pairs alive, they are finished one by one."""
FLOOR = 1e-15
"""No product is let below this but to 0, so that it cannot vanish before its last factors."""
ROUNDED = 1e-5
"""A difference of two numbers of single precision is taken to be this at least."""
LARGEST_REST = 1e38
"""The most that a bound on the loci to come is let be; times ``FLOOR`` more than any limit."""
LARGEST_LIMIT = 1e20
"""The highest LR that the scan can ask for; what passes is computed again in any case."""
Side = tuple[Singles, Integers, Singles]
"""(columns, n) factors; (L + 1,) first of each locus; (l, n) the most that the loci after each can give."""


@parallel_kernel
def scan_pairs(
    first: Side,
    second: Side,
    loci: Integers,
    shift: npt.NDArray[np.float64],
    limit: float,
    rows: tuple[int, int],
    columns: tuple[int, int],
    passed: npt.NDArray[np.bool_],
) -> None:
    """Mark the pairs that may reach a threshold.

    Args:
        first: one side.
        second: the other.
        loci: (l,) loci in the order of their comparison.
        shift: (L,) what is taken off the product of two rows at each locus.
        limit: LR to reach.
        rows: first row of the one side and the row after its last.
        columns: likewise of the other.
        passed: (rows, columns), filled where a pair may reach it.
    """
    strips = (rows[1] - rows[0] + STRIP - 1) // STRIP
    for strip in numba.prange(strips):
        top = rows[0] + strip * STRIP
        bottom = min(top + STRIP, rows[1])
        counts = np.zeros((loci.size, bottom - top), dtype=np.int64)
        places = np.empty((loci.size, bottom - top, _widest(loci, first[1])), dtype=np.int32)
        _list_factors(first, loci, top, counts, places)
        running = np.empty((bottom - top, BLOCK), dtype=np.float32)
        factor = np.empty(BLOCK, dtype=np.float32)
        for left in range(columns[0], columns[1], BLOCK):
            right = min(left + BLOCK, columns[1])
            found = passed[top - rows[0] : bottom - rows[0], left - columns[0] : right - columns[0]]
            _scan_block(
                first, second, loci, shift, limit, top, left, counts, places, running,
                factor[: right - left], found,
            )  # fmt: skip


@kernel
def _widest(loci: Integers, start: Integers) -> int:
    widest = 0
    for locus in loci:
        widest = max(widest, start[locus + 1] - start[locus])
    return widest


@kernel
def _list_factors(
    first: Side, loci: Integers, top: int, counts: Integers, places: npt.NDArray[np.int32]
) -> None:
    """Fill the number and the places at its locus of each row's factors that are not zero."""
    values, start, _ = first
    for step in range(loci.size):
        at = start[loci[step]]
        for place in range(start[loci[step] + 1] - at):
            for row in range(counts.shape[1]):
                if values[at + place, top + row] != 0.0:
                    places[step, row, counts[step, row]] = place
                    counts[step, row] += 1


@kernel
def _scan_block(
    first: Side,
    second: Side,
    loci: Integers,
    shift: npt.NDArray[np.float64],
    limit: float,
    top: int,
    left: int,
    counts: Integers,
    places: npt.NDArray[np.int32],
    running: Singles,
    factor: Singles,
    found: npt.NDArray[np.bool_],
) -> None:
    """Multiply a block locus by locus until few pairs can reach the threshold, and finish these."""
    running[:] = 1.0
    right = left + factor.size
    for step in range(loci.size):
        locus = loci[step]
        values = second[0][second[1][locus] : second[1][locus + 1]]
        own = first[0][first[1][locus] : first[1][locus + 1], top : top + found.shape[0]]
        rests = second[2][step][left:right]
        alive = 0
        for row in range(found.shape[0]):
            products = running[row][: factor.size]
            _fill_factor(own[:, row], values, left, places[step, row, : counts[step, row]], factor)
            _multiply(products, factor, shift[locus])
            alive += _count(products, rests, np.float32(limit / first[2][step, top + row]))
        if alive <= FEW * found.size:
            if alive > 0:
                _finish(first, second, loci, shift, limit, top, left, counts, places, step, running, found)
            return
    for row in range(found.shape[0]):
        for column in range(found.shape[1]):
            found[row, column] = not running[row, column] < np.float32(limit)


@kernel
def _fill_factor(
    own: Singles, values: Singles, left: int, places: npt.NDArray[np.int32], factor: Singles
) -> None:
    """Fill a row's products with those of a block at one locus; four columns at a time."""
    right = left + factor.size
    fours = places.size // 4 * 4
    factor[:] = 0.0
    for at in range(0, fours, 4):
        a, b, c, d = own[places[at]], own[places[at + 1]], own[places[at + 2]], own[places[at + 3]]
        one, two = values[places[at]][left:right], values[places[at + 1]][left:right]
        three, four = values[places[at + 2]][left:right], values[places[at + 3]][left:right]
        for column in range(factor.size):
            factor[column] += a * one[column] + b * two[column] + c * three[column] + d * four[column]
    for at in range(fours, places.size):
        a, one = own[places[at]], values[places[at]][left:right]
        for column in range(factor.size):
            factor[column] += a * one[column]


@kernel
def _multiply(products: Singles, factor: Singles, shift: float) -> None:
    """Multiply running products by a locus; what falls below ``ROUNDED`` by the shift may be rounding."""
    zero, floor, taken = np.float32(0.0), np.float32(FLOOR), np.float32(shift)
    lowest = np.float32(ROUNDED) if shift > 0.0 else zero
    for column in range(products.size):
        product = products[column] * max(factor[column] - taken, lowest)
        if product < floor and product > zero:
            product = floor
        products[column] = product


@kernel
def _count(products: Singles, rests: Singles, needed: np.float32) -> int:
    count = 0
    for column in range(products.size):
        if not products[column] * rests[column] < needed:
            count += 1
    return count


@kernel
def _finish(
    first: Side,
    second: Side,
    loci: Integers,
    shift: npt.NDArray[np.float64],
    limit: float,
    top: int,
    left: int,
    counts: Integers,
    places: npt.NDArray[np.int32],
    step: int,
    running: Singles,
    found: npt.NDArray[np.bool_],
) -> None:
    """Compute the pairs of a block that can still reach the threshold after a step."""
    for row in range(found.shape[0]):
        needed = np.float32(limit / first[2][step, top + row])
        for column in range(found.shape[1]):
            if running[row, column] * second[2][step, left + column] < needed:
                continue
            product = np.float64(running[row, column])
            for later in range(step + 1, loci.size):
                locus = loci[later]
                own, other = first[1][locus], second[1][locus]
                total = 0.0
                for place in places[later, row, : counts[later, row]]:
                    total += first[0][own + place, top + row] * second[0][other + place, left + column]
                least = ROUNDED if shift[locus] > 0.0 else 0.0
                product *= max(total - shift[locus], least)
            found[row, column] = not product < limit
