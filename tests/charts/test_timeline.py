from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.charts import TimelineRow, TimelineState, draw_timeline
from hallar.charts.palette import PAPER
from hallar.charts.timeline_marks import draw_bar
from tests.charts.drawn import SVG, page_size, read_chart, texts, titled
from tests.charts.strategies import labels, languages

days = st.dates(date(1990, 1, 1), date(2060, 12, 31)) | st.sampled_from([date.min, date.max])
marks = st.lists(st.tuples(days, st.booleans(), labels), max_size=4).map(tuple)
states = st.sampled_from(get_args(TimelineState))
rows = st.lists(
    st.builds(TimelineRow, labels, st.none() | days, st.none() | days, states, st.booleans(), marks).filter(
        lambda row: any(True for _day in row.days()) or not row.late
    ),
    max_size=12,
)


@given(rows, days, languages, st.sampled_from([240.0, 640.0, 960.0]))
def test_every_row_stands_on_a_well_formed_page(
    drawn: list[TimelineRow], today: date, language: str, width: float
) -> None:
    root = read_chart(draw_timeline(drawn, today=today, language=language, title="Timeline", width=width))
    page_width, height = page_size(root)
    assert page_width == width
    for element in root.iter(f"{SVG}rect"):
        assert float(element.get("y", "0")) + float(element.get("height", "0")) <= height
        assert float(element.get("width", "0")) > 0
    wide = [row for row in drawn if row.start is not None or row.end is not None or row.marks]
    assert len([group for title, group in titled(root) if ":" in title]) >= len(wide)


@given(rows, days, languages, st.sampled_from([240.0, 560.0, 960.0]))
def test_nothing_is_written_beside_the_page_and_no_two_labels_of_the_axis_meet(
    drawn: list[TimelineRow], today: date, language: str, width: float
) -> None:
    root = read_chart(draw_timeline(drawn, today=today, language=language, title="Timeline", width=width))
    axis: dict[str, list[float]] = {}
    for text in root.iter(f"{SVG}text"):
        x, wide = float(text.get("x", "nan")), 5.6 * len(text.text or "")
        ends = text.get("text-anchor") == "end"
        if text.get("font-size") == "11":
            axis.setdefault(text.get("y", ""), []).append(x)
        if text.get("font-weight") != "600" and not ends and not text.get("stroke"):
            assert x >= 0
            assert x + wide * 0.9 <= width or len(text.text or "") <= 3
    for places in axis.values():
        assert all(here - before >= 24 for before, here in pairwise(sorted(places)))


def test_every_state_has_a_shape_of_its_own() -> None:
    shapes = set()
    for state in get_args(TimelineState):
        bar = draw_bar(state, 10, 60, 10)
        shapes.add(re.sub(r"#[0-9a-f]{6}", lambda found: "paper" if found[0] == PAPER else "dark", bar))
    assert len(shapes) == len(get_args(TimelineState))


def test_the_legend_names_what_is_drawn_and_nothing_else() -> None:
    row = TimelineRow("1. Train", date(2022, 1, 1), None, "partly", marks=((date(2022, 3, 1), True, "x"),))
    root = read_chart(draw_timeline([row], today=date(2022, 5, 1), language="en", title="Timeline"))
    told = texts(root)
    assert {"partly fulfilled", "no end date", "milestone reached"} <= set(told)
    assert not {"agreed", "fulfilled", "milestone not reached"} & set(told)


def test_a_short_time_has_months_a_long_one_years() -> None:
    short = TimelineRow("1", date(2021, 6, 8), date(2021, 9, 1), "agreed")
    root = read_chart(draw_timeline([short], today=date(2021, 7, 1), language="es", title="x"))
    assert {"jun", "jul", "ago", "sep"} <= set(texts(root))
    long = TimelineRow("1", date(2001, 6, 8), date(2031, 9, 1), "agreed")
    root = read_chart(draw_timeline([long], today=date(2021, 7, 1), language="es", title="x"))
    assert {"2002", "2020", "2030"} <= set(texts(root))
    assert "jul" not in texts(root)


def test_what_is_settled_without_an_end_is_drawn_until_today() -> None:
    today = date(2022, 1, 1)
    rows = [
        TimelineRow("1", date(2021, 1, 1), None, "fulfilled"),
        TimelineRow("2", date(2021, 1, 1), today, "fulfilled"),
        TimelineRow("3", date(2021, 1, 1), date(2024, 1, 1), "agreed"),
    ]
    root = read_chart(draw_timeline(rows, today=today, language="en", title="x"))
    widths = [
        next(group.iter(f"{SVG}rect")).get("width")
        for title, group in titled(root)
        if title.startswith(("1:", "2:"))
    ]
    assert widths[0] == widths[1]


def test_many_rows_have_the_axis_below_as_well_and_labels_are_escaped() -> None:
    rows = [
        TimelineRow(f"<{n}> & co", date(2021, n % 12 + 1, 1), None, "agreed", n % 7 == 0) for n in range(60)
    ]
    root = read_chart(draw_timeline(rows, today=date(2022, 1, 1), language="en", title="Timeline"))
    assert texts(root).count("2022") == 2
    assert "<59> & co" in texts(root)
    assert root.get("aria-label") == "Timeline: 60 in all, 9 late"


def test_state_is_told_in_words_and_lateness_is_not_left_to_colour() -> None:
    late = TimelineRow("1. Train", date(2022, 1, 1), date(2022, 12, 31), "under_way", late=True)
    done = TimelineRow("2. Meet", None, date(2021, 9, 30), "fulfilled")
    root = read_chart(draw_timeline([late, done], today=date(2023, 5, 1), language="en", title="Timeline"))
    told = [title for title, _group in titled(root)]
    assert "1. Train: under way, late. 2022-01-01 – 2022-12-31" in told
    assert "2. Meet: fulfilled. … – 2021-09-30" in told
    assert texts(root).count("late") == 1
    assert "today 2023-05-01" in texts(root)


@given(days, st.none() | days, days, languages, st.sampled_from([240.0, 560.0, 960.0]))
def test_late_is_said_behind_the_bar_and_on_the_page(
    start: date, end: date | None, today: date, language: str, width: float
) -> None:
    row = TimelineRow("1. Train", start, end, "under_way", late=True)
    root = read_chart(draw_timeline([row], today=today, language=language, title="Timeline", width=width))
    ((_title, group),) = [one for one in titled(root) if one[0].startswith("1. Train")]
    (word,) = {one for one in texts(group) if one in {"late", "vencido"}}
    (x,) = {float(one.get("x", "nan")) for one in group.iter(f"{SVG}text") if one.text == word}
    bars = group.iter(f"{SVG}rect")
    assert all(float(bar.get("x", "nan")) + float(bar.get("width", "nan")) <= x for bar in bars)
    assert x + 6 * len(word) <= width


def test_a_day_further_on_stands_further_right() -> None:
    ends = [date(2021, 3, 1), date(2021, 9, 1), date(2024, 1, 1)]
    drawn = [TimelineRow(str(end), end, end, "fulfilled") for end in ends]
    root = read_chart(draw_timeline(drawn, today=date(2022, 1, 1), language="es", title="Cronología"))
    places = [
        float(next(group.iter(f"{SVG}rect")).get("x", "nan"))
        for title, group in titled(root)
        if title[:4].isdecimal()
    ]
    assert places == sorted(places)
    assert len(set(places)) == len(ends)


def test_an_empty_timeline_says_so() -> None:
    root = read_chart(draw_timeline([], today=date(2022, 1, 1), language="es", title="Cronología"))
    assert "nada con fecha" in texts(root)


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="width"):
        draw_timeline([], today=date(2022, 1, 1), language="es", title="x", width=100)
    with pytest.raises(ValueError, match="language"):
        draw_timeline([], today=date(2022, 1, 1), language="fr", title="x")
