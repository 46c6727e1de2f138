"""A registry in memory: who searches, whom the remains may be, and with what model."""

from __future__ import annotations

from dataclasses import dataclass

from hallar.kinship import KinshipModel
from hallar.pedigree import Family, Remains


@dataclass(frozen=True)
class Identity:
    """Whose remains these are, where it is known.

    Attributes:
        remains: identifier of the remains.
        family: identifier of the family that misses the person.
        missing: identifier of the missing member.
    """

    remains: str
    family: str
    missing: str


@dataclass(frozen=True)
class Registry:
    """Families, remains and the model to compare them with.

    Attributes:
        families: the searching families.
        remains: the unidentified remains.
        model: frequencies and models; ``None`` where the file has none.
        truth: whose remains these are, for simulated and published cases.
    """

    families: tuple[Family, ...]
    remains: tuple[Remains, ...]
    model: KinshipModel | None = None
    truth: tuple[Identity, ...] = ()
