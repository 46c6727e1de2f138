"""The bars and marks of the timeline: every state has a shape of its own, and colour besides."""

from __future__ import annotations

from typing import Literal

from hallar.charts.palette import ACCENT, ALARM, INK, PAPER, QUIET
from hallar.charts.svg import draw_element, draw_titled, write_number

TimelineState = Literal["agreed", "under_way", "partly", "fulfilled", "lapsed", "replaced"]
BAR = 10.0
"""Height of a bar, in pixels."""
_LEAST_BAR = 6.0
_HATCH = 5.0
_DASH = (4, 3)
"""Steps of a hatching and of a dashed line, in pixels; a hatching in a dashed bar keeps the dashes' step."""


def draw_bar(
    state: TimelineState,
    start: float,
    end: float,
    middle: float,
    *,
    late: bool = False,
    open_end: bool = False,
) -> str:
    """Return the bar of a period.

    Args:
        state: bare where it was agreed, half filled under way, hatched where partly, filled where wholly
            fulfilled; grey and struck through where it lapsed, with an arrow where something replaced it.
        start: left edge.
        end: right edge.
        middle: of the row.
        late: shown in the colour of alarm.
        open_end: shown dashed.
    """
    end = max(end, start + _LEAST_BAR)
    settled_otherwise = state in {"lapsed", "replaced"}
    colour = ALARM if late else QUIET if settled_otherwise else ACCENT
    drawn = draw_element(
        "rect", x=start, y=middle - BAR / 2, width=end - start, height=BAR, rx=2, stroke=colour,
        fill=colour if state in {"fulfilled", "lapsed"} else PAPER, stroke_width=1.5,
        stroke_dasharray=f"{_DASH[0]} {_DASH[1]}" if open_end else "",
    )  # fmt: skip
    if state == "under_way":
        drawn += draw_element("rect", x=start, y=middle, width=end - start, height=BAR / 2, fill=colour)
    if state == "partly":
        drawn += _draw_hatch(start, end, middle, colour, gap=_DASH[0] + _DASH[1] if open_end else _HATCH)
    if state == "lapsed":
        drawn += draw_element(
            "line", x1=start - 4, x2=end + 4, y1=middle, y2=middle, stroke=PAPER, stroke_width=2.5
        ) + draw_element("line", x1=start - 4, x2=end + 4, y1=middle, y2=middle, stroke=INK, stroke_width=1.2)
    if state == "replaced":
        drawn += _draw_arrow(start, end, middle)
    return drawn


def draw_milestone(x: float, middle: float, *, reached: bool, title: str) -> str:
    """Return a diamond, filled once the milestone is reached."""
    path = f"M{write_number(x)} {write_number(middle - 6)}l6 6l-6 6l-6 -6z"
    fill, stroke = (INK, PAPER) if reached else (PAPER, INK)
    return draw_titled(title, draw_element("path", d=path, fill=fill, stroke=stroke, stroke_width=1.3))


def _draw_hatch(start: float, end: float, middle: float, colour: str, gap: float) -> str:
    top, lines, x = write_number(middle - BAR / 2), [], start + gap
    while x < end:
        lines.append(f"M{write_number(x)} {top}v{write_number(BAR)}")
        x += gap
    return draw_element("path", d="".join(lines), stroke=colour, stroke_width=2, fill="none")


def _draw_arrow(start: float, end: float, middle: float) -> str:
    y, tip = write_number(middle), write_number(end - 1)
    path = f"M{write_number(start + 1)} {y}H{tip}m-3 -3l3 3l-3 3"
    return draw_element("path", d=path, stroke=INK, stroke_width=1.2, fill="none")
