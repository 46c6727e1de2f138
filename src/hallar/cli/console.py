"""Where the commands write: results to standard output, progress and messages to standard error."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

PIPED_WIDTH = 240
"""Columns of a table that goes to a file or a pipe, which has no width of its own."""
out = Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_WIDTH)
err = Console(stderr=True, highlight=False)


@contextmanager
def progress_bar(description: str, total: int | None, unit: str = "/s") -> Iterator[Any]:
    """Show a bar, the rate and the time left on standard error; yields a function that adds to what is done.

    Args:
        description: what is done.
        total: how much there is to do.
        unit: of the rate.
    """
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _RateColumn(unit),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, transient=False) as bar:
        task = bar.add_task(description, total=total)
        yield lambda done: bar.advance(task, done)


class _RateColumn(ProgressColumn):
    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else f"{speed:,.0f} {self._unit}")


def print_json(value: object) -> None:
    """Write one JSON document to standard output; numbers that JSON lacks become null."""
    json.dump(_finite(value), sys.stdout, indent=1, ensure_ascii=False, allow_nan=False)
    sys.stdout.write("\n")


def print_json_line(value: object) -> None:
    """Write one JSON document on a line of its own, at once."""
    json.dump(_finite(value), sys.stdout, ensure_ascii=False, allow_nan=False)
    sys.stdout.write("\n")
    sys.stdout.flush()


def _finite(value: object) -> object:
    """Replace infinities and NaN, which JSON cannot hold, by null."""
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, dict):
        return {str(key): _finite(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_finite(one) for one in value]
    return value
