"""Promised against observed fortuitous matches, one point per family type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from hallar.search.calibration import TypeCalibration

SIZE = 520
ZERO_AT = 0.3
"""Where a number of zero is drawn on the logarithmic axes."""


def calibration_plot(types: Sequence[TypeCalibration]) -> str:
    """Return the plot as SVG: each type's promise with its 95 % bands, and what was observed.

    The thick line is Poisson's band, the thin one takes clusters of matches into account.
    Both axes are logarithmic; a point on the diagonal kept its promise exactly.
    """
    import altair  # noqa: PLC0415  (slow to import, and only a plot needs it)
    import vl_convert  # noqa: PLC0415

    altair_any: Any = altair
    rows = [
        {
            **asdict(one),
            "shown": max(one.observed, ZERO_AT),
            "low": max(one.band_low, ZERO_AT),
            "high": max(one.band_high, ZERO_AT),
            "clustered low": max(one.clustered_low, ZERO_AT),
            "clustered high": max(one.clustered_high, ZERO_AT),
            "place": max(one.expected, ZERO_AT),
            "inside the band": "yes" if one.inside else "no",
        }
        for one in types
    ]
    top = 2.0 * max([row["clustered high"] for row in rows] + [row["shown"] for row in rows] + [1.0])
    base = altair_any.Chart(altair_any.Data(values=rows))
    log = altair_any.Scale(type="log", domain=[ZERO_AT / 1.5, top])
    x = altair_any.X("place:Q", scale=log, title="fortuitous matches promised")
    band = base.mark_rule(strokeWidth=5, opacity=0.25).encode(
        x=x,
        y=altair_any.Y(
            "low:Q", scale=log, title="observed, with 95 % bands: Poisson (thick), clustered (thin)"
        ),
        y2="high:Q",
    )
    clustered = base.mark_rule(strokeWidth=1, opacity=0.5).encode(
        x=x, y=altair_any.Y("clustered low:Q", scale=log), y2="clustered high:Q"
    )
    colours = altair_any.Scale(domain=["yes", "no"], range=["#1b5e8a", "#c0392b"])
    shapes = altair_any.Scale(domain=["yes", "no"], range=["circle", "diamond"])
    points = base.mark_point(filled=True, size=55, opacity=1).encode(
        x=x,
        y=altair_any.Y("shown:Q", scale=log),
        color=altair_any.Color("inside the band:N", scale=colours),
        shape=altair_any.Shape("inside the band:N", scale=shapes),
    )
    ends = altair_any.Data(values=[{"a": ZERO_AT / 1.5, "b": ZERO_AT / 1.5}, {"a": top, "b": top}])
    diagonal = (
        altair_any.Chart(ends)
        .mark_line(strokeDash=[4, 4], color="#888", strokeWidth=1)
        .encode(x=altair_any.X("a:Q", scale=log), y=altair_any.Y("b:Q", scale=log))
    )
    chart = (diagonal + clustered + band + points).properties(width=SIZE, height=SIZE)
    return str(vl_convert.vegalite_to_svg(chart.to_json()))
