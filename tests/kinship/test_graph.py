"""Which founder alleles theta ties together, and which of them may change places."""

from __future__ import annotations

from dataclasses import replace

from hallar.kinship.graph import FreeAlleles, free_alleles
from hallar.kinship.shape import shape_of
from tests.kinship.families import TRIO

SIBLINGS = shape_of(TRIO, ["child", "sibling"])


def test_both_founders_of_two_siblings_may_exchange_their_alleles() -> None:
    assert free_alleles(SIBLINGS, frozenset()) == FreeAlleles(4, ((0, 1), (2, 3)))


def test_a_known_founder_is_counted_and_not_partitioned() -> None:
    mother = list(TRIO.by_id).index("mother")
    shape = shape_of(TRIO, ["mother", "child", "sibling"])
    assert free_alleles(shape, frozenset({mother})) == FreeAlleles(2, ((0, 1),))


def test_a_target_keeps_the_order_of_its_alleles() -> None:
    mother = list(TRIO.by_id).index("mother")
    free = free_alleles(replace(SIBLINGS, targets=(mother,)), frozenset())
    assert (free.count, len(free.exchangeable)) == (4, 1)


def test_an_inheritance_vector_names_the_alleles() -> None:
    assert free_alleles(replace(SIBLINGS, by_inheritance=True), frozenset()).exchangeable == ()
