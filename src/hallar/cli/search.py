"""``hallar search``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hallar.cli.language import user_language
from hallar.cli.options import AsJson, Mutation, Populations, RegistryPath, Theta, models_for, report_language

if TYPE_CHECKING:
    from hallar.cli.run_search import FinishedSearch

SHOWN = 40


def search(
    registry: RegistryPath,
    out: Annotated[
        Path | None,
        typer.Option(help="Write the hits to a .parquet, .csv or .json file.", show_default=False),
    ] = None,
    families_out: Annotated[
        Path | None,
        typer.Option(
            help="Write threshold, expected fortuitous matches and chance of a miss of each missing person.",
            show_default=False,
        ),
    ] = None,
    scheduler: Annotated[
        str | None,
        typer.Option(
            help="Search on the Dask cluster with this address; its workers must be able to read REGISTRY.",
            show_default=False,
        ),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Write a self-contained HTML report.", show_default=False)
    ] = None,
    expected_fortuitous: Annotated[
        float,
        typer.Option(
            min=0, help="A family's threshold lets at most this many fortuitous matches be expected."
        ),
    ] = 0.01,
    threshold: Annotated[
        float | None,
        typer.Option(help="One log10 LR threshold for all families instead.", show_default=False),
    ] = None,
    miss_at_most: Annotated[
        float | None,
        typer.Option(
            min=0,
            max=1,
            help="A family's threshold misses the true one with at most this probability instead.",
            show_default=False,
        ),
    ] = None,
    lowest: Annotated[float, typer.Option(help="No pair below this log10 LR is listed.")] = 2.0,
    population: Populations = None,
    mutation: Mutation = "proportional",
    theta: Theta = 0.0,
    language: Annotated[
        str, typer.Option(help="Language of the report: es or en; by default the system's.")
    ] = "",
    json: AsJson = False,
) -> None:
    """Compare every family with all remains and rank who each can be.

    With --out, a search that is stopped with Ctrl-C leaves OUT.checkpoint and goes on from there when the
    same command is run again.

    Examples:
      hallar search examples/planecrash.json

      hallar search registry/ --report report.html --out hits.parquet

      hallar search registry/ --out hits.parquet --miss-at-most 0.01 --families-out families.csv

      hallar search /shared/registry/ --out hits.parquet --scheduler tcp://10.0.0.5:8786

      hallar search registry/ --population "FBI2015 SW Hispanic" --population "FBI2015 Apache" --json
    """
    from hallar.cli.console import print_json  # noqa: PLC0415
    from hallar.cli.hits import hits_of, print_hits, write_families, write_hits  # noqa: PLC0415
    from hallar.cli.run_search import (  # noqa: PLC0415
        provenance_of,
        report_run,
        run_search,
        summary_of,
        write_report,
    )
    from hallar.cli.written import refuse_other_endings  # noqa: PLC0415
    from hallar.formats import open_registry  # noqa: PLC0415
    from hallar.search import Threshold  # noqa: PLC0415

    told_in = report_language(language)
    for path in (out, families_out):
        if path is not None:
            refuse_other_endings(path)
    opened = open_registry(registry)
    models = models_for(opened, population, mutation, theta)
    rule = Threshold(expected_fortuitous, lowest, miss_at_most)
    if threshold is not None:
        rule = Threshold(None, threshold)
    checkpoint = out.with_name(f"{out.name}.checkpoint") if out is not None else None
    finished = run_search(opened, models, rule, checkpoint=checkpoint, scheduler=scheduler)
    if out is not None:
        write_hits(finished, out)
    if families_out is not None:
        write_families(finished, families_out)
    if finished.checkpoint is not None:
        finished.checkpoint.remove()
    if report is not None:
        run = report_run(finished, registry.name, "search")
        write_report(run, report, told_in)
    if json:
        print_json(
            {
                "summary": summary_of(finished),
                "hits": hits_of(finished),
                "provenance": provenance_of(finished, "search"),
            }
        )
        return
    print_hits(finished, SHOWN)
    _say_written(finished, out, families_out, report)


def _say_written(finished: FinishedSearch, *paths: Path | None) -> None:
    from hallar.cli.console import err  # noqa: PLC0415

    for warning in finished.registry.warnings:
        err.print(warning.message(user_language()), style="yellow", markup=False)
    for path in paths:
        if path is not None:
            err.print(f"written: {path}", markup=False)
