"""Profiles that a command is given to compare with a registry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hallar.formats import AlleleCoding, Defect, OpenedRegistry, open_registry, read_genemapper
from hallar.formats.registry_blocks import RemainsBlock, remains_block
from hallar.formats.registry_json import shown_alleles
from hallar.genetics import Profile
from hallar.pedigree import Remains

REGISTRY_ENDINGS = (".json", "")
"""Endings of registries and folders; any other file is read as a table of profiles."""


@dataclass(frozen=True)
class Samples:
    """Profiles to compare: another registry's remains, or those of a table.

    Attributes:
        opened: the registry, ``None`` for a table.
        profiles: the table's profiles by sample.
        warnings: what the reader found worth a look.
    """

    opened: OpenedRegistry | None
    profiles: Mapping[str, Profile]
    warnings: tuple[Defect, ...]

    @property
    def shown(self) -> Mapping[str, set[str]]:
        """By locus, every allele shown."""
        return shown_alleles(self.profiles.values()) if self.opened is None else self.opened.shown_alleles()

    def block(self, coding: AlleleCoding) -> RemainsBlock:
        """Return the profiles, coded."""
        if self.opened is not None:
            return self.opened.remains_block(coding)
        listed = (Remains(name, one.at_loci(coding.loci)) for name, one in self.profiles.items())
        return remains_block(listed, coding)


def read_samples(path: Path) -> Samples:
    """Read the remains of a registry, or a table of profiles as laboratories export it.

    Raises:
        BadInputError: it is neither or has defects; every one of them is listed.
    """
    if path.is_dir() or path.suffix.casefold() in REGISTRY_ENDINGS:
        opened = open_registry(path)
        return Samples(opened, {}, opened.warnings)
    profiles, warnings = read_genemapper(path)
    return Samples(None, profiles, tuple(warnings))
