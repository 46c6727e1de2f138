"""Outlines on the page: what is seen of them, how large it is and where its middle lies."""

from __future__ import annotations

from collections.abc import Sequence

from hallar.charts.clipping import Point, clip_ring
from hallar.charts.outlines import Place
from hallar.charts.projection import Projection

OVERHANG = 3.0
"""Outlines are cut this far outside the page, so that the cut is not seen, in pixels."""


def clip_to_page(ring: Sequence[Place], projection: Projection) -> list[Point]:
    """Return the part of a ring on the page, in pixels."""
    points = [projection.place(*place) for place in ring]
    return clip_ring(points, -OVERHANG, -OVERHANG, projection.width + OVERHANG, projection.height + OVERHANG)


def ring_area(ring: Sequence[Point]) -> float:
    """Return the area of a ring, in square pixels."""
    return abs(sum(_cross(start, end) for start, end in _sides(ring))) / 2


def ring_middle(ring: Sequence[Point]) -> Point:
    """Return the centre of mass of a ring."""
    doubled = sum(_cross(start, end) for start, end in _sides(ring))
    x = sum((start[0] + end[0]) * _cross(start, end) for start, end in _sides(ring))
    y = sum((start[1] + end[1]) * _cross(start, end) for start, end in _sides(ring))
    return x / doubled / 3, y / doubled / 3


def _sides(ring: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(zip([*ring[-1:], *ring[:-1]], ring, strict=True))


def _cross(start: Point, end: Point) -> float:
    return start[0] * end[1] - end[0] * start[1]
