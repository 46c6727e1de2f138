from __future__ import annotations

import pytest
from hypothesis import given

from hallar.charts import SurfaceState, Tooth, ToothState, draw_dental_chart
from hallar.charts.palette import ALARM
from hallar.charts.tooth_symbols import draw_tooth
from tests.charts.drawn import SVG, page_size, read_chart, texts, titled
from tests.charts.strategies import charts, languages


@given(charts, charts, languages)
def test_two_charts_are_well_formed(before: list[Tooth], after: list[Tooth], language: str) -> None:
    root = read_chart(draw_dental_chart(before, after, language=language))
    width, height = page_size(root)
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x", "-1")) <= width
        assert 0 <= float(text.get("y", "-1")) <= height
    deciduous = any(tooth.fdi > 50 for tooth in before + after)
    assert len(list(titled(root))) == (52 if deciduous else 32)


@given(charts, languages)
def test_one_chart_is_well_formed(chart: list[Tooth], language: str) -> None:
    alone = draw_dental_chart(chart, None, language=language)
    assert (
        page_size(read_chart(alone))[1]
        < page_size(read_chart(draw_dental_chart(chart, [], language=language)))[1]
    )
    assert "AM" not in texts(read_chart(alone))
    read_chart(draw_dental_chart(None, chart, language=language))


def test_no_chart_is_refused() -> None:
    with pytest.raises(ValueError, match="no dental chart"):
        draw_dental_chart(None, None, language="es")


def test_a_contradiction_is_marked_told_and_counted() -> None:
    before = [Tooth(16, "crown"), Tooth(11, "sound"), Tooth(21, "sound")]
    after = [Tooth(16, "sound"), Tooth(11, "sound"), Tooth(21, "missing_post_mortem")]
    root = read_chart(draw_dental_chart(before, after, language="en"))
    told = {title.split(".")[0]: (title, group) for title, group in titled(root)}
    title, group = told["Tooth 16"]
    assert title == (
        "Tooth 16. AM: crown. PM: present. Contradiction: a restored tooth does not become sound"
    )
    assert any(child.get("stroke") == ALARM for child in group.iter(f"{SVG}rect"))
    assert not any(child.get("stroke") == ALARM for child in told["Tooth 11"][1].iter())
    assert "Agrees: 1; Explainable difference: 1; Contradiction: 1" in root.get("aria-label", "")
    assert "Contradiction: 1" in texts(root)


def test_surfaces_are_named_by_jaw_and_place() -> None:
    chart = [
        Tooth(11, "sound", {"occlusal": "caries", "lingual": "filled_resin"}),
        Tooth(36, "sound", {"occlusal": "filled_amalgam", "lingual": "caries"}),
    ]
    titles = [title for title, _ in titled(read_chart(draw_dental_chart(chart, None, language="es")))]
    assert "Diente 11. AM: presente, palatina resina, incisal caries" in titles
    assert "Diente 36. AM: presente, lingual caries, oclusal amalgama" in titles


def test_the_legend_explains_what_is_drawn_and_no_more() -> None:
    shown = texts(read_chart(draw_dental_chart([Tooth(36, "implant")], None, language="en")))
    assert {"implant", "not recorded"} <= set(shown)
    assert "crown" not in shown


def test_mesial_points_to_the_midline() -> None:
    def filled_side(fdi: int) -> float:
        """Return the middle of the filled mesial part from the middle of the square, in pixels."""
        chart = [Tooth(fdi, "sound", {"mesial": "filled_amalgam"})]
        root = read_chart(draw_dental_chart(chart, None, language="en"))
        group = next(group for title, group in titled(root) if "mesial" in title)
        corners = {part.get("fill"): part.get("points", "") for part in group.iter(f"{SVG}polygon")}
        filled = [float(corner.split(",")[0]) for corner in corners["#1c2330"].split()]
        square = [float(corner.split(",")[0]) for points in corners.values() for corner in points.split()]
        return sum(filled) / len(filled) - (min(square) + max(square)) / 2

    assert all(filled_side(fdi) > 0 for fdi in (16, 46, 55, 85))
    assert all(filled_side(fdi) < 0 for fdi in (26, 36, 65, 75))


def test_every_state_looks_different() -> None:
    whole = {draw_tooth(Tooth(16, state), 16, 0, 0) for state in ToothState}
    assert len(whole) == len(ToothState)
    surfaces = {draw_tooth(Tooth(16, "sound", {"occlusal": state}), 16, 0, 0) for state in SurfaceState}
    assert len(surfaces) == len(SurfaceState)
