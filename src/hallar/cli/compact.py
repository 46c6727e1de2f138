"""``hallar compact``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hallar.cli.language import user_language


def compact(
    registry: Annotated[Path, typer.Argument(help="Registry folder.", show_default=False)],
) -> None:
    """Write a registry folder anew: one file per table, and what was withdrawn is erased from the disk.

    The identifiers of what was withdrawn stay, so that it is not added again. Searches that are running on
    the folder must be started again.

    Example:
      hallar compact country
    """
    from hallar.cli.console import err  # noqa: PLC0415
    from hallar.formats.registry_compaction import compact_registry  # noqa: PLC0415

    counts = compact_registry(registry).counts
    said = {
        "en": f"written anew: {counts['families']} families and {counts['remains']} remains",
        "es": f"escrito de nuevo: {counts['families']} familias y {counts['remains']} restos",
    }
    err.print(said[user_language()], markup=False, soft_wrap=True)
