from __future__ import annotations

import numpy as np
import pytest

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import RemainsBlock
from hallar.kinship import KinshipModel
from hallar.pedigree import Sex
from hallar.search.direct import ProfileIndex, fortuitous_pairs
from tests.kinship.families import FREQUENCIES, model

LOCI = 8


def strangers(count: int, used: KinshipModel, dropout: float = 0.0, seed: int = 1) -> RemainsBlock:
    """Return unrelated profiles, typed with this drop-out."""
    rng = np.random.default_rng(seed)
    coding = AlleleCoding.of(used)
    codes = np.empty((count, len(coding.loci), 2), dtype=np.int16)
    for locus in range(len(coding.loci)):
        drawn = rng.choice(FREQUENCIES.size, p=np.roll(FREQUENCIES, locus + 1), size=(count, 2))
        seen = rng.random((count, 2)) >= dropout
        first = np.where(seen[:, 0], drawn[:, 0], drawn[:, 1])
        second = np.where(seen[:, 1], drawn[:, 1], drawn[:, 0])
        codes[:, locus] = np.sort(np.stack([first, second], axis=1), axis=1)
        codes[~seen.any(axis=1), locus] = -1
    lost = np.full((count, len(coding.loci)), dropout)
    ids = tuple(f"R{number}" for number in range(count))
    return RemainsBlock(ids, (Sex.UNKNOWN,) * count, codes, lost, np.zeros(count))


@pytest.mark.parametrize("dropout", [0.0, 0.2])
def test_unrelated_pairs_are_no_more_than_expected(dropout: float) -> None:
    used = model(LOCI)
    index = ProfileIndex(strangers(4000, used, dropout), used)
    rate = fortuitous_pairs(index.ratios, index.packed, index.packed, within=True)
    assert rate.pairs == 4000 * 3999 // 2
    for threshold in (1.0, 2.0, 3.0, 4.0):
        observed, expected = len(index.search_within(threshold)), rate.expected(threshold)
        assert expected / 1.5 - 10 <= observed <= 1.5 * expected + 10
        assert expected <= rate.pairs * 10**-threshold * (1 + 1e-9)


def test_the_threshold_keeps_to_what_is_asked() -> None:
    used = model(LOCI, theta=0.02)
    index = ProfileIndex(strangers(500, used, 0.1), used)
    rate = fortuitous_pairs(index.ratios, index.packed, index.packed, within=True)
    for target in (1.0, 0.01):
        found = rate.threshold(target, -2.0)
        assert rate.expected(found) <= target < rate.expected(found - 0.01)
    assert rate.threshold(1e9, 3.0) == 3.0


def test_numbers_for_many_matches_agree_with_single_ones() -> None:
    used = model(LOCI)
    index = ProfileIndex(strangers(100, used), used)
    rate = fortuitous_pairs(index.ratios, index.packed, index.packed, within=True)
    values = np.array([1.0, 2.5, 4.0, 7.0])
    assert rate.expected_at(values) == pytest.approx([rate.expected(one) for one in values], rel=1e-9)
    assert rate.expected_at(np.empty(0)).size == 0


def test_nothing_to_compare() -> None:
    used = model(LOCI)
    index = ProfileIndex(strangers(1, used), used)
    rate = fortuitous_pairs(index.ratios, index.packed, index.packed, within=True)
    assert rate.pairs == 0
    assert rate.threshold(0.01, 4.0) == 4.0
