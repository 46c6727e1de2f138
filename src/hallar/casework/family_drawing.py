"""The drawing of a family on record."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from hallar.casework.models import Member
from hallar.casework.pedigrees import pedigree_findings, pedigree_of
from hallar.pedigree import FindingSeverity, describe_relationship, draw_pedigree


def draw_family(members: Sequence[Member], language: str, address: Callable[[Member], str]) -> str:
    """Return the pedigree as SVG; each person leads to an address. Empty if it cannot be drawn.

    Members searched for are the missing ones; what the others are to the first of them stands below.
    """
    errors = [one for one in pedigree_findings(members) if one.severity is FindingSeverity.ERROR]
    if errors or not members:
        return ""
    pedigree = pedigree_of(members)
    missing = [one.code for one in members if one.person is not None]
    typed = [one.code for one in members if _is_typed(one)]
    labels = {
        one.code: describe_relationship(pedigree, one.code, missing[0], language)
        for one in members
        if missing and one.code not in missing
    }
    addresses = {one.code: address(one) for one in members}
    return draw_pedigree(
        pedigree, typed=typed, missing=missing, labels=labels, addresses=addresses, language=language
    )


def _is_typed(member: Member) -> bool:
    return any(profile.active for sample in member.samples.all() for profile in sample.profiles.all())
