"""A registry of any form, opened: a Parquet folder is streamed, a file is held in memory."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from hallar.formats.allele_coding import NO_RESULT, AlleleCoding
from hallar.formats.case_json import is_dvi_file, read_dvi
from hallar.formats.defect import Defect
from hallar.formats.json_text import read_json_text
from hallar.formats.registry import Identity, Registry
from hallar.formats.registry_blocks import (
    FamilyBlock,
    IdentityBlock,
    LinkBlock,
    RemainsBlock,
    family_blocks,
    remains_block,
)
from hallar.formats.registry_conversion import identity_block
from hallar.formats.registry_json import registry_from_json, shown_alleles
from hallar.formats.registry_parquet import RegistryFolder, read_registry_folder
from hallar.kinship import KinshipModel
from hallar.pedigree import Family, Remains

Pair = tuple[str, str, str]
"""Family, missing member, remains."""


class OpenedRegistry(ABC):
    """What a search needs of a registry.

    Attributes:
        path: file or folder.
        model: the registry's own model, ``None`` if it has none.
        warnings: what a reader found worth a look.
    """

    path: Path
    model: KinshipModel | None
    warnings: tuple[Defect, ...] = ()

    @property
    @abstractmethod
    def family_count(self) -> int:
        """Number of families."""

    @property
    @abstractmethod
    def remains_count(self) -> int:
        """Number of sets of remains."""

    @abstractmethod
    def family_blocks(self, coding: AlleleCoding) -> Iterator[FamilyBlock]:
        """Yield the families, coded by ``coding``."""

    @abstractmethod
    def remains_block(self, coding: AlleleCoding) -> RemainsBlock:
        """Return all remains, coded by ``coding``."""

    @abstractmethod
    def families(self) -> Iterator[Family]:
        """Yield the families one by one."""

    @abstractmethod
    def remains(self) -> Iterator[Remains]:
        """Yield the remains one by one."""

    @abstractmethod
    def truth(self) -> frozenset[Pair] | None:
        """Return which pairs belong together, ``None`` if it is not known."""

    def registry(self) -> Registry:
        """Return the whole registry in memory."""
        truth = tuple(
            Identity(remains, family, missing) for family, missing, remains in sorted(self.truth() or ())
        )
        return Registry(tuple(self.families()), tuple(self.remains()), self.model, truth)

    def identities(self) -> IdentityBlock:
        """Return whose remains these are with a label per person; no rows if it is not known."""
        return IdentityBlock((), (), (), ())

    def links(self) -> LinkBlock:
        """Return which families are known to search for relatives or for one person."""
        return LinkBlock((), (), (), (), ())

    def linked_families(self) -> frozenset[tuple[str, str]]:
        """Return families known to search for relatives or for one person, each pair both ways."""
        known = self.links()
        pairs = list(zip(known.families, known.linked_families, strict=True))
        return frozenset([*pairs, *((second, first) for first, second in pairs)])

    @abstractmethod
    def shown_alleles(self) -> dict[str, set[str]]:
        """Return, by locus, every allele a profile may show."""


class _RegistryInMemory(OpenedRegistry):
    def __init__(self, path: Path, registry: Registry, warnings: tuple[Defect, ...]) -> None:
        self.path = path
        self.model = registry.model
        self.warnings = warnings
        self._registry = registry

    @property
    def family_count(self) -> int:
        return len(self._registry.families)

    @property
    def remains_count(self) -> int:
        return len(self._registry.remains)

    def family_blocks(self, coding: AlleleCoding) -> Iterator[FamilyBlock]:
        return family_blocks((_at_loci(family, coding) for family in self._registry.families), coding)

    def remains_block(self, coding: AlleleCoding) -> RemainsBlock:
        kept = (replace(one, profile=one.profile.at_loci(coding.loci)) for one in self._registry.remains)
        return remains_block(kept, coding)

    def families(self) -> Iterator[Family]:
        return iter(self._registry.families)

    def remains(self) -> Iterator[Remains]:
        return iter(self._registry.remains)

    def truth(self) -> frozenset[Pair] | None:
        pairs = frozenset((one.family, one.missing, one.remains) for one in self._registry.truth)
        return pairs or None

    def identities(self) -> IdentityBlock:
        return identity_block(self._registry) if self._registry.truth else super().identities()

    def shown_alleles(self) -> dict[str, set[str]]:
        profiles = [profile for family in self._registry.families for profile in family.profiles.values()]
        return shown_alleles([*profiles, *(one.profile for one in self._registry.remains)])


def _at_loci(family: Family, coding: AlleleCoding) -> Family:
    profiles = {member: profile.at_loci(coding.loci) for member, profile in family.profiles.items()}
    return replace(family, profiles=profiles)


class _RegistryOnDisk(OpenedRegistry):
    def __init__(self, folder: RegistryFolder) -> None:
        self.path = folder.path
        self.folder = folder
        self.model = folder.model

    @property
    def family_count(self) -> int:
        return self.folder.manifest.counts["families"]

    @property
    def remains_count(self) -> int:
        return self.folder.manifest.counts["remains"]

    def family_blocks(self, coding: AlleleCoding) -> Iterator[FamilyBlock]:
        for block in self.folder.family_batches():
            codes, dropout = self._recoded(block.codes, block.dropout, coding)
            yield replace(block, codes=codes, dropout=dropout)

    def remains_block(self, coding: AlleleCoding) -> RemainsBlock:
        block = self.folder.all_remains()
        codes, dropout = self._recoded(block.codes, block.dropout, coding)
        return replace(block, codes=codes, dropout=dropout)

    def families(self) -> Iterator[Family]:
        for batch in self.folder.iter_families():
            yield from batch

    def remains(self) -> Iterator[Remains]:
        for batch in self.folder.iter_remains():
            yield from batch

    def truth(self) -> frozenset[Pair] | None:
        if not self.folder.has_truth:
            return None
        known = self.folder.identities()
        rows = zip(known.families, known.members, known.remains, strict=True)
        return frozenset(
            (family, member, remains)
            for family, member, remains in rows
            if family is not None and member is not None
        )

    def shown_alleles(self) -> dict[str, set[str]]:
        coding = self.folder.coding
        return {name: set(alleles) for name, alleles in zip(coding.loci, coding.alleles, strict=True)}

    def identities(self) -> IdentityBlock:
        return self.folder.identities()

    def links(self) -> LinkBlock:
        return self.folder.links()

    def _recoded(
        self, codes: npt.NDArray[np.int16], dropout: npt.NDArray[np.float64], coding: AlleleCoding
    ) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.float64]]:
        own = self.folder.coding
        if own == coding:
            return codes, dropout
        return recode(codes, dropout, own, coding)


def recode(
    codes: npt.NDArray[np.int16],
    dropout: npt.NDArray[np.float64],
    old: AlleleCoding,
    new: AlleleCoding,
) -> tuple[npt.NDArray[np.int16], npt.NDArray[np.float64]]:
    """Return codes (..., L, 2) and drop-out (..., L) in another coding, at its loci.

    Every allele of ``old`` at a locus of ``new`` must be one of its alleles.
    """
    recoded = np.full((*codes.shape[:-2], len(new.loci), 2), NO_RESULT, dtype=np.int16)
    kept = np.zeros((*codes.shape[:-2], len(new.loci)))
    for target, (name, alleles) in enumerate(zip(new.loci, new.alleles, strict=True)):
        if name not in old.loci:
            continue
        source = old.loci.index(name)
        position = {allele: number for number, allele in enumerate(alleles)}
        table = np.array([*(position[allele] for allele in old.alleles[source]), NO_RESULT], dtype=np.int16)
        recoded[..., target, :] = np.sort(table[codes[..., source, :]], axis=-1)
        single = (codes[..., source, 1] == NO_RESULT) & (codes[..., source, 0] != NO_RESULT)
        recoded[..., target, 0] = np.where(single, table[codes[..., source, 0]], recoded[..., target, 0])
        recoded[..., target, 1] = np.where(single, NO_RESULT, recoded[..., target, 1])
        kept[..., target] = dropout[..., source]
    return recoded, kept


def open_registry(path: Path) -> OpenedRegistry:
    """Open a registry folder, a registry in the project's JSON, or a disaster victim set.

    Raises:
        BadInputError: it is none of these or has defects; every one of them is listed.
    """
    if path.is_dir():
        return _RegistryOnDisk(read_registry_folder(path))
    return opened_from_json(path, *read_json_text(path))


def opened_from_json(path: Path, text: str, value: Any) -> OpenedRegistry:
    """Open a registry or a disaster victim set whose JSON text was read.

    Raises:
        BadInputError: it is neither or has defects; every one of them is listed.
    """
    read = read_dvi if is_dvi_file(value) else registry_from_json
    registry, warnings = read(path, text, value)
    return opened_in_memory(path, registry, tuple(warnings))


def opened_in_memory(path: Path, registry: Registry, warnings: tuple[Defect, ...]) -> OpenedRegistry:
    """Return a registry that was read from a file, as an opened one."""
    return _RegistryInMemory(path, registry, warnings)
