"""``hallar check``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hallar.cli.language import user_language
from hallar.cli.options import AsJson

DEFECTS_FOUND = 1


def check(
    files: Annotated[list[Path], typer.Argument(help="Files or folders to check.", show_default=False)],
    json: AsJson = False,
) -> None:
    """List every defect of a file: line, column, value, rule and remedy. Nothing is imported.

    Exit code 1 if there is an error; warnings alone leave it 0.

    Examples:
      hallar check profiles.csv

      hallar check registry.json --json
    """
    from hallar.cli.console import out, print_json  # noqa: PLC0415
    from hallar.formats import BadInputError, Defect, Severity  # noqa: PLC0415
    from hallar.formats.any_file import read_any  # noqa: PLC0415

    language = user_language()
    found: list[Defect] = []
    for file in files:
        try:
            found += read_any(file).warnings
        except BadInputError as refused:
            found += refused.defects
    errors = sum(defect.severity is Severity.ERROR for defect in found)
    if json:
        print_json(
            {
                "errors": errors,
                "warnings": len(found) - errors,
                "defects": [
                    {
                        "file": one.file,
                        "line": one.line,
                        "column": one.column,
                        "value": one.value,
                        "severity": one.severity.value,
                        "message": one.message(language),
                    }
                    for one in found
                ],
            }
        )
    else:
        for one in found:
            style = "red" if one.severity is Severity.ERROR else "yellow"
            out.print(one.message(language), style=style, markup=False, soft_wrap=True)
        counted = {"en": "errors: {}, warnings: {}", "es": "errores: {}, advertencias: {}"}[language]
        out.print(counted.format(errors, len(found) - errors))
    if errors:
        raise typer.Exit(DEFECTS_FOUND)
