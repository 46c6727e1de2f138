"""A document's text in pieces."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hallar.accord.highlight import Passage, page_bounds, pieces_of

passages = st.lists(
    st.builds(
        lambda start, length, commits: Passage(start, start + length, str(start), commits),
        st.integers(0, 60), st.integers(1, 20), st.booleans(),
    ),
    max_size=6,
)  # fmt: skip


@given(st.text(max_size=70), passages)
def test_pieces_are_the_text_and_each_passage_begins_once(text: str, found: list[Passage]) -> None:
    pieces = pieces_of(text, found)
    assert "".join(piece.text for piece in pieces) == text
    inside = [one for one in found if one.start < len(text)]
    assert [one for piece in pieces for one in piece.begins] == sorted(inside, key=lambda one: one.start) or {
        (one.start, one.end) for piece in pieces for one in piece.begins
    } == {(one.start, one.end) for one in inside}
    place = 0
    for piece in pieces:
        covering = [one for one in inside if one.start < place + len(piece.text) and one.end > place]
        assert piece.passages == covering
        place += len(piece.text)


@given(st.text(alphabet="ab \n", max_size=300), st.integers(4, 60))
def test_pages_together_are_the_text(text: str, longest: int) -> None:
    bounds = page_bounds(text, longest)
    assert "".join(text[start:end] for start, end in bounds) == text
    assert all(0 < end - start <= longest for start, end in bounds) or text == ""
