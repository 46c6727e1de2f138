"""Ancestors before descendants."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.pedigree import Member, Pedigree, ancestors, topological_order
from hallar.pedigree.order import on_or_below_a_cycle
from tests.pedigree.strategies import pedigrees


@given(pedigrees(), st.randoms())
def test_everybody_comes_once_and_after_their_parents(pedigree: Pedigree, chance: object) -> None:
    members = list(pedigree.members)
    chance.shuffle(members)  # type: ignore[attr-defined]
    order = topological_order(Pedigree(tuple(members)))
    assert sorted(order) == sorted(pedigree.by_id)
    for member in members:
        for parent in (member.father, member.mother):
            assert parent is None or order.index(parent) < order.index(member.id)


def test_an_ordered_pedigree_keeps_its_order() -> None:
    members = (Member("z"), Member("y"), Member("x", "z", "y"), Member("a", "z", "y"))
    assert topological_order(Pedigree(members)) == ["z", "y", "x", "a"]


def test_a_cycle_is_refused() -> None:
    members = (Member("a", "c"), Member("b", "a"), Member("c", "b"))
    with pytest.raises(ValueError, match="their own ancestor; look at a, b, c"):
        topological_order(Pedigree(members))


def test_a_parent_who_is_not_listed_is_refused() -> None:
    with pytest.raises(ValueError, match="not members of the pedigree: ghost"):
        topological_order(Pedigree((Member("a", "ghost"),)))


def test_a_person_listed_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="listed more than once in the pedigree: a"):
        topological_order(Pedigree((Member("a"), Member("b"), Member("a", "b"))))


@given(pedigrees(12), st.data())
def test_a_cycle_leaves_out_those_on_it_and_below_it(pedigree: Pedigree, data: st.DataObject) -> None:
    """A founder becomes the child of somebody; that is a cycle if it descends from them."""
    founders = [member for member in pedigree.members if not pedigree.parents[member.id]]
    founder = data.draw(st.sampled_from(founders))
    parent = data.draw(st.sampled_from(pedigree.members)).id
    changed = replace(founder, father=parent)
    cyclic = Pedigree(tuple(changed if one is founder else one for one in pedigree.members))
    on_cycle = {one for one in cyclic.by_id if one in ancestors(cyclic, one)}
    expected = [one for one in cyclic.by_id if on_cycle & {one, *ancestors(cyclic, one)}]
    assert on_or_below_a_cycle(cyclic) == expected


@given(pedigrees(20))
def test_ancestors_are_the_parents_and_theirs(pedigree: Pedigree) -> None:
    for member in pedigree.members:
        parents = {parent for parent in (member.father, member.mother) if parent is not None}
        expected = parents.union(*(ancestors(pedigree, parent) for parent in parents))
        assert ancestors(pedigree, member.id) == expected


def test_somebody_can_be_their_own_ancestor() -> None:
    assert ancestors(Pedigree((Member("a", "b"), Member("b", "a"))), "a") == {"a", "b"}
