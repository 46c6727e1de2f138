"""Distances on the Earth."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS = 6371.0088
"""Mean radius of the Earth, in km: R1 of GRS 80 (Moritz 2000, Journal of Geodesy 74:128-133)."""
KILOMETRES_PER_DEGREE = radians(1.0) * EARTH_RADIUS
"""Length of a degree of latitude, in km, on the sphere."""


def great_circle_distance(
    longitude: float, latitude: float, to_longitude: float, to_latitude: float
) -> float:
    """Return the distance between two places, in km, within 0.6 % of that on the ellipsoid.

    The haversine formula, which is exact for near places too (Sinnott 1984, Sky and Telescope 68:159).

    >>> round(great_circle_distance(-99.13, 19.43, -106.49, 31.74))  # Mexico City to Ciudad Juárez
    1554
    """
    from_height, to_height = radians(latitude), radians(to_latitude)
    half_height = sin((to_height - from_height) / 2)
    half_turn = sin(radians(to_longitude - longitude) / 2)
    haversine = half_height**2 + cos(from_height) * cos(to_height) * half_turn**2
    return 2 * EARTH_RADIUS * asin(min(1.0, sqrt(haversine)))
