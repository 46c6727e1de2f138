from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.genetics import DEFAULT_POPULATION, LocusFrequencies, frequency_table, populations


@pytest.mark.parametrize("name", list(populations()))
def test_every_shipped_table_is_a_distribution_with_a_source(name: str) -> None:
    table = frequency_table(name)
    assert table.population == name
    assert table.source
    for locus in table.loci.values():
        assert locus.frequencies.sum() == pytest.approx(1, abs=1e-4)


def test_published_figures() -> None:
    """Moretti et al. (2016): FBI Caucasian D3S1358, 404 alleles; allele 15 seen 100 times."""
    locus = frequency_table("FBI2015 Caucasian").loci["D3S1358"]
    assert locus.alleles_sampled == 404
    assert locus.frequencies[locus.alleles.index("15")] * 404 == pytest.approx(100, abs=1e-6)
    assert DEFAULT_POPULATION in populations()


def test_unknown_population_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown population 'Atlantis'; known: FBI2015 Caucasian"):
        frequency_table("Atlantis")


@given(
    st.lists(st.floats(1e-4, 1.0), min_size=1, max_size=12),
    st.lists(st.integers(1, 60), max_size=4),
    st.floats(1e-4, 0.05),
)
def test_covering_keeps_a_distribution_above_the_floor(
    weights: list[float], shown: list[int], floor: float
) -> None:
    listed = np.array(weights) / sum(weights)
    locus = LocusFrequencies("L", tuple(str(30 + n) for n in range(len(weights))), listed, 200)
    covered = locus.covering([str(allele) for allele in shown], floor)
    assert {str(allele) for allele in shown} | set(locus.alleles) == set(covered.alleles)
    assert covered.frequencies.sum() == pytest.approx(1, rel=1e-12)
    raised = np.maximum(listed, floor).sum() + floor * (len(covered.alleles) - len(weights))
    assert covered.frequencies.min() >= floor / raised * (1 - 1e-12)
    assert list(covered.alleles) == sorted(covered.alleles, key=float)


def test_five_over_two_n() -> None:
    table = frequency_table(DEFAULT_POPULATION)
    locus = table.loci["TH01"]
    covered = table.covering({"TH01": ["99"]}).loci["TH01"]
    rescaled = np.maximum(locus.frequencies, 5 / locus.alleles_sampled).sum() + 5 / locus.alleles_sampled
    assert covered.frequencies[covered.alleles.index("99")] == pytest.approx(
        5 / locus.alleles_sampled / rescaled
    )


@pytest.mark.parametrize(
    ("alleles", "frequencies", "message"),
    [
        (("7", "8"), [0.5], "2 alleles but 1 frequencies"),
        (("7", "7"), [0.5, 0.5], "listed twice"),
        (("7", "8"), [0.5, 0.4], "sum to 0.9, not 1"),
        (("7", "8"), [1.5, -0.5], "above 0"),
        (("7", "8"), [float("nan"), 0.5], "must be a number"),
    ],
)
def test_what_is_no_distribution_is_refused(alleles, frequencies, message) -> None:
    with pytest.raises(ValueError, match=message):
        LocusFrequencies("L", alleles, np.array(frequencies))
