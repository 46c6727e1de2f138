"""The legend of the timeline: the shapes that stand in it, and no others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

from hallar.charts.legend import BASELINE, ROW_HEIGHT, Legend, LegendEntry
from hallar.charts.palette import QUIET
from hallar.charts.svg import draw_element, draw_text, estimate_text_width
from hallar.charts.timeline_marks import TimelineState, draw_bar, draw_milestone

_SAMPLE = 28.0
_DIAMOND = 14.0
_BESIDE = 6.0


def timeline_legend(
    states: set[TimelineState], reached: set[bool], words: Mapping[str, str], width: float, *, open_ends: bool
) -> Legend:
    """Return the legend.

    Args:
        states: that some row has.
        reached: whether there are milestones reached, and not reached.
        words: names of states and marks.
        width: of the drawing.
        open_ends: whether some period has no end.
    """
    entries = [
        _bar_entry(state, words[state], open_end=False)
        for state in get_args(TimelineState)
        if state in states
    ]
    if open_ends:
        entries.append(_bar_entry("agreed", words["no_end"], open_end=True))
    entries += [
        _milestone_entry(words["reached" if one else "not_reached"], reached=one)
        for one in (True, False)
        if one in reached
    ]
    return Legend(entries, width)


def _bar_entry(state: TimelineState, name: str, *, open_end: bool) -> LegendEntry:
    return _entry(
        name, _SAMPLE, lambda left, middle: draw_bar(state, left, left + _SAMPLE, middle, open_end=open_end)
    )


def _milestone_entry(name: str, *, reached: bool) -> LegendEntry:
    return _entry(
        name,
        _DIAMOND,
        lambda left, middle: draw_milestone(left + _DIAMOND / 2, middle, reached=reached, title=name),
    )


def _entry(name: str, mark: float, draw_mark: Callable[[float, float], str]) -> LegendEntry:
    def draw(left: float, middle: float) -> str:
        text = draw_text(name, left + mark + _BESIDE, middle + BASELINE, fill=QUIET)
        return draw_element("g", draw_mark(left, middle), text, aria_hidden="true")

    return LegendEntry(mark + _BESIDE + estimate_text_width(name), ROW_HEIGHT, draw)
