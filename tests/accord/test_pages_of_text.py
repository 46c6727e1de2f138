"""A long document on several pages: each passage marked on every page it stands on."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hallar.accord.highlight import LONGEST_PAGE, page_bounds, pieces_of
from tests.accord.test_highlight import passages


@given(st.text(max_size=90), passages, st.integers(0, 90), st.integers(0, 90))
def test_the_pieces_of_a_page_are_its_text(text: str, found: list[object], one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    pieces = pieces_of(text, found, start, end)  # type: ignore[arg-type]
    assert "".join(piece.text for piece in pieces) == text[start:end]
    assert all(piece.text for piece in pieces)
    page = range(start, end)
    inside = [one for one in found if set(page) & set(range(one.start, one.end))]  # type: ignore[attr-defined]
    begun = [id(passage) for piece in pieces for passage in piece.begins]
    assert sorted(begun) == sorted(id(passage) for passage in inside)
    for passage in inside:
        covered = "".join(piece.text for piece in pieces if any(passage is cover for cover in piece.passages))
        assert covered == text[max(start, passage.start) : min(end, passage.end)]  # type: ignore[attr-defined]


@given(st.text(alphabet="ab\n", max_size=200), st.integers(1, 50))
def test_pages_follow_each_other_without_gap_and_end_at_lines_where_they_can(text: str, longest: int) -> None:
    bounds = page_bounds(text, longest)
    assert bounds[0][0] == 0
    assert bounds[-1][1] == len(text)
    assert [end for _start, end in bounds[:-1]] == [start for start, _end in bounds[1:]]
    for start, end in bounds[:-1]:
        assert text[end - 1] == "\n" or "\n" not in text[start + longest // 2 : end]
        assert 0 < end - start <= longest


def test_a_short_text_is_one_page() -> None:
    assert page_bounds("") == [(0, 0)]
    assert page_bounds("x" * LONGEST_PAGE) == [(0, LONGEST_PAGE)]
    assert len(page_bounds("x" * (LONGEST_PAGE + 1))) == 2
