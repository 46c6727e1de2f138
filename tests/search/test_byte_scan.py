"""The scan, in every form that this processor can run, against plain sums."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.search import byte_scan
from hallar.search.byte_scan import aligned_zeros, available_scans, chosen_scan, passing_pairs
from hallar.search.report_kernels import shortfalls


def plain(distances: npt.NDArray[np.uint8], codes: npt.NDArray[np.uint8]) -> list[list[int]]:
    sums = sum(distances[:, locus, :].astype(np.int64)[:, codes[locus]] for locus in range(codes.shape[0]))
    return np.argwhere(np.asarray(sums) <= 254).tolist()


@pytest.mark.parametrize("name", available_scans())
@given(
    sizes=st.lists(st.integers(1, 128), min_size=1, max_size=9),
    rows=st.integers(1, 40),
    columns=st.integers(1, 300),
    seed=st.integers(0, 2**32),
)
def test_every_form_passes_the_same_pairs(
    name: str, sizes: list[int], rows: int, columns: int, seed: int
) -> None:
    generator = np.random.default_rng(seed)
    codes = np.stack([generator.integers(0, size, columns) for size in sizes]).astype(np.uint8)
    distances = generator.integers(0, 256, (rows, len(sizes), 128)).astype(np.uint8)
    distances[generator.random(distances.shape) < 0.6] //= 8
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HALLAR_SCAN", name)
        found = np.concatenate(list(passing_pairs(distances, codes))).tolist()
    assert found == plain(distances, codes)


@given(
    loci=st.integers(1, 30),
    threshold=st.floats(-20, 40),
    excluded=st.floats(0, 0.5),
    seed=st.integers(0, 2**32),
)
def test_no_pair_at_or_above_the_threshold_is_lost(
    loci: int, threshold: float, excluded: float, seed: int
) -> None:
    generator = np.random.default_rng(seed)
    log10_lr = generator.normal(0, 2, (5, loci, 128))
    log10_lr[generator.random(log10_lr.shape) < excluded] = -np.inf
    codes = generator.integers(0, 100, (loci, 200)).astype(np.uint8)
    sizes = codes.max(axis=1).astype(np.int64) + 1
    sums = sum(log10_lr[:, locus, codes[locus]] for locus in range(loci))
    # The highest sum of some row is put right at the threshold, where rounding could lose it.
    thresholds = np.where(np.arange(5) % 2 == 0, np.asarray(sums).max(axis=1), threshold)
    thresholds = np.where(np.isfinite(thresholds), thresholds, threshold)
    distances = np.zeros((5, loci, 128), dtype=np.uint8)
    instances = np.arange(5 * loci).reshape(5, loci)
    shortfalls(log10_lr.reshape(-1, 128), instances, np.arange(loci), sizes, thresholds, 1e-6, distances)
    passed = {tuple(pair) for pair in np.concatenate(list(passing_pairs(distances, codes))).tolist()}
    wanted = {tuple(pair) for pair in np.argwhere(sums >= thresholds[:, None]).tolist()}
    assert wanted <= passed


def test_slabs_of_rows_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(5)
    codes = generator.integers(0, 60, (6, 500)).astype(np.uint8)
    distances = generator.integers(0, 100, (77, 6, 128)).astype(np.uint8)
    whole = np.concatenate(list(passing_pairs(distances, codes)))
    monkeypatch.setattr(byte_scan, "ROWS_AT_ONCE", 10)
    np.testing.assert_array_equal(np.concatenate(list(passing_pairs(distances, codes))), whole)


def test_a_scan_this_processor_lacks_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALLAR_SCAN", "abacus")
    with pytest.raises(ValueError, match=r"HALLAR_SCAN=abacus: this processor can run .*portable"):
        chosen_scan()


def test_a_code_outside_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="code 128"):
        next(passing_pairs(np.zeros((1, 1, 128), dtype=np.uint8), np.array([[128]], dtype=np.uint8)))


@given(st.lists(st.integers(1, 9), min_size=1, max_size=3))
def test_bytes_begin_with_a_cache_line(shape: list[int]) -> None:
    made = aligned_zeros(*shape)
    assert made.shape == tuple(shape)
    assert made.ctypes.data % 64 == 0
    assert made.flags.c_contiguous
    assert not made.any()
