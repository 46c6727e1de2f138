"""The slow reference against closed forms."""

from __future__ import annotations

import numpy as np
import pytest

from hallar.genetics import LocusFrequencies, LocusMutation, MutationKind, MutationModel, Profile
from hallar.kinship import LocusModel
from hallar.pedigree import Member, Pedigree, Sex
from tests.kinship.families import TRIO
from tests.kinship.reference import Reference

P, Q, R = 0.2, 0.3, 0.5
FREQUENCIES = LocusFrequencies("L", ("7", "8", "9"), np.array([P, Q, R]))


def likelihood(pedigree: Pedigree, model: LocusModel | None = None, **shown: tuple[str, ...]) -> float:
    profiles = {member: Profile({"L": alleles}) for member, alleles in shown.items()}
    return Reference(model or LocusModel(FREQUENCIES)).likelihood(pedigree, profiles, "L")


ALONE = Pedigree((Member("a"),))


def test_hardy_weinberg() -> None:
    assert likelihood(ALONE, a=("7", "8")) == pytest.approx(2 * P * Q)
    assert likelihood(ALONE, a=("7", "7")) == pytest.approx(P * P)


def test_balding_nichols_genotype() -> None:
    theta = 0.03
    model = LocusModel(FREQUENCIES, theta=theta)
    assert likelihood(ALONE, model, a=("7", "7")) == pytest.approx(P * (theta + (1 - theta) * P))
    assert likelihood(ALONE, model, a=("7", "8")) == pytest.approx(2 * (1 - theta) * P * Q)


def test_paternity_index_is_one_over_p() -> None:
    with_father = likelihood(TRIO, father=("7", "7"), mother=("8", "8"), child=("7", "8"))
    founders = likelihood(TRIO, father=("7", "7"), mother=("8", "8"))
    assert with_father / (founders * P) == pytest.approx(1 / P)


def test_full_siblings() -> None:
    """Both 7,8: kinship coefficients 1/4, 1/2, 1/4 give this joint probability."""
    joint = likelihood(TRIO, child=("7", "8"), sibling=("7", "8"))
    single = 2 * P * Q
    assert joint / single == pytest.approx(0.25 + 0.5 * (P + Q) / 2 + 0.25 * single)


def test_mutation_from_a_homozygous_father() -> None:
    mutation = MutationModel(MutationKind.EQUAL, 0.01)
    model = LocusModel(FREQUENCIES, LocusMutation(mutation, MutationModel()))
    child = likelihood(TRIO, model, father=("7", "7"), mother=("8", "8"), child=("9", "8"))
    assert child == pytest.approx(P * P * Q * Q * 0.01 / 2)


def test_silent_allele() -> None:
    s = 0.1
    model = LocusModel(FREQUENCIES, silent_frequency=s)
    p = P * (1 - s)
    assert likelihood(ALONE, model, a=("7", "7")) == pytest.approx(p * p + 2 * p * s)


def test_drop_out_and_drop_in() -> None:
    d, c = 0.2, 0.05
    profile = {"a": Profile({"L": ("7",)}, {"L": d}, c)}
    expected = P * P * ((1 - d * d) * (1 - c + c * P) + d * d * c * P)
    for p in (Q, R):
        expected += 2 * P * p * ((1 - d) * d * (1 - c + c * P) + d * d * c * P)
    expected += (Q + R) ** 2 * d * d * c * P
    assert Reference(LocusModel(FREQUENCIES)).likelihood(ALONE, profile, "L") == pytest.approx(expected)


def test_x_linked_son_has_his_mother_s_allele() -> None:
    model = LocusModel(FREQUENCIES, x_linked=True)
    son = likelihood(TRIO, model, mother=("7", "8"), sibling=("7",))
    assert son == pytest.approx(2 * P * Q / 2)
    assert likelihood(TRIO, model, father=("7",), child=("8", "8")) == 0


def test_identical_twins_are_one_genotype() -> None:
    twins = Pedigree(
        (
            Member("f", sex=Sex.MALE),
            Member("m", sex=Sex.FEMALE),
            Member("a", "f", "m", twin="t"),
            Member("b", "f", "m", twin="t"),
        )
    )
    assert likelihood(twins, a=("7", "8"), b=("7", "8")) == pytest.approx(likelihood(twins, a=("7", "8")))
    assert likelihood(twins, a=("7", "8"), b=("7", "9")) == 0
