"""Every missing person of every family, those of one kind side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.formats.family_grouping import merge_alike
from hallar.formats.registry_blocks import FamilyBlock
from hallar.pedigree import Sex
from hallar.search.linking.genotype_columns import Floats, GenotypeColumns
from hallar.search.linking.meeting import Meeting, Reach, meeting_person, reaches_of
from hallar.search.linking.member_genotypes import MemberGenotypes, families_at_once, member_genotypes

Integers = npt.NDArray[np.int64]
BLOCK_SIZE = 4096


@dataclass(frozen=True)
class Kind:
    """What decides with whom, and at which shared member, missing persons can be compared.

    Attributes:
        sex: sex of the missing person.
        reaches: where the typed relatives stand, for every shared member.
        sexes: sex of every shared member.
    """

    sex: Sex
    reaches: tuple[tuple[Meeting, Reach], ...]
    sexes: tuple[tuple[Meeting, Sex], ...]


@dataclass(frozen=True, eq=False)
class Roster:
    """N missing persons of families, ordered by kind, then by block.

    Attributes:
        blocks: the families.
        block: (N,) block of each missing person's family.
        row: (N,) its row there.
        member: (N,) position of the missing person among the members of the block's pedigree.
        kinds: K kinds.
        start: (K + 1,) first person of each kind.
        family: (N,) a number per family.
    """

    blocks: tuple[FamilyBlock, ...]
    block: Integers
    row: Integers
    member: Integers
    kinds: tuple[Kind, ...]
    start: Integers
    family: Integers

    def __len__(self) -> int:
        """Return the number of missing persons."""
        return int(self.row.size)

    def identifier(self, person: int) -> tuple[str, str]:
        """Return the family and the missing member."""
        block, row = self.blocks[self.block[person]], self.row[person]
        return block.family_ids[row], block.member_ids[row][self.member[person]]

    def tables(
        self, persons: Integers, meeting: Meeting, columns: GenotypeColumns
    ) -> Iterator[tuple[Integers, MemberGenotypes]]:
        """Yield places among the persons, and what their families tell about a shared member.

        Raises:
            PlanTooLargeError: a family's loops are too interwoven.
        """
        for places, block, missing in self._alike(persons):
            person = meeting_person(block.pedigree, missing, meeting)
            if person is None:
                raise ValueError(f"{missing} has no {meeting} in the pedigree")
            at_once = families_at_once(block, columns)
            for start in range(0, places.size, at_once):
                part = places[start : start + at_once]
                taken = block.take(self.row[persons[part]])
                yield part, member_genotypes(taken, person, columns)

    def genotypes(self, persons: Integers, meeting: Meeting, columns: GenotypeColumns) -> Floats:
        """Return (persons, columns) A / sqrt(H) of a shared member, given each family.

        Raises:
            PlanTooLargeError: a family's loops are too interwoven.
        """
        filled = np.empty((persons.size, columns.root.size))
        for places, known in self.tables(persons, meeting, columns):
            filled[places] = known.genotypes(np.arange(places.size), np.float64)
        return filled

    def _alike(self, persons: Integers) -> Iterator[tuple[Integers, FamilyBlock, str]]:
        """Yield the places, the families' block and the missing member of persons of one structure."""
        key = self.block[persons] * (int(self.member.max(initial=0)) + 1) + self.member[persons]
        order = np.argsort(key, kind="stable")
        for places in np.split(order, np.flatnonzero(np.diff(key[order])) + 1):
            if places.size:
                block = self.blocks[self.block[persons[places[0]]]]
                missing = tuple(block.pedigree.by_id)[self.member[persons[places[0]]]]
                yield places, block, missing


def enrol(families: Iterable[FamilyBlock]) -> Roster:
    """List the missing persons of families by kind."""
    blocks: list[FamilyBlock] = []
    listed: dict[Kind, list[tuple[int, int]]] = {}
    for block in merge_alike(families, BLOCK_SIZE):
        for missing in block.missing:
            member = list(block.pedigree.by_id).index(missing)
            listed.setdefault(_kind(block, missing), []).append((len(blocks), member))
        blocks.append(block)
    first_family = np.cumsum([0, *map(len, blocks)])
    parts = [
        [(number, member, row) for number, member in places for row in range(len(blocks[number]))]
        for places in listed.values()
    ]
    table = np.array([entry for part in parts for entry in part], dtype=np.int64).reshape(-1, 3)
    return Roster(
        blocks=tuple(blocks),
        block=table[:, 0],
        row=table[:, 2],
        member=table[:, 1],
        kinds=tuple(listed),
        start=np.cumsum([0, *map(len, parts)]),
        family=first_family[table[:, 0]] + table[:, 2],
    )


def _kind(block: FamilyBlock, missing: str) -> Kind:
    reaches = reaches_of(block.pedigree, block.typed, missing)
    sexes = []
    for meeting in reaches:
        person = meeting_person(block.pedigree, missing, meeting)
        sexes.append((meeting, block.pedigree.by_id[person or missing].sex))
    return Kind(block.pedigree.by_id[missing].sex, tuple(reaches.items()), tuple(sexes))
