"""The scan: which pairs may reach their row's threshold, from one byte per code.

A row (a missing member) holds, per locus, how far each code falls short of the best one, in steps of which
254 lead from the best possible sum down to the threshold. A pair is kept while the sum of its bytes, added
with saturation at 255, is at most 254. Nothing at or above the threshold is lost; what passes is added up
again in float64 by the caller. ``docs/scan.md`` holds the proof.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
from numba.core.registry import cpu_target

from hallar.search.byte_kernels import list_passing, scan_avx2, scan_avx512, scan_portable
from hallar.search.vector_lookup import CODES_AT_ONCE, TABLE_SIZE

SCANS = {"avx512": scan_avx512, "avx2": scan_avx2, "portable": scan_portable}
NEEDED_FEATURES = {"avx512": ("+avx512f", "+avx512bw", "+avx512vbmi"), "avx2": ("+avx2",), "portable": ()}
CLASSES = {"avx512": (64, 128), "avx2": (16, 32, 64, 128), "portable": (128,)}
"""Sizes of table that each scan has a look-up for."""
CHOICE = "HALLAR_SCAN"
"""Environment variable that names one of ``SCANS``; by default the fastest one that this processor has."""
ROWS_AT_ONCE = 1024
CACHE_LINE = 64


def available_scans() -> tuple[str, ...]:
    """Return the names of the scans that this processor can run, the fastest first."""
    features = set(cpu_target.target_context.codegen().magic_tuple()[2].split(","))
    return tuple(name for name, needed in NEEDED_FEATURES.items() if features.issuperset(needed))


def chosen_scan() -> str:
    """Return the name of the scan to use.

    Raises:
        ValueError: ``HALLAR_SCAN`` names none, or one that this processor cannot run.
    """
    asked = os.environ.get(CHOICE)
    available = available_scans()
    if asked is None:
        return available[0]
    if asked not in available:
        raise ValueError(f"{CHOICE}={asked}: this processor can run {', '.join(available)}; unset it")
    return asked


def aligned_zeros(*shape: int) -> npt.NDArray[np.uint8]:
    """Return bytes that begin with a cache line, so that no register's worth of them lies across two."""
    size = math.prod(shape)
    room = np.zeros(size + CACHE_LINE, dtype=np.uint8)
    start = -room.ctypes.data % CACHE_LINE
    return room[start : start + size].reshape(shape)


def padded_codes(codes: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Return (L, N) codes with columns added up to a multiple of ``CODES_AT_ONCE``."""
    loci, columns = codes.shape
    padded = aligned_zeros(loci, -(-columns // CODES_AT_ONCE) * CODES_AT_ONCE)
    padded[:, :columns] = codes
    return padded


def passing_pairs(
    distances: npt.NDArray[np.uint8], codes: npt.NDArray[np.uint8]
) -> Iterator[npt.NDArray[np.int64]]:
    """Yield the pairs whose saturating sum of distances is at most 254, a slab of rows at a time.

    Args:
        distances: (rows, L, 128) shortfall of each code; 255 in every entry of a row lets nothing pass.
        codes: (L, N) code of each set of remains at each locus, below 128.

    Yields:
        int64 (pairs, 2): row and column, in order.

    Raises:
        ValueError: a code is 128 or more, or ``HALLAR_SCAN`` cannot be followed.
    """
    if codes.size and codes.max() >= TABLE_SIZE:
        raise ValueError(f"code {codes.max()} of remains is outside a table of {TABLE_SIZE}")
    name = chosen_scan()
    columns = codes.shape[1]
    padded = padded_codes(codes)
    listed, ends = _by_class(codes.max(axis=1, initial=0).astype(np.int64) + 1, CLASSES[name])
    masks = np.empty((min(len(distances), ROWS_AT_ONCE), padded.shape[1] // 64), dtype=np.uint64)
    found = np.empty(len(masks), dtype=np.bool_)
    for start in range(0, len(distances), ROWS_AT_ONCE):
        slab = distances[start : start + ROWS_AT_ONCE]
        used = slice(len(slab))
        SCANS[name](slab, padded, listed, ends, masks[used], found[used])
        pairs = list_passing(masks[used], found[used], columns)
        pairs[:, 0] += start
        yield pairs


def _by_class(
    sizes: npt.NDArray[np.int64], classes: tuple[int, ...]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return int64 (L,) the loci, those of small tables first, and where the loci of each class end in them.

    Args:
        sizes: (L,) bytes in use of each locus' table.
        classes: table sizes that have a look-up of their own, rising.
    """
    kind = np.searchsorted(np.array(classes), sizes)
    ends = np.cumsum(np.bincount(kind, minlength=len(classes)))
    return np.argsort(kind, kind="stable"), ends.astype(np.int64)
