"""``hallar convert``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hallar.cli.language import user_language
from hallar.cli.refusal import RefusalError, name_taken

ENDINGS = (".json", ".ped", ".csv", "")


def convert(
    source: Annotated[Path, typer.Argument(help="File or folder to read.", show_default=False)],
    target: Annotated[
        Path,
        typer.Argument(
            help="What to write: .json (registry), .ped (PLINK/linkage), .csv (profiles), or a new folder "
            "(Parquet registry).",
            show_default=False,
        ),
    ],
    overwrite: Annotated[bool, typer.Option(help="Replace what is there.")] = False,
) -> None:
    """Convert between formats; the source is checked whole before anything is written.

    Reads registries (JSON, Parquet folder), disaster victim sets, PLINK/linkage .ped, Familias .fam and
    laboratory tables. A target that cannot hold everything says what it leaves out.

    Examples:
      hallar convert dvi.json examples/planecrash.json

      hallar convert profiles.csv remains.json
    """
    from hallar.cli.console import err  # noqa: PLC0415
    from hallar.formats.any_file import read_any, write_any  # noqa: PLC0415

    if target.exists() and not overwrite:
        raise name_taken(str(target), "--overwrite")
    if target.suffix.casefold() not in ENDINGS:
        raise RefusalError(
            f"{target.name}: there is no such form. Write .json, .ped, .csv or a folder",
            f"{target.name}: no existe esa forma. Escriba .json, .ped, .csv o una carpeta",
        )
    content = read_any(source)
    for left_out in write_any(content, target, overwrite=overwrite):
        err.print(left_out, style="yellow", markup=False)
    for warning in content.warnings:
        err.print(warning.message(user_language()), style="yellow", markup=False)
    err.print(f"written: {target}", markup=False)
