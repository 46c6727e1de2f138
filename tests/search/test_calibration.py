from __future__ import annotations

import math

import pytest

from hallar.search import Candidate, SearchedFamily, SearchResult
from hallar.search.calibration import calibration, poisson_band


@pytest.mark.parametrize("mean", [0.0, 0.01, 1.0, 7.5, 144.2, 2000.0])
def test_the_band_holds_95_percent_and_no_less_would(mean: float) -> None:
    low, high = poisson_band(mean)

    def probability(numbers: range) -> float:
        if mean == 0:
            return float(0 in numbers)
        return sum(math.exp(n * math.log(mean) - mean - math.lgamma(n + 1)) for n in numbers)

    assert probability(range(low, high + 1)) >= 0.95 - 1e-9
    assert probability(range(low)) <= 0.025 + 1e-9
    assert 1 - probability(range(high + 1)) <= 0.025 + 1e-9
    assert low <= mean <= high + 1


def candidate(family: str, remains: str) -> Candidate:
    return Candidate(family, "M", remains, 8.0, 0.0, 20, 0, False, {})


def test_types_are_counted_apart() -> None:
    families = [
        SearchedFamily(name, "M", 6.0, expected, missed, ())
        for name, expected, missed in (("A", 0.25, 0.1), ("B", 0.5, 0.3), ("C", 2.0, 0.5))
    ]
    hits = [candidate("A", "R-A"), candidate("A", "stranger"), candidate("B", "uncle"), candidate("C", "R-C")]
    result = SearchResult("here", families, hits, 10)
    truth = {("A", "M", "R-A"), ("B", "M", "R-B"), ("C", "M", "R-C")}
    kinds = {"A": "trio", "B": "trio", "C": "uncle"}
    trio, uncle = calibration(result, kinds, truth, lambda pair: pair[2] == "stranger")
    assert (trio.kind, trio.missing_persons, trio.expected, trio.observed) == ("trio", 2, 0.75, 1)
    assert (trio.true_pairs, trio.missed_promised, trio.missed_observed) == (2, pytest.approx(0.2), 0.5)
    assert (uncle.observed, uncle.missed_observed) == (0, 0.0)
    assert trio.inside
