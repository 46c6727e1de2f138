"""Two linked loci against the slow reference, over random pedigrees, models and reports."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, assume, given, settings

from hallar.genetics import Profile
from hallar.kinship import TypedCodes, compile_model, linkage_changes, log10_linked_likelihood, lr_table
from hallar.kinship.likelihood import typed_codes
from hallar.pedigree import Member, Pedigree
from tests.kinship.linked_reference import LinkedReference
from tests.kinship.linked_strategies import LinkedCase, linked_cases

slow_but_sure = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@slow_but_sure
@given(linked_cases())
def test_likelihood(case: LinkedCase) -> None:
    family = case.family
    reference = LinkedReference(case.model, case.pair.recombination)
    expected = reference.likelihood(family.pedigree, family.profiles)
    computed = log10_linked_likelihood(family.pedigree, family.profiles, case.model, case.pair)
    if expected == 0:
        assert computed == -math.inf
    else:
        assert computed == pytest.approx(math.log10(expected), rel=1e-9, abs=1e-9)


@slow_but_sure
@given(linked_cases())
def test_likelihood_ratio(case: LinkedCase) -> None:
    """The engine's LR times what linkage changes is P(both | missing member) / P(both | unrelated)."""
    family, missing = case.family, case.missing
    reference = LinkedReference(case.model, case.pair.recombination)
    evidence = reference.likelihood(family.pedigree, family.profiles)
    assume(evidence > 0)
    related = reference.likelihood(family.pedigree, {**family.profiles, missing: case.candidate})
    assume(related > 0)
    stranger = Member("stranger", sex=family.pedigree.by_id[missing].sex)
    apart = Pedigree((*family.pedigree.members, stranger))
    unrelated = reference.likelihood(apart, {**family.profiles, "stranger": case.candidate})
    ratio = lr_table(family, missing, case.model).likelihood_ratio(case.candidate)
    computed = ratio.log10 + _change(case, case.candidate)
    assert computed == pytest.approx(math.log10(related / unrelated), rel=1e-9, abs=1e-9)


def _change(case: LinkedCase, candidate: Profile) -> float:
    compiled = compile_model(case.model)
    typed = list(case.family.profiles)

    def coded(*profiles: Profile) -> TypedCodes:
        return typed_codes(profiles, compiled, case.pair.loci)

    relatives, shown = coded(*case.family.profiles.values()), coded(candidate)
    (change,) = linkage_changes(
        case.family.pedigree, case.missing, typed, compiled, case.pair, relatives, shown
    )
    return float(change)
