from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats.allele_coding import NO_RESULT
from hallar.kinship import compile_model
from hallar.simulate import Degradation
from hallar.simulate.laboratory import Codes, Laboratory
from hallar.simulate.population import NO_COPY
from tests.simulate.models import assert_drawn_from, assert_rate, model

MODEL = model(silent_frequency=0.01)
COMPILED = compile_model(MODEL)
LOCI = len(COMPILED.names)
HEAVY = Degradation(degraded_share=1.0, intercept=0.0, level_slope=0.0, size_slope=0.0, locus_failure=0.0)


def laboratory(degradation: Degradation, drop_in: float = 0.0) -> Laboratory:
    return Laboratory(COMPILED, degradation, np.linspace(0, 1, LOCI), drop_in)


def carriers(count: int, *genotype: int) -> Codes:
    return np.tile(np.array(genotype, dtype=np.int16), (count, LOCI, 1))


def test_a_reference_sample_shows_both_alleles_without_their_origin() -> None:
    codes = laboratory(HEAVY).type_reference_samples(np.concatenate([carriers(1, 3, 1), carriers(1, 2, 2)]))
    assert (codes[0] == (1, 3)).all()
    assert (codes[1] == (2, 2)).all()


def test_a_silent_allele_is_not_seen() -> None:
    carried = carriers(2, 0, 0)
    carried[:, :, 1] = COMPILED.allele_counts
    carried[1, :, 0] = COMPILED.allele_counts
    codes = laboratory(HEAVY).type_reference_samples(carried)
    assert (codes[0] == (0, 0)).all()
    assert (codes[1] == NO_RESULT).all()


def test_a_hemizygous_genotype_has_one_allele() -> None:
    codes = laboratory(HEAVY).type_reference_samples(carriers(1, NO_COPY, 2))
    assert (codes[0] == (2, NO_RESULT)).all()


def test_alleles_drop_out_as_often_as_the_model_says() -> None:
    report = laboratory(HEAVY).type_remains(carriers(2_000, 0, 2), np.random.default_rng(1))
    trials = report.codes[:, :, 0].size
    both = (report.codes == (0, 2)).all(axis=2)
    none = (report.codes == NO_RESULT).all(axis=2)
    assert_rate(int(both.sum()), trials, 0.25)
    assert_rate(int(none.sum()), trials, 0.25)
    assert (report.codes[~both & ~none][:, 0] == report.codes[~both & ~none][:, 1]).all()
    assert (report.dropout[~none] == 0.5).all()
    assert (report.dropout[none] == 0.0).all()


def test_share_of_degraded_remains_and_of_failed_loci_is_as_stated() -> None:
    degradation = Degradation(degraded_share=0.3, intercept=-1.0, locus_failure=0.1)
    marked = laboratory(degradation, drop_in=1e-12)
    report = marked.type_remains(carriers(4_000, 1, 1), np.random.default_rng(2))
    degraded = report.drop_in > 0
    assert_rate(int(degraded.sum()), 4_000, 0.3)
    assert (report.codes[~degraded] == 1).all()
    assert (report.dropout[~degraded] == 0).all()
    lossless = Degradation(
        degraded_share=1.0, intercept=-40.0, level_slope=0, size_slope=0, locus_failure=0.1
    )
    report = laboratory(lossless).type_remains(carriers(4_000, 1, 1), np.random.default_rng(3))
    assert_rate(int((report.codes[:, :, 0] == NO_RESULT).sum()), 4_000 * LOCI, 0.1)


@given(seed=st.integers(0, 2**32), degraded_share=st.floats(0, 1))
def test_without_drop_in_no_allele_is_invented(seed: int, degraded_share: float) -> None:
    rng = np.random.default_rng(seed)
    carried = rng.integers(0, COMPILED.allele_counts[:, None], size=(20, LOCI, 2)).astype(np.int16)
    degradation = Degradation(degraded_share=degraded_share, intercept=-1.0)
    codes = laboratory(degradation).type_remains(carried, rng).codes
    for copy in range(2):
        reported = codes[:, :, copy, None]
        assert ((reported == carried) | (reported == NO_RESULT)).any(axis=2).all()
    assert (codes[:, :, 0] <= codes[:, :, 1]).all()


def test_an_allele_drops_in_as_often_as_the_model_says() -> None:
    lossless = Degradation(degraded_share=1.0, intercept=-40.0, level_slope=0, size_slope=0, locus_failure=0)
    report = laboratory(lossless, drop_in=0.2).type_remains(carriers(5_000, 1, 1), np.random.default_rng(4))
    for locus, frequencies in enumerate(COMPILED.frequencies):
        pairs = report.codes[:, locus]
        shown = np.where(pairs[:, 0] == 1, pairs[:, 1], pairs[:, 0])
        expected = 0.2 * frequencies
        expected[1] += 0.8
        assert_drawn_from(np.bincount(shown, minlength=expected.size), expected)
    assert (report.drop_in == 0.2).all()


@pytest.mark.parametrize("genotype", [(0, 2), (NO_COPY, 2)])
def test_more_alleles_than_a_locus_has_leave_it_without_a_result(genotype: tuple[int, int]) -> None:
    lossless = Degradation(degraded_share=1.0, intercept=-40.0, level_slope=0, size_slope=0, locus_failure=0)
    certain = laboratory(lossless, drop_in=1 - 1e-12)
    codes = certain.type_remains(carriers(3_000, *genotype), np.random.default_rng(5)).codes
    shown = tuple(sorted(genotype)) if NO_COPY not in genotype else (2, NO_RESULT)
    for locus, frequencies in enumerate(COMPILED.frequencies):
        unchanged = int((codes[:, locus] == shown).all(axis=1).sum())
        refused = int((codes[:, locus] == NO_RESULT).all(axis=1).sum())
        assert unchanged + refused == 3_000
        assert_rate(unchanged, 3_000, sum(frequencies[allele] for allele in genotype if allele != NO_COPY))


def test_an_allele_drops_in_where_everything_else_dropped_out() -> None:
    lost = Degradation(degraded_share=1.0, intercept=40.0, step=0.001, locus_failure=0.0)
    report = laboratory(lost, drop_in=0.5).type_remains(carriers(3_000, 0, 2), np.random.default_rng(6))
    singles = (report.codes[:, :, 0] == report.codes[:, :, 1]) & (report.codes[:, :, 0] != NO_RESULT)
    assert abs(singles.mean() - 0.5) < 0.02
