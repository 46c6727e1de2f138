"""Where the commands write: results to standard output, progress and messages to standard error."""

from __future__ import annotations

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

from hallar.cli.json_text import json_text

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
    sys.stdout.write(json_text(value, indented=True) + "\n")


def print_json_line(value: object) -> None:
    """Write one JSON document on a line of its own, at once."""
    sys.stdout.write(json_text(value) + "\n")
    sys.stdout.flush()
