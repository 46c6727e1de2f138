"""The two sides of a search: the family that misses somebody, and the remains that wait for a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hallar.genetics import Profile
from hallar.pedigree.model import Pedigree, Sex


@dataclass(frozen=True)
class Family:
    """A searching family.

    Attributes:
        id: unique in the registry.
        pedigree: who is related to whom.
        missing: identifiers of the missing members.
        profiles: profiles by identifier of the typed members.
    """

    id: str
    pedigree: Pedigree
    missing: tuple[str, ...]
    profiles: Mapping[str, Profile]


@dataclass(frozen=True)
class Remains:
    """Unidentified human remains, or a living person who cannot say who they are.

    Attributes:
        id: unique in the registry.
        profile: what the laboratory reported.
        sex: as anthropology or amelogenin tell; unknown where they do not.
    """

    id: str
    profile: Profile
    sex: Sex = Sex.UNKNOWN
