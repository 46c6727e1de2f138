from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.charts import draw_bars
from tests.charts.drawn import SVG, page_size, read_chart, texts, titled
from tests.charts.strategies import labels, languages

rows = st.lists(st.tuples(labels, st.integers(0, 10**7)), max_size=15)
WIDTHS = st.sampled_from([240.0, 360.0, 479.0, 640.0, 1000.0])


@given(rows, labels, labels, WIDTHS, languages)
def test_every_bar_stays_on_a_well_formed_page(
    counted: list[tuple[str, int]], title: str, unit: str, width: float, language: str
) -> None:
    root = read_chart(draw_bars(counted, language=language, title=title, unit=unit, width=width))
    assert page_size(root)[0] == width
    bars = list(titled(root))
    assert len(bars) == len(counted)
    for _, bar in bars:
        for part in bar.iter(f"{SVG}rect"):
            assert float(part.get("x", "nan")) + float(part.get("width", "nan")) <= width


def test_lengths_are_in_proportion() -> None:
    counted = [("Jalisco", 200), ("Sonora", 50), ("Otro", 0)]
    root = read_chart(draw_bars(counted, language="es", title="Casos", unit="casos"))
    lengths = [float(bar.findall(f"{SVG}rect")[1].get("width", "nan")) for _, bar in titled(root)]
    assert lengths[1] == pytest.approx(lengths[0] / 4, abs=0.1)
    assert lengths[2] == 0
    assert root.get("aria-label") == "Casos. Total: 250 casos"
    assert {"200", "50", "0"} <= set(texts(root))


def test_a_long_label_is_told_in_full_and_written_shortened() -> None:
    label = "Fiscalía General de Justicia del Estado de Coahuila de Zaragoza"
    root = read_chart(draw_bars([(label, 3)], language="es", title="Casos", unit="casos"))
    assert next(titled(root))[0] == f"{label}: 3 casos"
    assert any(text.endswith("…") for text in texts(root))


def test_nothing_is_said_so() -> None:
    assert "Sin datos" in texts(read_chart(draw_bars([], language="es", title="Casos", unit="casos")))


@pytest.mark.parametrize("count", [-1, float("nan"), float("inf")])
def test_what_is_no_count_is_refused(count: float) -> None:
    with pytest.raises(ValueError, match="expected a number that is not negative"):
        draw_bars([("x", count)], language="es", title="Casos", unit="casos")


def test_too_narrow_a_page_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 240"):
        draw_bars([], language="es", title="Casos", unit="casos", width=100)
