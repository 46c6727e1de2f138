"""The scan over one-byte tables: the portable way, and with look-ups in vector registers."""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship import kernel, parallel_kernel
from hallar.search.vector_lookup import (
    CODES_AT_ONCE,
    avx2_step_16,
    avx2_step_32,
    avx2_step_64,
    avx2_step_128,
    avx512_step_64,
    avx512_step_128,
    passing,
)

Bytes = npt.NDArray[np.uint8]
SATURATED = 255
CHUNK = 8 * CODES_AT_ONCE
"""Remains whose codes stay in the first-level cache while several rows pass over them."""
ROWS_PER_TASK = 16
ROUNDS = 3
"""After each of so many rounds of loci, remains that no row can reach any more are left."""


@parallel_kernel
def scan_portable(
    distances: Bytes, codes: Bytes, sizes: npt.NDArray[np.int64], masks: npt.NDArray[np.uint64]
) -> None:
    """Set the bit of each pair whose saturating sum stays below 255; any processor.

    Args:
        distances: (rows, L, 128).
        codes: (L, N), N a multiple of ``CODES_AT_ONCE``.
        sizes: (L,) bytes in use of each locus' table; not needed here.
        masks: (rows, N / 64), filled; bit n % 64 of entry n // 64 is column n.
    """
    loci, columns = codes.shape
    for row in numba.prange(distances.shape[0]):
        sums = np.empty(columns, dtype=np.uint16)
        sums[:] = 0
        for locus in range(loci):
            table = distances[row, locus]
            shown = codes[locus]
            for column in range(columns):
                sums[column] += table[shown[column]]
        for word in range(columns // 64):
            bits = np.uint64(0)
            for bit in range(64):
                if sums[64 * word + bit] < SATURATED:
                    bits |= np.uint64(1) << np.uint64(bit)
            masks[row, word] = bits


@parallel_kernel
def scan_avx2(
    distances: Bytes, codes: Bytes, sizes: npt.NDArray[np.int64], masks: npt.NDArray[np.uint64]
) -> None:
    """Do what :func:`scan_portable` does, 32 columns at a time."""
    rows = distances.shape[0]
    for task in numba.prange((rows + ROWS_PER_TASK - 1) // ROWS_PER_TASK):
        first = task * ROWS_PER_TASK
        last = min(first + ROWS_PER_TASK, rows)
        sums = np.empty(CODES_AT_ONCE, dtype=np.uint8)
        for start in range(0, codes.shape[1], CHUNK):
            for row in range(first, last):
                for at in range(start, min(start + CHUNK, codes.shape[1]), CODES_AT_ONCE):
                    _avx2_block(distances[row], codes, sizes, at, sums, masks[row])


@kernel
def _avx2_block(
    tables: Bytes,
    codes: Bytes,
    sizes: npt.NDArray[np.int64],
    at: int,
    sums: Bytes,
    mask: npt.NDArray[np.uint64],
) -> None:
    loci = sizes.size
    sums[:] = 0
    total = sums.ctypes.data
    word = at // 64
    locus = 0
    for finished in range(1, ROUNDS + 1):
        while locus < loci * finished // ROUNDS:
            shown, table = codes[locus, at:].ctypes.data, tables[locus].ctypes.data
            size = sizes[locus]
            if size <= 16:
                avx2_step_16(total, shown, table)
            elif size <= 32:
                avx2_step_32(total, shown, table)
            elif size <= 64:
                avx2_step_64(total, shown, table)
            else:
                avx2_step_128(total, shown, table)
            locus += 1
        mask[word], mask[word + 1] = passing(total), passing(total + 64)
        if mask[word] == 0 and mask[word + 1] == 0:
            return


@parallel_kernel
def scan_avx512(
    distances: Bytes, codes: Bytes, sizes: npt.NDArray[np.int64], masks: npt.NDArray[np.uint64]
) -> None:
    """Do what :func:`scan_portable` does, 64 columns at a time (AVX-512 VBMI)."""
    rows = distances.shape[0]
    for task in numba.prange((rows + ROWS_PER_TASK - 1) // ROWS_PER_TASK):
        first = task * ROWS_PER_TASK
        last = min(first + ROWS_PER_TASK, rows)
        sums = np.empty(CODES_AT_ONCE, dtype=np.uint8)
        for start in range(0, codes.shape[1], CHUNK):
            for row in range(first, last):
                for at in range(start, min(start + CHUNK, codes.shape[1]), CODES_AT_ONCE):
                    _avx512_block(distances[row], codes, sizes, at, sums, masks[row])


@kernel
def _avx512_block(
    tables: Bytes,
    codes: Bytes,
    sizes: npt.NDArray[np.int64],
    at: int,
    sums: Bytes,
    mask: npt.NDArray[np.uint64],
) -> None:
    loci = sizes.size
    sums[:] = 0
    total = sums.ctypes.data
    word = at // 64
    locus = 0
    for finished in range(1, ROUNDS + 1):
        while locus < loci * finished // ROUNDS:
            shown, table = codes[locus, at:].ctypes.data, tables[locus].ctypes.data
            if sizes[locus] <= 64:
                avx512_step_64(total, shown, table)
            else:
                avx512_step_128(total, shown, table)
            locus += 1
        mask[word], mask[word + 1] = passing(total), passing(total + 64)
        if mask[word] == 0 and mask[word + 1] == 0:
            return


@kernel
def list_passing(masks: npt.NDArray[np.uint64], columns: int) -> npt.NDArray[np.int64]:
    """Return (pairs, 2) row and column of every bit set, in order; from ``columns`` on is padding."""
    count = 0
    for row in range(masks.shape[0]):
        for word in range(masks.shape[1]):
            bits = masks[row, word]
            while bits != 0:
                bits &= bits - np.uint64(1)
                count += 1
    pairs = np.empty((count, 2), dtype=np.int64)
    count = 0
    for row in range(masks.shape[0]):
        for word in range(masks.shape[1]):
            bits = masks[row, word]
            column = 64 * word
            while bits != 0:
                if bits & np.uint64(1) and column < columns:
                    pairs[count, 0] = row
                    pairs[count, 1] = column
                    count += 1
                bits >>= np.uint64(1)
                column += 1
    return pairs[:count]
