"""Laws that hold for every family, also for those too large for the brute force."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.genetics import DEFAULT_POPULATION, MutationKind, Profile, frequency_table
from hallar.kinship import (
    Hypothesis,
    KinshipModel,
    log10_likelihood,
    lr_table,
    simulate_profiles,
    standard_model,
)
from hallar.pedigree import Family, Member, Pedigree, Sex
from tests.kinship.families import ALLELES, COUSINS_MARRIED, GRANDPARENTS, TRIO, family, model, profile
from tests.kinship.strategies import Case, cases

KINDS = [MutationKind.NONE, MutationKind.EQUAL, MutationKind.PROPORTIONAL, MutationKind.STEPWISE]

SEVEN_SIBLINGS = Pedigree(
    (
        Member("father", sex=Sex.MALE),
        Member("mother", sex=Sex.FEMALE),
        *(Member(f"sibling {n}", "father", "mother", Sex.MALE) for n in range(7)),
        Member("child", "father", "mother", Sex.FEMALE),
    )
)
TWO_LOOPS = Pedigree(
    (
        *(Member(f"{side}{n}", sex=Sex.MALE if n == 0 else Sex.FEMALE) for side in "ab" for n in range(2)),
        Member("a sir", "a0", "a1", Sex.MALE),
        Member("a sir 2", "a0", "a1", Sex.MALE),
        Member("b lady", "b0", "b1", Sex.FEMALE),
        Member("b lady 2", "b0", "b1", Sex.FEMALE),
        Member("father", "a sir", "b lady", Sex.MALE),
        Member("mother", "a sir 2", "b lady 2", Sex.FEMALE),
        Member("sibling", "father", "mother", Sex.MALE),
        Member("child", "father", "mother", Sex.FEMALE),
    )
)
LARGE = [
    (SEVEN_SIBLINGS, [f"sibling {n}" for n in range(7)]),
    (TWO_LOOPS, ["a sir", "b lady 2", "sibling"]),
    (COUSINS_MARRIED, ["grandmother", "husband", "sibling"]),
]


def typed_family(pedigree: Pedigree, typed: list[str], used: KinshipModel, seed: int = 1) -> Family:
    """Type members one after the other, each given those before."""
    generator = np.random.default_rng(seed)
    made = Family("F", pedigree, ("child",), {})
    for member in typed:
        drawn = simulate_profiles(lr_table(made, member, used), 1, generator)[0]
        made = replace(made, profiles={**made.profiles, member: drawn})
    return made


@given(cases())
def test_both_distributions_sum_to_one_and_the_expected_lr_is_one(case: Case) -> None:
    table = lr_table(case.family, case.missing, case.model).loci["L"]
    assert table.related_genotypes.sum() == pytest.approx(1, rel=1e-9)
    assert table.unrelated_genotypes.sum() == pytest.approx(1, rel=1e-9)
    possible = table.unrelated_genotypes > 0
    ratio = table.related_genotypes[possible] / table.unrelated_genotypes[possible]
    assert ratio @ table.unrelated_genotypes[possible] == pytest.approx(1, rel=1e-9)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("pedigree", "typed"), LARGE)
def test_large_families_obey_total_probability(
    pedigree: Pedigree, typed: list[str], kind: MutationKind
) -> None:
    """Summing the likelihood over one more relative's genotypes gives it without them."""
    used = model(1, kind)
    made = typed_family(pedigree, typed, used)
    without = 10 ** log10_likelihood(pedigree, made.profiles, used)["L1"]
    total = 0.0
    for high, first in enumerate(ALLELES):
        for second in ALLELES[: high + 1]:
            profiles = {**made.profiles, "child": profile((first, second))}
            total += 10 ** log10_likelihood(pedigree, profiles, used)["L1"]
    assert total == pytest.approx(without, rel=1e-9)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("pedigree", "typed"), LARGE)
def test_a_table_is_the_ratio_of_two_likelihoods(
    pedigree: Pedigree, typed: list[str], kind: MutationKind
) -> None:
    used = model(1, kind)
    made = typed_family(pedigree, typed, used, seed=3)
    candidate = profile(("8", "9.3"))
    stranger = Pedigree((*pedigree.members, Member("stranger")))
    related = log10_likelihood(pedigree, {**made.profiles, "child": candidate}, used)["L1"]
    unrelated = log10_likelihood(stranger, {**made.profiles, "stranger": candidate}, used)["L1"]
    assert lr_table(made, "child", used).likelihood_ratio(candidate).log10 == pytest.approx(
        related - unrelated, rel=1e-9, abs=1e-9
    )


def test_real_loci_with_sixty_alleles_under_stepwise_mutation() -> None:
    """SE33: the lumped and the full state spaces agree where the rate is zero."""
    table = frequency_table(DEFAULT_POPULATION)
    none = standard_model(table, loci=["SE33"], mutation=MutationKind.NONE)
    made = typed_family(SEVEN_SIBLINGS, ["sibling 0", "sibling 1", "sibling 2"], none)
    locus = none.loci["SE33"]
    custom = replace(
        locus,
        mutation=replace(locus.mutation, paternal=replace(locus.mutation.paternal, kind=MutationKind.EQUAL)),
    )
    lumped = lr_table(made, "child", none).loci["SE33"].log10_lr
    full = lr_table(made, "child", KinshipModel("full", {"SE33": custom})).loci["SE33"].log10_lr
    assert np.allclose(lumped, full, rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize(
    ("kind", "theta"),
    [(MutationKind.NONE, 0.0), (MutationKind.NONE, 0.03), (MutationKind.PROPORTIONAL, 0.0)],
)
def test_nobody_typed_means_no_evidence(kind: MutationKind, theta: float) -> None:
    """Under models that keep the population as it is."""
    table = lr_table(family(TRIO, "sibling"), "sibling", model(1, kind, theta=theta))
    assert np.allclose(table.loci["L1"].log10_lr, 0.0, atol=1e-9)


def test_an_in_law_without_typed_descendants_changes_nothing() -> None:
    used = model(3, MutationKind.PROPORTIONAL)
    typed = profile(("7", "8"), ("9", "9"), ("10", "11"))
    alone = lr_table(family(GRANDPARENTS, "uncle", father=typed), "uncle", used)
    with_wife = lr_table(family(GRANDPARENTS, "uncle", father=typed, mother=typed), "uncle", used)
    for locus in used.loci:
        assert np.allclose(alone.loci[locus].log10_lr, with_wife.loci[locus].log10_lr, atol=1e-12)


@given(st.permutations(range(len(TWO_LOOPS.members))))
def test_order_and_names_do_not_matter(order: list[int]) -> None:
    used = model(1, MutationKind.STEPWISE)
    made = typed_family(TWO_LOOPS, ["a sir", "b lady 2", "sibling"], used)
    names = {member.id: f"person {number}" for number, member in enumerate(TWO_LOOPS.members)}
    renamed = Pedigree(
        tuple(
            Member(
                names[member.id],
                names.get(member.father or ""),
                names.get(member.mother or ""),
                member.sex,
            )
            for member in (TWO_LOOPS.members[number] for number in order)
        )
    )
    other = Family("F", renamed, (names["child"],), {names[m]: p for m, p in made.profiles.items()})
    first = lr_table(made, "child", used).loci["L1"].log10_lr
    second = lr_table(other, names["child"], used).loci["L1"].log10_lr
    assert np.allclose(first, second, rtol=1e-9, atol=1e-9)


def test_parent_and_child_expected_lr_is_k_plus_three_over_four() -> None:
    """Without mutation E[LR | parent and child] = (k + 3) / 4 with k alleles.

    The LR of a child is P(g | parent) / P(g); averaged over both, the sum over shared alleles gives one
    quarter for each of k alleles and three quarters over. Slooten and Egeland (2014), Exclusion
    probabilities and likelihood ratios with applications to kinship problems, Int. J. Legal Med.
    128:415-425.
    """
    used = model(1)
    frequencies = dict(zip(ALLELES, used.loci["L1"].frequencies.frequencies, strict=True))
    expected = 0.0
    for high, first in enumerate(ALLELES):
        for second in ALLELES[: high + 1]:
            weight = frequencies[first] * frequencies[second] * (1 if first == second else 2)
            table = lr_table(family(TRIO, "child", mother=profile((first, second))), "child", used)
            locus = table.loci["L1"]
            upper = np.triu_indices(len(ALLELES))
            ratio = locus.related[upper] / locus.unrelated[upper]
            expected += weight * float(ratio @ locus.related[upper])
    assert expected == pytest.approx((len(ALLELES) + 3) / 4, rel=1e-9)


def test_two_alleles_at_an_x_locus_exclude_a_man() -> None:
    used = model(1, x_linked=True)
    table = lr_table(family(TRIO, "sibling", mother=profile(("7", "8"))), "sibling", used)
    assert table.likelihood_ratio(profile(("7", "8"))).per_locus == {"L1": 0.0}
    assert table.likelihood_ratio(profile(("7",))).log10 == pytest.approx(math.log10(0.5 / 0.1), rel=1e-6)


def test_a_missing_identical_twin_is_the_twin() -> None:
    twins = Pedigree(
        (
            Member("father", sex=Sex.MALE),
            Member("mother", sex=Sex.FEMALE),
            Member("child", "father", "mother", Sex.FEMALE, "twins"),
            Member("twin", "father", "mother", Sex.FEMALE, "twins"),
        )
    )
    used = model(1)
    table = lr_table(family(twins, "child", twin=profile(("7", "8"))), "child", used)
    p = dict(zip(ALLELES, used.loci["L1"].frequencies.frequencies, strict=True))
    ratio = table.likelihood_ratio(profile(("7", "8"))).per_locus["L1"]
    assert ratio == pytest.approx(1 / (2 * p["7"] * p["8"]))
    assert table.likelihood_ratio(profile(("7", "9"))).per_locus["L1"] == 0


def test_drawn_profiles_have_the_frequencies_of_the_table() -> None:
    used = model(1, MutationKind.PROPORTIONAL, silent_frequency=0.1)
    table = lr_table(family(TRIO, "child", mother=profile(("7", "8"))), "child", used)
    for hypothesis in Hypothesis:
        drawn = simulate_profiles(table, 6000, np.random.default_rng(4), hypothesis)
        shown = [one.genotypes.get("L1") for one in drawn]
        expected = (
            table.loci["L1"].related if hypothesis is Hypothesis.RELATED else table.loci["L1"].unrelated
        )
        for high, first in enumerate(ALLELES):
            for low, second in enumerate(ALLELES[: high + 1]):
                share = sum(set(g) == {first, second} for g in shown if g) / len(shown)
                p = expected[low, high]
                assert abs(share - p) < 5 * math.sqrt(p * (1 - p) / len(shown)) + 1e-9


def test_missing_and_typed_at_once_is_refused() -> None:
    with pytest.raises(ValueError, match="missing and typed at once"):
        lr_table(family(TRIO, "child", child=profile(("7", "8"))), "child", model(1))


def test_an_empty_profile_compares_nothing() -> None:
    table = lr_table(family(TRIO, "child", mother=profile(("7", "8"))), "child", model(1))
    assert table.likelihood_ratio(Profile({})).log10 == 0.0


@pytest.mark.parametrize("theta", [0.0, 0.03])
def test_relatives_who_exclude_each_other_tell_nothing(theta: float) -> None:
    """A mother and her son without a common allele: the missing father's table says inconsistent."""
    made = family(TRIO, "father", mother=profile(("7", "7")), child=profile(("8", "8")))
    table = lr_table(made, "father", model(1, theta=theta)).loci["L1"]
    assert table.inconsistent
    assert table.unrelated_genotypes.sum() == pytest.approx(1, rel=1e-9)
    np.testing.assert_array_equal(table.related_genotypes, table.unrelated_genotypes)
