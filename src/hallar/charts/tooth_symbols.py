"""A tooth as the usual square in five parts, and the signs over it.

Every state differs by form as well as colour: amalgam is solid, resin hatched, caries dotted.
"""

from __future__ import annotations

from hallar.charts.palette import ACCENT, ALARM, INK, LINE, PAPER, QUIET
from hallar.charts.svg import draw_element, draw_text, write_number
from hallar.charts.teeth import WITH_SURFACES, Surface, SurfaceState, Tooth, ToothState

SQUARE = 32.0
"""Side of a tooth, in pixels."""

_RING = 9.0
"""Width of the four outer parts, in pixels."""
_HATCH_STEP = 3.0
_UNKNOWN = "#e1e5ea"
_UNRECORDED = "#f1f3f5"
_FILLS = {
    SurfaceState.SOUND: PAPER,
    SurfaceState.FILLED_AMALGAM: INK,
    SurfaceState.FILLED_RESIN: "#dce9f2",
    SurfaceState.CARIES: "#f3dcd7",
    SurfaceState.UNKNOWN: _UNKNOWN,
}

_RING_SIGN = "M3 16a13 13 0 1 0 26 0a13 13 0 1 0 -26 0z"
_UNERUPTED_SIGN = (
    "M16 6a10 10 0 0 1 9 5.6M26 17a10 10 0 0 1 -5 7.7M15 26a10 10 0 0 1 -8 -5.6M6 15a10 10 0 0 1 5 -7.7"
)
_SIGNS: dict[ToothState, tuple[tuple[str, str, float], ...]] = {
    ToothState.CROWN: ((_RING_SIGN, ACCENT, 3.0),),
    ToothState.PONTIC: ((f"{_RING_SIGN}M0 16h32", ACCENT, 3.0),),
    ToothState.ROOT_CANAL: (("M16 2v28", PAPER, 6.5), ("M16 2v28", ACCENT, 3.2)),
    ToothState.IMPLANT: (("M16 4v24M9 9h14M10 16h12M12 23h8", ACCENT, 2.6),),
    ToothState.ROOT_REMNANT: (("M8 8h16l-8 18z", INK, 2.0),),
    ToothState.UNERUPTED: ((_UNERUPTED_SIGN, INK, 1.8),),
    ToothState.MISSING_ANTE_MORTEM: (("M4 4l24 24M28 4l-24 24", INK, 2.4),),
    ToothState.MISSING_POST_MORTEM: (("M4 28l24 -24", INK, 2.0),),
}
"""Paths over the square of a state, with colour and width; 32 pixels a side."""

_Point = tuple[float, float]


def draw_tooth(tooth: Tooth | None, fdi: int, left: float, top: float) -> str:
    """Return a tooth, its upper left corner at a place; one not recorded is pale."""
    if tooth is None:
        return _draw_square(left, top, fill=_UNRECORDED, stroke=LINE)
    state = ToothState(tooth.state)
    if state in WITH_SURFACES:
        parts = _place_surfaces(fdi)
        drawn = "".join(draw_surface(tooth.surface(one), parts[one], left, top) for one in Surface)
    elif state is ToothState.UNKNOWN:
        mark = draw_text("?", left + SQUARE / 2, top + SQUARE / 2 + 4, text_anchor="middle", fill=QUIET)
        drawn = _draw_square(left, top, fill=_UNKNOWN) + mark
    elif state is ToothState.MISSING_POST_MORTEM:
        drawn = _draw_square(left, top, stroke_dasharray="3 3")
    else:
        drawn = _draw_square(left, top)
    return drawn + _draw_sign(state, left, top)


def draw_surface(state: SurfaceState, corners: list[_Point], left: float, top: float) -> str:
    """Return one part of the square; corners from the square's upper left corner, in pixels."""
    placed = [(left + x, top + y) for x, y in corners]
    drawn = draw_element("polygon", points=_write_points(placed), fill=_FILLS[state], stroke=QUIET)
    if state is SurfaceState.FILLED_RESIN:
        drawn += draw_element("path", d=_hatch(placed), fill="none", stroke=ACCENT, stroke_width=1.3)
    if state is SurfaceState.CARIES:
        x, y = (sum(point[axis] for point in placed) / len(placed) for axis in (0, 1))
        drawn += draw_element("circle", cx=x, cy=y, r=2.8, fill=ALARM)
    return drawn


def _place_surfaces(fdi: int) -> dict[Surface, list[_Point]]:
    """Return the part of each surface: vestibular outwards, mesial towards the midline."""
    far, near = SQUARE, _RING
    inner = far - near
    parts = {
        "top": [(0.0, 0.0), (far, 0.0), (inner, near), (near, near)],
        "right": [(far, 0.0), (far, far), (inner, inner), (inner, near)],
        "bottom": [(far, far), (0.0, far), (near, inner), (inner, inner)],
        "left": [(0.0, far), (0.0, 0.0), (near, near), (near, inner)],
    }
    quadrant = fdi // 10
    upper, persons_right = quadrant in (1, 2, 5, 6), quadrant in (1, 4, 5, 8)
    return {
        Surface.VESTIBULAR: parts["top" if upper else "bottom"],
        Surface.LINGUAL: parts["bottom" if upper else "top"],
        Surface.MESIAL: parts["right" if persons_right else "left"],
        Surface.DISTAL: parts["left" if persons_right else "right"],
        Surface.OCCLUSAL: [(near, near), (inner, near), (inner, inner), (near, inner)],
    }


def _draw_square(
    left: float, top: float, *, fill: str = PAPER, stroke: str = QUIET, stroke_dasharray: str = ""
) -> str:
    line = {"stroke": stroke, "stroke_dasharray": stroke_dasharray}
    return draw_element("rect", x=left, y=top, width=SQUARE, height=SQUARE, fill=fill, **line)


def _draw_sign(state: ToothState, left: float, top: float) -> str:
    """Return what is drawn over the square."""
    strokes = [
        draw_element("path", d=path, fill="none", stroke=colour, stroke_width=width)
        for path, colour, width in _SIGNS.get(state, ())
    ]
    return draw_element("g", *strokes, transform=f"translate({left:.1f} {top:.1f})") if strokes else ""


def _hatch(corners: list[_Point]) -> str:
    """Return slanting lines inside a convex part."""
    sums = [x + y for x, y in corners]
    lines = []
    step = int(min(sums) // _HATCH_STEP) + 1
    while step * _HATCH_STEP < max(sums):
        ends = _crossings(corners, step * _HATCH_STEP)
        if len(ends) == 2:
            (x, y), (to_x, to_y) = ends
            lines.append(f"M{write_number(x)} {write_number(y)}L{write_number(to_x)} {write_number(to_y)}")
        step += 1
    return "".join(lines)


def _crossings(corners: list[_Point], total: float) -> list[_Point]:
    """Return where the line x + y = total meets the sides of a convex part."""
    found: set[_Point] = set()
    for start, end in zip(corners, [*corners[1:], corners[0]], strict=True):
        first, last = start[0] + start[1], end[0] + end[1]
        if first != last and min(first, last) <= total <= max(first, last):
            share = (total - first) / (last - first)
            crossing = (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))
            found.add((round(crossing[0], 2), round(crossing[1], 2)))
    return sorted(found)


def _write_points(points: list[_Point]) -> str:
    return " ".join(f"{write_number(x)},{write_number(y)}" for x, y in points)
