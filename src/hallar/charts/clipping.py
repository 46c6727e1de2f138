"""Cuts outlines to a rectangle of the page.

Drawings without clip paths need no identifiers, and hold only what is seen.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[float, float]
_Edge = tuple[int, float, int]


def clip_ring(ring: Sequence[Point], left: float, top: float, right: float, bottom: float) -> list[Point]:
    """Return the part of a closed ring inside a rectangle.

    Sutherland and Hodgman (1974), Communications of the ACM 17:32-42. Parts that the rectangle separates stay
    joined along its edge, which a fill does not show.
    """
    kept = list(ring)
    for edge in _edges(left, top, right, bottom):
        kept = _keep_inside(kept, edge)
    return kept


def clip_line(
    line: Sequence[Point], left: float, top: float, right: float, bottom: float
) -> list[list[Point]]:
    """Return the parts of an open line inside a rectangle.

    Liang and Barsky (1984), ACM Transactions on Graphics 3:1-22.
    """
    edges = _edges(left, top, right, bottom)
    parts: list[list[Point]] = []
    for start, end in pairwise(line):
        inside = _clip_segment(start, end, edges)
        if inside is None:
            continue
        if parts and parts[-1][-1] == inside[0]:
            parts[-1].append(inside[1])
        else:
            parts.append(list(inside))
    return parts


def thin(points: Sequence[Point], distance: float) -> list[Point]:
    """Leave out points nearer than ``distance`` to the last one kept; the ends stay."""
    kept = list(points[:1])
    for x, y in points[1:-1]:
        if abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= distance:
            kept.append((x, y))
    return kept + list(points[1:][-1:])


def _edges(left: float, top: float, right: float, bottom: float) -> list[_Edge]:
    """Return axis, limit and the sign of the inside for the four edges."""
    return [(0, left, 1), (0, right, -1), (1, top, 1), (1, bottom, -1)]


def _keep_inside(ring: Sequence[Point], edge: _Edge) -> list[Point]:
    axis, limit, sign = edge
    kept: list[Point] = []
    for before, here in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        before_inside = (before[axis] - limit) * sign >= 0
        here_inside = (here[axis] - limit) * sign >= 0
        if before_inside != here_inside:
            share = (limit - before[axis]) / (here[axis] - before[axis])
            kept.append(_between(before, here, share))
        if here_inside:
            kept.append(here)
    return kept


def _clip_segment(start: Point, end: Point, edges: Sequence[_Edge]) -> tuple[Point, Point] | None:
    enter, leave = 0.0, 1.0
    for axis, limit, sign in edges:
        step = (end[axis] - start[axis]) * sign
        room = (start[axis] - limit) * sign
        if step == 0 and room < 0:
            return None
        if step > 0:
            enter = max(enter, -room / step)
        elif step < 0:
            leave = min(leave, room / -step)
    if enter >= leave:
        return None
    return (
        start if enter == 0 else _between(start, end, enter),
        end if leave == 1 else _between(start, end, leave),
    )


def _between(start: Point, end: Point, share: float) -> Point:
    return (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
