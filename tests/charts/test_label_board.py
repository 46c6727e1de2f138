from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hallar.charts.label_board import LabelBoard
from hallar.charts.svg import estimate_text_width

SIZE = 12.0


@given(
    st.lists(
        st.tuples(st.floats(0, 300), st.floats(0, 200), st.text("abc ", min_size=1, max_size=20)), max_size=25
    )
)
def test_texts_cover_neither_one_another_nor_the_edge(wanted: list[tuple[float, float, str]]) -> None:
    board = LabelBoard(300, 200)
    placed = []
    for x, y, text in wanted:
        room = board.find_room_beside(text, x, y, 8, SIZE)
        if room:
            placed.append((*room, estimate_text_width(text, SIZE)))
    for number, (left, baseline, width) in enumerate(placed):
        assert left >= 0
        assert left + width <= 300
        assert SIZE * 0.8 <= baseline <= 200
        for other_left, other_baseline, other_width in placed[:number]:
            apart = left >= other_left + other_width or other_left >= left + width
            assert apart or abs(baseline - other_baseline) >= SIZE


def test_a_line_keeps_texts_away() -> None:
    board = LabelBoard(300, 200)
    board.take_line(0, 100, 300, 100)
    assert board.find_room_at("word", 150, 100, SIZE, shifts=(0.0,)) is None
    assert board.find_room_at("word", 150, 100, SIZE, shifts=(0.0, 2.0)) is not None
