"""Families on record as pedigrees of the core."""

from __future__ import annotations

from collections.abc import Iterable

from hallar.casework.models import Family, Member
from hallar.casework.page_language import page_language
from hallar.pedigree import Finding, FindingSeverity, Pedigree, Sex, check_pedigree
from hallar.pedigree import Member as PedigreeMember


def pedigree_of(members: Iterable[Member]) -> Pedigree:
    """Return the pedigree that the members on record make up; their codes identify them."""
    listed = list(members)
    code = {one.pk: one.code for one in listed}
    return Pedigree(
        tuple(
            PedigreeMember(
                id=one.code,
                father=code.get(one.father_id) if one.father_id else None,
                mother=code.get(one.mother_id) if one.mother_id else None,
                sex=Sex(one.sex),
                twin=one.twin_group or None,
            )
            for one in listed
        )
    )


def pedigree_findings(members: Iterable[Member]) -> list[Finding]:
    """Return what is wrong with the members' pedigree or worth a look."""
    return check_pedigree(pedigree_of(members))


def pedigree_errors(family: Family) -> list[str]:
    """Return what makes the family's pedigree impossible, in the user's language."""
    language = page_language()
    found = pedigree_findings(family.members.all())
    return [one.message(language) for one in found if one.severity is FindingSeverity.ERROR]
