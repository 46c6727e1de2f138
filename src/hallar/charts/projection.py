"""From longitude and latitude to the page."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians

from hallar.charts.bounds import Bounds
from hallar.charts.sphere import KILOMETRES_PER_DEGREE

_LEAST_SHRINKAGE = 0.05
"""Near the poles a degree of longitude has next to no length; the map stops following there."""


@dataclass(frozen=True)
class Projection:
    """The equirectangular projection, true to scale along the middle parallel.

    Plain, and good enough for a map that shows where a place is; distances are never measured on it.
    """

    bounds: Bounds
    width: float
    """Of the map on the page, in pixels."""
    height: float

    @property
    def shrinkage(self) -> float:
        """Length of a degree of longitude over that of a degree of latitude."""
        return _shrinkage(self.bounds.latitude)

    @property
    def scale(self) -> float:
        """Pixels per degree of latitude."""
        return self.height / self.bounds.height

    @property
    def pixels_per_kilometre(self) -> float:
        """The scale in the middle of the map."""
        return self.scale / KILOMETRES_PER_DEGREE

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where on the page a place lies, in pixels from the upper left corner."""
        return (
            (longitude - self.bounds.west) / self.bounds.width * self.width,
            (self.bounds.north - latitude) / self.bounds.height * self.height,
        )


def fit(
    bounds: Bounds, width: float, height: float, *, margin: float = 0.0, least_width: float = 0.0
) -> Projection:
    """Return the projection that shows a rectangle as large as the page allows.

    Args:
        bounds: what must be seen.
        width: of the page, in pixels.
        height: of the page, in pixels.
        margin: added on every side, as a fraction of the page.
        least_width: the fewest kilometres that the page's width shows.
    """
    shrinkage = _shrinkage(bounds.latitude)
    free = 1 - 2 * margin
    degrees_per_pixel = max(
        bounds.width * shrinkage / (width * free),
        bounds.height / (height * free),
        least_width / KILOMETRES_PER_DEGREE / width,
    )
    half_width = degrees_per_pixel * width / shrinkage / 2
    half_height = degrees_per_pixel * height / 2
    return Projection(
        Bounds(
            bounds.longitude - half_width,
            bounds.latitude - half_height,
            bounds.longitude + half_width,
            bounds.latitude + half_height,
        ),
        width,
        height,
    )


def _shrinkage(latitude: float) -> float:
    return max(cos(radians(latitude)), _LEAST_SHRINKAGE)
