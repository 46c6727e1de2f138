"""A registry as a folder of Parquet files: written once, streamed, searched without any database.

The folder holds ``manifest.json`` (:mod:`hallar.formats.registry_manifest`) and

* ``members.parquet``: a row per family member; the members of a family stand together;
* ``genotypes.parquet``: a row per typed member, families in the same order;
* ``remains.parquet``: a row per set of remains;
* ``truth.parquet`` and ``links.parquet``, if the truth is known: whose remains these are, and which
  families search for the same person or for relatives.

What is added later stands in further files, parts of the same tables (:mod:`hallar.formats.registry_parts`,
:mod:`hallar.formats.registry_append`); what is withdrawn is named in the manifest and left out by every
method here (:mod:`hallar.formats.registry_withdrawn`).

Row group number i of a part of ``members.parquet`` and of the same part of ``genotypes.parquet`` hold the
same families. Alleles are codes: positions in the locus' allele list in the manifest, -1 where there is none.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.family_grouping import PlacedBlock, group_families, merge_alike
from hallar.formats.registry import Registry
from hallar.formats.registry_blocks import (
    FamilyBlock,
    IdentityBlock,
    LinkBlock,
    RegistryBlock,
    RemainsBlock,
    joined_remains,
    slices,
)
from hallar.formats.registry_conversion import identities_of
from hallar.formats.registry_lock import locked
from hallar.formats.registry_manifest import (
    MANIFEST,
    Bilingual,
    RegistryFolderError,
    RegistryManifest,
    StoredFile,
    digest,
    read_manifest,
)
from hallar.formats.registry_parts import Part, part_of, parts_of
from hallar.formats.registry_tables import (
    GENOTYPES,
    LINKS,
    LINKS_SCHEMA,
    MEMBERS,
    MEMBERS_SCHEMA,
    REMAINS,
    TRUTH,
    TRUTH_SCHEMA,
    genotypes_schema,
    identities_from_table,
    links_from_table,
    remains_from_table,
    remains_schema,
)
from hallar.formats.registry_writer import ROW_GROUP, FolderWriter
from hallar.formats.text_file import flush_to_disk
from hallar.kinship import KinshipModel
from hallar.pedigree import Family, Remains

__all__ = ["ROW_GROUP", "RegistryFolder", "read_registry_folder", "write_registry_folder"]


def write_registry_folder(
    path: Path | str,
    model: KinshipModel,
    blocks: Iterable[RegistryBlock],
    *,
    provenance: Mapping[str, Any] | None = None,
    overwrite: bool = False,
) -> RegistryManifest:
    """Write a registry; the folder appears under its name only when it is complete.

    The same blocks give the same bytes, however they are cut.

    Args:
        path: the folder to make.
        model: gives the loci, the allele codes and everything else of the manifest's model.
        blocks: the registry, streamed; :func:`family_blocks` and :func:`remains_block` make blocks of
            families and remains.
        provenance: how the registry came about, as JSON values.
        overwrite: replace a registry folder of this name.

    Returns:
        The manifest written.

    Raises:
        FileExistsError: there is something of this name, and it is not to be or must not be replaced.
        ValueError: a family or a set of remains comes twice.
    """
    target = Path(path)
    if target.exists():
        _check_replaceable(target, overwrite)
    partial_folder = target.parent / f".{target.name}.{uuid.uuid4().hex}"
    partial_folder.mkdir(parents=True)
    try:
        with FolderWriter(partial_folder, AlleleCoding.of(model)) as writer:
            for block in blocks:
                writer.add(block)
        files = {name: writer.stored(name) for name in sorted(writer.rows)}
        manifest = RegistryManifest(model, writer.counts, files, dict(provenance or {}))
        manifest.write(partial_folder)
        _move_into_place(partial_folder, target)
    except BaseException:
        shutil.rmtree(partial_folder, ignore_errors=True)
        raise
    return manifest


def _check_replaceable(target: Path, overwrite: bool) -> None:
    if not overwrite:
        raise FileExistsError(f"{target} exists; name another folder or ask to overwrite it")
    if not (target / MANIFEST).is_file():
        raise FileExistsError(f"{target} is no registry folder and is not overwritten; name another folder")


def _move_into_place(folder: Path, target: Path) -> None:
    """Give a complete folder its name; one that has the name goes only once the new one can take it."""
    if not target.exists():
        folder.rename(target)
        flush_to_disk(target.parent)
        return
    replaced = folder.with_name(f"{folder.name}.replaced")
    with locked(target):
        target.rename(replaced)
        folder.rename(target)
    flush_to_disk(target.parent)
    shutil.rmtree(replaced)


@dataclass(frozen=True, eq=False)
class RegistryNames:
    """The identifiers in a registry.

    Attributes:
        members: a row per family member: ``family``, ``member``, ``missing``.
        samples: a row per typed member: ``family``, ``member``.
        remains: the sets of remains.
    """

    members: pa.Table
    samples: pa.Table
    remains: frozenset[str]

    @cached_property
    def families(self) -> frozenset[str]:
        """The families."""
        return frozenset(pc.unique(self.members["family"]).to_pylist())

    @property
    def counts(self) -> dict[str, int]:
        """Number of families, members, typed and missing members and sets of remains."""
        return {
            "families": len(self.families),
            "members": self.members.num_rows,
            "typed": self.samples.num_rows,
            "missing": pc.sum(self.members["missing"]).as_py() or 0,
            "remains": len(self.remains),
        }


@dataclass(frozen=True)
class RegistryFolder:
    """A registry on disk.

    Attributes:
        path: the folder.
        manifest: what it holds.
    """

    path: Path
    manifest: RegistryManifest

    @property
    def model(self) -> KinshipModel:
        """The model of the manifest."""
        return self.manifest.model

    @cached_property
    def coding(self) -> AlleleCoding:
        """The loci and the alleles that the codes stand for."""
        return AlleleCoding.of(self.model)

    @property
    def has_truth(self) -> bool:
        """Whether the registry tells whose remains these are."""
        return any(part.table == TRUTH for part in self.parts)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The files of all tables, in the order in which they were added."""
        return tuple(parts_of(self.manifest.files))

    def iter_families(self, batch_size: int = ROW_GROUP) -> Iterator[list[Family]]:
        """Yield the families in the order of the files, at most ``batch_size`` at a time.

        Raises:
            BadInputError: the tables contradict each other.
        """
        for group in self._family_row_groups():
            placed = {
                int(place): family
                for one in group
                for place, family in zip(one.places, one.block.families(self.coding), strict=True)
            }
            families = [placed[place] for place in sorted(placed)]
            for start in range(0, len(families), batch_size):
                yield families[start : start + batch_size]

    def family_batches(self, batch_size: int = ROW_GROUP) -> Iterator[FamilyBlock]:
        """Yield the families as arrays, families of one structure together, ``batch_size`` at a time.

        A structure's last batch is smaller; it comes after all full ones.

        Raises:
            BadInputError: the tables contradict each other.
        """
        yield from merge_alike(
            (one.block for group in self._family_row_groups() for one in group), batch_size
        )

    def iter_remains(self, batch_size: int = ROW_GROUP) -> Iterator[list[Remains]]:
        """Yield the remains in the order of the file, at most ``batch_size`` at a time.

        Raises:
            BadInputError: a value is out of range.
        """
        for block in self.remains_batches(batch_size):
            yield list(block.remains(self.coding))

    def remains_batches(self, batch_size: int = ROW_GROUP) -> Iterator[RemainsBlock]:
        """Yield the remains as arrays, at most ``batch_size`` at a time.

        Raises:
            BadInputError: a value is out of range.
        """
        for part in self._parts(REMAINS):
            with self._open(part) as file:
                for group in range(file.num_row_groups):
                    yield from slices(self._remains(part, file.read_row_group(group)), batch_size)

    def all_remains(self) -> RemainsBlock:
        """Return all remains as arrays: 52,000 of them at 22 loci take 14 MB.

        Raises:
            BadInputError: a value is out of range.
        """
        blocks = []
        for part in self._parts(REMAINS):
            with self._open(part) as file:
                blocks.append(self._remains(part, file.read()))
        return joined_remains(blocks)

    def identities(self) -> IdentityBlock:
        """Return whose remains these are; no rows if the truth is not known."""
        known = identities_from_table(self._whole(TRUTH, TRUTH_SCHEMA))
        return self.manifest.withdrawn.known_identities(known) if self.manifest.withdrawn else known

    def links(self) -> LinkBlock:
        """Return which searching families belong together; no rows if none do or it is not known."""
        known = links_from_table(self._whole(LINKS, LINKS_SCHEMA))
        return self.manifest.withdrawn.known_links(known) if self.manifest.withdrawn else known

    def blocks(self) -> Iterator[RegistryBlock]:
        """Yield everything, as :func:`write_registry_folder` takes it, row group by row group.

        Raises:
            BadInputError: the tables make no sense.
        """
        for group in self._family_row_groups():
            yield from (one.block for one in group)
        yield from self.remains_batches()
        yield self.identities()
        yield self.links()

    def names(self) -> RegistryNames:
        """Return the identifiers alone, which is much faster than reading what they stand for."""
        withdrawn = self.manifest.withdrawn
        members = self._columns(MEMBERS, ["family", "member", "missing"])
        genotypes = self._columns(GENOTYPES, ["family", "member"])
        remains = self._columns(REMAINS, ["remains"])
        return RegistryNames(
            members=withdrawn.without_families(members),
            samples=withdrawn.without_samples(genotypes),
            remains=frozenset(withdrawn.without_remains(remains)["remains"].to_pylist()),
        )

    def registry(self) -> Registry:
        """Return the whole registry in memory, families in the order of the files.

        Raises:
            BadInputError: the tables make no sense.
        """
        return Registry(
            tuple(family for batch in self.iter_families() for family in batch),
            tuple(one for batch in self.iter_remains() for one in batch),
            self.model,
            tuple(identities_of(self.identities())),
        )

    def _family_row_groups(self) -> Iterator[list[PlacedBlock]]:
        """Yield the families of each row group, those of one structure together."""
        withdrawn = self.manifest.withdrawn
        read = partial(group_families, coding=self.coding)
        for people, typed in zip(self._parts(MEMBERS), self._parts(GENOTYPES), strict=True):
            with self._open(people) as members, self._open(typed) as genotypes:
                if members.num_row_groups != genotypes.num_row_groups:
                    raise RegistryFolderError(self.path / typed.name, _other_row_groups(people))
                for group in range(members.num_row_groups):
                    yield self._understood(
                        people,
                        read,
                        withdrawn.without_families(members.read_row_group(group)),
                        withdrawn.without_samples(genotypes.read_row_group(group)),
                    )

    def _remains(self, part: Part, table: pa.Table) -> RemainsBlock:
        kept = self.manifest.withdrawn.without_remains(table)
        block: RemainsBlock = self._understood(part, partial(remains_from_table, coding=self.coding), kept)
        return block

    def _whole(self, table: str, schema: pa.Schema) -> pa.Table:
        tables = [schema.empty_table()]
        for part in self._parts(table):
            with self._open(part) as file:
                tables.append(file.read())
        return pa.concat_tables(tables)

    def _columns(self, table: str, columns: list[str]) -> pa.Table:
        tables = []
        for part in self._parts(table):
            with self._open(part) as file:
                tables.append(file.read(columns))
        return pa.concat_tables(tables)

    def _parts(self, table: str) -> list[Part]:
        return [part for part in self.parts if part.table == table]

    def _open(self, part: Part) -> pq.ParquetFile:
        return pq.ParquetFile(self.path / part.name)

    def _understood(self, part: Part, read: Callable[..., Any], *tables: pa.Table) -> Any:
        """Read a table's rows; what they cannot mean becomes a message about the file."""
        try:
            return read(*tables)
        except (KeyError, ValueError) as defect:
            rule = (f"the rows make no sense: {defect}", f"las filas no tienen sentido: {defect}")
            raise RegistryFolderError(self.path / part.name, rule) from None


def read_registry_folder(path: Path | str, *, verify: bool = True) -> RegistryFolder:
    """Open a registry folder.

    Args:
        path: the folder.
        verify: compare the SHA-256 of every file with the manifest; a damaged file, or one from another
            registry, is then refused.

    Raises:
        BadInputError: there is no such folder, a file is missing, damaged or from another registry, or
            the format is unknown.
    """
    folder = Path(path)
    manifest = read_manifest(folder)
    schemas = _schemas(AlleleCoding.of(manifest.model))
    for part in _listed_parts(folder, manifest):
        _check_file(folder / part.name, manifest.files[part.name], schemas[part.table], verify)
    return RegistryFolder(folder, manifest)


def _listed_parts(folder: Path, manifest: RegistryManifest) -> list[Part]:
    """Return the parts that a manifest lists, every table complete."""
    for name in manifest.files:
        if part_of(name) is None:
            rule = (f"lists the unknown file {name}", f"menciona el archivo desconocido {name}")
            raise RegistryFolderError(folder / MANIFEST, rule)
    parts = parts_of(manifest.files)
    for table in (MEMBERS, GENOTYPES, REMAINS):
        if all(part.table != table for part in parts):
            raise RegistryFolderError(folder / MANIFEST, (f"lists no {table}", f"no menciona {table}"))
    numbers = {
        table: [part.number for part in parts if part.table == table] for table in (MEMBERS, GENOTYPES)
    }
    if len({(part.table, part.number) for part in parts}) < len(parts) or (
        numbers[MEMBERS] != numbers[GENOTYPES]
    ):
        raise RegistryFolderError(folder / MANIFEST, _UNPAIRED)
    return parts


def _schemas(coding: AlleleCoding) -> dict[str, pa.Schema]:
    return {
        MEMBERS: MEMBERS_SCHEMA,
        GENOTYPES: genotypes_schema(coding),
        REMAINS: remains_schema(coding),
        TRUTH: TRUTH_SCHEMA,
        LINKS: LINKS_SCHEMA,
    }


def _check_file(path: Path, stored: StoredFile, schema: pa.Schema, verify: bool) -> None:
    if not path.is_file():
        raise RegistryFolderError(path, ("the file is missing", "falta el archivo"))
    if verify and digest(path) != stored.sha256:
        raise RegistryFolderError(path, _OTHER_DIGEST)
    try:
        with pq.ParquetFile(path) as file:
            rows, found = file.metadata.num_rows, file.schema_arrow
    except (OSError, pa.ArrowInvalid) as defect:
        rule = (f"is no Parquet file: {defect}", f"no es un archivo Parquet: {defect}")
        raise RegistryFolderError(path, rule) from None
    if not found.equals(schema) or rows != stored.rows:
        raise RegistryFolderError(path, _OTHER_COLUMNS)


def _other_row_groups(part: Part) -> Bilingual:
    return f"has other row groups than {part.name}", f"tiene otros grupos de filas que {part.name}"


_UNPAIRED = (
    "lists parts that do not belong together: families without their genotypes, or a part twice",
    "menciona partes que no van juntas: familias sin sus genotipos, o una parte dos veces",
)
_OTHER_DIGEST = (
    "does not match the SHA-256 in the manifest: it is damaged or belongs to another registry",
    "no coincide con el SHA-256 del manifiesto: está dañado o pertenece a otro registro",
)
_OTHER_COLUMNS = (
    "has other columns or rows than the manifest says",
    "tiene otras columnas o filas que las que dice el manifiesto",
)
