"""Members by identifier, and their nearest relatives."""

from __future__ import annotations

from hypothesis import given

from hallar.pedigree import Member, Pedigree
from tests.pedigree.strategies import pedigrees


@given(pedigrees())
def test_children_and_parents_are_the_same_pairs(pedigree: Pedigree) -> None:
    downwards = {(parent, child) for parent, children in pedigree.children.items() for child in children}
    upwards = {(parent, child) for child, parents in pedigree.parents.items() for parent in parents}
    assert downwards == upwards
    assert pedigree.children.keys() == pedigree.parents.keys() == pedigree.by_id.keys()


def test_the_father_comes_first_and_an_unknown_parent_not_at_all() -> None:
    pedigree = Pedigree((Member("f"), Member("m"), Member("a", "f", "m"), Member("b", None, "m")))
    assert pedigree.parents == {"f": (), "m": (), "a": ("f", "m"), "b": ("m",)}


@given(pedigrees())
def test_twins_are_mutual(pedigree: Pedigree) -> None:
    for person, twins in pedigree.twins.items():
        assert person in twins
        assert (len(twins) > 1) == (pedigree.by_id[person].twin is not None)
        assert all(pedigree.twins[twin] == twins for twin in twins)
