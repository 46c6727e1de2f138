"""The engine against the slow reference, over random pedigrees, models and reports."""

from __future__ import annotations

import math

import pytest
from hypothesis import HealthCheck, assume, given, settings

from hallar.kinship import compare_hypotheses, log10_likelihood, lr_table
from hallar.pedigree import Member, Pedigree
from tests.kinship.reference import Reference
from tests.kinship.strategies import Case, cases

slow_but_sure = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@slow_but_sure
@given(cases())
def test_likelihood(case: Case) -> None:
    reference = Reference(case.model.loci["L"])
    expected = reference.likelihood(case.family.pedigree, case.family.profiles, "L")
    computed = log10_likelihood(case.family.pedigree, case.family.profiles, case.model)["L"]
    if expected == 0:
        assert computed == -math.inf
    else:
        assert computed == pytest.approx(math.log10(expected), rel=1e-9, abs=1e-9)


@slow_but_sure
@given(cases())
def test_lr_table(case: Case) -> None:
    reference = Reference(case.model.loci["L"])
    family = case.family
    stranger = Member("stranger", sex=family.pedigree.by_id[case.missing].sex)
    apart = Pedigree((*family.pedigree.members, stranger))
    evidence = reference.likelihood(family.pedigree, family.profiles, "L")
    assume(evidence > 0)
    related = reference.likelihood(family.pedigree, {**family.profiles, case.missing: case.candidate}, "L")
    unrelated = reference.likelihood(apart, {**family.profiles, "stranger": case.candidate}, "L")
    table = lr_table(family, case.missing, case.model)
    computed = table.likelihood_ratio(case.candidate).per_locus["L"]
    assert computed == pytest.approx(related / unrelated, rel=1e-9, abs=0)


@slow_but_sure
@given(cases())
def test_two_hypotheses(case: Case) -> None:
    """The pedigree against everybody unrelated."""
    reference = Reference(case.model.loci["L"])
    pedigree, profiles = case.family.pedigree, case.family.profiles
    strangers = Pedigree(tuple(Member(m.id, sex=m.sex) for m in pedigree.members))
    related = reference.likelihood(pedigree, profiles, "L")
    assume(related > 0)
    unrelated = reference.likelihood(strangers, profiles, "L")
    assume(unrelated > 0)
    computed = compare_hypotheses(pedigree, strangers, profiles, case.model).per_locus["L"]
    assert computed == pytest.approx(related / unrelated, rel=1e-9)
