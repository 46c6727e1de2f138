"""Likelihood ratios in words."""

from __future__ import annotations

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from hallar.casework.verbal_scale import in_words


@pytest.mark.parametrize(
    ("log10_lr", "words"),
    [
        (0.0, "neither"), (0.2, "neither"), (-0.2, "neither"), (0.31, "give weak"), (0.99, "give weak"),
        (1.0, "give moderate support"), (2.0, "moderately strong"), (3.0, "give strong"),
        (4.0, "give very strong"), (5.99, "give very strong"), (6.0, "extremely strong"),
        (25.0, "extremely strong"), (float("-inf"), "extremely strong"),
    ],
)  # fmt: skip
def test_the_steps_of_the_guideline(log10_lr: float, words: str) -> None:
    with override("en"):
        assert words in in_words(log10_lr)


@given(st.floats(0.302, 30))
def test_for_and_against_are_as_strong(log10_lr: float) -> None:
    with override("en"):
        support, against = in_words(log10_lr), in_words(-log10_lr)
    assert support.endswith("are the person.")
    assert against.endswith("unrelated to the family.")
    assert support.split(" support ")[0] == against.split(" support ")[0]
