"""What stands on a map: places with a kind, a label and a count."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PointKind(StrEnum):
    """What happened at a place."""

    LAST_SEEN = "last_seen"
    FOUND = "found"
    CASE = "case"


@dataclass(frozen=True)
class MapPoint:
    """A place on the map.

    Raises:
        ValueError: the place is not on the Earth, the kind is not known or the count is not positive.
    """

    longitude: float
    """In degrees, east positive, from -180 to 180."""
    latitude: float
    """In degrees, north positive, from -90 to 90."""
    kind: PointKind | str
    label: str
    count: int = 1
    """How many cases or finds the point stands for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", PointKind(self.kind))
        # written this way round so that a NaN is refused too
        if not (-180 <= self.longitude <= 180 and -90 <= self.latitude <= 90):
            raise ValueError(
                f"({self.longitude}, {self.latitude}): expected longitude and latitude in degrees"
            )
        if self.count < 1:
            raise ValueError(f"count {self.count} of {self.label!r}: expected at least 1")
