"""New parts of a registry folder, written beside the old ones.

The parts are written in a folder of their own, reach the disk, and get their names; nobody reads them until
a manifest that lists them takes the place of the old one, in a single step. Until that step the registry is
the old one, after it the new one, whatever happens.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Collection, Iterable
from pathlib import Path

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import RegistryBlock
from hallar.formats.registry_manifest import StoredFile
from hallar.formats.registry_parquet import RegistryFolder
from hallar.formats.registry_parts import next_number, part_name, part_of
from hallar.formats.registry_tables import GENOTYPES
from hallar.formats.registry_writer import FolderWriter
from hallar.formats.text_file import flush_to_disk

UNFINISHED = ".unfinished-"
"""Beginning of the name of the folder in which parts are written."""


def write_parts(
    folder: RegistryFolder,
    blocks: Iterable[RegistryBlock],
    coding: AlleleCoding,
    needed: Collection[str] = (),
) -> tuple[dict[str, StoredFile], dict[str, int]]:
    """Write blocks as the next parts of a registry folder that is locked.

    Args:
        folder: the registry.
        blocks: what to write.
        coding: the loci and alleles that the codes of the blocks stand for.
        needed: tables that get a part even without rows.

    Returns:
        What the manifest is to say of the new files, and the number of families, members, typed and missing
        members and remains in them.

    Raises:
        OSError: the folder cannot be written to.
        ValueError: a family or a set of remains comes twice.
    """
    workshop = folder.path / f"{UNFINISHED}{uuid.uuid4().hex}"
    workshop.mkdir()
    try:
        with FolderWriter(workshop, coding) as writer:
            for block in blocks:
                writer.add(block)
        number = next_number(folder.manifest.files)
        files: dict[str, StoredFile] = {}
        for table in sorted({*needed, *_tables_with_rows(writer)}):
            stored = writer.stored(table)
            name = part_name(table, number, stored.sha256)
            (workshop / table).rename(folder.path / name)
            files[name] = stored
        flush_to_disk(folder.path)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)
    return files, dict(writer.counts)


def _tables_with_rows(writer: FolderWriter) -> list[str]:
    """Return the tables that got rows, and genotypes without any where no member of the families is typed."""
    return [
        table
        for table, rows in writer.rows.items()
        if rows or (table == GENOTYPES and writer.counts["families"])
    ]


def leftovers(folder: RegistryFolder) -> list[Path]:
    """Return what broken-off writing left in a registry folder; no reader looks at it."""
    return sorted(
        path
        for path in folder.path.iterdir()
        if path.name.startswith(UNFINISHED)
        or (part_of(path.name) is not None and path.name not in folder.manifest.files)
    )


def remove_leftovers(folder: RegistryFolder) -> tuple[str, ...]:
    """Remove what broken-off writing left in a registry folder that is locked, and return the names."""
    found = leftovers(folder)
    for path in found:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    return tuple(path.name for path in found)
