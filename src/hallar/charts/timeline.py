"""What is due when: a row for each thing agreed, its period, its milestones and today."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hallar.charts.bars import LEAST_WIDTH, draw_heading
from hallar.charts.language import choose_words
from hallar.charts.palette import ALARM, PALE, PAPER, QUIET
from hallar.charts.svg import (
    draw_element,
    draw_haloed_text,
    draw_root,
    draw_text,
    draw_titled,
    estimate_text_width,
    shorten,
)
from hallar.charts.timeline_axis import TimelineAxis
from hallar.charts.timeline_legend import timeline_legend
from hallar.charts.timeline_marks import TimelineState, draw_bar, draw_milestone
from hallar.charts.timeline_words import TIMELINE_WORDS

_MARGIN = 8.0
_TODAY, _LABELS, _TOP = 36.0, 51.0, 58.0
"""Baselines of today's text and of the axis; where the first row begins."""
_ROW, _STACKED_ROW = 24.0, 40.0
_STACKED_BELOW = 560.0
"""On a page narrower than this a label stands above its bar, not beside it, in pixels."""
_LABEL_SHARE = 0.38
_LABELS_BELOW_FROM = 16
"""From so many rows on the axis is labelled below, too."""
_BELOW = 18.0
_BEHIND_A_MARK = 9.0
_SETTLED = ("fulfilled", "lapsed", "replaced")


@dataclass(frozen=True)
class TimelineRow:
    """One thing that is due.

    Attributes:
        label: what it is.
        start: first day of its period, ``None`` where it has none.
        end: the day it is due, ``None`` where that is open.
        state: where it stands.
        late: whether a day has gone by on which something of it was due.
        marks: milestones: the day, whether it was reached, the title.
    """

    label: str
    start: date | None
    end: date | None
    state: TimelineState
    late: bool = False
    marks: tuple[tuple[date, bool, str], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it has begun and has no end yet."""
        return self.start is not None and self.end is None and self.state not in _SETTLED

    def days(self) -> Iterator[date]:
        """Give every day of the row."""
        yield from (day for day in (self.start, self.end) if day is not None)
        yield from (day for day, _reached, _title in self.marks)


@dataclass(frozen=True)
class _Layout:
    """What every row is drawn by."""

    axis: TimelineAxis
    today: date
    words: Mapping[str, str]
    stacked: bool

    @property
    def row(self) -> float:
        return _STACKED_ROW if self.stacked else _ROW

    def is_banded(self, top: float) -> bool:
        """Whether a row stands on a pale band: every other one does."""
        return round((top - _TOP) / self.row) % 2 == 0

    @property
    def label_room(self) -> int:
        """Characters of a label that there is room for."""
        room = self.axis.right - _MARGIN if self.stacked else self.axis.left - 2 * _MARGIN
        return int(room / estimate_text_width(" "))


def draw_timeline(
    rows: Sequence[TimelineRow], *, today: date, language: str, title: str, width: float = 960.0
) -> str:
    """Return the rows over a common axis of years or months, as a self-contained SVG element.

    Every state has a shape of its own; an open end is dashed; milestones are diamonds, filled once reached;
    what is late is said in words. Nothing rests on colour alone.

    Args:
        rows: in the order in which they are drawn.
        today: marked by a line.
        language: ``es`` or ``en``.
        title: what is shown, in the reader's language.
        width: of the drawing, in pixels, at least 240; below 560 labels stand above their bars.

    Raises:
        ValueError: the drawing is too narrow or the language not known.
    """
    words = choose_words(TIMELINE_WORDS, language)
    if width < LEAST_WIDTH:
        raise ValueError(f"width {width}: expected at least {LEAST_WIDTH:.0f} pixels")
    stacked = width < _STACKED_BELOW
    days = [day for row in rows for day in row.days()] + [today]
    behind = _late_room(words) if any(row.late for row in rows) else 0.0
    left = _MARGIN if stacked else _MARGIN + width * _LABEL_SHARE
    axis = TimelineAxis(days, left, width - _MARGIN - behind)
    layout = _Layout(axis, today, words, stacked)
    bottom = _TOP + max(1, len(rows)) * layout.row
    below = _BELOW if len(rows) >= _LABELS_BELOW_FROM else 0.0
    legend = timeline_legend(
        {row.state for row in rows},
        {reached for row in rows for _day, reached, _title in row.marks},
        words,
        width,
        open_ends=any(row.is_open for row in rows),
    )
    height = bottom + below + legend.height + _MARGIN
    parts = [
        draw_element("rect", x=0, y=_TOP + number * layout.row, width=width, height=layout.row, fill=PALE)
        for number in range(0, len(rows), 2)
    ]
    parts += axis.draw_grid(_TOP - 4, bottom)
    parts += axis.draw_labels(_LABELS, words["months"])
    if below:
        parts += axis.draw_labels(bottom + 14, words["months"])
    parts.append(axis.draw_today(today, f"{words['today']} {today.isoformat()}", _TODAY, bottom))
    if not rows:
        parts.append(draw_text(words["nothing"], _MARGIN, _TOP + 15, fill=QUIET))
    parts += [_draw_row(row, _TOP + number * layout.row, layout) for number, row in enumerate(rows)]
    counted = words["told"].format(count=len(rows), late=sum(row.late for row in rows))
    return draw_root(
        draw_element("rect", width=width, height=height, fill=PAPER),
        draw_heading(title, width),
        *parts,
        legend.draw(bottom + below),
        width=width,
        height=height,
        label=f"{title}: {counted if rows else words['nothing']}",
        description="; ".join(f"{row.label}: {_told(row, words)}" for row in rows),
    )


def _draw_row(row: TimelineRow, top: float, layout: _Layout) -> str:
    axis = layout.axis
    middle = top + layout.row - (12 if layout.stacked else _ROW / 2)
    halo = PALE if layout.is_banded(top) else PAPER
    drawn = [draw_haloed_text(shorten(row.label, layout.label_room), _MARGIN, top + 16, halo=halo)]
    first, last = row.start or row.end, row.end or row.start
    spans = [axis.place(day) for day in row.days()]
    if first is not None and last is not None:
        start, end = axis.place(first), axis.place(last)
        if row.end is None:
            end = axis.right if row.is_open else max(start, axis.place(layout.today))
        drawn.append(draw_bar(row.state, start, end, middle, late=row.late, open_end=row.is_open))
        spans.append(end)
    for day, reached, title in row.marks:
        drawn.append(draw_milestone(axis.place(day), middle, reached=reached, title=f"{day} {title}"))
    if row.late and spans:
        drawn.append(_draw_late(max(spans), middle + 4, layout.words, halo))
    return draw_titled(f"{row.label}: {_told(row, layout.words)}", *drawn)


def _late_room(words: Mapping[str, str]) -> float:
    """Return the room behind the axis that the word for what is late needs, in pixels."""
    return _BEHIND_A_MARK + estimate_text_width(words["late"])


def _draw_late(end: float, baseline: float, words: Mapping[str, str], halo: str) -> str:
    """Return the word behind the row's last mark."""
    return draw_haloed_text(
        words["late"], end + _BEHIND_A_MARK, baseline, fill=ALARM, font_weight=600, halo=halo
    )


def _told(row: TimelineRow, words: Mapping[str, str]) -> str:
    late = f", {words['late']}" if row.late else ""
    start = row.start.isoformat() if row.start else "…"
    end = row.end.isoformat() if row.end else words["open"]
    return f"{words[row.state]}{late}. {start} – {end}"
