"""Kinship and inbreeding coefficients against closed forms; Lange (2002), table 5.1."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from hallar.pedigree import Member, Pedigree, Sex, is_inbred, kinship_coefficients
from tests.pedigree.strategies import pedigrees
from tests.pedigree.village import VILLAGE


def kinship(pedigree: Pedigree, one: str, other: str) -> float:
    position = [member.id for member in pedigree.members]
    return float(kinship_coefficients(pedigree)[position.index(one), position.index(other)])


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ana", "ana", 1 / 2),
        ("ana", "father", 1 / 4),
        ("ana", "beto", 1 / 4),
        ("ana", "hal", 1 / 8),
        ("ana", "uncle", 1 / 8),
        ("ana", "grandfather", 1 / 8),
        ("ana", "cousin", 1 / 16),
        ("ana", "cousin's son", 1 / 32),
        ("son", "cousin's son", 1 / 64),
        ("ana", "great-grandfather", 1 / 16),
        ("ana", "double cousin", 1 / 8),
        ("twin", "other twin", 1 / 2),
        ("twin", "other twin's child", 1 / 4),
        ("father", "mother", 0),
    ],
)
def test_closed_forms(one: str, other: str, expected: float) -> None:
    assert kinship(VILLAGE, one, other) == pytest.approx(expected, abs=1e-15)


def test_a_child_of_first_cousins_is_inbred_by_a_sixteenth() -> None:
    cousins = Pedigree(
        (
            Member("1"),
            Member("2"),
            Member("3", "1", "2", Sex.MALE),
            Member("4", "1", "2", Sex.FEMALE),
            Member("5", sex=Sex.FEMALE),
            Member("6", sex=Sex.MALE),
            Member("7", "3", "5", Sex.MALE),
            Member("8", "6", "4", Sex.FEMALE),
            Member("9", "7", "8"),
        )
    )
    assert 2 * kinship(cousins, "9", "9") - 1 == pytest.approx(1 / 16)
    assert is_inbred(cousins, "9")
    assert not is_inbred(cousins, "7")
    assert not is_inbred(cousins, "1")


@given(pedigrees(16))
def test_laws(pedigree: Pedigree) -> None:
    coefficients = kinship_coefficients(pedigree)
    own = np.diag(coefficients)
    assert np.array_equal(coefficients, coefficients.T)
    assert np.all((own >= 0.5) & (own <= 1.0))
    assert np.all((coefficients >= 0) & (coefficients <= np.sqrt(np.outer(own, own)) + 1e-12))
    assert np.linalg.eigvalsh(coefficients).min() > -1e-9
    for number, member in enumerate(pedigree.members):
        assert is_inbred(pedigree, member.id) == (own[number] > 0.5)


@given(pedigrees(16))
def test_a_twin_is_the_same_person_again(pedigree: Pedigree) -> None:
    last = replace(pedigree.members[-1], twin="one")
    twins = Pedigree((*pedigree.members[:-1], last, replace(last, id="copy")))
    coefficients = kinship_coefficients(twins)
    assert np.array_equal(coefficients[-1, :-1], coefficients[-2, :-1])
