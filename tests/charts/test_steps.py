from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.charts import draw_steps
from tests.charts.drawn import SVG, read_chart, texts, titled
from tests.charts.strategies import labels, languages

years = st.dictionaries(st.integers(1960, 2040), st.integers(0, 10**6), max_size=40)


@given(years, labels, st.sampled_from([240.0, 360.0, 900.0]), languages)
def test_every_column_stays_on_a_well_formed_page(
    counts: dict[int, int], unit: str, width: float, language: str
) -> None:
    root = read_chart(draw_steps(list(counts.items()), language=language, title="x", unit=unit, width=width))
    columns = list(titled(root))
    assert len(columns) == len(counts)
    for _, column in columns:
        (rect,) = column.iter(f"{SVG}rect")
        assert float(rect.get("x", "nan")) >= 0
        assert float(rect.get("x", "nan")) + float(rect.get("width", "nan")) <= width


@given(years, st.sampled_from([240.0, 360.0, 900.0]))
def test_years_do_not_cover_one_another(counts: dict[int, int], width: float) -> None:
    root = read_chart(draw_steps(list(counts.items()), language="en", title="x", unit="cases", width=width))
    places = sorted(
        float(text.get("x", "nan"))
        for _, column in titled(root)
        for text in column.iter(f"{SVG}text")
        if text.get("font-weight") is None
    )
    assert bool(places) == bool(counts)
    assert all(here - before >= 28 for before, here in pairwise(places))


def test_heights_are_in_proportion_and_years_without_count_stay_bare() -> None:
    root = read_chart(draw_steps([(2012, 50), (2010, 200)], language="es", title="Casos", unit="casos"))
    columns = dict(titled(root))
    assert list(columns) == ["2010: 200 casos", "2012: 50 casos"]
    heights = [float(next(column.iter(f"{SVG}rect")).get("height", "nan")) for column in columns.values()]
    assert heights[1] == pytest.approx(heights[0] / 4, abs=0.1)
    assert root.get("aria-label") == "Casos. Total: 250 casos"


def test_nothing_is_said_so() -> None:
    assert "No data" in texts(read_chart(draw_steps([], language="en", title="Cases", unit="cases")))


def test_a_year_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        draw_steps([(2010, 1), (2010, 2)], language="es", title="Casos", unit="casos")
