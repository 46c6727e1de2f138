"""Writing blocks of a registry into Parquet files, row group by row group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import pyarrow as pa
import pyarrow.parquet as pq

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import (
    FamilyBlock,
    IdentityBlock,
    LinkBlock,
    RegistryBlock,
    RemainsBlock,
    RowGroups,
)
from hallar.formats.registry_manifest import StoredFile, digest
from hallar.formats.registry_tables import (
    GENOTYPES,
    LINKS,
    MEMBERS,
    MEMBERS_SCHEMA,
    REMAINS,
    TRUTH,
    genotypes_schema,
    genotypes_table,
    links_table,
    members_table,
    remains_schema,
    remains_table,
    truth_table,
)
from hallar.formats.text_file import flush_to_disk

ROW_GROUP = 4096
"""Families, sets of remains or rows of truth per row group."""


def family_counts(block: FamilyBlock) -> dict[str, int]:
    """Return the number of families, members, typed and missing members of a block."""
    return {
        "families": len(block),
        "members": len(block) * len(block.pedigree.members),
        "typed": len(block) * len(block.typed),
        "missing": len(block) * len(block.missing),
    }


class FolderWriter:
    """The open Parquet files of a folder that is being written.

    Attributes:
        counts: families, members, typed and missing members and remains written so far.
        rows: rows by table.
    """

    def __init__(self, folder: Path, coding: AlleleCoding) -> None:
        """Open the files of the tables that every registry has."""
        self.counts: Counter[str] = Counter(families=0, members=0, typed=0, missing=0, remains=0)
        self.rows: Counter[str] = Counter()
        self._folder = folder
        self._coding = coding
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._known: set[tuple[str, str]] = set()
        self._families: RowGroups[FamilyBlock] = RowGroups(ROW_GROUP)
        self._remains: RowGroups[RemainsBlock] = RowGroups(ROW_GROUP)
        self._identities: RowGroups[IdentityBlock] = RowGroups(ROW_GROUP)
        self._links: RowGroups[LinkBlock] = RowGroups(ROW_GROUP)
        self._open(MEMBERS, MEMBERS_SCHEMA)
        self._open(GENOTYPES, genotypes_schema(coding))
        self._open(REMAINS, remains_schema(coding))

    def __enter__(self) -> Self:
        """Return the writer."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what is waiting for a full row group, and close the files."""
        try:
            if error is None:
                self._write_families(self._families.flush())
                self._write_remains(self._remains.flush())
                self._write_identities(self._identities.flush())
                self._write_links(self._links.flush())
        finally:
            for writer in self._writers.values():
                writer.close()
        if error is None:
            for name in self.rows:
                flush_to_disk(self._folder / name)

    def stored(self, name: str) -> StoredFile:
        """Return what the manifest says of a table's file, once the files are closed."""
        return StoredFile(self.rows[name], digest(self._folder / name))

    def add(self, block: RegistryBlock) -> None:
        """Take a part of the registry.

        Raises:
            ValueError: a family or a set of remains comes twice.
        """
        match block:
            case FamilyBlock():
                self._refuse_known("family", block.family_ids)
                self.counts.update(family_counts(block))
                self._write_families(self._families.add(block))
            case RemainsBlock():
                self._refuse_known("remains", block.ids)
                self.counts["remains"] += len(block)
                self._write_remains(self._remains.add(block))
            case IdentityBlock():
                self._write_identities(self._identities.add(block))
            case LinkBlock():
                self._write_links(self._links.add(block))

    def _refuse_known(self, kind: str, names: Iterable[str]) -> None:
        for name in names:
            if (kind, name) in self._known:
                raise ValueError(f"{kind} {name} comes twice; each identifier is unique in a registry")
            self._known.add((kind, name))

    def _write_families(self, groups: Iterable[list[FamilyBlock]]) -> None:
        for blocks in groups:
            self._write(MEMBERS, members_table(blocks))
            self._write(GENOTYPES, genotypes_table(blocks, self._coding))

    def _write_remains(self, groups: Iterable[list[RemainsBlock]]) -> None:
        for blocks in groups:
            self._write(REMAINS, remains_table(blocks, self._coding))

    def _write_identities(self, groups: Iterable[list[IdentityBlock]]) -> None:
        for blocks in groups:
            self._write(TRUTH, truth_table(blocks))

    def _write_links(self, groups: Iterable[list[LinkBlock]]) -> None:
        for blocks in groups:
            self._write(LINKS, links_table(blocks))

    def _write(self, name: str, table: pa.Table) -> None:
        self._open(name, table.schema)
        self._writers[name].write_table(table, row_group_size=max(table.num_rows, 1))
        self.rows[name] += table.num_rows

    def _open(self, name: str, schema: pa.Schema) -> None:
        if name not in self._writers:
            self._writers[name] = pq.ParquetWriter(self._folder / name, schema, compression="zstd")
            self.rows[name] = 0
