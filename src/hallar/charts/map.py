"""A map of cases and finds that needs no network: outlines and marks, as SVG."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from math import hypot

from hallar.charts.backdrop import draw_land
from hallar.charts.bounds import Bounds, bounds_of
from hallar.charts.clusters import Cluster, join_points, mark_radius, radius_unit
from hallar.charts.label_board import LabelBoard
from hallar.charts.language import choose_words
from hallar.charts.legend import ROW_HEIGHT
from hallar.charts.map_legend import map_legend
from hallar.charts.map_names import draw_names
from hallar.charts.map_points import MapPoint, PointKind
from hallar.charts.map_words import FIVE_COUNTRIES, MAP_WORDS
from hallar.charts.marks import MARK_COLOURS, draw_mark
from hallar.charts.numerals import write_count, write_distance
from hallar.charts.outlines import read_outlines
from hallar.charts.palette import INK, LINE, PAPER, SMALL_TEXT_SIZE, TEXT_SIZE
from hallar.charts.projection import Projection, fit
from hallar.charts.sphere import great_circle_distance
from hallar.charts.svg import (
    AttributeValue,
    draw_element,
    draw_haloed_text,
    draw_root,
    draw_titled,
    estimate_text_width,
    shorten,
)

LEAST_MAP_WIDTH = 300.0
"""The fewest kilometres a map shows from side to side: enough to recognise where one is."""
LEAST_SIZE = 200.0
"""The narrowest and lowest drawing, in pixels."""

_MARGIN = 0.12
_MOST_LABELLED = 12
"""With more marks than this, labels are only shown under the pointer."""
_LONGEST_LABEL = 30
_MOST_TOLD = 8
"""Labels in the title of a cluster."""
_BESIDE_LINE = 5.0
_COUNT_INSIDE = 9.0
"""Radius from which a mark has room for its count, in pixels."""


def draw_map(
    points: Sequence[MapPoint],
    *,
    width: float,
    height: float,
    language: str,
    countries: Collection[str] | None = None,
    bounds: tuple[float, float, float, float] | None = None,
) -> str:
    """Return a map as a self-contained SVG element.

    Points of one kind that would cover one another are joined; a line with the distance joins the last known
    place and the place found when there is one of each. Give national figures as counts per municipality,
    not as a point per case: it is the same map, sooner.

    Args:
        points: what stands on the map.
        width: of the whole drawing, in pixels, at least 200.
        height: of the whole drawing with its legend, in pixels, at least 200.
        language: ``es`` or ``en``.
        countries: ISO 3166-1 alpha-3 codes of the countries drawn bright, and shown when there is no point;
            the five of the accord unless given.
        bounds: west, south, east and north in degrees, instead of the points' own bounds; points outside are
            not drawn but counted in the legend.

    Raises:
        ValueError: the language, a country or the bounds are not known, or the drawing is too small.
    """
    words = choose_words(MAP_WORDS, language)
    if min(width, height) < LEAST_SIZE:
        raise ValueError(f"{width} x {height}: expected at least {LEAST_SIZE:.0f} x {LEAST_SIZE:.0f} pixels")
    highlighted = tuple(FIVE_COUNTRIES if countries is None else countries)
    unknown = sorted(set(highlighted) - set(read_outlines().countries))
    if unknown:
        raise ValueError(f"no outline of {', '.join(unknown)}; ISO 3166-1 alpha-3 codes are expected")
    # the legend's height depends on what is seen, and that on the room the legend leaves
    legend_height = ROW_HEIGHT
    while True:
        projection = _frame(points, width, height - legend_height, highlighted, bounds)
        seen = [point for point in points if projection.bounds.holds(point.longitude, point.latitude)]
        clusters = join_points(seen, projection)
        outside = sum(point.count for point in points) - sum(cluster.count for cluster in clusters)
        legend = map_legend(clusters, projection, words, outside)
        if legend.height <= legend_height:
            break
        legend_height = legend.height
    board = LabelBoard(projection.width, projection.height)
    distance = _only_distance(seen)
    unit = radius_unit(clusters, width)
    marks = _draw_marks(clusters, unit, board, words)
    line = _draw_distance(clusters, distance, board)
    labels = _draw_labels(clusters, unit, board)
    told, listed = _describe(seen, distance, words)
    return draw_root(
        draw_element("rect", width=width, height=height, fill=PAPER),
        draw_land(projection, highlighted),
        draw_names(projection, board, highlighted, language),
        line,
        marks,
        _draw_counts(clusters, unit, projection),
        labels,
        draw_element("rect", width=width, height=projection.height, fill="none", stroke=LINE),
        draw_element("rect", y=projection.height, width=width, height=height - projection.height, fill=PAPER),
        legend.draw(projection.height),
        width=width,
        height=height,
        label=told,
        description=listed,
    )


def _frame(
    points: Sequence[MapPoint],
    width: float,
    height: float,
    countries: Collection[str],
    bounds: tuple[float, float, float, float] | None,
) -> Projection:
    """Choose what is seen: the bounds asked for, else the points, else the countries."""
    if bounds is not None:
        west, south, east, north = bounds
        if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
            raise ValueError(f"bounds {bounds}: expected west, south, east, north in degrees")
        return fit(Bounds(west, south, east, north), width, height)
    if points:
        around = bounds_of((point.longitude, point.latitude) for point in points)
        return _keep_on_land(fit(around, width, height, margin=_MARGIN, least_width=LEAST_MAP_WIDTH), around)
    outlines = read_outlines().countries
    around = bounds_of(place for code in countries for ring in outlines[code] for place in ring)
    return _keep_on_land(fit(around, width, height, margin=0.02, least_width=LEAST_MAP_WIDTH), around)


def _keep_on_land(projection: Projection, needed: Bounds) -> Projection:
    """Move the map off bare paper, unless something needed stands there."""
    known = read_outlines().bounds
    if not (known.holds(needed.west, needed.south) and known.holds(needed.east, needed.north)):
        return projection
    return replace(projection, bounds=projection.bounds.moved_into(known))


def _only_distance(points: Sequence[MapPoint]) -> float | None:
    """Return the kilometres between the last known place and the place found when there is one of each."""
    places = {kind: [point for point in points if point.kind is kind] for kind in PointKind}
    if len(places[PointKind.LAST_SEEN]) != 1 or len(places[PointKind.FOUND]) != 1:
        return None
    (seen,), (found,) = places[PointKind.LAST_SEEN], places[PointKind.FOUND]
    return great_circle_distance(seen.longitude, seen.latitude, found.longitude, found.latitude)


def _draw_distance(clusters: Sequence[Cluster], distance: float | None, board: LabelBoard) -> str:
    if distance is None:
        return ""
    ends = {cluster.kind: (cluster.x, cluster.y) for cluster in clusters}
    (x, y), (to_x, to_y) = ends[PointKind.LAST_SEEN], ends[PointKind.FOUND]
    line = {"x1": x, "y1": y, "x2": to_x, "y2": to_y}
    text = write_distance(distance)
    room = _room_along(text, x, y, to_x, to_y, board)
    board.take_line(x, y, to_x, to_y)
    return (
        draw_element("line", **line, stroke=PAPER, stroke_width=4, stroke_opacity=0.8)
        + draw_element("line", **line, stroke=INK, stroke_width=1.5, stroke_dasharray="6 4")
        + (draw_haloed_text(text, *room, font_weight=600) if room else "")
    )


def _room_along(
    text: str, x: float, y: float, to_x: float, to_y: float, board: LabelBoard
) -> tuple[float, float] | None:
    """Find room for a text beside the middle of a line, on its right or upper side."""
    length = hypot(to_x - x, to_y - y)
    across, down = ((to_y - y) / length, (x - to_x) / length) if length else (0.0, -1.0)
    if down > 0:
        across, down = -across, -down
    distance = abs(across) * estimate_text_width(text) / 2 + abs(down) * TEXT_SIZE / 2 + _BESIDE_LINE
    middle = ((x + to_x) / 2 + across * distance, (y + to_y) / 2 + down * distance)
    return board.find_room_at(text, *middle, TEXT_SIZE)


def _draw_marks(clusters: Sequence[Cluster], unit: float, board: LabelBoard, words: Mapping[str, str]) -> str:
    parts = []
    for cluster in clusters:
        radius = mark_radius(cluster.count, unit)
        board.take(cluster.x, cluster.y, radius + 2)
        mark = draw_mark(cluster.kind, cluster.x, cluster.y, radius)
        parts.append(draw_titled(_tell_cluster(cluster, words), mark))
    return "".join(parts)


def _draw_counts(clusters: Sequence[Cluster], unit: float, projection: Projection) -> str:
    """Return the counts of the marks that have room for them, the larger before the smaller."""
    board = LabelBoard(projection.width, projection.height)
    parts = []
    for cluster in clusters:
        radius = mark_radius(cluster.count, unit)
        count = write_count(cluster.count)
        wide = estimate_text_width(count, SMALL_TEXT_SIZE) / 2 > radius
        if cluster.count == 1 or radius < _COUNT_INSIDE or wide:
            continue
        room = board.find_room_at(count, cluster.x, cluster.y, SMALL_TEXT_SIZE, shifts=(0.0,))
        if room:
            solid = cluster.kind is PointKind.LAST_SEEN
            colour, halo = (PAPER, MARK_COLOURS[cluster.kind]) if solid else (INK, PAPER)
            middle: dict[str, AttributeValue] = {
                "text_anchor": "middle",
                "font_size": SMALL_TEXT_SIZE,
                "font_weight": 600,
            }
            parts.append(draw_haloed_text(count, cluster.x, room[1], halo=halo, fill=colour, **middle))
    return "".join(parts)


def _draw_labels(clusters: Sequence[Cluster], unit: float, board: LabelBoard) -> str:
    if len(clusters) > _MOST_LABELLED:
        return ""
    parts = []
    for cluster in clusters:
        text = shorten(cluster.labels[0], _LONGEST_LABEL)
        if len(cluster.labels) > 1 or not text:
            continue
        distance = mark_radius(cluster.count, unit) + 6
        room = board.find_room_beside(text, cluster.x, cluster.y, distance, TEXT_SIZE)
        if room:
            parts.append(draw_haloed_text(text, *room))
    return "".join(parts)


def _tell_cluster(cluster: Cluster, words: Mapping[str, str]) -> str:
    told = list(cluster.labels[:_MOST_TOLD])
    if len(cluster.labels) > _MOST_TOLD:
        told.append(words["and_more"].format(count=write_count(len(cluster.labels) - _MOST_TOLD)))
    number = f" ({write_count(cluster.count)})" if cluster.count > 1 else ""
    return f"{words[cluster.kind]}{number}: {', '.join(told)}"


def _describe(
    points: Sequence[MapPoint], distance: float | None, words: Mapping[str, str]
) -> tuple[str, str]:
    """Return what a screen reader says, and the list of the points when they are few."""
    totals: Counter[PointKind] = Counter()
    for point in points:
        totals[PointKind(point.kind)] += point.count
    told = [f"{words[kind]}: {write_count(totals[kind])}" for kind in PointKind if totals[kind]]
    if distance is not None:
        told.append(words["distance"].format(distance=write_distance(distance)))
    listed = [f"{words[PointKind(point.kind)]}: {point.label}" for point in points[:_MOST_LABELLED]]
    return (
        f"{words['map']}. {'; '.join(told) or words['nothing']}",
        "; ".join(listed) if len(points) <= _MOST_LABELLED else "",
    )
