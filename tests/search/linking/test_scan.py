"""The scan of all pairs, beside a loop over pairs and loci in double precision."""

from __future__ import annotations

import math
from itertools import combinations, pairwise, product

import numba
import numpy as np
import pytest

from hallar.genetics import MutationKind
from hallar.pedigree import Sex
from hallar.search.linking import scan
from hallar.search.linking.genotype_columns import GenotypeColumns, genotype_columns
from hallar.search.linking.rows import Factors, Rows
from hallar.search.linking.scan import passing_pairs
from hallar.search.linking.scan_kernels import BLOCK, STRIP
from tests.kinship.families import model

LOCI = 7
FLOORED = -14.0
"""Below this log10 LR the scan lets more pass."""
COLUMNS = genotype_columns(model(LOCI, MutationKind.PROPORTIONAL), Sex.MALE)


def rows(count: int, seed: int, *, first_person: int, sparse: bool, additive: bool = False) -> Rows:
    """Return families that tell something random about one member."""
    generator = np.random.default_rng(seed)

    def random_factors(start: np.ndarray, shift: np.ndarray) -> Factors:
        values = generator.gamma(0.3, 1.0, (int(start[-1]), count))
        if sparse:
            values *= generator.random(values.shape) < 0.1
        for low, high in pairwise(start):
            values[low:high] *= np.sqrt(2.0 / np.maximum((values[low:high] ** 2).sum(axis=0), 0.1))
        return Factors(values.astype(np.float32), start, shift)

    alleles = random_factors(COLUMNS.allele_start, COLUMNS.allele_shift)
    genotypes = None if additive else random_factors(COLUMNS.start, np.zeros(LOCI))
    persons = np.arange(first_person, first_person + count)
    return Rows(persons, COLUMNS, alleles, genotypes, np.zeros(count))


def log10_lr(one: Rows, row: int, other: Rows, column: int) -> float:
    """Return the sum over loci of the log10 of the products, what may be rounding taken to be 1e-5."""
    by_allele = one.genotypes is None or other.genotypes is None
    first = one.alleles if by_allele else one.genotypes
    second = other.alleles if by_allele else other.genotypes
    assert first is not None
    assert second is not None
    total = 0.0
    for locus in range(LOCI):
        lr = -float(first.shift[locus])
        for place in range(first.start[locus], first.start[locus + 1]):
            lr += float(first.values[place, row]) * float(second.values[place, column])
        least = 1e-5 if by_allele else 0.0
        total += math.log10(max(lr, least)) if max(lr, least) > 0 else -math.inf
    return total


def all_scores(one: Rows, other: Rows) -> dict[tuple[int, int], float]:
    places = (
        combinations(range(one.persons.size), 2)
        if one is other
        else product(range(one.persons.size), range(other.persons.size))
    )
    return {
        (int(one.persons[row]), int(other.persons[column])): log10_lr(one, row, other, column)
        for row, column in places
    }


def found(one: Rows, other: Rows, threshold: float) -> list[tuple[int, int]]:
    parts = list(passing_pairs(one, other, threshold, same=one is other))
    return [(int(first), int(second)) for part in parts for first, second in part]


@pytest.mark.parametrize("share", [1.0, 0.3, 0.01])
@pytest.mark.parametrize(
    ("sparse", "also_sparse", "additive"),
    [(False, False, False), (True, False, False), (False, True, False), (True, True, True)],
)
def test_no_pair_is_lost(share: float, sparse: bool, also_sparse: bool, additive: bool) -> None:
    one = rows(STRIP + 5, 1, first_person=0, sparse=sparse)
    other = rows(41, 2, first_person=1000, sparse=also_sparse, additive=additive)
    for first, second in ((one, other), (one, one), (other, other)):
        scores = all_scores(first, second)
        threshold = sorted(scores.values())[int((1.0 - share) * len(scores))]
        passed = found(first, second, threshold)
        assert len(passed) == len(set(passed))
        assert {pair for pair, score in scores.items() if score >= threshold} <= set(passed)
        if threshold > FLOORED:
            assert set(passed) <= {pair for pair, score in scores.items() if score >= threshold - 0.001}


def test_blocks_and_threads_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    one = rows(2 * STRIP + 3, 3, first_person=0, sparse=False)
    other = rows(BLOCK + 9, 4, first_person=1000, sparse=False)
    threads = numba.get_num_threads()
    everything = {pair: set(found(*pair, -1.0)) for pair in ((one, other), (one, one))}
    assert all(everything.values())
    monkeypatch.setattr(scan, "PAIRS_AT_ONCE", 1000)
    try:
        numba.set_num_threads(1)
        assert {pair: set(found(*pair, -1.0)) for pair in everything} == everything
    finally:
        numba.set_num_threads(threads)


def test_every_pair_is_counted_once() -> None:
    one = rows(50, 5, first_person=0, sparse=False)
    other = rows(70, 6, first_person=1000, sparse=False)
    counted: list[int] = []
    list(passing_pairs(one, other, 3.0, same=False, on_pairs=counted.append))
    list(passing_pairs(one, one, 3.0, same=True, on_pairs=counted.append))
    assert sum(counted) == 50 * 70 + 50 * 49 // 2


def test_without_a_shared_locus_nothing_passes() -> None:
    nothing = GenotypeColumns(
        COLUMNS.compiled,
        COLUMNS.names,
        (),
        COLUMNS.haploid,
        np.zeros(LOCI + 1, dtype=np.int64),
        np.empty(0),
        COLUMNS.alleles,
        np.zeros(LOCI + 1, dtype=np.int64),
        COLUMNS.allele_shift,
    )
    one = rows(5, 7, first_person=0, sparse=False)
    empty = Factors(np.empty((0, 5), dtype=np.float32), nothing.start, COLUMNS.allele_shift)
    assert found(one, Rows(np.arange(5), nothing, empty, None, np.zeros(5)), -math.inf) == []
