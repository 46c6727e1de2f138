"""Rows of the members and genotypes tables, grouped into families of the same structure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import FamilyBlock, RowGroups
from hallar.formats.registry_tables import typing_arrays
from hallar.pedigree import Member, Pedigree, Sex

NOBODY = -1
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class PlacedBlock:
    """Families of one structure, and where each stands among the families of its table.

    Attributes:
        places: (n,) positions of the families.
        block: the families.
    """

    places: Integers
    block: FamilyBlock


def group_families(members: pa.Table, genotypes: pa.Table, coding: AlleleCoding) -> list[PlacedBlock]:
    """Group the families of two tables that hold the same families in the same order.

    Raises:
        ValueError: the tables contradict each other or themselves.
    """
    rows = _FamilyRows(members, genotypes)
    codes, dropout, drop_in = typing_arrays(genotypes, coding)

    def placed(places: Integers) -> PlacedBlock:
        typed_rows = rows.typed_rows(places)
        block = FamilyBlock(
            shape=rows.shape(places[0]),
            pedigree=rows.pedigree(places[0]),
            typed=rows.typed(places[0]),
            missing=rows.missing(places[0]),
            family_ids=tuple(rows.families[place] for place in places.tolist()),
            member_ids=rows.member_ids(places),
            codes=codes[typed_rows],
            dropout=dropout[typed_rows],
            drop_in=drop_in[typed_rows],
        )
        return PlacedBlock(places, block)

    return [placed(places) for places in rows.alike()]


class _FamilyRows:
    """The two tables as integers, so that equal structures are equal bytes."""

    def __init__(self, members: pa.Table, genotypes: pa.Table) -> None:
        families = _column(members, "family").dictionary_encode()
        self.families: list[str] = families.dictionary.to_pylist()
        family = _integers(families.indices)
        if np.any(np.diff(family) < 0):
            raise ValueError("the members of a family do not stand together")
        self.first = np.searchsorted(family, np.arange(len(self.families) + 1))
        people = [_column(members, name) for name in ("member", "father", "mother")]
        named = pa.concat_arrays(people).dictionary_encode()
        self.names: list[str] = named.dictionary.to_pylist()
        self._member, father, mother = np.split(_integers(named.indices), 3)
        self._key = family * len(self.names) + self._member
        self._order = np.argsort(self._key, kind="stable")
        if np.any(np.diff(self._key[self._order]) == 0):
            raise ValueError("a family lists a member twice")
        self._father = self._place(family, father)
        self._mother = self._place(family, mother)
        self._sex = _positions(members, "sex", [sex.value for sex in Sex])
        self._missing = _column(members, "missing").to_numpy(zero_copy_only=False)
        twins = _column(members, "twin").dictionary_encode()
        self._twin, self._twins = _integers(twins.indices), twins.dictionary.to_pylist()
        shapes = _column(members, "shape").dictionary_encode()
        self._shape, self._shapes = _integers(shapes.indices), shapes.dictionary.to_pylist()
        typed_family = _positions(genotypes, "family", self.families)
        if np.any(np.diff(typed_family) < 0):
            raise ValueError("the typed members of the families stand in another order than the families")
        self._first_typed = np.searchsorted(typed_family, np.arange(len(self.families) + 1))
        self._typed = self._place(typed_family, _positions(genotypes, "member", self.names))

    def _place(self, family: Integers, name: Integers) -> Integers:
        """Return the position in the family of the member with a name, -1 where there is no name."""
        wanted = family * len(self.names) + name
        sorted_keys = self._key[self._order]
        found = np.minimum(np.searchsorted(sorted_keys, wanted), max(sorted_keys.size - 1, 0))
        absent = (name != NOBODY) & (sorted_keys[found] != wanted)
        if absent.any():
            row = int(np.argmax(absent))
            raise ValueError(f"{self.names[name[row]]} is no member of family {self.families[family[row]]}")
        places: Integers = np.where(name == NOBODY, NOBODY, self._order[found] - self.first[family])
        return places

    def alike(self) -> Iterator[Integers]:
        """Yield the positions of the families of each structure."""
        structure = np.stack(
            [self._father, self._mother, self._sex, self._missing, self._twin, self._shape], axis=1
        )
        members, typed = structure.tobytes(), self._typed.tobytes()
        width = structure.strides[0]
        first = (self.first * width).tolist()
        first_typed = (self._first_typed * self._typed.itemsize).tolist()
        groups: dict[tuple[bytes, bytes], list[int]] = {}
        for place in range(len(self.families)):
            key = (
                members[first[place] : first[place + 1]],
                typed[first_typed[place] : first_typed[place + 1]],
            )
            groups.setdefault(key, []).append(place)
        for places in groups.values():
            yield np.array(places)

    def _rows(self, place: int) -> range:
        return range(int(self.first[place]), int(self.first[place + 1]))

    def _name(self, place: int, position: int) -> str | None:
        return None if position == NOBODY else self.names[self._member[self.first[place] + position]]

    def shape(self, place: int) -> str | None:
        """Return the shape of a family."""
        shape = self._shape[self.first[place]]
        return None if shape == NOBODY else str(self._shapes[shape])

    def pedigree(self, place: int) -> Pedigree:
        """Return the pedigree of a family."""
        sexes = list(Sex)
        return Pedigree(
            tuple(
                Member(
                    id=self.names[self._member[row]],
                    father=self._name(place, self._father[row]),
                    mother=self._name(place, self._mother[row]),
                    sex=sexes[self._sex[row]],
                    twin=None if self._twin[row] == NOBODY else self._twins[self._twin[row]],
                )
                for row in self._rows(place)
            )
        )

    def typed(self, place: int) -> tuple[str, ...]:
        """Return the typed members of a family in the order of their rows."""
        positions = self._typed[self._first_typed[place] : self._first_typed[place + 1]]
        return tuple(self.names[self._member[self.first[place] + position]] for position in positions)

    def missing(self, place: int) -> tuple[str, ...]:
        """Return the missing members of a family."""
        return tuple(self.names[self._member[row]] for row in self._rows(place) if self._missing[row])

    def member_ids(self, places: Integers) -> tuple[tuple[str, ...], ...]:
        """Return the names of the members of families of one structure."""
        size = self.first[places[0] + 1] - self.first[places[0]]
        members = self._member[self.first[places][:, None] + np.arange(size)]
        shared: dict[tuple[int, ...], tuple[str, ...]] = {}
        rows = list(map(tuple, members.tolist()))
        for row in rows:
            if row not in shared:
                shared[row] = tuple(self.names[name] for name in row)
        return tuple(shared[row] for row in rows)

    def typed_rows(self, places: Integers) -> Integers:
        """Return the rows (n, T) of the genotypes table of families of one structure."""
        size = self._first_typed[places[0] + 1] - self._first_typed[places[0]]
        rows: Integers = self._first_typed[places][:, None] + np.arange(size)
        return rows


def _column(table: pa.Table, name: str) -> pa.Array:
    return pa.concat_arrays(table[name].chunks) if table[name].num_chunks else pa.array([], table[name].type)


def _integers(indices: pa.Array) -> Integers:
    values: Integers = indices.fill_null(NOBODY).to_numpy(zero_copy_only=False).astype(np.int64)
    return values


def _positions(table: pa.Table, name: str, known: Sequence[str]) -> Integers:
    """Return where each value of a column stands in a list.

    Raises:
        ValueError: a value is not in the list.
    """
    column = _column(table, name)
    found = pc.index_in(column, value_set=pa.array(known, pa.string()))
    if found.null_count:
        foreign = column.filter(pc.is_null(found))[0]
        raise ValueError(f"column {name} has the value {foreign}, which has no counterpart")
    return _integers(found)


def merge_alike(blocks: Iterable[FamilyBlock], size: int) -> Iterator[FamilyBlock]:
    """Gather the families of one structure and yield them in blocks of ``size``, the rest at the end."""
    waiting: dict[tuple[object, ...], RowGroups[FamilyBlock]] = {}
    for block in blocks:
        group = waiting.setdefault(_structure(block), RowGroups(size))
        for full in group.add(block):
            yield _joined(full)
    for group in waiting.values():
        for rest in group.flush():
            yield _joined(rest)


def _structure(block: FamilyBlock) -> tuple[object, ...]:
    position = {member.id: place for place, member in enumerate(block.pedigree.members)}
    members = tuple(
        (position.get(member.father or ""), position.get(member.mother or ""), member.sex, member.twin)
        for member in block.pedigree.members
    )
    typed = tuple(position[member] for member in block.typed)
    return block.shape, members, typed, tuple(position[member] for member in block.missing)


def _joined(blocks: Sequence[FamilyBlock]) -> FamilyBlock:
    if len(blocks) == 1:
        return blocks[0]
    return replace(
        blocks[0],
        family_ids=tuple(family for block in blocks for family in block.family_ids),
        member_ids=tuple(names for block in blocks for names in block.member_ids),
        codes=np.concatenate([block.codes for block in blocks]),
        dropout=np.concatenate([block.dropout for block in blocks]),
        drop_in=np.concatenate([block.drop_in for block in blocks]),
    )
