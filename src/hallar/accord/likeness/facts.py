"""What two points are compared by."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PointFacts:
    """What a point says, in the reader's codes.

    Attributes:
        text: its words, in Spanish or English.
        committed_by: codes of countries, or names.
        towards: the same.
        act: one of the reader's acts.
        kind: one of the reader's kinds.
        theme: one of the reader's themes.
        quantities: numbers with their units.
        places: as written.
    """

    text: str
    committed_by: tuple[str, ...] = ()
    towards: tuple[str, ...] = ()
    act: str = ""
    kind: str = ""
    theme: str = ""
    quantities: tuple[tuple[float, str], ...] = ()
    places: tuple[str, ...] = ()
