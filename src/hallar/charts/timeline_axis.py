"""The axis of the timeline: days to pixels; years or months, as many as there is room for; today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date
from math import ceil

from hallar.charts.palette import INK, LINE, QUIET, SMALL_TEXT_SIZE
from hallar.charts.svg import draw_element, draw_text, estimate_text_width

LONGEST_YEARS = 60
"""What lies further back than so many years stands at the axis' beginning."""
MONTHS_BELOW = 3
"""An axis of fewer years has its months, too."""
_MONTHS = 12
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
"""Months between two labels."""


class TimelineAxis:
    """Whole months from the first day to the last, or whole years where they are many."""

    def __init__(self, days: Sequence[date], left: float, right: float) -> None:
        """Lay out an axis.

        Args:
            days: that must have a place; at least one.
            left: where it begins, in pixels.
            right: where it ends.
        """
        self.left, self.right = left, right
        first, last = _month(min(days)), _month(max(days)) + 1
        if last - first >= MONTHS_BELOW * _MONTHS:
            first, last = first - first % _MONTHS, last + -last % _MONTHS
        self._first = max(first, last - LONGEST_YEARS * _MONTHS)
        self._last = last
        self._begin = _day(self._first)
        self._days = _day(last) - self._begin

    def place(self, day: date) -> float:
        """Return where a day stands; days before the axis stand at its beginning."""
        share = min(1.0, max(0.0, (day.toordinal() - self._begin) / self._days))
        return self.left + (self.right - self.left) * share

    def draw_grid(self, top: float, bottom: float) -> Iterator[str]:
        """Give a line for each label."""
        for month, _label in self._labels(""):
            x = self._place_month(month)
            yield draw_element("line", x1=x, x2=x, y1=top, y2=bottom, stroke=LINE, stroke_width=1)

    def draw_labels(self, baseline: float, months: str) -> Iterator[str]:
        """Give the labels.

        Args:
            baseline: of the labels.
            months: short names, separated by blanks.
        """
        for month, label in self._labels(months):
            x = self._place_month(month) + 3
            if x + estimate_text_width(label, SMALL_TEXT_SIZE) <= self.right + 4:
                weight = 600 if month % _MONTHS == 0 else 400
                yield draw_text(label, x, baseline, fill=QUIET, font_size=SMALL_TEXT_SIZE, font_weight=weight)

    def draw_today(self, today: date, told: str, baseline: float, bottom: float) -> str:
        """Return today's line with its text, on the side of the line where there is room."""
        x = self.place(today)
        width = estimate_text_width(told)
        beside = (x + 4, "start") if x + 4 + width <= self.right + 4 else (max(x - 4, width), "end")
        return draw_element(
            "line", x1=x, x2=x, y1=baseline - 9, y2=bottom, stroke=INK, stroke_width=1.4
        ) + draw_text(told, beside[0], baseline, text_anchor=beside[1])

    def _labels(self, months: str) -> Iterator[tuple[int, str]]:
        names = months.split()
        wide = estimate_text_width("0000", SMALL_TEXT_SIZE) + 8
        room = (self.right - self.left) / (self._last - self._first)
        step = next((one for one in _STEPS if one * room >= wide), _STEPS[-1])
        for month in range(ceil(self._first / step) * step, self._last, step):
            year, number = divmod(month, _MONTHS)
            yield month, f"{year:04}" if number == 0 or not names else names[number]

    def _place_month(self, month: int) -> float:
        return self.place(date.fromordinal(_day(month)))


def _month(day: date) -> int:
    """Return the number of a day's month, counted from the year 0."""
    return day.year * _MONTHS + day.month - 1


def _day(month: int) -> int:
    """Return the number of a month's first day; of the month behind the last one there is, too."""
    year, number = divmod(month, _MONTHS)
    return date(year, number + 1, 1).toordinal() if year <= MAXYEAR else date.max.toordinal() + 1
