"""Rows of the drawing."""

from __future__ import annotations

from hypothesis import given

from hallar.pedigree import Member, Pedigree, Sex
from hallar.pedigree.generations import generations
from tests.pedigree.strategies import pedigrees


def couples_of(pedigree: Pedigree) -> list[tuple[str, str]]:
    return sorted({(one.father, one.mother) for one in pedigree.members if one.father and one.mother})


@given(pedigrees())
def test_children_are_below_their_parents_and_rows_start_at_the_top(pedigree: Pedigree) -> None:
    row = generations(pedigree, couples_of(pedigree))
    assert min(row.values()) == 0
    for member in pedigree.members:
        for parent in (member.father, member.mother):
            assert parent is None or row[parent] < row[member.id]


def test_parents_in_law_stand_right_above_their_child() -> None:
    pedigree = Pedigree(
        (
            Member("great-grandfather"),
            Member("grandfather", "great-grandfather"),
            Member("father", "grandfather"),
            Member("other grandfather"),
            Member("mother", "other grandfather"),
            Member("child", "father", "mother"),
        )
    )
    row = generations(pedigree, couples_of(pedigree))
    assert row["other grandfather"] == row["grandfather"] == 1
    assert row["mother"] == row["father"] == 2


def test_an_uncle_who_marries_his_niece_stands_beside_her() -> None:
    pedigree = Pedigree(
        (
            Member("a"),
            Member("uncle", "a", sex=Sex.MALE),
            Member("b", "a"),
            Member("niece", "b", sex=Sex.FEMALE),
            Member("child", "uncle", "niece"),
        )
    )
    row = generations(pedigree, couples_of(pedigree))
    assert row == {"a": 0, "b": 1, "uncle": 2, "niece": 2, "child": 3}


def test_who_has_a_child_with_a_descendant_stays_above_them() -> None:
    pedigree = Pedigree((Member("a"), Member("b", None, "a"), Member("c", "b", "a")))
    assert generations(pedigree, [("b", "a")]) == {"a": 0, "b": 1, "c": 2}


def test_marriages_that_contradict_each_other_end() -> None:
    """Each man married the other's daughter: not all four couples can stand side by side."""
    members = (
        Member("a", sex=Sex.MALE),
        Member("b", sex=Sex.MALE),
        Member("c", "a", sex=Sex.FEMALE),
        Member("d", "b", sex=Sex.FEMALE),
        Member("e", "a", "d"),
        Member("f", "b", "c"),
    )
    row = generations(Pedigree(members), [("a", "d"), ("b", "c")])
    assert row["a"] < row["c"]
    assert row["b"] < row["d"]
    assert row["a"] == row["d"] or row["b"] == row["c"]
