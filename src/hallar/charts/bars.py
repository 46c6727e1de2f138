"""A bar for each category: how many cases, finds, samples."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from hallar.charts.count_words import COUNT_WORDS
from hallar.charts.language import choose_words
from hallar.charts.numerals import write_count
from hallar.charts.palette import ACCENT, PALE, PAPER, QUIET, TEXT_SIZE
from hallar.charts.svg import (
    draw_element,
    draw_root,
    draw_text,
    draw_titled,
    estimate_text_width,
    shorten,
)

LEAST_WIDTH = 240.0
"""The narrowest chart of counts, in pixels."""

_MARGIN = 8.0
_TITLE = 30.0
_BAR = 14.0
_ROW = 24.0
_STACKED_ROW = 40.0
_STACKED_BELOW = 480.0
"""On a page narrower than this a label stands above its bar, not beside it, in pixels."""
_LABEL_SHARE = 0.36
_LONGEST_TOLD = 12


def draw_bars(
    rows: Sequence[tuple[str, float]], *, language: str, title: str, unit: str, width: float = 640.0
) -> str:
    """Return a bar for each row, in the order given, with its count, as a self-contained SVG element.

    Args:
        rows: a label and a count that is not negative.
        language: ``es`` or ``en``.
        title: what is counted, in the reader's language.
        unit: of the counts, in the reader's language, such as ``cases``.
        width: of the drawing, in pixels, at least 240; below 480 labels stand above their bars.

    Raises:
        ValueError: a count is negative or not finite, the drawing is too narrow or the language not known.
    """
    words = choose_words(COUNT_WORDS, language)
    check_counts(rows, width)
    stacked = width < _STACKED_BELOW
    row_height = _STACKED_ROW if stacked else _ROW
    total = words["total"].format(count=write_count(sum(count for _, count in rows)), unit=unit)
    height = _TITLE + max(1, len(rows)) * row_height + _MARGIN
    most = max((count for _, count in rows), default=0.0) or 1.0
    numerals = max((estimate_text_width(write_count(count)) for _, count in rows), default=0.0) * 1.15 + 5
    left = _MARGIN if stacked else _MARGIN + width * _LABEL_SHARE
    longest = width - left - numerals - _MARGIN
    parts = [draw_heading(title, width)]
    if not rows:
        parts.append(draw_text(words["nothing"], _MARGIN, _TITLE + 14, fill=QUIET))
    for number, (label, count) in enumerate(rows):
        top = _TITLE + number * row_height
        bar_top = top + row_height - _BAR - 5
        room = width - 2 * _MARGIN if stacked else left - _MARGIN - 8
        name = shorten(label, int(room / estimate_text_width(" ")))
        bar = {"x": left, "y": bar_top, "height": _BAR}
        end = left + longest * count / most
        parts.append(
            draw_titled(
                f"{label}: {write_count(count)} {unit}",
                draw_text(name, _MARGIN, top + 13)
                if stacked
                else draw_text(name, left - 8, bar_top + 11, text_anchor="end"),
                draw_element("rect", **bar, width=longest, fill=PALE),
                draw_element("rect", **bar, width=end - left, fill=ACCENT),
                draw_text(write_count(count), end + 5, bar_top + 11, font_weight=600),
            )
        )
    return draw_root(
        draw_element("rect", width=width, height=height, fill=PAPER),
        *parts,
        width=width,
        height=height,
        label=f"{title}. {total}" if rows else f"{title}. {words['nothing']}",
        description="; ".join(f"{label}: {write_count(count)}" for label, count in rows[:_LONGEST_TOLD]),
    )


def draw_heading(title: str, width: float) -> str:
    """Return the title of a chart of counts, on one line."""
    room = (width - 2 * _MARGIN) / estimate_text_width(" ", TEXT_SIZE + 2)
    return draw_text(
        shorten(title, int(room)), _MARGIN, 19, font_size=TEXT_SIZE + 1, font_weight=600, fill=QUIET
    )


def check_counts(rows: Sequence[tuple[object, float]], width: float) -> None:
    """Refuse what cannot be drawn.

    Raises:
        ValueError: a count is negative or not finite, or the drawing is too narrow.
    """
    for label, count in rows:
        if not (isfinite(count) and count >= 0):
            raise ValueError(f"count {count} of {label!r}: expected a number that is not negative")
    if width < LEAST_WIDTH:
        raise ValueError(f"width {width}: expected at least {LEAST_WIDTH:.0f} pixels")
