"""The shape of a likelihood: a pedigree reduced to the numbers that decide how it is computed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from hallar.pedigree import Pedigree, Sex, topological_order

UNKNOWN = -1
"""Stands for a parent who is not part of the pedigree: an untyped, unrelated founder."""


@dataclass(frozen=True)
class Shape:
    """A pedigree for one kind of locus, with who is typed and whose genotype is asked for.

    Families of one shape share one elimination plan.

    Attributes:
        parents: (father, mother) index per person, parents before children, ``UNKNOWN`` where absent.
        hemizygous: per person, whether the locus has one allele only (an X-linked locus of a male).
        typed: person index of each typed slot; identical twins are one person with several slots.
        targets: person indices whose joint genotype distribution is the result; empty for a likelihood.
        x_linked: whether fathers pass nothing to sons.
        by_inheritance: whether the result is a likelihood per inheritance vector, that is given which of
            a parent's two alleles each meiosis passed on; without targets.
    """

    parents: tuple[tuple[int, int], ...]
    hemizygous: tuple[bool, ...]
    typed: tuple[int, ...]
    targets: tuple[int, ...]
    x_linked: bool = False
    by_inheritance: bool = False


def shape_of(
    pedigree: Pedigree,
    typed: Sequence[str],
    targets: Sequence[str] = (),
    *,
    x_linked: bool = False,
    unrelated: Collection[str] = (),
    by_inheritance: bool = False,
) -> Shape:
    """Reduce a pedigree to its shape.

    Args:
        pedigree: the relatives.
        typed: member identifiers in the order of the typed slots.
        targets: members whose joint genotype distribution is wanted.
        x_linked: whether the locus lies on X.
        unrelated: members to be cut out of the pedigree and treated as unrelated founders.
        by_inheritance: whether the result is a likelihood per inheritance vector.

    Raises:
        ValueError: a member is unknown or their own ancestor, or the sex that an X-linked locus needs
            is unknown.
    """
    order = topological_order(pedigree)
    index: dict[str, int] = {}
    parents: list[tuple[int, int]] = []
    hemizygous: list[bool] = []
    twins: dict[str, int] = {}
    for identifier in order:
        member = pedigree.by_id[identifier]
        cut = identifier in unrelated
        if member.twin is not None and not cut:
            if member.twin in twins:
                index[identifier] = twins[member.twin]
                continue
            twins[member.twin] = len(parents)
        index[identifier] = len(parents)
        parents.append((UNKNOWN, UNKNOWN) if cut else tuple_of_parents(member.father, member.mother, index))
        hemizygous.append(x_linked and member.sex is Sex.MALE)
    asked = tuple(index[target] for target in targets)
    slots = tuple(index[identifier] for identifier in typed)
    if x_linked:
        _require_sex(pedigree, [*typed, *targets])
    return Shape(tuple(parents), tuple(hemizygous), slots, asked, x_linked, by_inheritance)


def tuple_of_parents(father: str | None, mother: str | None, index: dict[str, int]) -> tuple[int, int]:
    """Return the parents' indices, ``UNKNOWN`` for one who is not part of the pedigree."""
    return (
        UNKNOWN if father is None else index[father],
        UNKNOWN if mother is None else index[mother],
    )


def _require_sex(pedigree: Pedigree, identifiers: Sequence[str]) -> None:
    for identifier in identifiers:
        if pedigree.by_id[identifier].sex is Sex.UNKNOWN:
            raise ValueError(f"the sex of {identifier} is unknown; an X-linked locus needs it")
