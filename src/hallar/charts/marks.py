"""The marks of a map: last known places are discs, finds open squares, cases diamonds.

They differ by shape and by filling, so one on top of another is still seen.
"""

from __future__ import annotations

from hallar.charts.map_points import PointKind
from hallar.charts.palette import ACCENT, ALARM, INK, PAPER
from hallar.charts.svg import AttributeValue, draw_element, write_number

MARK_COLOURS = {PointKind.LAST_SEEN: ACCENT, PointKind.FOUND: ALARM, PointKind.CASE: INK}

_SQUARE = 0.886
"""Half the side of the square with the area of a disc of radius 1."""
_DIAMOND = 1.253
"""Half the diagonal of the diamond with the area of a disc of radius 1."""


def draw_mark(kind: PointKind, x: float, y: float, radius: float) -> str:
    """Return a mark with the area of a disc of a radius, in pixels."""
    colour = MARK_COLOURS[kind]
    behind: dict[str, AttributeValue] = {
        "fill": "none",
        "stroke": PAPER,
        "stroke_width": 4.5,
        "stroke_opacity": 0.8,
    }
    line: dict[str, AttributeValue] = {
        "fill": colour,
        "fill_opacity": 0.16,
        "stroke": colour,
        "stroke_width": 2.2,
    }
    if kind is PointKind.LAST_SEEN:
        solid: dict[str, AttributeValue] = {
            "fill": colour,
            "fill_opacity": 0.88,
            "stroke": PAPER,
            "stroke_width": 1.2,
        }
        return draw_element("circle", cx=x, cy=y, r=radius, **solid)
    if kind is PointKind.FOUND:
        half = radius * _SQUARE
        place = {"x": x - half, "y": y - half, "width": 2 * half, "height": 2 * half}
        return draw_element("rect", **place, **behind) + draw_element("rect", **place, **line)
    half = radius * _DIAMOND
    step = write_number(half)
    path = f"M{write_number(x)} {write_number(y - half)}l{step} {step}l-{step} {step}l-{step} -{step}z"
    return draw_element("path", d=path, **behind) + draw_element("path", d=path, **line)
