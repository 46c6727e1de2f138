"""The columns of a registry's Parquet files, and blocks to and from them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import FamilyBlock, IdentityBlock, LinkBlock, RemainsBlock
from hallar.pedigree import Sex

MEMBERS = "members.parquet"
GENOTYPES = "genotypes.parquet"
REMAINS = "remains.parquet"
TRUTH = "truth.parquet"
LINKS = "links.parquet"

TEXT = pa.string()
MEMBERS_SCHEMA = pa.schema(
    [
        pa.field("family", TEXT, nullable=False),
        pa.field("shape", TEXT),
        pa.field("member", TEXT, nullable=False),
        pa.field("father", TEXT),
        pa.field("mother", TEXT),
        pa.field("sex", TEXT, nullable=False),
        pa.field("twin", TEXT),
        pa.field("missing", pa.bool_(), nullable=False),
    ]
)
TRUTH_SCHEMA = pa.schema(
    [
        pa.field("remains", TEXT, nullable=False),
        pa.field("person", TEXT, nullable=False),
        pa.field("family", TEXT),
        pa.field("member", TEXT),
    ]
)
LINKS_SCHEMA = pa.schema(
    [
        pa.field(name, TEXT, nullable=False)
        for name in ("family", "member", "linked_family", "linked_member", "link")
    ]
)


def genotypes_schema(coding: AlleleCoding) -> pa.Schema:
    """Return the columns of ``genotypes.parquet``: one row per typed member."""
    names = [pa.field("family", TEXT, nullable=False), pa.field("member", TEXT, nullable=False)]
    return pa.schema(names + _typing_fields(coding))


def remains_schema(coding: AlleleCoding) -> pa.Schema:
    """Return the columns of ``remains.parquet``: one row per set of remains."""
    names = [pa.field("remains", TEXT, nullable=False), pa.field("sex", TEXT, nullable=False)]
    return pa.schema(names + _typing_fields(coding))


def _typing_fields(coding: AlleleCoding) -> list[pa.Field]:
    fields = [pa.field("drop_in", pa.float64(), nullable=False)]
    for locus in coding.loci:
        fields.append(pa.field(f"{locus}_1", pa.int16(), nullable=False))
        fields.append(pa.field(f"{locus}_2", pa.int16(), nullable=False))
        fields.append(pa.field(f"{locus}_dropout", pa.float64(), nullable=False))
    return fields


def _typing_columns(
    codes: npt.NDArray[np.int16], dropout: npt.NDArray[np.float64], drop_in: npt.NDArray[np.float64]
) -> list[pa.Array]:
    columns = [pa.array(drop_in)]
    for locus in range(dropout.shape[1]):
        columns.append(pa.array(np.ascontiguousarray(codes[:, locus, 0])))
        columns.append(pa.array(np.ascontiguousarray(codes[:, locus, 1])))
        columns.append(pa.array(np.ascontiguousarray(dropout[:, locus])))
    return columns


def typing_arrays(
    table: pa.Table, coding: AlleleCoding
) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return codes (rows, L, 2), drop-out (rows, L) and drop-in (rows,) of a table.

    Raises:
        ValueError: a code is no allele of its locus, or a probability is not in [0, 1).
    """
    codes = np.empty((table.num_rows, len(coding.loci), 2), dtype=np.int16)
    dropout = np.empty(codes.shape[:2])
    for locus, name in enumerate(coding.loci):
        codes[:, locus, 0] = table[f"{name}_1"].to_numpy()
        codes[:, locus, 1] = table[f"{name}_2"].to_numpy()
        dropout[:, locus] = table[f"{name}_dropout"].to_numpy()
    drop_in = table["drop_in"].to_numpy()
    known = np.array([len(alleles) for alleles in coding.alleles])
    foreign = ((codes < -1) | (codes >= known[:, None])).any(axis=(0, 2))
    if foreign.any():
        raise ValueError(f"locus {coding.loci[int(np.argmax(foreign))]}: an allele code is out of range")
    for values in (dropout, drop_in):
        if not np.all((values >= 0) & (values < 1)):
            raise ValueError("a drop-out or drop-in probability is not in [0, 1)")
    return codes, dropout, drop_in


def _texts(values: Sequence[str | None]) -> pa.Array:
    return pa.array(values, type=TEXT)


def members_table(blocks: Sequence[FamilyBlock]) -> pa.Table:
    """Return the rows of ``members.parquet`` for some families."""
    columns: list[list[Any]] = [[] for _ in MEMBERS_SCHEMA]
    for block in blocks:
        for column, values in zip(columns, _member_columns(block), strict=True):
            column.extend(values)
    return pa.table(
        [pa.array(column, type=field.type) for column, field in zip(columns, MEMBERS_SCHEMA, strict=True)],
        schema=MEMBERS_SCHEMA,
    )


def _member_columns(block: FamilyBlock) -> list[list[Any]]:
    members = block.pedigree.members
    position = {member.id: place for place, member in enumerate(members)}
    fathers = [None if member.father is None else position[member.father] for member in members]
    mothers = [None if member.mother is None else position[member.mother] for member in members]

    def parents(places: list[int | None]) -> list[str | None]:
        return [None if place is None else names[place] for names in block.member_ids for place in places]

    n, size = len(block), len(members)
    return [
        [family for family in block.family_ids for _ in range(size)],
        [block.shape] * (n * size),
        list(chain.from_iterable(block.member_ids)),
        parents(fathers),
        parents(mothers),
        [member.sex.value for member in members] * n,
        [member.twin for member in members] * n,
        [member.id in block.missing for member in members] * n,
    ]


def genotypes_table(blocks: Sequence[FamilyBlock], coding: AlleleCoding) -> pa.Table:
    """Return the rows of ``genotypes.parquet`` for some families."""
    families: list[str] = []
    members: list[str] = []
    for block in blocks:
        position = {member.id: place for place, member in enumerate(block.pedigree.members)}
        places = [position[member] for member in block.typed]
        families.extend(family for family in block.family_ids for _ in places)
        members.extend(names[place] for names in block.member_ids for place in places)
    loci = len(coding.loci)
    codes = np.concatenate([block.codes.reshape(-1, loci, 2) for block in blocks])
    dropout = np.concatenate([block.dropout.reshape(-1, loci) for block in blocks])
    drop_in = np.concatenate([block.drop_in.ravel() for block in blocks])
    columns = [_texts(families), _texts(members), *_typing_columns(codes, dropout, drop_in)]
    return pa.table(columns, schema=genotypes_schema(coding))


def remains_table(blocks: Sequence[RemainsBlock], coding: AlleleCoding) -> pa.Table:
    """Return the rows of ``remains.parquet`` for some remains."""
    ids = list(chain.from_iterable(block.ids for block in blocks))
    sexes = [sex.value for block in blocks for sex in block.sexes]
    typing = _typing_columns(
        np.concatenate([block.codes for block in blocks]),
        np.concatenate([block.dropout for block in blocks]),
        np.concatenate([block.drop_in for block in blocks]),
    )
    return pa.table([_texts(ids), _texts(sexes), *typing], schema=remains_schema(coding))


def remains_from_table(table: pa.Table, coding: AlleleCoding) -> RemainsBlock:
    """Return the remains of a table.

    Raises:
        ValueError: a value is out of range.
    """
    written = table["sex"].to_pylist()
    sexes = {value: Sex(value) for value in set(written)}
    return RemainsBlock(
        tuple(table["remains"].to_pylist()),
        tuple(sexes[value] for value in written),
        *typing_arrays(table, coding),
    )


def truth_table(blocks: Sequence[IdentityBlock]) -> pa.Table:
    """Return the rows of ``truth.parquet``."""
    rows = [(block.remains, block.persons, block.families, block.members) for block in blocks]
    return _text_table(rows, TRUTH_SCHEMA)


def links_table(blocks: Sequence[LinkBlock]) -> pa.Table:
    """Return the rows of ``links.parquet``."""
    rows = [
        (block.families, block.members, block.linked_families, block.linked_members, block.links)
        for block in blocks
    ]
    return _text_table(rows, LINKS_SCHEMA)


def _text_table(blocks: Sequence[tuple[tuple[str | None, ...], ...]], schema: pa.Schema) -> pa.Table:
    columns = [_texts(list(chain.from_iterable(column))) for column in zip(*blocks, strict=True)]
    return pa.table(columns, schema=schema)


def identities_from_table(table: pa.Table) -> IdentityBlock:
    """Return the truth of a table."""
    return IdentityBlock(*(tuple(table[name].to_pylist()) for name in TRUTH_SCHEMA.names))


def links_from_table(table: pa.Table) -> LinkBlock:
    """Return the linked families of a table."""
    return LinkBlock(*(tuple(table[name].to_pylist()) for name in LINKS_SCHEMA.names))
