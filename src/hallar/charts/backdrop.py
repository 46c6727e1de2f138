"""What lies under the marks of a map: sea, countries, lakes and borders."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from hallar.charts.clipping import Point, clip_line, thin
from hallar.charts.outlines import Outlines, Place, read_outlines
from hallar.charts.palette import PAPER
from hallar.charts.projection import Projection
from hallar.charts.rings import OVERHANG, clip_to_page
from hallar.charts.svg import AttributeValue, draw_element, write_number

_SEA = "#e3eaf0"
_NEIGHBOUR = "#f0f1f0"
_COAST = "#8a95a3"
_STATE_LINE = "#c3c9d1"

_BORDER = 1.0
_DETAIL = 1.0
"""Bends of an outline nearer than this to the last are left out, in pixels."""


def draw_land(projection: Projection, highlighted: Collection[str]) -> str:
    """Return sea and land; where there are no outlines, the paper stays bare.

    Args:
        projection: what is seen.
        highlighted: countries drawn bright, by ISO 3166-1 alpha-3 code.
    """
    outlines = read_outlines()
    known = projection.bounds.intersection(outlines.bounds)
    if known is None:
        return ""
    left, top = projection.place(known.west, known.north)
    right, bottom = projection.place(known.east, known.south)
    parts = [draw_element("rect", x=left, y=top, width=right - left, height=bottom - top, fill=_SEA)]
    in_order = sorted(outlines.countries, key=lambda code: code in highlighted)
    for code in in_order:
        path = _ring_path(outlines.countries[code], projection)
        border = 0.0 if _has_cut(outlines, code) else _BORDER
        fill = PAPER if code in highlighted else _NEIGHBOUR
        parts.append(_draw_path(path, fill=fill, stroke=_COAST, stroke_width=border))
        if not border:
            lines = _line_path(_seen_borders(outlines, code), projection)
            parts.append(_draw_path(lines, stroke=_COAST, stroke_width=_BORDER))
    parts.append(
        _draw_path(_line_path(outlines.state_lines, projection), stroke=_STATE_LINE, stroke_width=0.8)
    )
    parts.append(
        _draw_path(_ring_path(outlines.lakes, projection), fill=_SEA, stroke=_COAST, stroke_width=0.6)
    )
    return "".join(parts)


def _has_cut(outlines: Outlines, code: str) -> bool:
    return any(
        _is_cut(start, end, outlines)
        for ring in outlines.countries[code]
        for start, end in zip(ring, [*ring[1:], ring[0]], strict=True)
    )


def _seen_borders(outlines: Outlines, code: str) -> list[list[Place]]:
    """Return a country's outline without the straight cuts at the edge of the outlines."""
    lines: list[list[Place]] = []
    for ring in outlines.countries[code]:
        lines.append([ring[0]])
        for start, end in zip(ring, [*ring[1:], ring[0]], strict=True):
            if _is_cut(start, end, outlines):
                lines.append([end])
            else:
                lines[-1].append(end)
    return lines


def _is_cut(start: Place, end: Place, outlines: Outlines) -> bool:
    bounds = outlines.bounds
    return any(
        start[axis] == end[axis] == limit
        for axis, limit in ((0, bounds.west), (0, bounds.east), (1, bounds.south), (1, bounds.north))
    )


def _ring_path(rings: Iterable[Sequence[Place]], projection: Projection) -> str:
    drawn = (thin(clip_to_page(ring, projection), _DETAIL) for ring in rings)
    return "".join(f"{_write_line(ring)}z" for ring in drawn if len(ring) > 2)


def _line_path(lines: Iterable[Sequence[Place]], projection: Projection) -> str:
    parts: list[str] = []
    for line in lines:
        points = [projection.place(*place) for place in line]
        inside = clip_line(
            points, -OVERHANG, -OVERHANG, projection.width + OVERHANG, projection.height + OVERHANG
        )
        parts += [_write_line(thin(part, _DETAIL)) for part in inside]
    return "".join(parts)


def _write_line(points: Sequence[Point]) -> str:
    """Return a path's data: the first point, then steps, which are shorter to write than places."""
    tenths = [(round(10 * x), round(10 * y)) for x, y in points]
    (x, y), *_ = tenths
    steps = (f"{_write_tenths(b[0] - a[0])} {_write_tenths(b[1] - a[1])}" for a, b in pairwise(tenths))
    return f"M{_write_tenths(x)} {_write_tenths(y)}l{' '.join(steps)}"


def _write_tenths(tenths: int) -> str:
    return write_number(tenths / 10)


def _draw_path(path: str, *, fill: str = "none", stroke: str = "none", stroke_width: float = 0.0) -> str:
    if not path:
        return ""
    line: dict[str, AttributeValue] = (
        {"stroke": stroke, "stroke_width": stroke_width, "stroke_linejoin": "round"} if stroke_width else {}
    )
    return draw_element("path", d=path, fill=fill, **line)
