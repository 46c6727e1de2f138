from __future__ import annotations

import math

import numpy as np
import pytest

from hallar.search import Candidate, SearchedFamily, SearchResult
from hallar.search.calibration import calibration, clustering, count_band


@pytest.mark.parametrize("mean", [0.0, 0.01, 1.0, 7.5, 144.2, 2000.0])
def test_the_band_holds_95_percent_and_no_less_would(mean: float) -> None:
    low, high = count_band(mean)

    def probability(numbers: range) -> float:
        if mean == 0:
            return float(0 in numbers)
        return sum(math.exp(n * math.log(mean) - mean - math.lgamma(n + 1)) for n in numbers)

    assert probability(range(low, high + 1)) >= 0.95 - 1e-9
    assert probability(range(low)) <= 0.025 + 1e-9
    assert 1 - probability(range(high + 1)) <= 0.025 + 1e-9
    assert low <= mean <= high + 1


@pytest.mark.parametrize(("mean", "dispersion"), [(0.3, 1.5), (12.0, 1.2), (144.2, 2.06)])
def test_the_clustered_band_is_of_a_distribution_with_that_mean_and_variance(
    mean: float, dispersion: float
) -> None:
    shape = mean / (dispersion - 1)
    probability = [
        math.exp(
            math.lgamma(n + shape)
            - math.lgamma(shape)
            - math.lgamma(n + 1)
            + shape * math.log(1 / dispersion)
            + n * math.log(1 - 1 / dispersion)
        )
        for n in range(2000)
    ]
    first = sum(n * p for n, p in enumerate(probability))
    second = sum(n * n * p for n, p in enumerate(probability))
    assert first == pytest.approx(mean)
    assert second - first**2 == pytest.approx(dispersion * mean)
    low, high = count_band(mean, dispersion)
    assert sum(probability[:low]) <= 0.025 < sum(probability[: low + 1])
    assert sum(probability[high + 1 :]) <= 0.025 < sum(probability[high:])


def test_matches_that_share_a_family_or_a_person_are_clusters() -> None:
    assert clustering([]) == 1.0
    assert clustering([("A", "p"), ("B", "q")]) == 1.0
    assert clustering([("A", "p"), ("A", "p")]) == 2.0
    assert clustering([("A", "p"), ("A", "q"), ("B", "p")]) == pytest.approx((5 + 5 - 3) / 3)


def test_the_clustering_found_is_the_variance_of_the_number() -> None:
    """Matches of families with persons who leave one, two or three fragments: simulated many times."""
    generator = np.random.default_rng(8)
    numbers, found = [], []
    for _ in range(3000):
        fragments = generator.integers(1, 4, size=generator.poisson(40)).tolist()
        matches = [(str(one), str(one)) for one, count in enumerate(fragments) for _ in range(count)]
        numbers.append(len(matches))
        found.append(clustering(matches))
    assert np.mean(found) == pytest.approx(7 / 3, rel=0.02)
    assert np.var(numbers) / np.mean(numbers) == pytest.approx(7 / 3, rel=0.1)


def candidate(family: str, remains: str) -> Candidate:
    return Candidate(family, "M", remains, 8.0, 8.0, 0.0, 20, 0, False, {})


def test_types_are_counted_apart() -> None:
    families = [
        SearchedFamily(name, "M", 6.0, expected, missed, ())
        for name, expected, missed in (("A", 0.25, 0.1), ("B", 0.5, 0.3), ("C", 2.0, 0.5))
    ]
    hits = [candidate("A", "R-A"), candidate("A", "stranger"), candidate("A", "fragment")]
    hits += [candidate("B", "uncle"), candidate("C", "R-C")]
    result = SearchResult("here", families, hits, 10)
    truth = {("A", "M", "R-A"), ("B", "M", "R-B"), ("C", "M", "R-C")}
    kinds = {"A": "trio", "B": "trio", "C": "uncle"}
    persons = {"R-A": "a", "R-B": "b", "R-C": "c", "stranger": "d", "fragment": "d", "uncle": "e"}
    trio, uncle = calibration(result, kinds, truth, lambda pair: persons[pair[2]] == "d", persons)
    assert (trio.kind, trio.missing_persons, trio.expected, trio.observed) == ("trio", 2, 0.75, 2)
    assert (trio.true_pairs, trio.missed_observed) == (2, 0.5)
    assert trio.missed_promised == pytest.approx(0.2)
    assert (trio.dispersion, trio.inside, trio.inside_clustered) == (2.0, True, True)
    assert (trio.clustered_low, trio.clustered_high) == count_band(0.75, 2.0)
    assert (uncle.observed, uncle.missed_observed, uncle.dispersion) == (0, 0.0, 1.0)
