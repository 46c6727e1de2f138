from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.genetics import MutationKind
from hallar.kinship import Hypothesis, LRTable, lr_distribution, lr_table, simulate_profiles
from tests.kinship.families import TRIO, family, model, profile


def sibling_table(kind: MutationKind = MutationKind.PROPORTIONAL, silent: float = 0.0) -> LRTable:
    typed = profile(("7", "8"), ("9.3", "9.3"), ("10", "11"))
    return lr_table(family(TRIO, "child", sibling=typed), "child", model(3, kind, silent_frequency=silent))


def enumerated(table: LRTable, hypothesis: Hypothesis) -> tuple[np.ndarray, np.ndarray]:
    """Every combination of apparent genotypes: log10 LR and probability."""
    values, masses = [], []
    per_locus = []
    for locus in table.loci.values():
        chosen = np.triu_indices(len(locus.alleles))
        probability = locus.related if hypothesis is Hypothesis.RELATED else locus.unrelated
        per_locus.append(list(zip(locus.log10_lr[chosen], probability[chosen], strict=True)))
    for combination in product(*per_locus):
        values.append(sum(value for value, _ in combination))
        masses.append(np.prod([mass for _, mass in combination]))
    return np.array(values), np.array(masses)


@pytest.mark.parametrize("hypothesis", list(Hypothesis))
@pytest.mark.parametrize("kind", [MutationKind.NONE, MutationKind.PROPORTIONAL, MutationKind.STEPWISE])
def test_bounds_enclose_the_enumerated_tail(kind: MutationKind, hypothesis: Hypothesis) -> None:
    table = sibling_table(kind)
    distribution = lr_distribution(table)
    values, masses = enumerated(table, hypothesis)
    for threshold in np.linspace(-3, 3, 25):
        exact = masses[values >= threshold].sum()
        bounds = distribution.at_least(threshold, hypothesis)
        assert bounds.lower - 1e-12 <= exact <= bounds.upper + 1e-12
        near = np.abs(values - threshold) <= len(table.loci) * distribution.resolution
        assert bounds.upper - bounds.lower <= masses[near].sum() + 1e-12


@given(st.floats(-8, 8), st.sampled_from(list(Hypothesis)))
def test_tails_fall(threshold: float, hypothesis: Hypothesis) -> None:
    distribution = lr_distribution(sibling_table(), resolution=0.01)
    here, above = (
        distribution.at_least(threshold, hypothesis),
        distribution.at_least(threshold + 0.3, hypothesis),
    )
    assert 0 <= above.lower <= here.lower <= here.upper <= 1 + 1e-12


def test_unrelated_tail_is_the_tilted_related_tail() -> None:
    table = sibling_table()
    values, masses = enumerated(table, Hypothesis.RELATED)
    for threshold in (0.5, 1.0, 2.0):
        tilted = (masses * 10.0**-values)[values >= threshold].sum()
        bounds = lr_distribution(table).false_match_rate(threshold)
        assert bounds.lower - 1e-12 <= tilted <= bounds.upper + 1e-12


def test_threshold_keeps_the_promised_rate() -> None:
    distribution = lr_distribution(sibling_table())
    for rate in (0.1, 1e-2, 1e-3):
        threshold = distribution.threshold_for_false_match_rate(rate)
        assert distribution.false_match_rate(threshold).upper <= rate
        assert distribution.false_match_rate(threshold - 2 * distribution.resolution).upper > rate


def test_exclusion_probability_without_mutation() -> None:
    father = profile(("7", "8"), ("9.3", "9.3"), ("10", "11"))
    table = lr_table(family(TRIO, "child", father=father), "child", model(3))
    shares = []
    for locus, alleles in zip(table.loci.values(), ({"7", "8"}, {"9.3"}, {"10", "11"}), strict=True):
        p = sum(f for a, f in zip(locus.alleles, locus.frequencies, strict=True) if a in alleles)
        shares.append(1 - (1 - p) ** 2)
    distribution = lr_distribution(table)
    assert distribution.exclusion == pytest.approx(1 - np.prod(shares), rel=1e-12)
    assert distribution.false_match_rate(-30).upper == pytest.approx(np.prod(shares), rel=1e-12)


def test_simulated_profiles_follow_the_distribution() -> None:
    table = sibling_table(silent=0.02)
    generator = np.random.default_rng(20210608)
    drawn = simulate_profiles(table, 4000, generator)
    scores = np.array([table.likelihood_ratio(one).log10 for one in drawn])
    bounds = lr_distribution(table).power(0.5)
    deviation = 4 * np.sqrt(bounds.middle * (1 - bounds.middle) / len(drawn))
    assert bounds.lower - deviation <= (scores >= 0.5).mean() <= bounds.upper + deviation


def test_a_candidate_typed_at_fewer_loci() -> None:
    table = sibling_table()
    one = lr_distribution(table, loci=["L1"])
    assert one.mean[Hypothesis.RELATED] < lr_distribution(table).mean[Hypothesis.RELATED]
    with pytest.raises(ValueError, match="resolution must be positive"):
        lr_distribution(table, resolution=0)
