from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hallar.charts.clipping import clip_line, clip_ring, thin

coordinates = st.integers(-20, 30).map(float)
points = st.lists(st.tuples(coordinates, coordinates), min_size=1, max_size=12)
INSIDE = (0.0, 0.0, 10.0, 10.0)


def is_inside(point: tuple[float, float]) -> bool:
    return all(-1e-9 <= value <= 10 + 1e-9 for value in point)


def area(ring: list[tuple[float, float]]) -> float:
    sides = zip([*ring[-1:], *ring[:-1]], ring, strict=True)
    return abs(sum(start[0] * end[1] - end[0] * start[1] for start, end in sides)) / 2


def test_a_ring_loses_what_sticks_out() -> None:
    square = [(5.0, 5.0), (15.0, 5.0), (15.0, 15.0), (5.0, 15.0)]
    assert area(clip_ring(square, *INSIDE)) == 25


def test_a_line_is_cut_in_parts_where_it_leaves() -> None:
    line = [(-5.0, 5.0), (5.0, 5.0), (5.0, 20.0), (8.0, 20.0), (8.0, 5.0)]
    assert clip_line(line, *INSIDE) == [[(0.0, 5.0), (5.0, 5.0), (5.0, 10.0)], [(8.0, 10.0), (8.0, 5.0)]]


@given(points)
def test_nothing_sticks_out(drawn: list[tuple[float, float]]) -> None:
    assert all(is_inside(point) for point in clip_ring(drawn, *INSIDE))
    assert all(is_inside(point) for part in clip_line(drawn, *INSIDE) for point in part)


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0, 10)), min_size=2, max_size=12))
def test_what_is_inside_stays(drawn: list[tuple[float, float]]) -> None:
    assert clip_ring(drawn, *INSIDE) == drawn
    assert sum(len(part) - 1 for part in clip_line(drawn, *INSIDE)) == len(drawn) - 1


def test_thinning_keeps_the_ends() -> None:
    assert thin([(0, 0), (0.2, 0), (0.4, 0), (3, 0), (3.1, 0)], 1) == [(0, 0), (3, 0), (3.1, 0)]
    assert thin([], 1) == []
    assert thin([(1, 1)], 1) == [(1, 1)]
