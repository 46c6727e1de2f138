"""Which members of a pedigree could be sampled, and which of them can tell anything."""

from __future__ import annotations

from collections.abc import Collection

from hallar.pedigree import Pedigree, ancestors


def sampling_candidates(pedigree: Pedigree, typed: Collection[str], missing: Collection[str]) -> list[str]:
    """Return the members who are neither typed nor missing, in the order of the pedigree."""
    return [one.id for one in pedigree.members if one.id not in typed and one.id not in missing]


def can_tell(pedigree: Pedigree, relative: str, person: str, typed: Collection[str]) -> bool:
    """Whether a relative's genotype can depend on a person's, given the typed members.

    Only these people and their ancestors matter (and identical twins, kept for simplicity); people whom no
    parentage among these connects are independent. Source: Lauritzen et al. (1990), Independence properties
    of directed Markov fields, Networks 20:491-505.
    """
    asked = {relative, person, *typed, *(one.id for one in pedigree.members if one.twin is not None)}
    kept = asked | {ancestor for one in asked for ancestor in ancestors(pedigree, one)}
    neighbours: dict[str, set[str]] = {one: set() for one in kept}
    twins: dict[str, str] = {}
    for one in kept:
        others = [parent for parent in pedigree.parents[one] if parent in kept]
        twin = pedigree.by_id[one].twin
        if twin is not None:
            others.append(twins.setdefault(twin, one))
        for other in others:
            neighbours[one].add(other)
            neighbours[other].add(one)
    reached, waiting = {person}, [person]
    while waiting:
        new = neighbours[waiting.pop()] - reached
        reached |= new
        waiting += new
    return relative in reached
