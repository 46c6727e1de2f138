"""Where two families meet if the persons they miss are one: the member who separates their relatives.

Two families that search for one person also share that person's parents. Their results are independent
given the genotype of one shared member, and only then is the LR a sum over that member's genotypes
(:mod:`hallar.search.linking.rescoring`), if no path of the joined pedigree leads from the relatives of
the one family to those of the other past that member. At the missing person this needs one family that
knows them by spouse and children alone: the maternal relatives of one family and the paternal ones of
the other are strangers to each other, whatever child they both miss.

Brothers, sisters, spouses and children of the missing person are taken to be different persons in the two
families.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hallar.pedigree import Pedigree


class Meeting(StrEnum):
    """The shared member at whom two families may meet, in the order in which they are tried."""

    MISSING = "missing"
    MOTHER = "mother"
    FATHER = "father"


@dataclass(frozen=True)
class Reach:
    """Where the typed relatives of a family stand, seen from a shared member.

    Attributes:
        above: whether some are connected through the member's parents, whom both families share.
        shared: whether some are connected through the missing person or that person's other parent.
        informs: whether some are of the member's blood, so that they tell about their genotype.
    """

    above: bool
    shared: bool
    informs: bool


Reaches = Mapping[Meeting, Reach]


def meeting_person(pedigree: Pedigree, missing: str, meeting: Meeting) -> str | None:
    """Return the member of a pedigree who stands where two families may meet, ``None`` if there is none."""
    member = pedigree.by_id[missing]
    return {Meeting.MISSING: missing, Meeting.MOTHER: member.mother, Meeting.FATHER: member.father}[meeting]


def reaches_of(pedigree: Pedigree, typed: Collection[str], missing: str) -> dict[Meeting, Reach]:
    """Return where the typed relatives stand, for every shared member that the pedigree has."""
    reaches = {}
    for meeting in Meeting:
        person = meeting_person(pedigree, missing, meeting)
        if person is None:
            continue
        above = _connected(pedigree, pedigree.parents[person], without=person)
        shared = set() if person == missing else _connected(pedigree, [missing], without=person)
        lineage = _lineage(pedigree, person)
        reaches[meeting] = Reach(
            above=not above.isdisjoint(typed),
            shared=not shared.isdisjoint(typed),
            informs=any(not lineage.isdisjoint(_lineage(pedigree, one)) for one in typed),
        )
    return reaches


def meeting_of(first: Reaches, second: Reaches) -> Meeting | None:
    """Return the member who separates the relatives of two families, ``None`` if no single one does."""
    for meeting in Meeting:
        if meeting in first and meeting in second:
            one, other = first[meeting], second[meeting]
            if not (one.above and other.above) and not (one.shared and other.shared):
                return meeting
    return None


def _connected(pedigree: Pedigree, start: Collection[str], without: str) -> set[str]:
    """Return the members connected to some members by parents and children, one member left out."""
    found = set(start)
    waiting = list(start)
    while waiting:
        member = waiting.pop()
        for one in (*pedigree.parents[member], *pedigree.children.get(member, ())):
            if one != without and one not in found:
                found.add(one)
                waiting.append(one)
    return found


def _lineage(pedigree: Pedigree, person: str) -> set[str]:
    """Return a member, their identical twins and their ancestors."""
    found: set[str] = set()
    waiting = [person]
    while waiting:
        member = waiting.pop()
        if member not in found:
            found.add(member)
            waiting.extend((*pedigree.twins[member], *pedigree.parents[member]))
    return found
