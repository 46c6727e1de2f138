"""Entries of a legend, set in rows as wide as the drawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hallar.charts.palette import QUIET
from hallar.charts.svg import draw_text, estimate_text_width

ROW_HEIGHT = 26.0
BASELINE = 4.0
"""From the middle of a row down to the baseline, in pixels."""
_MARGIN = 8.0
_GAP = 18.0


@dataclass(frozen=True)
class LegendEntry:
    """A mark and what it means."""

    width: float
    """In pixels."""
    height: float
    draw: Callable[[float, float], str]
    """Given the left edge and the middle of the row, in pixels."""


class Legend:
    """Entries in rows; a row is as high as its highest entry."""

    def __init__(self, entries: Sequence[LegendEntry], width: float) -> None:
        self._rows: list[list[LegendEntry]] = []
        room = 0.0
        for entry in entries:
            if entry.width > room:
                self._rows.append([])
                room = width - 2 * _MARGIN
            self._rows[-1].append(entry)
            room -= entry.width + _GAP

    @property
    def height(self) -> float:
        """Of all rows, in pixels."""
        return sum(_row_height(row) for row in self._rows)

    def draw(self, top: float) -> str:
        """Return the legend, its first row starting at ``top``."""
        parts = []
        for row in self._rows:
            left, middle = _MARGIN, top + _row_height(row) / 2
            for entry in row:
                parts.append(entry.draw(left, middle))
                left += entry.width + _GAP
            top += _row_height(row)
        return "".join(parts)


def text_entry(text: str) -> LegendEntry:
    """Return an entry without a mark."""

    def draw(left: float, middle: float) -> str:
        return draw_text(text, left, middle + BASELINE, fill=QUIET)

    return LegendEntry(estimate_text_width(text), ROW_HEIGHT, draw)


def _row_height(row: Sequence[LegendEntry]) -> float:
    return max(entry.height for entry in row)
