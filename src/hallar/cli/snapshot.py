"""``hallar snapshot``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hallar.cli.language import Language, user_language
from hallar.cli.options import AsJson

if TYPE_CHECKING:
    from hallar.formats.registry_parquet import RegistryFolder

_SHOWN_DIGEST = 12
"""Digits of a hash that the table shows; ``--json`` has all of them."""


def snapshot(
    registry: Annotated[Path, typer.Argument(help="Registry folder.", show_default=False)],
    json: AsJson = False,
) -> None:
    """Verify a registry folder and list its files, how it grew, and what was withdrawn.

    Every file's hash is compared with the manifest; a damaged, missing or foreign file is an error.

    Examples:
      hallar snapshot country

      hallar snapshot country --json
    """
    from hallar.cli.console import print_json  # noqa: PLC0415
    from hallar.formats.registry_parquet import read_registry_folder  # noqa: PLC0415

    folder = read_registry_folder(registry)
    found = _description(folder)
    if json:
        print_json(found)
    else:
        _print_tables(found, user_language())


def _description(folder: RegistryFolder) -> dict[str, Any]:
    from dataclasses import asdict  # noqa: PLC0415

    from hallar.formats.registry_manifest import MANIFEST, digest  # noqa: PLC0415
    from hallar.formats.registry_part_writer import leftovers  # noqa: PLC0415

    manifest = folder.manifest
    withdrawn = manifest.withdrawn
    return {
        "path": str(folder.path),
        "manifest_sha256": digest(folder.path / MANIFEST),
        "hallar_version": manifest.hallar_version,
        "population": manifest.model.population,
        "loci": len(manifest.model.loci),
        "counts": dict(manifest.counts),
        "withdrawn": {
            "families": len(withdrawn.families),
            "remains": len(withdrawn.remains),
            "samples": len(withdrawn.samples),
        },
        "files": [
            {
                "name": part.name,
                "rows": manifest.files[part.name].rows,
                "bytes": (folder.path / part.name).stat().st_size,
                "sha256": manifest.files[part.name].sha256,
            }
            for part in folder.parts
        ],
        "history": [asdict(change) for change in manifest.history],
        "leftovers": [path.name for path in leftovers(folder)],
    }


def _print_tables(found: dict[str, Any], language: Language) -> None:
    from rich.table import Table  # noqa: PLC0415

    from hallar.cli.console import out  # noqa: PLC0415

    words = _WORDS[language]
    files = Table(*words["files"], title=words["verified"])
    for one in found["files"]:
        digits = one["sha256"][:_SHOWN_DIGEST]
        files.add_row(one["name"], f"{one['rows']:,}", f"{one['bytes']:,}", digits)
    out.print(files)
    if found["history"]:
        history = Table(*words["history"])
        for change in found["history"]:
            counts = change["counts"]
            history.add_row(
                change["at"],
                words[change["what"]],
                *(f"{counts[name]:,}" for name in ("families", "typed", "remains")),
                " ".join(digest[:_SHOWN_DIGEST] for digest in change["sources"]),
            )
        out.print(history)
    out.print(words["counts"].format(**found["counts"]), soft_wrap=True)
    if any(found["withdrawn"].values()):
        out.print(words["out"].format(**found["withdrawn"]), soft_wrap=True)
    if found["leftovers"]:
        listed = ", ".join(found["leftovers"])
        out.print(f"{words['leftovers']}: {listed}", style="yellow", markup=False, soft_wrap=True)


_WORDS: dict[Language, dict[str, Any]] = {
    "en": {
        "files": ("file", "rows", "bytes", "SHA-256"),
        "verified": "every hash is that of the manifest",
        "history": ("when (UTC)", "what", "families", "samples", "remains", "sources, SHA-256"),
        "added": "added",
        "withdrawn": "withdrawn",
        "compacted": "compacted",
        "counts": "{families:,} families, {typed:,} relatives' samples, {remains:,} remains",
        "out": "withdrawn: {families:,} families, {samples:,} relatives' samples, {remains:,} remains",
        "leftovers": "left behind by a broken-off addition, not read, removed by the next hallar add",
    },
    "es": {
        "files": ("archivo", "filas", "bytes", "SHA-256"),
        "verified": "cada hash es el del manifiesto",
        "history": ("cuándo (UTC)", "qué", "familias", "muestras", "restos", "fuentes, SHA-256"),
        "added": "agregado",
        "withdrawn": "retirado",
        "compacted": "compactado",
        "counts": "{families:,} familias, {typed:,} muestras de familiares, {remains:,} restos",
        "out": "retirados: {families:,} familias, {samples:,} muestras de familiares, {remains:,} restos",
        "leftovers": "restos de una adición interrumpida, no se leen, los borra el próximo hallar add",
    },
}
