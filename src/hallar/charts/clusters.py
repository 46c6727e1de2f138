"""Joins near points of one kind into a mark whose area is proportional to their count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import hypot, sqrt

from hallar.charts.map_points import MapPoint, PointKind
from hallar.charts.projection import Projection

SINGLE_RADIUS = 6.0
"""Radius of the mark of one case, in pixels."""
LARGEST_RADIUS = 26.0
"""Radius of the largest mark on a wide page, in pixels."""
LARGEST_SHARE = 1 / 26
"""Radius of the largest mark on a narrow page, as a share of its width."""
LEAST_RADIUS = 2.5
"""Below this nothing is seen: small counts beside very large ones are drawn larger than their share."""

_CELL = 18.0
"""Points of one kind in one square of this side, in pixels, are joined."""
_OVERLAP = 0.75
"""Marks of one kind nearer than this share of the sum of their radii are joined."""

_KINDS = list(PointKind)


@dataclass(frozen=True)
class Cluster:
    """Near points of one kind."""

    kind: PointKind
    x: float
    """Mean place on the page, in pixels, weighted by count."""
    y: float
    count: int
    labels: tuple[str, ...]
    """Of the points, each once, in their order."""


def join_points(points: Iterable[MapPoint], projection: Projection) -> list[Cluster]:
    """Return the clusters, the largest first."""
    cells: dict[tuple[PointKind, int, int], list[Cluster]] = {}
    for point in points:
        x, y = projection.place(point.longitude, point.latitude)
        kind = PointKind(point.kind)
        single = Cluster(kind, x, y, point.count, (point.label,))
        cells.setdefault((kind, int(x // _CELL), int(y // _CELL)), []).append(single)
    clusters = sorted((_joined(cell) for cell in cells.values()), key=_by_size)
    unit = radius_unit(clusters, projection.width)
    joined: list[list[Cluster]] = []
    for cluster in clusters:
        for group in joined:
            if _overlap(group[0], cluster, unit):
                group.append(cluster)
                break
        else:
            joined.append([cluster])
    return sorted((_joined(group) for group in joined), key=_by_size)


def radius_unit(clusters: Iterable[Cluster], width: float) -> float:
    """Return the radius of a count of 1, in pixels, so that the largest mark fits a page of some width."""
    largest = max((cluster.count for cluster in clusters), default=1)
    return min(SINGLE_RADIUS, min(LARGEST_RADIUS, width * LARGEST_SHARE) / sqrt(largest))


def mark_radius(count: int, unit: float) -> float:
    """Return the radius of a mark, in pixels; its area is proportional to the count."""
    return max(LEAST_RADIUS, unit * sqrt(count))


def _by_size(cluster: Cluster) -> tuple[int, int, float, float]:
    """Order as drawn: small marks over large ones, and open ones over full ones."""
    return (-cluster.count, _KINDS.index(cluster.kind), cluster.x, cluster.y)


def _overlap(one: Cluster, other: Cluster, unit: float) -> bool:
    reach = _OVERLAP * (mark_radius(one.count, unit) + mark_radius(other.count, unit))
    return one.kind is other.kind and hypot(one.x - other.x, one.y - other.y) < reach


def _joined(group: Sequence[Cluster]) -> Cluster:
    count = sum(cluster.count for cluster in group)
    return Cluster(
        group[0].kind,
        sum(cluster.x * cluster.count for cluster in group) / count,
        sum(cluster.y * cluster.count for cluster in group) / count,
        count,
        tuple(dict.fromkeys(label for cluster in group for label in cluster.labels)),
    )
