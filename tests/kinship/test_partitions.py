from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from hallar.kinship.batch_kernels import partition_probability
from hallar.kinship.partitions import Blocks, distinct_partitions, set_partitions


def partition_weight(blocks: Blocks, concentration: float) -> float:
    return partition_probability(np.array([len(block) for block in blocks]), concentration)


BELL_NUMBERS = [1, 1, 2, 5, 15, 52, 203, 877]


@pytest.mark.parametrize(("count", "expected"), list(enumerate(BELL_NUMBERS)))
def test_there_are_bell_many_partitions(count: int, expected: int) -> None:
    partitions = list(set_partitions(count))
    assert len(partitions) == len(set(partitions)) == expected
    assert all(sorted(x for block in blocks for x in block) == list(range(count)) for blocks in partitions)


@pytest.mark.parametrize("theta", [0.01, 0.2, 0.9])
def test_weights_sum_to_one(theta: float) -> None:
    concentration = (1 - theta) / theta
    for exchangeable in ((), ((0, 1),), ((0, 3), (4, 5), (1, 2))):
        weights = [
            times * partition_weight(blocks, concentration)
            for blocks, times in distinct_partitions(6, exchangeable)
        ]
        assert sum(weights) == pytest.approx(1, rel=1e-12)


def test_every_partition_stands_once_for_those_that_exchanges_make_of_it() -> None:
    listed = distinct_partitions(6, ((0, 1), (2, 3)))
    assert sum(times for _, times in listed) == 203
    made: list[Blocks] = []
    for blocks, times in listed:
        alike = {
            tuple(sorted(tuple(sorted(places[x] for x in block)) for block in blocks))
            for places in ((0, 1, 2, 3, 4, 5), (1, 0, 2, 3, 4, 5), (0, 1, 3, 2, 4, 5), (1, 0, 3, 2, 4, 5))
        }
        assert len(alike) == times
        made.extend(alike)
    assert sorted(made) == sorted(tuple(sorted(blocks)) for blocks in set_partitions(6))


def test_partitions_give_the_sampling_formula() -> None:
    theta, frequencies = 0.03, (0.2, 0.3, 0.5)
    concentration = (1 - theta) / theta
    for alleles in product(range(3), repeat=4):
        sampled, counts = 1.0, [0, 0, 0]
        for n, allele in enumerate(alleles):
            sampled *= (counts[allele] * theta + (1 - theta) * frequencies[allele]) / (1 + (n - 1) * theta)
            counts[allele] += 1
        mixed = 0.0
        for blocks in set_partitions(4):
            weight = partition_weight(blocks, concentration)
            for block in blocks:
                same = len({alleles[position] for position in block}) == 1
                weight *= frequencies[alleles[block[0]]] if same else 0.0
            mixed += weight
        assert mixed == pytest.approx(sampled, rel=1e-12)


def test_too_many_founders_are_refused_with_a_remedy() -> None:
    with pytest.raises(ValueError, match="set theta to 0"):
        distinct_partitions(12, ())
