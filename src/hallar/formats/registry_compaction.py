"""Writing a registry folder anew: one part per table, without what was withdrawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hallar.formats.registry_lock import locked
from hallar.formats.registry_manifest import Change, RegistryManifest, read_manifest
from hallar.formats.registry_parquet import RegistryFolder, read_registry_folder
from hallar.formats.registry_part_writer import remove_leftovers, write_parts
from hallar.formats.registry_tables import GENOTYPES, MEMBERS, REMAINS


def compact_registry(path: Path | str, *, now: datetime | None = None) -> RegistryManifest:
    """Write every table of a registry as one part, and erase what was withdrawn from the disk.

    The identifiers of what was withdrawn stay in the manifest, so that it is not added again. Who has the
    registry open when this happens must open it again.

    Args:
        path: the registry folder.
        now: time to note in the history, with its time zone; the clock's if omitted.

    Returns:
        The manifest written.

    Raises:
        BadInputError: the folder is no registry or is damaged, or another command is writing to it.
        OSError: the folder cannot be written to.
    """
    target = Path(path)
    read_manifest(target)
    with locked(target):
        folder = read_registry_folder(target)
        files, counts = write_parts(folder, folder.blocks(), folder.coding, (MEMBERS, GENOTYPES, REMAINS))
        change = Change.of(target, "compacted", dict.fromkeys(counts, 0), (), now)
        history = (*folder.manifest.history, change)
        manifest = replace(folder.manifest, files=files, counts=counts, history=history)
        manifest.write(target)
        remove_leftovers(RegistryFolder(target, manifest))
    return manifest
