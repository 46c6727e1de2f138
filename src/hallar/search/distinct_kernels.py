"""Finding equal results among many families."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.kinship import kernel

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@kernel
def number_distinct(
    locus: Integers,
    codes: npt.NDArray[np.int16],
    dropout: Floats,
    drop_in: Floats,
    numbers: Integers,
) -> Integers:
    """Give n instances numbers, one to all of one locus and equal results.

    Args:
        locus: (n,).
        codes: (n, T, 2) allele codes, -1 without a result.
        dropout: (n, T); says nothing without a result.
        drop_in: (n, T); likewise.
        numbers: (n,), filled.

    Returns:
        The first instance of each number.
    """
    size = 2
    while size < 2 * locus.size:
        size *= 2
    taken = np.full(size, -1, dtype=np.int64)
    first = np.empty(locus.size, dtype=np.int64)
    count = 0
    for i in range(locus.size):
        place = _hash(locus[i], codes[i]) & (size - 1)
        while taken[place] >= 0 and not _same(taken[place], i, locus, codes, dropout, drop_in):
            place = (place + 1) & (size - 1)
        if taken[place] < 0:
            taken[place] = i
            first[count] = i
            numbers[i] = count
            count += 1
        else:
            numbers[i] = numbers[taken[place]]
    return first[:count].copy()


@kernel
def _hash(locus: int, codes: npt.NDArray[np.int16]) -> int:
    """Return the Fowler-Noll-Vo hash of a locus and its codes, the upper bits brought down."""
    mixed = np.int64(locus)
    for slot in range(codes.shape[0]):
        for copy in range(2):
            mixed = (mixed ^ np.int64(codes[slot, copy])) * np.int64(1099511628211)
    return int(mixed ^ (mixed >> 32))


@kernel
def _same(
    one: int,
    other: int,
    locus: Integers,
    codes: npt.NDArray[np.int16],
    dropout: Floats,
    drop_in: Floats,
) -> bool:
    if locus[one] != locus[other]:
        return False
    for slot in range(codes.shape[1]):
        if codes[one, slot, 0] != codes[other, slot, 0] or codes[one, slot, 1] != codes[other, slot, 1]:
            return False
        if codes[one, slot, 0] < 0:
            continue
        if dropout[one, slot] != dropout[other, slot] or drop_in[one, slot] != drop_in[other, slot]:
            return False
    return True
