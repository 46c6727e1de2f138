"""The shipped outlines of North and Central America.

Natural Earth, public domain; how the file was made: ``docs/maps.md``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

from hallar.charts.bounds import Bounds
from hallar.data import data_file

Place = tuple[float, float]
"""Longitude and latitude, in degrees."""


@dataclass(frozen=True)
class NamedPlace:
    """A town or the middle of a state; towns of a lower rank are shown first."""

    name: str
    longitude: float
    latitude: float
    rank: int = 0


@dataclass(frozen=True)
class Outlines:
    """What is drawn under the marks; rings are open, the last place joins the first."""

    bounds: Bounds
    countries: dict[str, list[list[Place]]]
    lakes: list[list[Place]]
    state_lines: list[list[Place]]
    states: list[NamedPlace]
    towns: list[NamedPlace]


@cache
def read_outlines() -> Outlines:
    """Return the outlines; they are read once."""
    stored = json.loads(data_file("maps", "north_america.json").read_text(encoding="utf-8"))
    unit = float(stored["unit_degrees"])

    def unpack(paths: Sequence[Sequence[int]]) -> list[list[Place]]:
        return [_unpack_path(path, unit) for path in paths]

    return Outlines(
        bounds=Bounds(*stored["bounds"]),
        countries={code: unpack(rings) for code, rings in stored["countries"].items()},
        lakes=unpack(stored["lakes"]),
        state_lines=unpack(stored["state_lines"]),
        states=[_named_place(row, unit) for row in stored["states"]],
        towns=[_named_place(row, unit) for row in stored["towns"]],
    )


def _unpack_path(steps: Sequence[int], unit: float) -> list[Place]:
    """Return the places of a path stored as x, y of the first and then the steps to the next."""
    columns = (accumulate(steps[axis::2]) for axis in (0, 1))
    return [(x * unit, y * unit) for x, y in zip(*columns, strict=True)]


def _named_place(row: Sequence[Any], unit: float) -> NamedPlace:
    name, x, y, *rank = row
    return NamedPlace(name, x * unit, y * unit, *rank)
