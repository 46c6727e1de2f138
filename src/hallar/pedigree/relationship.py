"""How two members are related, in plain words, Spanish and English."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from hallar.pedigree.kinship_words import (
    ancestor_words,
    collateral_words,
    descendant_words,
    double_words,
    further_relations_words,
    join_words,
    no_relation_words,
    partner_of_words,
    partner_words,
    sibling_words,
    twin_words,
)
from hallar.pedigree.model import Member, Pedigree, Sex

FATHER, MOTHER = "father", "mother"
MOST_RELATIONS = 3
"""Relations of one pair that are named."""
MOST_WAYS = 400
"""Ways up that are followed, the shortest first: their number grows without measure in inbred pedigrees."""


def describe_relationship(pedigree: Pedigree, of: str, to: str, language: str = "es") -> str:
    """Return what ``of`` is to ``to``: 'tío paterno', 'half-sibling through the mother'.

    Several relations at once (a half-sibling who is a cousin as well) are named, the closest first, up to
    ``MOST_RELATIONS``; a relation that exists twice is called double. Without a blood relation, partners
    are named, and partners of relatives.

    Two members are related once for every pair of ways up that meet in an ancestor and nowhere before.
    Source: Wright (1922), Coefficients of inbreeding and relationship, American Naturalist 56:330-338.

    Args:
        pedigree: a pedigree without a cycle.
        of: the person described.
        to: the person they are related to.
        language: ``es`` or ``en``.

    Raises:
        KeyError: a person is not in the pedigree.
        ValueError: the two are one person.
    """
    if of == to:
        raise ValueError(f"{of} cannot be related to themselves")
    pedigree = _with_parents_of_twins(pedigree)
    blood = _blood_relations(pedigree, of, to, language)
    if blood:
        return _joined(blood, language)
    sex = _sex(pedigree, of)
    partners = _partners(pedigree, of)
    if to in partners:
        return partner_words(sex, language)
    for partner in partners:
        through = _blood_relations(pedigree, partner, to, language)
        if through:
            return partner_of_words(sex, _joined(through, language), language)
    return no_relation_words(language)


def _partners(pedigree: Pedigree, person: str) -> list[str]:
    """Return those with whom the person has children."""
    found: dict[str, None] = {}
    for child in pedigree.children[person]:
        found.update((parent, None) for parent in pedigree.parents[child] if parent != person)
    return list(found)


def _with_parents_of_twins(pedigree: Pedigree) -> Pedigree:
    """Give identical twins whose parents are not listed a couple through whom they are related."""
    couples: dict[str | None, tuple[str, str]] = {
        member.twin: (f"father of twins {member.twin}", f"mother of twins {member.twin}")
        for member in pedigree.members
        if member.twin is not None and member.father is None and member.mother is None
    }
    if not couples:
        return pedigree
    parents = [
        Member(parent, sex=sex)
        for couple in couples.values()
        for parent, sex in zip(couple, (Sex.MALE, Sex.FEMALE), strict=True)
    ]
    return Pedigree((*parents, *(_child_of(member, couples) for member in pedigree.members)))


def _child_of(member: Member, couples: Mapping[str | None, tuple[str, str]]) -> Member:
    if member.twin not in couples or member.father is not None or member.mother is not None:
        return member
    father, mother = couples[member.twin]
    return replace(member, father=father, mother=mother)


def _joined(relations: list[str], language: str) -> str:
    more = [further_relations_words(language)] if len(relations) > MOST_RELATIONS else []
    return join_words([*relations[:MOST_RELATIONS], *more], language)


def _sex(pedigree: Pedigree, person: str) -> Sex:
    """Return the person's sex, known also from being somebody's father or mother."""
    stated = pedigree.by_id[person].sex
    if stated is not Sex.UNKNOWN:
        return stated
    if any(member.father == person for member in pedigree.members):
        return Sex.MALE
    if any(member.mother == person for member in pedigree.members):
        return Sex.FEMALE
    return Sex.UNKNOWN


@dataclass(frozen=True)
class _Way:
    """A way from a person up to an ancestor.

    Attributes:
        below: the persons passed, from the start to the ancestor's child.
        ancestor: who is reached.
        first: father's or mother's side at the first step; empty if there is none.
        last: as whose father or mother the ancestor is reached: side of the last step.
    """

    below: tuple[str, ...]
    ancestor: str
    first: str
    last: str


def _ways_up(pedigree: Pedigree, person: str) -> Iterator[_Way]:
    """Yield every way up, the shortest first; the empty one comes before all others."""
    waiting = deque([_Way((), person, "", "")])
    while waiting:
        way = waiting.popleft()
        yield way
        member = pedigree.by_id[way.ancestor]
        for parent, side in ((member.father, FATHER), (member.mother, MOTHER)):
            if parent is not None:
                waiting.append(_Way((*way.below, way.ancestor), parent, way.first or side, side))


def _blood_relations(pedigree: Pedigree, of: str, to: str, language: str) -> list[str]:
    """Return every relation by blood, the closest first, each in words."""
    described, other = pedigree.by_id[of], pedigree.by_id[to]
    if described.twin is not None and described.twin == other.twin:
        return [twin_words(_sex(pedigree, of), language)]
    by_ancestor: dict[str, list[_Way]] = {}
    for way in islice(_ways_up(pedigree, to), MOST_WAYS):
        by_ancestor.setdefault(way.ancestor, []).append(way)
    # Two ancestors met through the same children are a couple, and one relation.
    relations: dict[tuple[tuple[str, ...], tuple[str, ...], str], set[str]] = {}
    for up in islice(_ways_up(pedigree, of), MOST_WAYS):
        for down in by_ancestor.get(up.ancestor, ()):
            if not set(up.below) & set(down.below):
                side = down.first if len(down.below) != 1 else ""
                relations.setdefault((up.below, down.below, side), set()).add(up.last or down.last)
    times: dict[str, int] = {}
    for above, below, side in sorted(relations, key=_closest_first):
        parents = relations[above, below, side]
        words = _words(pedigree, of, len(above), len(below), side, parents, language)
        times[words] = times.get(words, 0) + 1
    return [words if count == 1 else double_words(words, language) for words, count in times.items()]


def _closest_first(relation: tuple[tuple[str, ...], tuple[str, ...], str]) -> tuple[int, int, str]:
    above, below, side = relation
    return len(above) + len(below), len(above), side


def _words(
    pedigree: Pedigree, of: str, up: int, down: int, side: str, parents: set[str], language: str
) -> str:
    sex = _sex(pedigree, of)
    if up == 0:
        return ancestor_words(sex, down, side, language)
    if down == 0:
        return descendant_words(sex, up, language)
    half = len(parents) == 1
    if up == down == 1:
        return sibling_words(sex, next(iter(parents)) if half else "", language)
    return collateral_words(sex, up, down, side, half=half, language=language)
