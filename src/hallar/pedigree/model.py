"""Who is related to whom."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Sex(StrEnum):
    """The sex that matters for transmission and for the drawing."""

    MALE = "male"
    FEMALE = "female"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Member:
    """One person of a pedigree.

    Attributes:
        id: unique in the pedigree.
        father: identifier of the father, ``None`` if he is not part of the pedigree.
        mother: identifier of the mother, likewise.
        sex: sex of the person.
        twin: a label shared by identical twins, ``None`` for everybody else.
    """

    id: str
    father: str | None = None
    mother: str | None = None
    sex: Sex = Sex.UNKNOWN
    twin: str | None = None


@dataclass(frozen=True)
class Pedigree:
    """A set of members; :func:`hallar.pedigree.check_pedigree` tells whether it makes sense."""

    members: tuple[Member, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Member]:
        """Members by identifier."""
        return {member.id: member for member in self.members}

    @cached_property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        """Identifiers of each member's known parents, the father first."""
        return {
            member.id: tuple(dict.fromkeys(one for one in (member.father, member.mother) if one is not None))
            for member in self.members
        }

    @cached_property
    def children(self) -> Mapping[str, tuple[str, ...]]:
        """Identifiers of each member's children, in the order of the pedigree."""
        found: dict[str, list[str]] = {member.id: [] for member in self.members}
        for member in self.members:
            for parent in self.parents[member.id]:
                found.setdefault(parent, []).append(member.id)
        return {parent: tuple(children) for parent, children in found.items()}

    @cached_property
    def twins(self) -> Mapping[str, tuple[str, ...]]:
        """Identifiers of each member and their identical twins, in the order of the pedigree."""
        groups: dict[str, list[str]] = {}
        for member in self.members:
            if member.twin is not None:
                groups.setdefault(member.twin, []).append(member.id)
        return {
            member.id: (member.id,) if member.twin is None else tuple(groups[member.twin])
            for member in self.members
        }
