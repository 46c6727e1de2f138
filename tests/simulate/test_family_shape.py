from __future__ import annotations

import pytest

from hallar.pedigree import Sex
from hallar.simulate import FamilyShape, SearchingFamily, pedigree_of
from hallar.simulate.family_shape import reported_pedigree

TRIO = "father M, mother F, missing ? father mother"
FAMILY = SearchingFamily(("father", "mother", "missing"), ("mother",), ("missing",))


def test_notation_gives_members_sexes_parents_and_twins() -> None:
    pedigree = pedigree_of("ana F, luis M, eva F luis ana pair, iris F luis ana pair, hugo M - ana")
    assert list(pedigree.by_id) == ["ana", "luis", "eva", "iris", "hugo"]
    assert pedigree.by_id["eva"].twin == pedigree.by_id["iris"].twin == "pair"
    assert (pedigree.by_id["hugo"].father, pedigree.by_id["hugo"].mother) == (None, "ana")
    assert pedigree.by_id["luis"].sex is Sex.MALE


def test_drawn_sexes_go_to_the_members_that_lack_one() -> None:
    shape = FamilyShape("trio", pedigree_of(TRIO), (FAMILY,), 1.0)
    assert shape.of_drawn_sex == ("missing",)
    assert shape.sexed((Sex.FEMALE,)).by_id["missing"].sex is Sex.FEMALE


def test_members_whose_parents_are_not_reported_become_founders() -> None:
    family = SearchingFamily(("missing", "wife", "son"), ("wife", "son"), ("missing",))
    pedigree = pedigree_of("father M, mother F, missing M father mother, wife F, son M missing wife")
    reported = reported_pedigree(pedigree, family)
    assert list(reported.by_id) == ["missing", "wife", "son"]
    assert reported.by_id["missing"].father is None
    assert reported.by_id["son"].father == "missing"


@pytest.mark.parametrize(
    ("people", "family", "message"),
    [
        (TRIO, SearchingFamily(("mother", "stranger"), ("mother",), ("stranger",)), "outside the pedigree"),
        (TRIO, SearchingFamily(("mother", "missing"), ("mother",), ("missing",)), "one parent of missing"),
        (TRIO, SearchingFamily(("father", "mother", "missing"), (), ("missing",)), "typed and missing"),
        (TRIO, SearchingFamily(("father", "mother", "missing"), ("mother",), ("mother",)), "different"),
        ("father M, mother ?, missing M father mother", FAMILY, "mother, a parent or a twin, needs a sex"),
        ("father M missing mother, mother F, missing M father mother", FAMILY, "own ancestor"),
    ],
)
def test_an_impossible_shape_is_refused(people: str, family: SearchingFamily, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        FamilyShape("wrong", pedigree_of(people), (family,), 1.0)


def test_two_families_need_a_link_and_one_must_not_have_any() -> None:
    with pytest.raises(ValueError, match="how they are linked"):
        FamilyShape("wrong", pedigree_of(TRIO), (FAMILY, FAMILY), 1.0)
    with pytest.raises(ValueError, match="how they are linked"):
        FamilyShape("wrong", pedigree_of(TRIO), (FAMILY,), 1.0, "same person")
