from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.simulate import Degradation

unit = st.floats(0.0, 1.0)


@given(levels=st.lists(unit, min_size=2, max_size=5), ranks=st.lists(unit, min_size=2, max_size=5))
def test_worse_dna_and_longer_fragments_lose_more(levels: list[float], ranks: list[float]) -> None:
    dropout = Degradation().dropout(np.sort(levels), np.sort(ranks))
    assert (np.diff(dropout, axis=0) >= 0).all()
    assert (np.diff(dropout, axis=1) >= 0).all()


@given(level=unit, rank=unit, step=st.floats(0.01, 0.5), intercept=st.floats(-10, 40), slope=st.floats(0, 40))
def test_dropout_is_a_probability_below_one_on_the_grid(
    level: float, rank: float, step: float, intercept: float, slope: float
) -> None:
    degradation = Degradation(intercept=intercept, level_slope=slope, step=step)
    dropout = float(degradation.dropout(np.array([level]), np.array([rank]))[0, 0])
    assert 0.0 <= dropout < 1.0
    assert dropout / step == pytest.approx(round(dropout / step), abs=1e-6)


def test_dropout_is_logistic() -> None:
    dropout = Degradation(step=1e-6).dropout(np.array([0.5]), np.array([0.0, 1.0]))
    assert dropout[0, 0] == pytest.approx(1 / (1 + np.exp(2.5)), abs=1e-6)
    assert dropout[0, 1] == pytest.approx(1 / (1 + np.exp(1.0)), abs=1e-6)


@pytest.mark.parametrize(
    ("name", "value"),
    [("degraded_share", 1.5), ("locus_failure", -0.1), ("step", 0.0), ("step", float("nan"))],
)
def test_impossible_numbers_are_refused(name: str, value: float) -> None:
    with pytest.raises(ValueError, match=name):
        Degradation(**{name: value})
