"""Profiles of relatives that contradict each other if nothing mutates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from hallar.genetics import Genotype
from hallar.pedigree import Family, Member, Sex

Text = tuple[str, str]
NOT_TYPED: Genotype = ()


def contradictions(family: Family, is_x_linked: Callable[[str], bool | None]) -> Iterator[tuple[str, Text]]:
    """Yield the member and the rule of each contradiction between typed relatives.

    Compared are identical twins, a child with one typed parent, and a child with both. Loci where one of
    them may have lost an allele (drop-out) are left out.

    Args:
        family: a family whose pedigree has no defect.
        is_x_linked: whether a locus is X-linked; ``None`` for one that is neither X-linked nor autosomal.
    """
    twins: dict[str, str] = {}
    for member in family.pedigree.members:
        if member.id not in family.profiles:
            continue
        if member.twin is not None:
            first = twins.setdefault(member.twin, member.id)
            differing = _differing(family, first, member.id)
            if differing:
                yield member.id, _twins(first, member.id, differing)
        yield from _against_parents(family, member, is_x_linked)


def _against_parents(
    family: Family, child: Member, is_x_linked: Callable[[str], bool | None]
) -> Iterator[tuple[str, Text]]:
    father, mother = (
        parent if parent in family.profiles else None for parent in (child.father, child.mother)
    )
    excluding: dict[tuple[str, ...], list[str]] = {}
    for locus, genotype in family.profiles[child.id].genotypes.items():
        x_linked = is_x_linked(locus)
        if x_linked is None or (x_linked and child.sex is Sex.UNKNOWN):
            continue
        from_father = _genotype(family, [father, child.id], locus)
        from_mother = _genotype(family, [mother, child.id], locus)
        if x_linked and child.sex is Sex.MALE:
            from_father = NOT_TYPED
        if from_father and not set(from_father) & set(genotype):
            excluding.setdefault((str(father),), []).append(locus)
        if from_mother and not set(from_mother) & set(genotype):
            excluding.setdefault((str(mother),), []).append(locus)
        both = (str(father), str(mother))
        excluded = any(locus in excluding.get((parent,), ()) for parent in both)
        if from_father and from_mother and not excluded and not _fits(from_father, from_mother, genotype):
            excluding.setdefault(both, []).append(locus)
    for parents, loci in excluding.items():
        yield child.id, (_one_parent if len(parents) == 1 else _both_parents)(parents, child.id, loci)


def _fits(father: Genotype, mother: Genotype, child: Genotype) -> bool:
    wanted = sorted({child[0], child[-1]})
    return any(sorted(set(pair)) == wanted for pair in product(father, mother))


def _genotype(family: Family, persons: Iterable[str | None], locus: str) -> Genotype:
    """Return the first person's genotype if all are typed here without drop-out."""
    profiles = [family.profiles.get(person or "") for person in persons]
    if any(one is None or one.dropout.get(locus, 0.0) > 0 for one in profiles):
        return NOT_TYPED
    first = profiles[0]
    return first.genotypes.get(locus, NOT_TYPED) if first is not None else NOT_TYPED


def _differing(family: Family, first: str, second: str) -> list[str]:
    found = []
    for locus in family.profiles[first].genotypes:
        one, other = _genotype(family, [first, second], locus), _genotype(family, [second, first], locus)
        if one and other and set(one) != set(other):
            found.append(locus)
    return found


def _twins(first: str, second: str, loci: list[str]) -> Text:
    at = ", ".join(loci)
    return (
        f"the identical twins {first} and {second} differ at {at}",
        f"los gemelos idénticos {first} y {second} difieren en {at}",
    )


def _one_parent(parents: tuple[str, ...], child: str, loci: list[str]) -> Text:
    at = ", ".join(loci)
    return (
        f"{parents[0]} and {child}, parent and child, share no allele at {at}",
        f"{parents[0]} y {child}, progenitor e hijo o hija, no comparten alelo en {at}",
    )


def _both_parents(parents: tuple[str, ...], child: str, loci: list[str]) -> Text:
    at = ", ".join(loci)
    return (
        f"{child} cannot have one allele from {parents[0]} and the other from {parents[1]} at {at}",
        f"{child} no puede tener un alelo de {parents[0]} y el otro de {parents[1]} en {at}",
    )
