"""Columns of the drawing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.pedigree.placement import isotonic, place_in_columns

PAIRS = st.lists(st.tuples(st.floats(-50, 50), st.floats(0.1, 5)), max_size=12)


@given(PAIRS)
def test_isotonic_is_a_projection(pairs: list[tuple[float, float]]) -> None:
    values, weights = [value for value, _ in pairs], [weight for _, weight in pairs]
    fitted = isotonic(values, weights)
    assert all(one <= other + 1e-9 for one, other in itertools.pairwise(fitted))
    assert isotonic(fitted, weights) == pytest.approx(fitted)
    # The residual of a projection on a cone is orthogonal to the point reached, and to shifts.
    residual = [weight * (value - fit) for value, weight, fit in zip(values, weights, fitted, strict=True)]
    assert sum(residual) == pytest.approx(0, abs=1e-6)
    assert sum(one * fit for one, fit in zip(residual, fitted, strict=True)) == pytest.approx(0, abs=1e-4)


def test_an_only_child_is_below_the_middle_of_its_parents() -> None:
    column = place_in_columns([[["father", "mother"]], [["child"]]], [(["father", "mother"], ["child"])])
    assert column == pytest.approx({"father": 0, "mother": 1, "child": 0.5})


def test_crossings_that_can_be_avoided_are() -> None:
    rows = [[["a"], ["b"], ["c"]], [["of c"], ["of b"], ["of a"]]]
    column = place_in_columns(rows, [([one], [f"of {one}"]) for one in "abc"])
    assert [column[f"of {one}"] for one in "abc"] == pytest.approx([column[one] for one in "abc"])


@given(st.lists(st.integers(1, 4), min_size=1, max_size=6), st.data())
def test_groups_stay_together_and_apart(sizes: list[int], data: st.DataObject) -> None:
    top: list[list[object]] = [[(number, one) for one in range(size)] for number, size in enumerate(sizes)]
    children = list(range(data.draw(st.integers(1, 8))))
    links = [([data.draw(st.sampled_from(data.draw(st.sampled_from(top))))], [child]) for child in children]
    column = place_in_columns([top, [[child] for child in children]], links)
    for row in ([one for group in top for one in group], children):
        places = sorted(column[one] for one in row)
        assert all(other - one >= 1 - 1e-9 for one, other in itertools.pairwise(places))
    for group in top:
        places = sorted(column[one] for one in group)
        assert places == pytest.approx([places[0] + step for step in range(len(group))])
    assert min(column.values()) == 0
