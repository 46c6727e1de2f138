"""``hallar match``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hallar.cli.language import user_language
from hallar.cli.options import AsJson, RegistryPath, Theta

if TYPE_CHECKING:
    from hallar.cli.run_match import FinishedMatch

SHOWN = 40


def match(
    registry: RegistryPath,
    other: Annotated[
        Path | None,
        typer.Option(
            "--with",
            help="Personal samples of missing persons to compare the remains with: the remains of another "
            "registry, or a table of profiles.",
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Write the matches to a .parquet, .csv or .json file.", show_default=False),
    ] = None,
    clusters: Annotated[
        Path | None,
        typer.Option(
            help="Write the groups and their consensus profiles to a .parquet, .csv or .json file.",
            show_default=False,
        ),
    ] = None,
    merged: Annotated[
        Path | None,
        typer.Option(
            help="Write the registry with each body's fragments as one set of remains, their consensus "
            "profile: a .json file, or a folder. Search it with hallar search.",
            show_default=False,
        ),
    ] = None,
    typing_error: Annotated[
        float, typer.Option(min=1e-6, max=0.5, help="Probability of a typing error per locus and sample.")
    ] = 0.001,
    expected_fortuitous: Annotated[
        float,
        typer.Option(min=0, help="The threshold lets at most this many fortuitous pairs be expected in all."),
    ] = 0.01,
    threshold: Annotated[
        float | None, typer.Option(help="A log10 LR threshold instead.", show_default=False)
    ] = None,
    lowest: Annotated[float, typer.Option(help="No pair below this log10 LR is listed.")] = 4.0,
    sure: Annotated[
        float,
        typer.Option(min=0.5, max=1, help="Probability from which an allele enters a consensus profile."),
    ] = 0.99,
    population: Annotated[
        str | None,
        typer.Option(
            help="Shipped population to take the frequencies from, instead of the registry's own.",
            show_default=False,
        ),
    ] = None,
    theta: Theta = 0.0,
    json: AsJson = False,
) -> None:
    """Find fragments of one body among the remains, or remains of the owners of personal samples.

    The LR compares one person with two unrelated ones. Matches form groups; a group in which two samples
    contradict each other is flagged and has no consensus profile.

    Examples:
      hallar match registry/

      hallar match registry/ --clusters bodies.json --merged merged/

      hallar match registry/ --with toothbrushes.csv --out matches.csv
    """
    from hallar.cli.console import print_json  # noqa: PLC0415
    from hallar.cli.matches import (  # noqa: PLC0415
        clusters_of,
        matches_of,
        print_matches,
        write_clusters,
        write_matches,
    )
    from hallar.cli.run_match import (  # noqa: PLC0415
        provenance_of,
        refuse_merging,
        run_match,
        summary_of,
        write_merged,
    )
    from hallar.cli.written import refuse_other_endings  # noqa: PLC0415
    from hallar.formats import open_registry  # noqa: PLC0415
    from hallar.search.direct import MatchRule  # noqa: PLC0415

    for path in (out, clusters):
        if path is not None:
            refuse_other_endings(path)
    if merged is not None:
        refuse_merging(merged, other)
    rule = MatchRule(expected_fortuitous, lowest, sure)
    if threshold is not None:
        rule = MatchRule(None, threshold, sure)
    finished = run_match(open_registry(registry), other, rule, typing_error, population, theta)
    if out is not None:
        write_matches(finished, out)
    if clusters is not None:
        write_clusters(finished, clusters)
    if merged is not None:
        write_merged(finished, merged)
    if json:
        print_json(
            {
                "summary": summary_of(finished),
                "matches": matches_of(finished),
                "clusters": clusters_of(finished),
                "provenance": provenance_of(finished),
            }
        )
        return
    print_matches(finished, SHOWN)
    _say_written(finished, out, clusters, merged)


def _say_written(finished: FinishedMatch, *written: Path | None) -> None:
    from hallar.cli.console import err  # noqa: PLC0415

    for warning in finished.warnings:
        err.print(warning.message(user_language()), style="yellow", markup=False)
    for path in written:
        if path is not None:
            err.print(f"written: {path}", markup=False)
