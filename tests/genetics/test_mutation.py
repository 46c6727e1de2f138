from __future__ import annotations

import csv

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.data import data_file
from hallar.genetics import MutationKind, MutationModel, all_loci, locus_mutation, mutation_rate

ALLELES = ("7", "8", "9", "9.3", "10", "10.3", "12")
MODELS = st.builds(
    MutationModel,
    kind=st.sampled_from([kind for kind in MutationKind if kind is not MutationKind.CUSTOM]),
    rate=st.floats(0, 0.05),
    range=st.floats(0.01, 1),
    rate2=st.floats(0, 0.05),
)
FREQUENCIES = st.lists(st.floats(0.05, 1), min_size=7, max_size=7).map(lambda w: np.array(w) / sum(w))


@given(MODELS, FREQUENCIES)
def test_rows_are_distributions(model: MutationModel, frequencies: np.ndarray) -> None:
    matrix = model.transition(ALLELES, frequencies)
    assert np.all(matrix >= 0)
    assert matrix.sum(axis=1) == pytest.approx(1, rel=1e-12)


@given(st.floats(0, 0.05), FREQUENCIES)
def test_proportional_is_stationary_at_the_stated_rate(rate: float, frequencies: np.ndarray) -> None:
    matrix = MutationModel(MutationKind.PROPORTIONAL, rate).transition(ALLELES, frequencies)
    assert frequencies @ matrix == pytest.approx(frequencies, rel=1e-9)
    assert 1 - frequencies @ np.diag(matrix) == pytest.approx(rate, abs=1e-12)


def test_stepwise_by_hand() -> None:
    matrix = MutationModel(MutationKind.STEPWISE, 0.002, 0.1, 0.0001).transition(ALLELES, np.full(7, 1 / 7))
    eight = matrix[1]
    total = 0.1 + 0.1 + 0.01 + 0.0001
    assert eight[[0, 2, 4, 6]] == pytest.approx(0.002 * np.array([0.1, 0.1, 0.01, 0.0001]) / total)
    assert eight[[3, 5]] == pytest.approx(0.00005)
    assert eight[1] == pytest.approx(1 - 0.002 - 0.0001)


def test_stepwise_alone_in_its_class_or_all_in_one() -> None:
    model = MutationModel(MutationKind.STEPWISE, 0.002, 0.1, 0.0001)
    assert model.transition(("7", "8", "9.3"), np.full(3, 1 / 3))[2, 2] == pytest.approx(1 - 0.0001)
    assert np.diag(model.transition(("7", "8", "9"), np.full(3, 1 / 3))) == pytest.approx(1 - 0.002)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((MutationKind.EQUAL, 1.0), "must lie in"),
        ((MutationKind.STEPWISE, 0.1, 0.0), "range 0.0"),
        ((MutationKind.CUSTOM, 0.1), "takes a matrix"),
    ],
)
def test_impossible_models_are_refused(arguments: tuple[object, ...], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        MutationModel(*arguments)


def test_custom_matrices_are_checked() -> None:
    wrong = MutationModel(MutationKind.CUSTOM, matrix=np.array([[0.9, 0.2], [0, 1]]))
    with pytest.raises(ValueError, match="probability distribution"):
        wrong.transition(("7", "8"), np.array([0.5, 0.5]))
    with pytest.raises(ValueError, match="shape"):
        wrong.transition(("7", "8", "9"), np.full(3, 1 / 3))


def test_off_ladder_names_have_no_steps() -> None:
    with pytest.raises(ValueError, match="no repeat number"):
        MutationModel(MutationKind.STEPWISE, 0.002).transition(("7", "OL"), np.array([0.9, 0.1]))


def test_every_locus_has_a_sourced_rate_and_mothers_never_mutate_more() -> None:
    for name in all_loci():
        rate = mutation_rate(name)
        assert rate.source
        assert 0 < rate.maternal < 0.004
        assert rate.maternal <= rate.paternal * 1.001 or name == "TH01"
        assert rate.paternal < 0.01


def test_counts_add_up_as_published() -> None:
    with data_file("mutation_counts.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 18
    for row in rows:
        number = {column: int(value) for column, value in row.items() if column != "locus"}
        assert number["maternal"] + number["paternal"] + number["either"] == number["total"]
        assert number["maternal_meioses"] + number["paternal_meioses"] == number["total_meioses"]
        rate = mutation_rate(row["locus"])
        expected = rate.paternal * number["paternal_meioses"] + rate.maternal * number["maternal_meioses"]
        assert expected == pytest.approx(number["total"], rel=0.01)


def test_models_use_the_rates() -> None:
    model = locus_mutation("TH01", MutationKind.STEPWISE)
    assert model.paternal.rate == mutation_rate("TH01").paternal
    assert locus_mutation("DXS10103", MutationKind.EQUAL).maternal.rate == mutation_rate("DXS10103").maternal
    assert locus_mutation("TH01", MutationKind.NONE).paternal.rate == 0
    with pytest.raises(ValueError, match="needs its matrices"):
        locus_mutation("TH01", MutationKind.CUSTOM)
