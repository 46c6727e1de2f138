from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.charts import MapPoint, PointKind, draw_map, great_circle_distance
from hallar.charts.numerals import write_count, write_distance
from hallar.charts.palette import SMALL_TEXT_SIZE
from hallar.charts.svg import estimate_text_width
from tests.charts.drawn import SVG, mark_place, page_size, read_chart, texts, titled
from tests.charts.strategies import anywhere, in_the_region, languages

SEEN = MapPoint(-99.13, 19.43, "last_seen", "Iztapalapa")
FOUND = MapPoint(-106.49, 31.60, "found", "CHH-2019-044")


@given(st.lists(anywhere, max_size=12), st.floats(200, 1200), st.floats(200, 900), languages)
def test_every_point_stands_on_a_well_formed_map(
    points: list[MapPoint], width: float, height: float, language: str
) -> None:
    root = read_chart(draw_map(points, width=width, height=height, language=language))
    right, bottom = page_size(root)
    marks = list(titled(root))
    assert bool(marks) == bool(points)
    for _, mark in marks:
        x, y = mark_place(mark)
        assert 0 <= x <= right
        assert 0 <= y <= bottom
    for text in root.iter(f"{SVG}text"):
        wide = 0 if text.get("text-anchor") else estimate_text_width(text.text or "", SMALL_TEXT_SIZE)
        assert 0 <= float(text.get("x", "nan")) <= right - wide
        assert 0 <= float(text.get("y", "nan")) <= bottom
    total = sum(point.count for point in points)
    label = root.get("aria-label", "")
    for kind in PointKind:
        count = sum(point.count for point in points if point.kind is kind)
        assert not count or f": {write_count(count)}" in label
    assert not total or "Fuera" not in "".join(texts(root))


@given(st.lists(in_the_region, min_size=1, max_size=12))
def test_shapes_tell_the_kinds_apart(points: list[MapPoint]) -> None:
    root = read_chart(draw_map(points, width=600, height=400, language="en"))
    shapes = {"Last known place": "circle", "Place found": "rect", "Case": "path"}
    for title, mark in titled(root):
        wanted = next(shape for name, shape in shapes.items() if title.startswith(name))
        found = {child.tag.removeprefix(SVG) for child in mark} - {"title"}
        assert found == {wanted}


def test_one_of_each_is_joined_by_a_line_with_its_length() -> None:
    root = read_chart(draw_map([SEEN, FOUND], width=700, height=450, language="es"))
    distance = write_distance(great_circle_distance(-99.13, 19.43, -106.49, 31.60))
    assert distance == "1,541 km"
    assert texts(root).count(distance) == 1
    assert distance in root.get("aria-label", "")
    assert len(root.findall(f"{SVG}line")) == 2  # the line and what lifts it off the ground
    assert {"Iztapalapa", "CHH-2019-044"} <= set(texts(root))


@pytest.mark.parametrize(
    "points", [[SEEN], [FOUND], [SEEN, FOUND, FOUND], [SEEN, MapPoint(-99, 20, "case", "x")]]
)
def test_any_other_number_is_not_joined(points: list[MapPoint]) -> None:
    root = read_chart(draw_map(points, width=700, height=450, language="es"))
    assert not root.findall(f"{SVG}line")


def test_a_find_where_the_person_was_last_seen_shows_both_marks() -> None:
    points = [MapPoint(-86.2, 15, kind, kind) for kind in ("last_seen", "found", "case")]
    root = read_chart(draw_map(points, width=500, height=400, language="en"))
    assert [mark[1].tag.removeprefix(SVG) for _, mark in titled(root)] == ["circle", "rect", "path"]
    assert "0.0 km" in texts(root)


def test_a_lone_point_is_shown_with_its_surroundings() -> None:
    root = read_chart(draw_map([MapPoint(-89.2, 13.7, "found", "x")], width=600, height=400, language="es"))
    assert {"El Salvador", "Guatemala"} <= set(texts(root))
    scale = next(text for text in texts(root) if text.endswith(" km"))
    assert scale == "20 km"  # 600 pixels for 300 km and a bar of at most 90


def test_without_points_the_five_countries_are_shown() -> None:
    shown = set(texts(read_chart(draw_map([], width=900, height=600, language="es"))))
    assert {"México", "Estados Unidos", "Guatemala", "Honduras", "El Salvador"} <= shown
    shown = set(texts(read_chart(draw_map([], width=900, height=600, language="en"))))
    assert {"Mexico", "United States", "Mexico City"} <= shown


def test_countries_choose_what_is_shown() -> None:
    shown = texts(read_chart(draw_map([], width=500, height=500, language="es", countries=["SLV"])))
    assert "El Salvador" in shown
    assert "Estados Unidos" not in shown


def test_points_outside_the_bounds_are_counted() -> None:
    far = MapPoint(-149.9, 61.2, "found", "Anchorage", 1234)
    svg = draw_map([SEEN, far], width=700, height=450, language="en", bounds=(-105, 15, -90, 25))
    root = read_chart(svg)
    assert "Outside the map: 1,234" in texts(root)
    assert len(list(titled(root))) == 1


def test_the_legend_stays_on_a_narrow_page() -> None:
    points = [MapPoint(-99, 19, "case", "x", 24_844), MapPoint(-90, 15, "found", "y", 3)]
    root = read_chart(draw_map(points, width=360, height=400, language="es"))
    assert {"200", "2,000", "20,000"} <= set(texts(root))


def test_labels_and_titles_are_escaped() -> None:
    label = "<script>alert('x')</script> & \"\x00\ud800"
    svg = draw_map([MapPoint(-99, 19, "case", label)], width=700, height=450, language="en")
    root = read_chart(svg)
    assert "<script" not in svg
    assert next(titled(root))[0] == "Case: <script>alert('x')</script> & \"\ufffd\ufffd"


def test_a_large_cluster_tells_its_first_labels() -> None:
    points = [MapPoint(-99, 19, "case", f"case {number}") for number in range(20)]
    ((title, _),) = titled(read_chart(draw_map(points, width=700, height=450, language="es")))
    assert title.startswith("Caso (20): case 0, case 1")
    assert title.endswith("y 12 más")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"language": "fr"}, "language 'fr'"),
        ({"width": 100}, "at least 200"),
        ({"countries": ["ATL"]}, "no outline of ATL"),
        ({"bounds": (-90, 15, -100, 25)}, "expected west, south, east, north"),
    ],
)
def test_what_cannot_be_drawn_is_refused(arguments: dict[str, object], message: str) -> None:
    wanted: dict[str, object] = {"width": 700, "height": 450, "language": "es", **arguments}
    with pytest.raises(ValueError, match=message):
        draw_map([SEEN], **wanted)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("longitude", "latitude", "kind", "count"),
    [
        (200, 0, "case", 1),
        (0, 91, "case", 1),
        (float("nan"), 0, "case", 1),
        (0, 0, "seen", 1),
        (0, 0, "case", 0),
    ],
)
def test_a_point_that_is_none_is_refused(longitude: float, latitude: float, kind: str, count: int) -> None:
    with pytest.raises(ValueError, match=r"expected|not a valid"):
        MapPoint(longitude, latitude, kind, "x", count)
