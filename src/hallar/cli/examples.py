"""The examples of a checkout of the project."""

from __future__ import annotations

from pathlib import Path

from hallar.cli.refusal import RefusalError


def examples() -> Path:
    """Return the folder of the checked-in examples, wherever the package is installed from.

    Raises:
        RefusalError: the package is installed without its examples.
    """
    here = Path(__file__).resolve().parents[3] / "examples"
    if not here.is_dir():
        raise RefusalError(
            "the folder examples is not here. Run the demo from a checkout of the project",
            "Falta la carpeta examples. Ejecute la demostración desde una copia del proyecto",
        )
    return here
