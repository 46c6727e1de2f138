"""The scan over one-byte tables: the portable way, and with look-ups in vector registers."""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship import kernel, parallel_kernel
from hallar.search.vector_lookup import (
    CODES_AT_ONCE,
    avx2_loop_16,
    avx2_loop_32,
    avx2_loop_64,
    avx2_loop_128,
    avx512_loop_64,
    avx512_loop_128,
    passing,
)

Bytes = npt.NDArray[np.uint8]
SATURATED = 255
CHUNK = 2 * CODES_AT_ONCE
"""Remains whose codes stay in the first-level cache while several rows pass over them: 21 loci take 22 kB."""
ROWS_PER_TASK = 16


@parallel_kernel
def scan_portable(
    distances: Bytes,
    codes: Bytes,
    listed: npt.NDArray[np.int64],
    ends: npt.NDArray[np.int64],
    masks: npt.NDArray[np.uint64],
    found: npt.NDArray[np.bool_],
) -> None:
    """Set the bit of each pair whose saturating sum stays below 255; any processor.

    Args:
        distances: (rows, L, 128).
        codes: (L, N), N a multiple of ``CODES_AT_ONCE``.
        listed: (L,) the loci, those of small tables first; not needed here.
        ends: where in ``listed`` the loci of each class of table sizes end; not needed here.
        masks: (rows, N / 64), filled; bit n % 64 of entry n // 64 is column n.
        found: (rows,), filled: whether any bit of the row is set.
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
        found[row] = False
        for word in range(columns // 64):
            bits = np.uint64(0)
            for bit in range(64):
                if sums[64 * word + bit] < SATURATED:
                    bits |= np.uint64(1) << np.uint64(bit)
            masks[row, word] = bits
            found[row] |= bits != 0


@parallel_kernel
def scan_avx2(
    distances: Bytes,
    codes: Bytes,
    listed: npt.NDArray[np.int64],
    ends: npt.NDArray[np.int64],
    masks: npt.NDArray[np.uint64],
    found: npt.NDArray[np.bool_],
) -> None:
    """Do what :func:`scan_portable` does, 32 columns to a register."""
    rows = distances.shape[0]
    for task in numba.prange((rows + ROWS_PER_TASK - 1) // ROWS_PER_TASK):
        first = task * ROWS_PER_TASK
        last = min(first + ROWS_PER_TASK, rows)
        found[first:last] = False
        sums = np.empty(CODES_AT_ONCE, dtype=np.uint8)
        total, loci, stride = sums.ctypes.data, listed.ctypes.data, codes.strides[0]
        for start in range(0, codes.shape[1], CHUNK):
            for row in range(first, last):
                tables = distances[row].ctypes.data
                for at in range(start, min(start + CHUNK, codes.shape[1]), CODES_AT_ONCE):
                    shown = codes.ctypes.data + at
                    sums[:] = 0
                    avx2_loop_16(total, shown, stride, tables, loci, ends[0])
                    avx2_loop_32(total, shown, stride, tables, loci + 8 * ends[0], ends[1] - ends[0])
                    avx2_loop_64(total, shown, stride, tables, loci + 8 * ends[1], ends[2] - ends[1])
                    avx2_loop_128(total, shown, stride, tables, loci + 8 * ends[2], ends[3] - ends[2])
                    for part in range(CODES_AT_ONCE // 64):
                        bits = passing(total + 64 * part)
                        masks[row, at // 64 + part] = bits
                        found[row] |= bits != 0


@parallel_kernel
def scan_avx512(
    distances: Bytes,
    codes: Bytes,
    listed: npt.NDArray[np.int64],
    ends: npt.NDArray[np.int64],
    masks: npt.NDArray[np.uint64],
    found: npt.NDArray[np.bool_],
) -> None:
    """Do what :func:`scan_portable` does, 64 columns to a register (AVX-512 VBMI)."""
    rows = distances.shape[0]
    for task in numba.prange((rows + ROWS_PER_TASK - 1) // ROWS_PER_TASK):
        first = task * ROWS_PER_TASK
        last = min(first + ROWS_PER_TASK, rows)
        found[first:last] = False
        sums = np.empty(CODES_AT_ONCE, dtype=np.uint8)
        total, loci, stride = sums.ctypes.data, listed.ctypes.data, codes.strides[0]
        for start in range(0, codes.shape[1], CHUNK):
            for row in range(first, last):
                tables = distances[row].ctypes.data
                for at in range(start, min(start + CHUNK, codes.shape[1]), CODES_AT_ONCE):
                    shown = codes.ctypes.data + at
                    sums[:] = 0
                    avx512_loop_64(total, shown, stride, tables, loci, ends[0])
                    avx512_loop_128(total, shown, stride, tables, loci + 8 * ends[0], ends[1] - ends[0])
                    for part in range(CODES_AT_ONCE // 64):
                        bits = passing(total + 64 * part)
                        masks[row, at // 64 + part] = bits
                        found[row] |= bits != 0


@kernel
def list_passing(
    masks: npt.NDArray[np.uint64], found: npt.NDArray[np.bool_], columns: int
) -> npt.NDArray[np.int64]:
    """Return (pairs, 2) row and column of every bit set, in order; from ``columns`` on is padding.

    Args:
        masks: as the scans fill them.
        found: likewise.
        columns: how many columns there are.
    """
    rows = np.flatnonzero(found)
    count = 0
    for row in rows:
        for word in range(masks.shape[1]):
            bits = masks[row, word]
            while bits != 0:
                bits &= bits - np.uint64(1)
                count += 1
    pairs = np.empty((count, 2), dtype=np.int64)
    count = 0
    for row in rows:
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
