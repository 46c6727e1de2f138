"""Keeps texts from covering one another."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from math import hypot

from hallar.charts.svg import estimate_text_width

_PADDING = 2.0
_ASCENT = 0.8
"""Height of a letter above the baseline, as a fraction of the text's size."""
_DESCENT = 0.25

_LINE_STEP = 4.0

_Box = tuple[float, float, float, float]


class Side(Enum):
    """Where a text stands beside a mark."""

    RIGHT = auto()
    LEFT = auto()
    ABOVE = auto()
    BELOW = auto()


class LabelBoard:
    """A page on which each place is taken once."""

    def __init__(self, width: float, height: float) -> None:
        self._width = width
        self._height = height
        self._taken: list[_Box] = []

    def take(self, x: float, y: float, radius: float) -> None:
        """Take the square around a mark."""
        self._taken.append((x - radius, y - radius, x + radius, y + radius))

    def take_line(self, x: float, y: float, to_x: float, to_y: float) -> None:
        """Take the squares along a line."""
        steps = max(1, int(hypot(to_x - x, to_y - y) / _LINE_STEP))
        for step in range(steps + 1):
            share = step / steps
            self.take(x + share * (to_x - x), y + share * (to_y - y), _LINE_STEP / 2)

    def find_room_beside(
        self, text: str, x: float, y: float, distance: float, size: float, sides: Sequence[Side] = tuple(Side)
    ) -> tuple[float, float] | None:
        """Take the first free place around a mark.

        Args:
            text: one line.
            x: the mark's middle.
            y: the mark's middle.
            distance: from the mark's middle to the text, in pixels.
            size: of the text, in pixels.
            sides: in the order in which they are tried.

        Returns:
            where the text starts, on its baseline; nothing when every place is taken.
        """
        width = estimate_text_width(text, size)
        middle = y + size * 0.35
        starts = {
            Side.RIGHT: (x + distance, middle),
            Side.LEFT: (x - distance - width, middle),
            Side.ABOVE: (x - width / 2, y - distance - size * _DESCENT),
            Side.BELOW: (x - width / 2, y + distance + size * _ASCENT),
        }
        return self._first_free([starts[side] for side in sides], width, size)

    def find_room_at(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        shifts: Sequence[float] = (0.0, -1.3, 1.3, -2.6, 2.6),
    ) -> tuple[float, float] | None:
        """Take the place with its middle at a point, or shifted down by multiples of the text's size."""
        width = estimate_text_width(text, size)
        starts = [(x - width / 2, y + size * (0.35 + shift)) for shift in shifts]
        return self._first_free(starts, width, size)

    def _first_free(
        self, starts: Sequence[tuple[float, float]], width: float, size: float
    ) -> tuple[float, float] | None:
        for left, baseline in starts:
            box = (left, baseline - size * _ASCENT, left + width, baseline + size * _DESCENT)
            if self._is_free(box):
                self._taken.append(box)
                return left, baseline
        return None

    def _is_free(self, box: _Box) -> bool:
        left, top, right, bottom = box
        if left < _PADDING or top < _PADDING:
            return False
        if right > self._width - _PADDING or bottom > self._height - _PADDING:
            return False
        return not any(
            left < other[2] + _PADDING
            and other[0] < right + _PADDING
            and top < other[3] + _PADDING
            and other[1] < bottom + _PADDING
            for other in self._taken
        )
