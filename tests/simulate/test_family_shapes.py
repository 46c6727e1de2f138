from __future__ import annotations

import numpy as np
import pytest

from hallar.pedigree import Pedigree, Sex, is_inbred, kinship_coefficients
from hallar.simulate import DEFAULT_MIX, FAMILY_SHAPES, FamilyShape
from hallar.simulate.family_shape import reported_pedigree


def kinship(pedigree: Pedigree, first: str, second: str) -> float:
    order = list(pedigree.by_id)
    return float(kinship_coefficients(pedigree)[order.index(first), order.index(second)])


def test_default_mix_is_a_distribution_over_many_shapes() -> None:
    assert len(DEFAULT_MIX) >= 12
    assert sum(DEFAULT_MIX.values()) == pytest.approx(1.0)
    assert min(DEFAULT_MIX.values()) > 0


@pytest.mark.parametrize("shape", FAMILY_SHAPES.values(), ids=lambda shape: shape.name)
def test_every_family_has_a_typed_blood_relative_of_each_missing_member(shape: FamilyShape) -> None:
    for family in shape.searching:
        pedigree = reported_pedigree(shape.pedigree, family)
        for missing in family.missing:
            assert max(kinship(pedigree, typed, missing) for typed in family.typed) > 0


@pytest.mark.parametrize("shape", FAMILY_SHAPES.values(), ids=lambda shape: shape.name)
def test_parents_have_the_right_sex(shape: FamilyShape) -> None:
    for member in shape.pedigree.members:
        for parent, sex in ((member.father, Sex.MALE), (member.mother, Sex.FEMALE)):
            assert parent is None or shape.pedigree.by_id[parent].sex is sex


@pytest.mark.parametrize(
    ("name", "relative", "coefficient"),
    [
        ("mother-only", "mother", 1 / 4),
        ("one-sibling", "sister", 1 / 4),
        ("maternal-half-siblings", "half-brother", 1 / 8),
        ("paternal-half-siblings", "half-sister", 1 / 8),
        ("remarriage", "paternal-half-brother", 1 / 8),
        ("grandparents", "grandfather", 1 / 8),
        ("maternal-aunt", "aunt", 1 / 8),
        ("paternal-uncle", "uncle", 1 / 8),
        ("first-cousins", "cousin-1", 1 / 16),
        ("children", "son", 1 / 4),
        ("identical-twin", "twin", 1 / 2),
        ("parents-are-cousins", "sister", (1 / 2 + 1 / 2 + 2 / 16) / 4),
    ],
)
def test_relatives_are_what_the_name_says(name: str, relative: str, coefficient: float) -> None:
    assert kinship(FAMILY_SHAPES[name].pedigree, relative, "missing") == pytest.approx(coefficient)


def test_a_child_of_cousins_is_inbred() -> None:
    assert is_inbred(FAMILY_SHAPES["parents-are-cousins"].pedigree, "missing")


def test_linked_families_search_for_one_person_or_for_cousins() -> None:
    same = FAMILY_SHAPES["reported-by-two-families"]
    assert same.searching[0].missing == same.searching[1].missing
    cousins = FAMILY_SHAPES["cousins-in-two-families"]
    (first,), (second,) = (family.missing for family in cousins.searching)
    assert kinship(cousins.pedigree, first, second) == pytest.approx(1 / 16)
    assert np.isclose(kinship(cousins.pedigree, "mother-1", "father-2"), 1 / 4)
