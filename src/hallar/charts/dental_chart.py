"""Two dental charts laid one over the other, tooth by tooth, with a verdict on each; or one alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from hallar.charts.dental_comparison import Agreement, ToothComparison, chart_teeth, compare_teeth
from hallar.charts.dental_words import (
    AGREEMENT_WORDS,
    CHART_WORDS,
    STATE_WORDS,
    SURFACE_STATE_WORDS,
    explain_comparison,
    surface_name,
)
from hallar.charts.language import choose_words
from hallar.charts.legend import BASELINE, ROW_HEIGHT, Legend, LegendEntry
from hallar.charts.palette import ALARM, INK, LINE, PAPER, QUIET, SMALL_TEXT_SIZE
from hallar.charts.svg import draw_element, draw_root, draw_text, draw_titled, estimate_text_width
from hallar.charts.teeth import (
    DECIDUOUS_ROWS,
    PERMANENT_ROWS,
    WITH_SURFACES,
    Surface,
    SurfaceState,
    Tooth,
    ToothState,
)
from hallar.charts.tooth_symbols import SQUARE, draw_surface, draw_tooth
from hallar.charts.verdict_signs import draw_verdict

CHART_WIDTH = 780.0
"""Width of every dental chart, in pixels; on a narrower screen the page lets it scroll."""

_COLUMN = 45.0
"""Distance from tooth to tooth, in pixels."""
_MIDLINE = 12.0
"""Room between the halves of a jaw, in pixels."""
_NUMBER = 18.0
_SIGN = 20.0
_GAP = 16.0
"""Between rows, in pixels."""
_HEADER = 26.0
_ANY_TOOTH = 11
"""Stands for all in the legend, where only the sign is explained."""
_CONTRADICTION_PAPER = "#f9ebe8"


class _Charts(NamedTuple):
    before: Mapping[int, Tooth] | None
    after: Mapping[int, Tooth] | None
    verdicts: Mapping[int, ToothComparison]
    language: str

    @property
    def rows(self) -> list[Mapping[int, Tooth]]:
        return [chart for chart in (self.before, self.after) if chart is not None]


def draw_dental_chart(
    ante_mortem: Iterable[Tooth] | None, post_mortem: Iterable[Tooth] | None, *, language: str
) -> str:
    """Return the charts as a self-contained SVG element, 780 pixels wide.

    With both, every tooth shows the ante-mortem record above the post-mortem one and between them the verdict
    of :func:`compare_teeth`; with one, that alone. Deciduous teeth have rows of their own when either chart
    has one.

    Args:
        ante_mortem: the teeth recorded in life, or nothing.
        post_mortem: the teeth recorded after death, or nothing.
        language: ``es`` or ``en``.

    Raises:
        ValueError: there is no chart at all, one records a tooth twice, or the language is not known.
    """
    words = choose_words(CHART_WORDS, language)
    before = None if ante_mortem is None else chart_teeth(ante_mortem)
    after = None if post_mortem is None else chart_teeth(post_mortem)
    if before is None and after is None:
        raise ValueError("no dental chart: expected the ante-mortem or the post-mortem one")
    compared = [] if before is None or after is None else compare_teeth(before.values(), after.values())
    charts = _Charts(before, after, {one.fdi: one for one in compared}, language)
    rows = _choose_rows(charts)
    parts, top = [_draw_sides(words)], _HEADER
    for row in rows:
        parts.append(_draw_row(row, charts, top))
        top += _row_height(charts) + _GAP
    parts.append(_draw_midline(_HEADER, top - _GAP))
    legend = Legend(_legend_entries(charts), CHART_WIDTH)
    height = top + legend.height
    title = words["both" if compared or len(charts.rows) == 2 else _only_side(charts)]
    counts = Counter(one.agreement for one in compared)
    verdicts = choose_words(AGREEMENT_WORDS, language)
    told = "; ".join(f"{verdicts[one]}: {counts[one]}" for one in Agreement if counts[one])
    contradictions = [one for one in compared if one.agreement is Agreement.CONTRADICTION]
    return draw_root(
        draw_element("rect", width=CHART_WIDTH, height=height, fill=PAPER),
        *parts,
        legend.draw(top),
        width=CHART_WIDTH,
        height=height,
        label=f"{title}. {told}" if told else title,
        description="; ".join(
            f"{words['tooth'].format(fdi=one.fdi)}: {explain_comparison(one, language)}"
            for one in contradictions
        ),
    )


def _choose_rows(charts: _Charts) -> list[tuple[int, ...]]:
    recorded = {fdi for chart in charts.rows for fdi in chart}
    upper, lower = ([row] for row in PERMANENT_ROWS)
    if recorded & {fdi for row in DECIDUOUS_ROWS for fdi in row}:
        upper.append(DECIDUOUS_ROWS[0])
        lower.insert(0, DECIDUOUS_ROWS[1])
    return upper + lower


def _only_side(charts: _Charts) -> str:
    return "post_mortem" if charts.before is None else "ante_mortem"


def _row_height(charts: _Charts) -> float:
    return _NUMBER + SQUARE + (_SIGN + SQUARE if len(charts.rows) == 2 else 0.0)


def _left_edge(row: Sequence[int], place: int) -> float:
    """Return where a tooth's square starts; rows stand around the midline."""
    half = len(row) // 2
    side = _MIDLINE / 2 if place >= half else -_MIDLINE / 2
    return CHART_WIDTH / 2 + side + (place - half) * _COLUMN + (_COLUMN - SQUARE) / 2


def _draw_sides(words: Mapping[str, str]) -> str:
    return draw_text(words["right"], 8, 16, fill=QUIET) + draw_text(
        words["left"], CHART_WIDTH - 8, 16, text_anchor="end", fill=QUIET
    )


def _draw_midline(top: float, bottom: float) -> str:
    x = CHART_WIDTH / 2
    return draw_element("line", x1=x, y1=top, x2=x, y2=bottom, stroke=LINE)


def _draw_row(row: Sequence[int], charts: _Charts, top: float) -> str:
    parts = [_draw_column(fdi, _left_edge(row, place), top, charts) for place, fdi in enumerate(row)]
    if len(charts.rows) == 2:
        words = choose_words(CHART_WORDS, charts.language)
        middle = top + _NUMBER + SQUARE / 2 + 4
        for name, y in (("am", middle), ("pm", middle + SQUARE + _SIGN)):
            x = _left_edge(row, 0) - 10
            parts.append(
                draw_text(words[name], x, y, text_anchor="end", font_size=SMALL_TEXT_SIZE, fill=QUIET)
            )
    return "".join(parts)


def _draw_column(fdi: int, left: float, top: float, charts: _Charts) -> str:
    verdict = charts.verdicts.get(fdi)
    contradicts = verdict is not None and verdict.agreement is Agreement.CONTRADICTION
    parts = []
    if contradicts:
        around = {"x": left - 5, "y": top, "width": SQUARE + 10, "height": _row_height(charts) + 5}
        parts.append(draw_element("rect", **around, fill=_CONTRADICTION_PAPER, stroke=ALARM, rx=3))
    parts.append(
        draw_text(
            str(fdi),
            left + SQUARE / 2,
            top + _NUMBER - 5,
            text_anchor="middle",
            font_weight=700 if contradicts else 400,
            fill=ALARM if contradicts else INK,
        )
    )
    y = top + _NUMBER
    for chart in charts.rows:
        parts.append(draw_tooth(chart.get(fdi), fdi, left, y))
        y += SQUARE + _SIGN
    if len(charts.rows) == 2:
        agreement = Agreement.UNKNOWN if verdict is None else verdict.agreement
        parts.append(draw_verdict(agreement, left + SQUARE / 2, top + _NUMBER + SQUARE + _SIGN / 2))
    return draw_titled(_tell_tooth(fdi, charts), *parts)


def _tell_tooth(fdi: int, charts: _Charts) -> str:
    words = choose_words(CHART_WORDS, charts.language)
    told = [words["tooth"].format(fdi=fdi)]
    for name, chart in (("am", charts.before), ("pm", charts.after)):
        if chart is not None:
            told.append(f"{words[name]}: {_describe_tooth(chart.get(fdi), charts.language)}")
    if fdi in charts.verdicts:
        told.append(explain_comparison(charts.verdicts[fdi], charts.language))
    return ". ".join(told)


def _describe_tooth(tooth: Tooth | None, language: str) -> str:
    if tooth is None:
        return choose_words(CHART_WORDS, language)["unrecorded"]
    states = choose_words(SURFACE_STATE_WORDS, language)
    told = [choose_words(STATE_WORDS, language)[ToothState(tooth.state)]]
    for surface in Surface:
        state = tooth.surface(surface)
        if state not in (SurfaceState.SOUND, SurfaceState.UNKNOWN):
            told.append(f"{surface_name(tooth.fdi, surface, language)} {states[state]}")
    return ", ".join(told)


def _legend_entries(charts: _Charts) -> list[LegendEntry]:
    """Explain what the drawing has: verdicts first, then surfaces, then states of teeth."""
    language = charts.language
    entries = []
    if len(charts.rows) == 2:
        counts = Counter(one.agreement for one in charts.verdicts.values())
        names = choose_words(AGREEMENT_WORDS, language)
        entries += [_verdict_entry(one, f"{names[one]}: {counts[one]}") for one in Agreement if counts[one]]
    teeth = [tooth for chart in charts.rows for tooth in chart.values()]
    surfaces = {tooth.surface(one) for tooth in teeth if tooth.state in WITH_SURFACES for one in Surface}
    surface_names = choose_words(SURFACE_STATE_WORDS, language)
    entries += [_surface_entry(one, surface_names[one]) for one in SurfaceState if one in surfaces]
    states = {ToothState(tooth.state) for tooth in teeth}
    state_names = choose_words(STATE_WORDS, language)
    entries += [
        _tooth_entry(Tooth(_ANY_TOOTH, one), state_names[one])
        for one in ToothState
        if one in states and one not in (ToothState.SOUND, ToothState.PRESENT)
    ]
    shown = {fdi for row in _choose_rows(charts) for fdi in row}
    if any(shown - set(chart) for chart in charts.rows):
        entries.append(_tooth_entry(None, choose_words(CHART_WORDS, language)["unrecorded"]))
    return entries


def _verdict_entry(agreement: Agreement, name: str) -> LegendEntry:
    def draw(left: float, middle: float) -> str:
        return draw_verdict(agreement, left + 7, middle) + draw_text(
            name, left + 20, middle + BASELINE, font_weight=600
        )

    return LegendEntry(22 + estimate_text_width(name) * 1.1, ROW_HEIGHT, draw)


def _surface_entry(state: SurfaceState, name: str) -> LegendEntry:
    side = 14.0
    corners = [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)]

    def draw(left: float, middle: float) -> str:
        return draw_surface(state, corners, left, middle - side / 2) + draw_text(
            name, left + side + 6, middle + BASELINE
        )

    return LegendEntry(side + 6 + estimate_text_width(name), ROW_HEIGHT, draw)


def _tooth_entry(tooth: Tooth | None, name: str) -> LegendEntry:
    def draw(left: float, middle: float) -> str:
        drawn = draw_tooth(tooth, _ANY_TOOTH, left, middle - SQUARE / 2)
        return drawn + draw_text(name, left + SQUARE + 7, middle + BASELINE)

    return LegendEntry(SQUARE + 7 + estimate_text_width(name), SQUARE + 8, draw)
