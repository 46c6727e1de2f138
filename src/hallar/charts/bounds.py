"""Rectangles of longitude and latitude."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Bounds:
    """A rectangle on the map, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def longitude(self) -> float:
        """The middle, from west to east."""
        return (self.west + self.east) / 2

    @property
    def latitude(self) -> float:
        """The middle, from south to north."""
        return (self.south + self.north) / 2

    @property
    def width(self) -> float:
        """Degrees of longitude."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """Degrees of latitude."""
        return self.north - self.south

    def holds(self, longitude: float, latitude: float) -> bool:
        """Whether a place lies within, the edges included."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    def intersection(self, other: Bounds) -> Bounds | None:
        """Return what two rectangles share, if anything."""
        west, east = max(self.west, other.west), min(self.east, other.east)
        south, north = max(self.south, other.south), min(self.north, other.north)
        return Bounds(west, south, east, north) if west < east and south < north else None

    def moved_into(self, outer: Bounds) -> Bounds:
        """Return the rectangle moved as little as need be to lie within another, where it has room."""
        east = _shift(self.west, self.east, outer.west, outer.east)
        north = _shift(self.south, self.north, outer.south, outer.north)
        return Bounds(self.west + east, self.south + north, self.east + east, self.north + north)


def bounds_of(places: Iterable[tuple[float, float]]) -> Bounds:
    """Return the smallest rectangle around some places.

    Raises:
        ValueError: there is no place.
    """
    found = list(places)
    if not found:
        raise ValueError("no place to draw a rectangle around")
    longitudes, latitudes = zip(*found, strict=True)
    return Bounds(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def _shift(low: float, high: float, least: float, most: float) -> float:
    if high - low > most - least:
        return 0.0
    return max(least - low, 0.0) + min(most - high, 0.0)
