"""Ancestors before descendants."""

from __future__ import annotations

from collections import Counter, deque

from hallar.pedigree.model import Pedigree


def topological_order(pedigree: Pedigree) -> list[str]:
    """Return all identifiers, one generation of founders' descendants after the other.

    Everybody comes after their parents; within a generation the order is that of the pedigree.

    Raises:
        ValueError: a person is listed twice or is their own ancestor, or a parent is not a member.
    """
    _refuse_broken_lists(pedigree)
    generation = _generations_below_founders(pedigree)
    if len(generation) < len(pedigree.members):
        raise ValueError(
            f"somebody is their own ancestor; look at {', '.join(on_or_below_a_cycle(pedigree))}"
        )
    return sorted(pedigree.by_id, key=generation.__getitem__)


def on_or_below_a_cycle(pedigree: Pedigree) -> list[str]:
    """Return those who are their own ancestors or descend from such a person."""
    generation = _generations_below_founders(pedigree)
    return [member.id for member in pedigree.members if member.id not in generation]


def _refuse_broken_lists(pedigree: Pedigree) -> None:
    repeated = [person for person, times in Counter(one.id for one in pedigree.members).items() if times > 1]
    if repeated:
        raise ValueError(f"listed more than once in the pedigree: {', '.join(repeated)}")
    parents = {parent for person in pedigree.by_id for parent in pedigree.parents[person]}
    absent = sorted(parents - pedigree.by_id.keys())
    if absent:
        raise ValueError(f"parents who are not members of the pedigree: {', '.join(absent)}")


def _generations_below_founders(pedigree: Pedigree) -> dict[str, int]:
    """Return how many generations the longest line of ancestors has, for all who are not below a cycle.

    Source: Kahn (1962), Topological sorting of large networks, Communications of the ACM 5:558-562.
    """
    parents_left = {person: len(pedigree.parents[person]) for person in pedigree.by_id}
    generation = {person: 0 for person, left in parents_left.items() if not left}
    waiting = deque(generation)
    while waiting:
        person = waiting.popleft()
        for child in pedigree.children[person]:
            parents_left[child] -= 1
            if not parents_left[child]:
                # The queue runs generation by generation: the last parent is the youngest.
                generation[child] = generation[person] + 1
                waiting.append(child)
    return generation


def ancestors(pedigree: Pedigree, person: str) -> set[str]:
    """Return everybody the person descends from."""
    found: set[str] = set()
    waiting = [person]
    while waiting:
        for parent in pedigree.parents[waiting.pop()]:
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found
