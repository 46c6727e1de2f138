"""Texts under a symbol."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.pedigree import describe_relationship
from hallar.pedigree.labels import LINE_LENGTH, NAME_LINES, RELATION_LINES, wrap_label
from tests.pedigree.village import VILLAGE


@given(st.text(max_size=80), st.integers(1, 6))
def test_lines_are_few_and_short_and_begin_as_the_text_does(text: str, most: int) -> None:
    lines = wrap_label(text, most)
    assert len(lines) <= most
    assert all(0 < len(line) <= LINE_LENGTH for line in lines)
    shown = "".join(lines).replace(" ", "")
    plain = "".join(text.split())
    assert shown == plain or (shown.endswith("…") and plain.startswith(shown[:-1]))


def test_a_word_that_is_too_long_is_broken() -> None:
    assert wrap_label("X" * 40, NAME_LINES) == ["X" * 13, "X" * 12 + "…"]
    assert wrap_label("great-great-grandfather", 3) == ["great-great-", "grandfather"]


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_relation_is_shown_whole(language: str) -> None:
    """By blood and in one way; the side stands at the end of many of them."""
    for member in VILLAGE.members:
        if member.id != "ana":
            words = describe_relationship(VILLAGE, member.id, "ana", language)
            if " and also " not in words and " y también " not in words and ";" not in words:
                assert "".join(wrap_label(words, RELATION_LINES)).replace(" ", "") == words.replace(" ", "")
