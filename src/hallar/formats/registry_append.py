"""Adding to a registry folder: new parts beside the old ones, which stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.model_extension import with_more_alleles
from hallar.formats.opened_registry import OpenedRegistry
from hallar.formats.registry_intake import Intake, take_in
from hallar.formats.registry_lock import locked
from hallar.formats.registry_manifest import (
    MANIFEST,
    Change,
    RegistryFolderError,
    RegistryManifest,
    digest,
    read_manifest,
)
from hallar.formats.registry_parquet import RegistryFolder, read_registry_folder
from hallar.formats.registry_part_writer import remove_leftovers, write_parts
from hallar.kinship import KinshipModel


@dataclass(frozen=True)
class Addition:
    """What an addition did.

    Attributes:
        manifest: of the registry as it is now.
        added: number of families, members, typed and missing members and remains that came.
        intake: what was there already, had been withdrawn, or was left out.
        removed: files that a broken-off addition had left behind and this one removed.
    """

    manifest: RegistryManifest
    added: dict[str, int]
    intake: Intake
    removed: tuple[str, ...]


def add_to_registry(
    path: Path | str, sources: Sequence[OpenedRegistry], *, now: datetime | None = None
) -> Addition:
    """Add the families and remains of other registries, all of them or nothing.

    The registry's model stays; an allele that it lacks is appended to its list. What is there already with
    the same content is counted and left alone, what was withdrawn stays out. Whose remains these are is
    taken over where the registry knows it of its own.

    Args:
        path: the registry folder.
        sources: what to add, in this order.
        now: time to note in the history, with its time zone; the clock's if omitted.

    Raises:
        BadInputError: the folder is no registry or is damaged, another command is writing to it, or a
            source gives an identifier that is there another content; all of these are named.
        OSError: the folder cannot be written to.
    """
    target = Path(path)
    read_manifest(target)
    with locked(target):
        folder = read_registry_folder(target)
        removed = remove_leftovers(folder)
        intake = take_in(folder, sources)
        if not intake.families and not intake.remains:
            return Addition(folder.manifest, dict.fromkeys(folder.manifest.counts, 0), intake, removed)
        model = _model_with(folder, intake)
        files, added = write_parts(folder, intake.blocks(), AlleleCoding.of(model))
        change = Change.of(target, "added", added, map(source_digest, sources), now)
        manifest = replace(
            folder.manifest,
            model=model,
            counts={name: count + added[name] for name, count in folder.manifest.counts.items()},
            files={**folder.manifest.files, **files},
            history=(*folder.manifest.history, change),
        )
        manifest.write(target)
    return Addition(manifest, added, intake, removed)


def source_digest(source: OpenedRegistry) -> str:
    """Return the SHA-256 of a source's file, of its manifest if it is a folder."""
    return digest(source.path / MANIFEST if source.path.is_dir() else source.path)


def _model_with(folder: RegistryFolder, intake: Intake) -> KinshipModel:
    try:
        return with_more_alleles(folder.model, intake.new_alleles)
    except ValueError as defect:
        rule = (
            f"the mutation model cannot take new alleles: {defect}",
            f"el modelo de mutación no admite alelos nuevos: {defect}",
        )
        raise RegistryFolderError(folder.path, rule, _WRITE_ANEW) from None


_WRITE_ANEW = (
    "Nothing was added. Write the registry anew with a model that has these alleles",
    "No se agregó nada. Escriba el registro de nuevo con un modelo que tenga esos alelos",
)
