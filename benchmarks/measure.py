"""A measured figure beside the one to reach."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass

RUNS = 5


@dataclass(frozen=True)
class Figure:
    """Minimum, median and maximum of the runs, in a unit, and the most (or the least) that was asked for."""

    name: str
    unit: str
    low: float
    median: float
    high: float
    target: float | None = None
    at_least: bool = False

    @property
    def missed(self) -> bool:
        if self.target is None:
            return False
        return self.median < self.target if self.at_least else self.median > self.target

    def row(self) -> str:
        asked = ""
        if self.target is not None:
            bound = "at least" if self.at_least else "at most"
            asked = f"   asked: {bound} {self.target:g} ({'MISSED' if self.missed else 'met'})"
        spread = f"[{self.low:.4g} .. {self.high:.4g}]"
        return f"{self.name:<66} {self.median:>12,.4g} {self.unit:<10} {spread}{asked}"

    def as_dict(self) -> dict[str, object]:
        return {**asdict(self), "missed": self.missed}


def timed(
    name: str, work: Callable[[], object], unit: str = "s", scale: float = 1.0, target: float | None = None
) -> Figure:
    """Run the work once to warm up and five times counted; ``scale`` turns seconds into the unit."""
    work()
    seconds = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        seconds.append((time.perf_counter() - started) * scale)
    return Figure(name, unit, min(seconds), statistics.median(seconds), max(seconds), target)
