"""``hallar find``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hallar.cli.options import AsJson, Mutation, Populations, RegistryPath, Theta, models_for

if TYPE_CHECKING:
    from hallar.cli.run_find import Answer

STANDARD_INPUT = Path("-")


def find(
    registry: RegistryPath,
    new: Annotated[
        list[Path],
        typer.Argument(
            help="Files of new remains or families: registries, disaster victim sets, laboratory tables. "
            "A dash reads file names from standard input, one a line, and answers each as it comes.",
            show_default=False,
        ),
    ],
    expected_fortuitous: Annotated[
        float,
        typer.Option(
            min=0, help="A family's threshold lets at most this many fortuitous matches be expected."
        ),
    ] = 0.01,
    lowest: Annotated[float, typer.Option(help="No pair below this log10 LR is listed.")] = 2.0,
    population: Populations = None,
    mutation: Mutation = "proportional",
    theta: Theta = 0.0,
    json: AsJson = False,
) -> None:
    """Compare new remains with all families, and new families with all remains, one after the other.

    The registry is made ready once; then each of the new ones takes milliseconds. --json prints one line of
    JSON per file.

    Examples:
      hallar find registry/ grave-7.json

      hallar find registry/ laboratory.csv --json

      ls incoming/*.json | hallar find registry/ -
    """
    from hallar.cli.run_find import ReadyRegistry, read_new, shown_in  # noqa: PLC0415
    from hallar.formats import open_registry  # noqa: PLC0415
    from hallar.search import Threshold  # noqa: PLC0415

    files = read_new([path for path in new if path != STANDARD_INPUT])
    opened = open_registry(registry)
    models = models_for(opened, population, mutation, theta)
    ready = ReadyRegistry(opened, models, Threshold(expected_fortuitous, lowest), shown_in(files))
    for path, samples in files:
        _show(ready.answer(path, samples), json=json)
    if STANDARD_INPUT in new:
        for path in _names_from_standard_input():
            for _, samples in read_new([path]):
                _show(ready.answer(path, samples), json=json)


def _names_from_standard_input() -> Iterator[Path]:
    for line in sys.stdin:
        if line.strip():
            yield Path(line.strip())


def _show(answer: Answer, *, json: bool) -> None:
    from hallar.cli.console import out, print_json_line  # noqa: PLC0415

    if json:
        print_json_line(asdict(answer))
        return
    from rich.table import Table  # noqa: PLC0415

    from hallar.report.html import format_expected, format_linked, format_log10  # noqa: PLC0415

    table = Table(
        "remains", "family", "missing", "log10 LR", "linked", "expected fortuitous", "loci", "exclusions",
        title=f"{answer.file}: {answer.remains} remains, {answer.families} families, "
        f"{answer.milliseconds:.0f} ms",
        title_justify="left",
    )  # fmt: skip
    for one in answer.candidates:
        table.add_row(
            one.remains,
            one.family,
            one.missing,
            format_log10(one.log10_lr),
            format_linked(one.log10_lr_linked),
            format_expected(one.expected_fortuitous),
            str(one.loci_compared),
            str(one.exclusions),
        )
    out.print(table)
