from __future__ import annotations

import numpy as np
import pytest

from hallar.formats.model_checks import built_locus, frequency_problems
from hallar.genetics import LocusFrequencies, LocusMutation, MutationKind, MutationModel
from hallar.kinship import LocusModel


@pytest.mark.parametrize(
    ("alleles", "frequencies", "rules"),
    [
        (["6", "7"], [0.4, 0.6], []),
        (["6", "7"], [0.4, 0.60009], []),
        (["6", "7"], [0.4, 0.59], ["the frequencies sum to 0.99, not 1"]),
        (["6", "6"], [0.4, 0.6], ["an allele is listed twice"]),
        (["6"], [0.4, 0.6], ["as many frequencies as alleles"]),
        (["6", "7", "8"], [0.0, -1.0, 1.0], ["a frequency lies above 0"] * 2),
        (["6", "7"], [float("nan"), float("inf")], ["a frequency lies above 0"] * 2),
    ],
)
def test_frequencies(alleles: list[str], frequencies: list[float], rules: list[str]) -> None:
    found = list(frequency_problems("TH01", alleles, frequencies))
    assert len(found) == len(rules)
    for (_, (english, spanish), _), rule in zip(found, rules, strict=True):
        assert english.startswith(f"locus TH01: {rule}")
        assert spanish.startswith("locus TH01: ")
        assert english != spanish


def rule(kind: MutationKind, rate: float, **frequencies: float) -> str:
    known = LocusFrequencies("L", tuple(frequencies), np.array([*frequencies.values()]))
    found = built_locus("L", lambda: LocusModel(known, LocusMutation(MutationModel(kind, rate))))
    return "" if isinstance(found, LocusModel) else found[0]


@pytest.mark.parametrize(
    ("kind", "rate", "frequencies", "expected"),
    [
        (MutationKind.STEPWISE, 0.01, {"6": 0.5, "9.3": 0.5}, ""),
        (MutationKind.STEPWISE, 0.01, {"a": 0.5, "b": 0.5}, "no repeat number"),
        (MutationKind.PROPORTIONAL, 0.9, {"6": 0.99, "7": 0.01}, "too high"),
        (MutationKind.EQUAL, 1.5, {"6": 0.5, "7": 0.5}, "must lie in"),
    ],
)
def test_a_model_that_no_matrix_fits_is_named_before_any_search(
    kind: MutationKind, rate: float, frequencies: dict[str, float], expected: str
) -> None:
    found = rule(kind, rate, **frequencies)
    assert bool(found) == bool(expected)
    assert expected in found
