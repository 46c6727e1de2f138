"""``hallar link``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hallar.cli.language import user_language
from hallar.cli.options import AsJson, Mutation, RegistryPath, models_for

SHOWN = 40


def link(
    registry: RegistryPath,
    out: Annotated[
        Path | None,
        typer.Option(help="Write the links to a .parquet, .csv or .json file.", show_default=False),
    ] = None,
    expected_fortuitous: Annotated[
        float,
        typer.Option(min=0, help="At most this many links by chance alone are expected of the whole run."),
    ] = 1.0,
    threshold: Annotated[
        float | None, typer.Option(help="A log10 LR threshold instead.", show_default=False)
    ] = None,
    lowest: Annotated[float, typer.Option(help="No pair below this log10 LR is listed.")] = 3.0,
    family: Annotated[
        list[str] | None,
        typer.Option(help="Compare only this family with all others. Repeat it.", show_default=False),
    ] = None,
    population: Annotated[
        str | None,
        typer.Option(
            help="Shipped population to take the frequencies from, instead of the registry's own.",
            show_default=False,
        ),
    ] = None,
    mutation: Mutation = "proportional",
    json: AsJson = False,
) -> None:
    """Compare families with families: two that may miss one person, whose profile nobody has.

    The LR sums over the genotypes of a member whom both pedigrees would share: the missing person, or a
    parent. Pairs that no single member separates have no such LR and are counted. Evidence of distant
    relatives is weak: with millions of pairs few links stand out. The number expected by chance stands
    beside the result, and beside each link the highest LR that families like these two could reach.

    Examples:
      hallar link registry/ --out links.csv

      hallar link registry/ --family F0001 --json

      hallar link registry/ --threshold 4 --population "FBI2015 Apache"
    """
    from hallar.cli.console import err, print_json  # noqa: PLC0415
    from hallar.cli.links import links_of, print_links, write_links  # noqa: PLC0415
    from hallar.cli.run_link import provenance_of, run_link, summary_of  # noqa: PLC0415
    from hallar.cli.written import refuse_other_endings  # noqa: PLC0415
    from hallar.formats import open_registry  # noqa: PLC0415
    from hallar.search.linking import LinkRule  # noqa: PLC0415

    if out is not None:
        refuse_other_endings(out)
    opened = open_registry(registry)
    model = models_for(opened, [population] if population else None, mutation, theta=0.0)[0]
    rule = LinkRule(expected_fortuitous, lowest) if threshold is None else LinkRule(None, threshold)
    finished = run_link(opened, model, rule, tuple(dict.fromkeys(family or ())))
    if out is not None:
        write_links(finished, out)
    if json:
        print_json(
            {
                "summary": summary_of(finished),
                "links": links_of(finished),
                "provenance": provenance_of(finished),
            }
        )
        return
    print_links(finished, SHOWN)
    for warning in opened.warnings:
        err.print(warning.message(user_language()), style="yellow", markup=False)
    if out is not None:
        err.print(f"written: {out}", markup=False)
