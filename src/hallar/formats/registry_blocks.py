"""A registry in blocks of columns: how it is simulated, stored and searched when it is large.

Arrays are indexed by row first; L loci in the order of the registry's model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Generic, Protocol, Self, TypeVar

import numpy as np
import numpy.typing as npt

from hallar.formats.allele_coding import AlleleCoding
from hallar.pedigree import Family, Pedigree, Remains, Sex


class Block(Protocol):
    """Rows side by side."""

    def __len__(self) -> int:
        """Return the number of rows."""

    def rows(self, start: int, stop: int) -> Self:
        """Return a part of the block."""


AnyBlock = TypeVar("AnyBlock", bound=Block)


def slices(block: AnyBlock, size: int) -> Iterator[AnyBlock]:
    """Cut a block into blocks of at most ``size`` rows."""
    for start in range(0, len(block), size):
        yield block.rows(start, start + size)


class RowGroups(Generic[AnyBlock]):
    """Collects blocks of any length into groups of exactly ``size`` rows."""

    def __init__(self, size: int) -> None:
        """Start an empty group."""
        self._size = size
        self._blocks: list[AnyBlock] = []
        self._rows = 0

    def add(self, block: AnyBlock) -> Iterator[list[AnyBlock]]:
        """Take the rows of a block and yield the groups that are full."""
        start = 0
        while start < len(block):
            taken = block.rows(start, start + self._size - self._rows)
            self._blocks.append(taken)
            self._rows += len(taken)
            start += len(taken)
            if self._rows == self._size:
                yield from self.flush()

    def flush(self) -> Iterator[list[AnyBlock]]:
        """Yield what is left."""
        if self._blocks:
            group, self._blocks, self._rows = self._blocks, [], 0
            yield group


@dataclass(frozen=True, eq=False)
class FamilyBlock:
    """n families with the same pedigree apart from names; m members, T of them typed.

    Attributes:
        shape: name of the simulated shape, ``None`` for families that were not simulated.
        pedigree: the pedigree under the names of the first family.
        typed: the typed members' names in it.
        missing: the missing members' names in it, in the order of the pedigree.
        family_ids: n family identifiers.
        member_ids: per family, its names for the pedigree's members.
        codes: int16 (n, T, L, 2) allele codes as :class:`AlleleCoding` makes them.
        dropout: float64 (n, T, L) drop-out probabilities.
        drop_in: float64 (n, T) drop-in probabilities.
    """

    shape: str | None
    pedigree: Pedigree
    typed: tuple[str, ...]
    missing: tuple[str, ...]
    family_ids: tuple[str, ...]
    member_ids: tuple[tuple[str, ...], ...]
    codes: npt.NDArray[np.int16]
    dropout: npt.NDArray[np.float64]
    drop_in: npt.NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of families."""
        return len(self.family_ids)

    def rows(self, start: int, stop: int) -> FamilyBlock:
        """Return a part of the families."""
        return replace(
            self,
            family_ids=self.family_ids[start:stop],
            member_ids=self.member_ids[start:stop],
            codes=self.codes[start:stop],
            dropout=self.dropout[start:stop],
            drop_in=self.drop_in[start:stop],
        )

    def take(self, rows: npt.NDArray[np.int64]) -> FamilyBlock:
        """Return the families in ``rows``."""
        return replace(
            self,
            family_ids=tuple(self.family_ids[row] for row in rows),
            member_ids=tuple(self.member_ids[row] for row in rows),
            codes=self.codes[rows],
            dropout=self.dropout[rows],
            drop_in=self.drop_in[rows],
        )

    def families(self, coding: AlleleCoding) -> Iterator[Family]:
        """Return the families one by one."""
        template = tuple(self.pedigree.by_id)
        for row, (family, names) in enumerate(zip(self.family_ids, self.member_ids, strict=True)):
            own = dict(zip(template, names, strict=True))
            pedigree = self.pedigree if names == template else _renamed(self.pedigree, own)
            profiles = {
                own[member]: coding.decode(
                    self.codes[row, slot], self.dropout[row, slot], float(self.drop_in[row, slot])
                )
                for slot, member in enumerate(self.typed)
            }
            yield Family(family, pedigree, tuple(own[member] for member in self.missing), profiles)


def _renamed(pedigree: Pedigree, names: dict[str, str]) -> Pedigree:
    return Pedigree(
        tuple(
            replace(
                member,
                id=names[member.id],
                father=None if member.father is None else names[member.father],
                mother=None if member.mother is None else names[member.mother],
            )
            for member in pedigree.members
        )
    )


def family_blocks(families: Iterable[Family], coding: AlleleCoding) -> Iterator[FamilyBlock]:
    """Turn families into blocks of one family each.

    Raises:
        UnknownAlleleError: a profile shows a locus or an allele that the model lacks.
    """
    for family in families:
        codes, dropout, drop_in = coding.encode(family.profiles.values())
        yield FamilyBlock(
            shape=None,
            pedigree=family.pedigree,
            typed=tuple(family.profiles),
            missing=tuple(member for member in family.pedigree.by_id if member in family.missing),
            family_ids=(family.id,),
            member_ids=(tuple(family.pedigree.by_id),),
            codes=codes[None],
            dropout=dropout[None],
            drop_in=drop_in[None],
        )


@dataclass(frozen=True, eq=False)
class RemainsBlock:
    """n sets of remains.

    Attributes:
        ids: n identifiers.
        sexes: n sexes.
        codes: int16 (n, L, 2) allele codes.
        dropout: float64 (n, L) drop-out probabilities.
        drop_in: float64 (n,) drop-in probabilities.
    """

    ids: tuple[str, ...]
    sexes: tuple[Sex, ...]
    codes: npt.NDArray[np.int16]
    dropout: npt.NDArray[np.float64]
    drop_in: npt.NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of sets of remains."""
        return len(self.ids)

    def rows(self, start: int, stop: int) -> RemainsBlock:
        """Return a part of the remains."""
        return RemainsBlock(
            self.ids[start:stop],
            self.sexes[start:stop],
            self.codes[start:stop],
            self.dropout[start:stop],
            self.drop_in[start:stop],
        )

    def take(self, rows: npt.NDArray[np.int64]) -> RemainsBlock:
        """Return the remains in ``rows``."""
        return RemainsBlock(
            tuple(self.ids[row] for row in rows),
            tuple(self.sexes[row] for row in rows),
            self.codes[rows],
            self.dropout[rows],
            self.drop_in[rows],
        )

    def remains(self, coding: AlleleCoding) -> Iterator[Remains]:
        """Return the remains one by one."""
        for row, (name, sex) in enumerate(zip(self.ids, self.sexes, strict=True)):
            yield Remains(
                name, coding.decode(self.codes[row], self.dropout[row], float(self.drop_in[row])), sex
            )


def remains_block(remains: Iterable[Remains], coding: AlleleCoding) -> RemainsBlock:
    """Turn remains into one block.

    Raises:
        UnknownAlleleError: a profile shows a locus or an allele that the model lacks.
    """
    listed = list(remains)
    codes, dropout, drop_in = coding.encode(one.profile for one in listed)
    return RemainsBlock(
        tuple(one.id for one in listed), tuple(one.sex for one in listed), codes, dropout, drop_in
    )


def joined_remains(blocks: Sequence[RemainsBlock]) -> RemainsBlock:
    """Join at least one block of remains of the same loci."""
    if len(blocks) == 1:
        return blocks[0]
    return RemainsBlock(
        tuple(chain.from_iterable(block.ids for block in blocks)),
        tuple(chain.from_iterable(block.sexes for block in blocks)),
        np.concatenate([block.codes for block in blocks]),
        np.concatenate([block.dropout for block in blocks]),
        np.concatenate([block.drop_in for block in blocks]),
    )


@dataclass(frozen=True)
class IdentityBlock:
    """Whose remains these are: one row per set of remains and family that misses the person.

    Attributes:
        remains: identifiers of the remains.
        persons: a label per person; remains with the same label are fragments of one person.
        families: family that misses the person, ``None`` for somebody no registered family misses.
        members: identifier of the missing member in that family.
    """

    remains: tuple[str, ...]
    persons: tuple[str, ...]
    families: tuple[str | None, ...]
    members: tuple[str | None, ...]

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.remains)

    def rows(self, start: int, stop: int) -> IdentityBlock:
        """Return a part of the rows."""
        return IdentityBlock(
            self.remains[start:stop],
            self.persons[start:stop],
            self.families[start:stop],
            self.members[start:stop],
        )


@dataclass(frozen=True)
class LinkBlock:
    """Which searching families belong together.

    Attributes:
        families: first family of each pair.
        members: its missing member.
        linked_families: the other family.
        linked_members: its missing member.
        links: how the two missing members are related, or that they are the same person.
    """

    families: tuple[str, ...]
    members: tuple[str, ...]
    linked_families: tuple[str, ...]
    linked_members: tuple[str, ...]
    links: tuple[str, ...]

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.families)

    def rows(self, start: int, stop: int) -> LinkBlock:
        """Return a part of the pairs."""
        return LinkBlock(
            self.families[start:stop],
            self.members[start:stop],
            self.linked_families[start:stop],
            self.linked_members[start:stop],
            self.links[start:stop],
        )


RegistryBlock = FamilyBlock | RemainsBlock | IdentityBlock | LinkBlock
"""Any part of a registry and its truth."""
