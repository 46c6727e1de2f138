"""The signs of the verdicts on a tooth; drawn, not written, so that no typeface can lack them."""

from __future__ import annotations

from hallar.charts.dental_comparison import Agreement
from hallar.charts.palette import ACCENT, ALARM, QUIET
from hallar.charts.svg import draw_element

VERDICT_COLOURS = {
    Agreement.AGREE: ACCENT,
    Agreement.EXPLAINABLE: QUIET,
    Agreement.CONTRADICTION: ALARM,
    Agreement.UNKNOWN: "#9aa3af",
}
_SIGNS = {
    Agreement.AGREE: "m-5 -2.5h10m-10 5h10",
    Agreement.EXPLAINABLE: "m-6 0h11m-4 -4l4 4l-4 4",
    Agreement.CONTRADICTION: "m-6 -3h12m-12 6h12m-9 4l6 -14",
    Agreement.UNKNOWN: "m-2 0h4",
}


def draw_verdict(agreement: Agreement, x: float, y: float) -> str:
    """Return equal, arrow (has become), unequal or a short dash, centred at a place."""
    return draw_element(
        "path",
        d=f"M{x:.1f} {y:.1f}{_SIGNS[agreement]}",
        fill="none",
        stroke=VERDICT_COLOURS[agreement],
        stroke_width=2.6 if agreement is Agreement.CONTRADICTION else 1.8,
    )
