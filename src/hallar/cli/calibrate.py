"""``hallar calibrate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hallar.cli.options import AsJson, Mutation, Populations, Theta, models_for
from hallar.cli.refusal import RefusalError

if TYPE_CHECKING:
    from hallar.search.calibration import TypeCalibration


def calibrate(
    registry: Annotated[
        Path, typer.Argument(help="A simulated registry folder: its truth is known.", show_default=False)
    ],
    plot: Annotated[
        Path | None, typer.Option(help="Write the calibration plot to this .svg file.", show_default=False)
    ] = None,
    expected_fortuitous: Annotated[
        float,
        typer.Option(
            min=0, help="A family's threshold lets at most this many fortuitous matches be expected."
        ),
    ] = 0.01,
    population: Populations = None,
    mutation: Mutation = "proportional",
    theta: Theta = 0.0,
    json: AsJson = False,
) -> None:
    """Search a simulated registry and compare the promised error rates with what happened.

    With --population, what happens when the search assumes another population than the remains come from.

    Examples:
      hallar simulate country --families 82000 --remains 52000 --seed 1

      hallar calibrate country --plot calibration.svg

      hallar calibrate navajo --population "FBI2015 SW Hispanic" --theta 0.03
    """
    from hallar.cli.console import print_json  # noqa: PLC0415
    from hallar.cli.run_search import calibration_of, run_search, summary_of  # noqa: PLC0415
    from hallar.formats import open_registry  # noqa: PLC0415
    from hallar.search import Threshold  # noqa: PLC0415

    if plot is not None and plot.suffix != ".svg":
        raise RefusalError(
            f"{plot.name}: the plot is written as .svg. Choose this ending",
            f"{plot.name}: el gráfico se escribe como .svg. Elija esa terminación",
        )
    opened = open_registry(registry)
    models = models_for(opened, population, mutation, theta)
    finished = run_search(opened, models, Threshold(expected_fortuitous))
    types = calibration_of(finished)
    if plot is not None:
        from hallar.formats.text_file import write_text_atomically  # noqa: PLC0415
        from hallar.report.calibration_plot import calibration_plot  # noqa: PLC0415

        write_text_atomically(plot, calibration_plot(types))
    if json:
        from dataclasses import asdict  # noqa: PLC0415

        rows = [
            {**asdict(one), "inside_band": one.inside, "inside_clustered": one.inside_clustered}
            for one in types
        ]
        print_json({"summary": summary_of(finished), "types": rows})
    else:
        _print(types)


def _print(types: list[TypeCalibration]) -> None:
    from rich.table import Table  # noqa: PLC0415

    from hallar.cli.console import out  # noqa: PLC0415

    table = Table(
        "family type", "missing", "promised", "observed", "Poisson band", "", "clustered", "", "true pairs",
        "miss promised", "miss observed",
        title="Fortuitous matches with unrelated persons, and misses of the true one",
        title_justify="left",
    )  # fmt: skip
    for one in types:
        table.add_row(
            one.kind,
            f"{one.missing_persons:,}",
            f"{one.expected:.1f}",
            str(one.observed),
            f"{one.band_low} .. {one.band_high}",
            "" if one.inside else "outside",
            f"{one.clustered_low} .. {one.clustered_high}",
            "" if one.inside_clustered else "outside",
            f"{one.true_pairs:,}",
            f"{one.missed_promised:.1%}",
            f"{one.missed_observed:.1%}",
        )
    out.print(table)
    out.print(
        f"in all: promised {sum(one.expected for one in types):.1f}, "
        f"observed {sum(one.observed for one in types)}; "
        f"{sum(one.inside for one in types)} of {len(types)} types inside the 95 % Poisson band, "
        f"{sum(one.inside_clustered for one in types)} inside the band of clustered matches",
        markup=False,
    )
