"""The places of a case on the map."""

from __future__ import annotations

from hallar.casework.models import MissingPerson, Remains
from hallar.charts import MapPoint, draw_map


def draw_places(person: MissingPerson | None, remains: Remains | None, language: str) -> str:
    """Return the last known place, the place found, or both, as SVG; empty if neither is known."""
    points = []
    if person is not None and person.last_latitude is not None and person.last_longitude is not None:
        points.append(MapPoint(person.last_longitude, person.last_latitude, "last_seen", person.last_place))
    if remains is not None and remains.found_latitude is not None and remains.found_longitude is not None:
        points.append(MapPoint(remains.found_longitude, remains.found_latitude, "found", remains.found_place))
    return draw_map(points, width=560, height=380, language=language) if points else ""
