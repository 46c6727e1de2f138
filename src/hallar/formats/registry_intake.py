"""What of some sources is new to a registry, what it has already, and what contradicts it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from hallar.formats.allele_coding import NO_RESULT, AlleleCoding
from hallar.formats.opened_registry import OpenedRegistry
from hallar.formats.registry_blocks import FamilyBlock, IdentityBlock, LinkBlock, RegistryBlock, RemainsBlock
from hallar.formats.registry_manifest import RegistryFolderError
from hallar.formats.registry_parquet import RegistryFolder
from hallar.formats.registry_withdrawn import Sample, Withdrawn
from hallar.genetics import allele_sort_key

Rows = TypeVar("Rows", FamilyBlock, RemainsBlock)
Content = tuple[object, ...]
Codes = npt.NDArray[np.int16]


@dataclass(frozen=True)
class Intake:
    """What is to be written, and what is not.

    Attributes:
        families: families that are new, in the coding of the registry with ``new_alleles`` appended.
        remains: remains that are new, coded likewise.
        identities: whose remains the new ones are, where the registry knows it of its own.
        links: links of the new families with others of the registry.
        new_alleles: by locus, alleles that the new profiles show and the registry's model lacks.
        present: number of families and of remains that are there already with the same content.
        withdrawn: families, remains and samples of the sources that had been withdrawn and stay out.
        lost_loci: loci of the sources that the registry's model lacks.
    """

    families: list[FamilyBlock]
    remains: list[RemainsBlock]
    identities: IdentityBlock
    links: LinkBlock
    new_alleles: dict[str, tuple[str, ...]]
    present: dict[str, int]
    withdrawn: Withdrawn
    lost_loci: tuple[str, ...]

    def blocks(self) -> Iterator[RegistryBlock]:
        """Yield everything that is to be written."""
        yield from self.families
        yield from self.remains
        yield self.identities
        yield self.links


def take_in(folder: RegistryFolder, sources: Sequence[OpenedRegistry]) -> Intake:
    """Compare sources with a registry and with each other.

    Raises:
        BadInputError: an identifier comes with other content than it has already; all of these are named.
    """
    shown = _shown_alleles(sources)
    coding = _extended(folder.coding, shown)
    names, withdrawn = folder.names(), folder.manifest.withdrawn
    families: _Sorted[FamilyBlock] = _Sorted(names.families)
    remains: _Sorted[RemainsBlock] = _Sorted(names.remains)
    kept_out = Withdrawn()
    for source in sources:
        for block in source.family_blocks(coding):
            kept, out = _families_kept(block, withdrawn)
            kept_out |= out
            for one in kept:
                families.add(one)
        found = source.remains_block(coding)
        kept_out |= Withdrawn(remains=withdrawn.remains.intersection(found.ids))
        remains.add(_chosen(found, lambda name: name not in withdrawn.remains))
    _refuse_other_content(
        folder.path,
        families.differing(folder.family_batches),
        remains.differing(folder.remains_batches),
    )
    new_alleles, tables = _used_alleles(folder.coding, coding, [*families.new, *remains.new])
    return Intake(
        families=[replace(block, codes=_renumbered(block.codes, tables)) for block in families.new],
        remains=[replace(block, codes=_renumbered(block.codes, tables)) for block in remains.new],
        identities=_identities(sources if folder.has_truth else (), remains.names),
        links=_links(sources, families.names, names.families),
        new_alleles=new_alleles,
        present={"families": families.repeated_count, "remains": remains.repeated_count},
        withdrawn=kept_out,
        lost_loci=tuple(sorted(shown.keys() - set(folder.coding.loci))),
    )


class _Sorted(Generic[Rows]):
    """Rows with new identifiers, and rows whose identifier came before."""

    def __init__(self, known: Collection[str]) -> None:
        self.new: list[Rows] = []
        self.names: set[str] = set()
        self._known = known
        self._repeated: list[Rows] = []

    @property
    def repeated_count(self) -> int:
        return sum(map(len, self._repeated))

    def add(self, block: Rows) -> None:
        fresh = _chosen(block, lambda name: name not in self._known and name not in self.names)
        repeated = _chosen(block, lambda name: name in self._known or name in self.names)
        self.names.update(_ids(fresh))
        if len(fresh):
            self.new.append(fresh)
        if len(repeated):
            self._repeated.append(repeated)

    def differing(self, stored: Callable[[], Iterable[Rows]]) -> list[str]:
        """Return the repeated identifiers whose content is not that of their first appearance."""
        wanted = {name for block in self._repeated for name in _ids(block)}
        if not wanted:
            return []
        first: dict[str, Content] = {}
        for blocks in (stored() if wanted & set(self._known) else (), self.new):
            for block in blocks:
                first.update(_contents(_chosen(block, wanted.__contains__)))
        return sorted(
            {name for block in self._repeated for name, content in _contents(block) if content != first[name]}
        )


def _ids(block: FamilyBlock | RemainsBlock) -> tuple[str, ...]:
    return block.family_ids if isinstance(block, FamilyBlock) else block.ids


def _contents(block: FamilyBlock | RemainsBlock) -> Iterator[tuple[str, Content]]:
    """Yield each identifier and values that are equal where the rows mean the same under one coding."""
    contents = _family_contents(block) if isinstance(block, FamilyBlock) else _remains_contents(block)
    return zip(_ids(block), contents, strict=True)


def _remains_contents(block: RemainsBlock) -> Iterator[Content]:
    for row, sex in enumerate(block.sexes):
        yield sex, block.codes[row].tobytes(), block.dropout[row].tobytes(), float(block.drop_in[row])


def _family_contents(block: FamilyBlock) -> Iterator[Content]:
    position = {member: place for place, member in enumerate(block.pedigree.by_id)}
    structure = tuple(
        (position.get(one.father or ""), position.get(one.mother or ""), one.sex, one.twin)
        for one in block.pedigree.members
    )
    missing = frozenset(position[member] for member in block.missing)
    typed = [position[member] for member in block.typed]
    for row, names in enumerate(block.member_ids):
        samples = {
            place: (
                block.codes[row, slot].tobytes(),
                block.dropout[row, slot].tobytes(),
                float(block.drop_in[row, slot]),
            )
            for slot, place in enumerate(typed)
        }
        yield structure, missing, names, samples


def _chosen(block: Rows, wanted: Callable[[str], bool]) -> Rows:
    """Return the rows whose identifier is wanted."""
    rows = [row for row, name in enumerate(_ids(block)) if wanted(name)]
    return block if len(rows) == len(block) else block.take(np.array(rows, dtype=np.int64))


def _families_kept(block: FamilyBlock, withdrawn: Withdrawn) -> tuple[list[FamilyBlock], Withdrawn]:
    """Return families without what was withdrawn, and what of them was."""
    givers = {family for family, _ in withdrawn.samples}
    kept = [_chosen(block, lambda name: name not in withdrawn.families and name not in givers)]
    samples: set[Sample] = set()
    for row, family in enumerate(block.family_ids):
        if family in givers and family not in withdrawn.families:
            one, taken = _without_samples(block.rows(row, row + 1), withdrawn)
            kept.append(one)
            samples |= taken
    families = withdrawn.families.intersection(block.family_ids)
    return kept, Withdrawn(families=families, samples=frozenset(samples))


def _without_samples(family: FamilyBlock, withdrawn: Withdrawn) -> tuple[FamilyBlock, frozenset[Sample]]:
    own_name = dict(zip(family.pedigree.by_id, family.member_ids[0], strict=True))
    samples = [(family.family_ids[0], own_name[member]) for member in family.typed]
    slots = [slot for slot, sample in enumerate(samples) if sample not in withdrawn.samples]
    kept = replace(
        family,
        typed=tuple(family.typed[slot] for slot in slots),
        codes=family.codes[:, slots],
        dropout=family.dropout[:, slots],
        drop_in=family.drop_in[:, slots],
    )
    return kept, withdrawn.samples.intersection(samples)


def _shown_alleles(sources: Iterable[OpenedRegistry]) -> dict[str, set[str]]:
    shown: dict[str, set[str]] = {}
    for source in sources:
        for locus, alleles in source.shown_alleles().items():
            shown.setdefault(locus, set()).update(alleles)
    return shown


def _extended(coding: AlleleCoding, shown: Mapping[str, set[str]]) -> AlleleCoding:
    """Return the coding with what it lacks appended at each of its loci."""
    return AlleleCoding(
        coding.loci,
        tuple(
            (*alleles, *sorted(shown.get(locus, set()) - set(alleles), key=allele_sort_key))
            for locus, alleles in zip(coding.loci, coding.alleles, strict=True)
        ),
    )


def _used_alleles(
    old: AlleleCoding, extended: AlleleCoding, blocks: Sequence[FamilyBlock | RemainsBlock]
) -> tuple[dict[str, tuple[str, ...]], dict[int, Codes]]:
    """Return the appended alleles that blocks use, and per such locus the codes without the unused ones."""
    alleles: dict[str, tuple[str, ...]] = {}
    tables: dict[int, Codes] = {}
    for locus, name in enumerate(old.loci):
        known = len(old.alleles[locus])
        if len(extended.alleles[locus]) == known:
            continue
        used = sorted({int(code) for block in blocks for code in np.unique(block.codes[..., locus, :])})
        appended = [code for code in used if code >= known]
        table = np.full(len(extended.alleles[locus]) + 1, NO_RESULT, dtype=np.int16)
        table[:known] = np.arange(known)
        table[appended] = known + np.arange(len(appended))
        tables[locus] = table
        if appended:
            alleles[name] = tuple(extended.alleles[locus][code] for code in appended)
    return alleles, tables


def _renumbered(codes: Codes, tables: Mapping[int, Codes]) -> Codes:
    """Return codes (..., L, 2) by the tables of some loci; a table's last entry is for no result."""
    renumbered = codes.copy()
    for locus, table in tables.items():
        renumbered[..., locus, :] = table[codes[..., locus, :]]
    return renumbered


def _identities(sources: Iterable[OpenedRegistry], names: Collection[str]) -> IdentityBlock:
    rows = [
        row
        for known in (source.identities() for source in sources)
        for row in zip(known.remains, known.persons, known.families, known.members, strict=True)
        if row[0] in names
    ]
    return IdentityBlock(*zip(*rows, strict=True)) if rows else IdentityBlock((), (), (), ())


def _links(sources: Iterable[OpenedRegistry], new: Collection[str], old: Collection[str]) -> LinkBlock:
    """Return the links between families of the registry of which at least one is new."""
    rows = dict.fromkeys(
        row
        for known in (source.links() for source in sources)
        for row in zip(
            known.families, known.members, known.linked_families, known.linked_members, known.links,
            strict=True,
        )
        if (row[0] in new or row[2] in new) and all(name in new or name in old for name in (row[0], row[2]))
    )  # fmt: skip
    return LinkBlock(*zip(*rows, strict=True)) if rows else LinkBlock((), (), (), (), ())


def _refuse_other_content(path: Path, families: Sequence[str], remains: Sequence[str]) -> None:
    if not families and not remains:
        return
    english, spanish = [], []
    if families:
        english.append(f"families {', '.join(families)}")
        spanish.append(f"familias {', '.join(families)}")
    if remains:
        english.append(f"remains {', '.join(remains)}")
        spanish.append(f"restos {', '.join(remains)}")
    rule = (
        f"there already, with other content: {'; '.join(english)}",
        f"ya están, con otro contenido: {'; '.join(spanish)}",
    )
    raise RegistryFolderError(path, rule, _NAME_THEM_ANEW)


_NAME_THEM_ANEW = (
    "Nothing was added. Correct the source, or withdraw the old ones (hallar withdraw) and add the new ones "
    "under identifiers of their own",
    "No se agregó nada. Corrija la fuente, o retire los anteriores (hallar withdraw) y agregue los nuevos "
    "con identificadores propios",
)
