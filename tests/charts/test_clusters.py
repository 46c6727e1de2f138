from __future__ import annotations

from math import hypot

from hypothesis import given
from hypothesis import strategies as st

from hallar.charts import MapPoint, PointKind
from hallar.charts.bounds import Bounds
from hallar.charts.clusters import LARGEST_RADIUS, LEAST_RADIUS, join_points, mark_radius, radius_unit
from hallar.charts.projection import Projection
from tests.charts.strategies import in_the_region

PROJECTION = Projection(Bounds(-118, 13, -83, 40), 700, 540)


@given(st.lists(in_the_region, max_size=40))
def test_nothing_is_lost_or_doubled(points: list[MapPoint]) -> None:
    clusters = join_points(points, PROJECTION)
    for kind in PointKind:
        counted = sum(cluster.count for cluster in clusters if cluster.kind is kind)
        assert counted == sum(point.count for point in points if point.kind is kind)
    assert {label for cluster in clusters for label in cluster.labels} == {point.label for point in points}


@given(st.lists(in_the_region, min_size=1, max_size=40))
def test_areas_are_in_proportion_above_the_least(points: list[MapPoint]) -> None:
    clusters = join_points(points, PROJECTION)
    unit = radius_unit(clusters, PROJECTION.width)
    largest = clusters[0]
    assert largest.count == max(cluster.count for cluster in clusters)
    assert mark_radius(largest.count, unit) <= LARGEST_RADIUS + 1e-9
    for cluster in clusters:
        radius = mark_radius(cluster.count, unit)
        share = radius**2 / mark_radius(largest.count, unit) ** 2
        assert radius == LEAST_RADIUS or abs(share - cluster.count / largest.count) < 1e-9


def test_near_points_of_one_kind_are_joined_and_of_two_kinds_are_not() -> None:
    points = [
        MapPoint(-100, 20, "found", "a"),
        MapPoint(-100.01, 20.01, "found", "b", 2),
        MapPoint(-100, 20, "last_seen", "c"),
        MapPoint(-90, 20, "found", "d"),
    ]
    clusters = join_points(points, PROJECTION)
    assert [(cluster.kind, cluster.count) for cluster in clusters] == [
        (PointKind.FOUND, 3),
        (PointKind.LAST_SEEN, 1),
        (PointKind.FOUND, 1),
    ]
    x, y = PROJECTION.place(-100, 20)
    assert hypot(clusters[0].x - x, clusters[0].y - y) < 1


def test_points_on_either_side_of_a_cell_are_joined() -> None:
    degrees = 18 / PROJECTION.width * PROJECTION.bounds.width
    points = [MapPoint(-118 + degrees * (1 + side), 20, "case", str(side)) for side in (-0.01, 0.01)]
    assert [cluster.count for cluster in join_points(points, PROJECTION)] == [2]
