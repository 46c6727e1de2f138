"""A column for each year: how many cases, finds, identifications."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from hallar.charts.bars import check_counts, draw_heading
from hallar.charts.count_words import COUNT_WORDS
from hallar.charts.language import choose_words
from hallar.charts.numerals import write_count
from hallar.charts.palette import ACCENT, LINE, PAPER, QUIET, SMALL_TEXT_SIZE
from hallar.charts.svg import (
    AttributeValue,
    draw_element,
    draw_root,
    draw_text,
    draw_titled,
    estimate_text_width,
)

_TOP = 44.0
_PLOT = 150.0
_BOTTOM = 26.0
_MARGIN = 8.0
_WIDEST_COLUMN = 48.0
_GAP_SHARE = 0.12
"""Bare part of a year's room on either side of its column."""


def draw_steps(
    rows: Sequence[tuple[int, float]], *, language: str, title: str, unit: str, width: float = 640.0
) -> str:
    """Return a column for each year, as a self-contained SVG element; years not given stay bare.

    Args:
        rows: a year and a count that is not negative, in any order.
        language: ``es`` or ``en``.
        title: what is counted, in the reader's language.
        unit: of the counts, in the reader's language, such as ``cases``.
        width: of the drawing, in pixels, at least 240.

    Raises:
        ValueError: a count is negative or not finite, a year is given twice, the drawing is too narrow or the
            language not known.
    """
    words = choose_words(COUNT_WORDS, language)
    check_counts(rows, width)
    counts = dict(rows)
    if len(counts) < len(rows):
        raise ValueError("a year is given twice")
    height = _TOP + _PLOT + _BOTTOM
    parts = [draw_heading(title, width)]
    if counts:
        parts += _draw_scale(max(counts.values()), width)
        parts += _draw_columns(counts, unit, width)
        told = words["total"].format(count=write_count(sum(counts.values())), unit=unit)
    else:
        told = words["nothing"]
        parts.append(draw_text(told, _MARGIN, _TOP + 10, fill=QUIET))
    return draw_root(
        draw_element("rect", width=width, height=height, fill=PAPER),
        *parts,
        width=width,
        height=height,
        label=f"{title}. {told}",
        description="; ".join(f"{year}: {write_count(counts[year])}" for year in sorted(counts)),
    )


def _left_edge(most: float) -> float:
    return _MARGIN + estimate_text_width(write_count(most), SMALL_TEXT_SIZE) + 6


def _draw_scale(most: float, width: float) -> list[str]:
    """Return lines at nothing and at the highest count, each with its number."""
    left = _left_edge(most)
    parts = []
    for count, y in ((most, _TOP), (0.0, _TOP + _PLOT)):
        parts.append(draw_element("line", x1=left, y1=y, x2=width - _MARGIN, y2=y, stroke=LINE))
        parts.append(
            draw_text(
                write_count(count),
                left - 5,
                y + 4,
                text_anchor="end",
                font_size=SMALL_TEXT_SIZE,
                fill=QUIET,
            )
        )
    return parts


def _draw_columns(counts: dict[int, float], unit: str, width: float) -> list[str]:
    first, last = min(counts), max(counts)
    most = max(counts.values()) or 1.0
    left = _left_edge(max(counts.values()))
    room = min((width - left - _MARGIN) / (last - first + 1), _WIDEST_COLUMN)
    year_step = _label_step(room, estimate_text_width(str(last), SMALL_TEXT_SIZE) + 6)
    written = room >= max(
        estimate_text_width(write_count(count), SMALL_TEXT_SIZE) for count in counts.values()
    )
    small: dict[str, AttributeValue] = {"text_anchor": "middle", "font_size": SMALL_TEXT_SIZE}
    parts = []
    for year in sorted(counts):
        middle = left + (year - first + 0.5) * room
        high = _PLOT * counts[year] / most
        column = {"x": middle - room * (0.5 - _GAP_SHARE), "width": room * (1 - 2 * _GAP_SHARE)}
        drawn = [draw_element("rect", **column, y=_TOP + _PLOT - high, height=high, fill=ACCENT)]
        if written:
            drawn.append(
                draw_text(
                    write_count(counts[year]), middle, _TOP + _PLOT - high - 4, font_weight=600, **small
                )
            )
        if (last - year) % year_step == 0:
            drawn.append(draw_text(str(year), middle, _TOP + _PLOT + 16, fill=QUIET, **small))
        parts.append(draw_titled(f"{year}: {write_count(counts[year])} {unit}", *drawn))
    return parts


def _label_step(room: float, label: float) -> int:
    """Return every how many years a label has room; the last year always bears one."""
    needed = ceil(label / room)
    return next((step for step in (1, 2, 5, 10, 20, 50) if step >= needed), needed)
