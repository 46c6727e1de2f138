"""The legend under a map: the scale, the marks and what their sizes mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor, log10

from hallar.charts.clusters import Cluster, mark_radius, radius_unit
from hallar.charts.legend import BASELINE, ROW_HEIGHT, Legend, LegendEntry, text_entry
from hallar.charts.map_points import PointKind
from hallar.charts.marks import draw_mark
from hallar.charts.numerals import write_count
from hallar.charts.palette import INK, QUIET
from hallar.charts.projection import Projection
from hallar.charts.svg import draw_element, draw_text, estimate_text_width

_MARK_RADIUS = 6.0
_SCALE_BAR = 90.0
"""The longest scale bar, in pixels."""
_LEAST_SHOWN = 10
"""Smaller counts are read off the marks themselves."""


def map_legend(
    clusters: Sequence[Cluster], projection: Projection, words: Mapping[str, str], outside: int
) -> Legend:
    """Return the legend of a map.

    Args:
        clusters: the marks on the map.
        projection: for the scale bar, and for the width.
        words: the names of the kinds and of the sizes.
        outside: how many cases or finds are not on the map.
    """
    entries = [_scale_entry(projection)]
    present = {cluster.kind for cluster in clusters}
    entries += [_mark_entry(kind, words[kind]) for kind in PointKind if kind in present]
    largest = max((cluster.count for cluster in clusters), default=0)
    if largest >= _LEAST_SHOWN:
        entries.append(text_entry(words["size"]))
        unit = radius_unit(clusters, projection.width)
        entries += [_size_entry(count, mark_radius(count, unit)) for count in sample_counts(largest)]
    if outside:
        entries.append(text_entry(words["outside"].format(count=write_count(outside))))
    return Legend(entries, projection.width)


def largest_round(limit: float) -> int:
    """Return the largest of 1, 2, 5, 10, 20, 50, ... that is not above a limit, at least 1.

    >>> [largest_round(limit) for limit in (0.3, 7, 49, 300)]
    [1, 5, 20, 200]
    """
    if limit < 1:
        return 1
    power = 10 ** floor(log10(limit))
    return int(max(step for step in (1, 2, 5) if step * power <= limit) * power)


def sample_counts(largest: int) -> list[int]:
    """Return the counts shown in the legend, ascending and at most three.

    >>> sample_counts(17), sample_counts(2300)
    ([1, 10], [20, 200, 2000])
    """
    top = largest_round(largest)
    return sorted({max(1, top // 100), max(1, top // 10), top})


def _mark_entry(kind: PointKind, name: str) -> LegendEntry:
    before = 2 * _MARK_RADIUS + 7

    def draw(left: float, middle: float) -> str:
        return draw_mark(kind, left + _MARK_RADIUS, middle, _MARK_RADIUS) + draw_text(
            name, left + before, middle + BASELINE
        )

    return LegendEntry(before + estimate_text_width(name), ROW_HEIGHT, draw)


def _size_entry(count: int, radius: float) -> LegendEntry:
    name = write_count(count)

    def draw(left: float, middle: float) -> str:
        outline = draw_element("circle", cx=left + radius, cy=middle, r=radius, fill="none", stroke=QUIET)
        return outline + draw_text(name, left + 2 * radius + 5, middle + BASELINE)

    return LegendEntry(2 * radius + 5 + estimate_text_width(name), max(ROW_HEIGHT, 2 * radius + 6), draw)


def _scale_entry(projection: Projection) -> LegendEntry:
    kilometres = largest_round(_SCALE_BAR / projection.pixels_per_kilometre)
    length = kilometres * projection.pixels_per_kilometre
    name = f"{write_count(kilometres)} km"

    def draw(left: float, middle: float) -> str:
        path = f"M{left:.1f} {middle - 2:.1f}v5h{length:.1f}v-5"
        return draw_element("path", d=path, fill="none", stroke=INK, stroke_width=1.2) + draw_text(
            name, left + length + 6, middle + BASELINE
        )

    return LegendEntry(length + 6 + estimate_text_width(name), ROW_HEIGHT, draw)
