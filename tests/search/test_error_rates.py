from __future__ import annotations

import numpy as np
import pytest

from hallar.formats.family_grouping import merge_alike
from hallar.genetics import MutationKind, Profile
from hallar.kinship import (
    Hypothesis,
    KinshipModel,
    LRDistribution,
    compile_model,
    lr_distribution,
    lr_table,
    simulate_profiles,
)
from hallar.pedigree import Remains
from hallar.search import Threshold, error_rates, search
from hallar.search.error_rates import (
    DROPOUT_LEVELS,
    ErrorRates,
    RemainsGroups,
    group_remains,
    interpolation_weights,
)
from hallar.search.member_tables import member_tables
from hallar.simulate import SimulationPlan, as_registry, default_model
from tests.kinship.families import model
from tests.search.registry import coded, families, remains


def rates_of(used: KinshipModel, groups: RemainsGroups) -> dict[str, tuple[ErrorRates, int]]:
    """Return the error rates of four families, each with its row."""
    compiled = compile_model(used)
    blocks, _ = coded(families(4, used), [], used)
    made = {}
    for block in merge_alike(blocks, 100):
        tables = member_tables(block, "child", compiled)
        rates = ErrorRates(tables, groups)
        made.update({identifier: (rates, row) for row, identifier in enumerate(block.family_ids)})
    return made


def groups_of(loci: np.ndarray, counts: list[int]) -> RemainsGroups:
    """Return groups typed without doubt at some loci each."""
    typed = np.repeat(loci, counts, axis=0)
    return group_remains(typed, np.zeros(typed.shape), np.full(loci.shape[1], 0.2))


def at(rates: ErrorRates, row: int, log10_lr: float) -> tuple[float, float]:
    """Return the expected fortuitous matches and the chance of a miss."""
    made = rates.at(np.array([row]), np.array([log10_lr]))
    return float(made.expected_fortuitous[0]), float(made.miss_probability[0])


@pytest.mark.parametrize(
    "used",
    [
        model(15),
        model(15, MutationKind.PROPORTIONAL),
        model(15, MutationKind.STEPWISE),
        model(15, MutationKind.PROPORTIONAL, silent_frequency=0.03),
        model(15, MutationKind.PROPORTIONAL, x_linked=True),
    ],
)
def test_saddlepoint_agrees_with_the_exact_convolution(used: KinshipModel) -> None:
    loci = np.ones((2, 15), dtype=bool)
    loci[1, ::3] = False
    made = rates_of(used, groups_of(loci, [1000, 200]))
    for family in families(4, used):
        table = lr_table(family, "child", used)
        whole = lr_distribution(table)
        part = lr_distribution(table, [f"L{n + 1}" for n in np.flatnonzero(loci[1])])
        rates, row = made[family.id]
        for power in (0.9, 0.5, 0.1):
            tails = whole.lower[Hypothesis.RELATED]
            point = int(np.searchsorted(-tails.tails, -power)) + tails.start
            threshold = point * whole.resolution
            exact = 1000 * whole.false_match_rate(threshold).middle
            exact += 200 * part.false_match_rate(threshold).middle
            expected, missed = at(rates, row, threshold)
            assert expected == pytest.approx(exact, rel=0.25, abs=1e-9)
            exact_miss = (1000 * miss(whole, threshold) + 200 * miss(part, threshold)) / 1200
            assert missed == pytest.approx(exact_miss, abs=0.06)


def miss(distribution: LRDistribution, log10_lr: float) -> float:
    return 1.0 - distribution.power(log10_lr).middle


def test_threshold_meets_its_target() -> None:
    used = model(12, MutationKind.PROPORTIONAL)
    for rates, row in rates_of(used, groups_of(np.ones((1, 12), dtype=bool), [5000])).values():
        threshold = float(rates.thresholds(0.05, -5.0).log10_lr[row])
        assert at(rates, row, threshold)[0] <= 0.05 <= at(rates, row, threshold - 0.01)[0]


def test_a_threshold_may_be_asked_to_miss_at_most_so_many() -> None:
    used = model(12, MutationKind.PROPORTIONAL)
    for rates, row in rates_of(used, groups_of(np.ones((1, 12), dtype=bool), [5000])).values():
        threshold = float(rates.thresholds(0.05, -20.0, by_misses=True).log10_lr[row])
        assert at(rates, row, threshold)[1] <= 0.05 <= at(rates, row, threshold + 0.05)[1]


def test_thresholds_never_fall_below_the_floor() -> None:
    for rates, _ in rates_of(model(12), groups_of(np.ones((1, 12), dtype=bool), [1])).values():
        assert (rates.thresholds(1e9, 2.5).log10_lr == 2.5).all()


def test_promised_fortuitous_matches_are_what_happens() -> None:
    """The number of unrelated pairs listed lies within five Poisson deviations of the promise."""
    used = model(8, MutationKind.PROPORTIONAL)
    searching = families(40, used, seed=11)
    strangers = [one for one in remains(searching[:1], 600, used, seed=12) if one.id.startswith("U")]
    complete = [one for one in strangers if len(one.profile.genotypes) == 8 and not one.profile.dropout]
    result = search(*coded(searching, complete, used), [used], Threshold(0.5, -50.0))
    promised = 0.5 * len(searching)
    assert abs(len(result.candidates) - promised) < 5 * np.sqrt(promised)


def shares(groups: RemainsGroups) -> list[tuple[float, dict[tuple[int, float], float]]]:
    """Return the size of each group and the share of it typed at (locus, drop-out level)."""
    levels = DROPOUT_LEVELS.size
    return [
        (
            float(count),
            {
                (int(cell) // levels, float(DROPOUT_LEVELS[cell % levels])): float(share[0])
                for cell, share in zip(groups.cell[start:stop], groups.share[start:stop], strict=True)
            },
        )
        for count, start, stop in zip(groups.counts, groups.start, groups.start[1:], strict=False)
    ]


def test_remains_are_grouped_by_how_they_were_typed() -> None:
    typed = np.array([[True, True], [True, False], [True, True], [True, True], [False, False]])
    dropout = np.array([[0, 0], [0, 0.9], [0, 0], [0, 0.2], [0, 0]])
    groups = shares(group_remains(typed, dropout, np.full(2, 0.2)))
    assert (2.0, {(0, 0.0): 1.0, (1, 0.0): 1.0}) in groups
    assert (1.0, {(0, 0.0): 1.0}) in groups
    between = {(1, 0.05): -0.14545, (1, 0.15): 0.88889, (1, 0.3): 0.26667, (1, 0.6): -0.01010}
    assert (1.0, {(0, 0.0): 1.0, **{at: pytest.approx(w, abs=1e-5) for at, w in between.items()}}) in groups
    assert len(groups) == 3


@pytest.mark.parametrize("points", [2, 4])
def test_weights_of_the_levels_reproduce_polynomials(points: int) -> None:
    dropout = np.linspace(0.0, 0.9, 37)
    weights = interpolation_weights(dropout, points)
    for power in range(points):
        assert weights @ DROPOUT_LEVELS**power == pytest.approx(dropout**power)
    assert (weights != 0.0).sum(axis=1).max() == points
    assert interpolation_weights(DROPOUT_LEVELS, points) == pytest.approx(np.eye(DROPOUT_LEVELS.size))


def test_drop_out_between_two_levels(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the level between were tabulated, to 2 %; straight lines are up to 8 % off."""
    used = model(12, MutationKind.PROPORTIONAL)
    typed = np.ones((1, 12), dtype=bool)
    dropout = np.full((1, 12), 0.45)
    interpolated = rates_of(used, group_remains(typed, dropout, np.full(12, 0.2)))
    made = {family: at(rates, row, 1.0)[0] for family, (rates, row) in interpolated.items()}
    monkeypatch.setattr(error_rates, "DROPOUT_LEVELS", np.array([0.0, 0.3, 0.45, 0.6, 0.9]))
    tabulated = rates_of(used, group_remains(typed, dropout, np.full(12, 0.2)))
    for family, (rates, row) in tabulated.items():
        assert made[family] == pytest.approx(at(rates, row, 1.0)[0], rel=0.02)


def test_a_single_parent_has_two_heaps_of_lrs() -> None:
    """With and without a mutation: one saddlepoint for both promised 10 % too few."""
    used = default_model()
    everything = group_remains(np.ones((1, 21), dtype=bool), np.zeros((1, 21)), np.full(21, 0.2))
    plan = SimulationPlan(families=12, remains=0, model=used, mix={"mother-only": 1.0})
    searching = list(as_registry(plan, 5).families)
    blocks, _ = coded(searching, [], used)
    ratios = []
    for block in merge_alike(blocks, 100):
        tables = member_tables(block, "missing", compile_model(used))
        rates = ErrorRates(tables, everything)
        for row, identifier in enumerate(block.family_ids):
            family = next(one for one in searching if one.id == identifier)
            whole = lr_distribution(lr_table(family, "missing", used), resolution=0.001)
            for threshold in (5.0, 5.5, 6.0):
                exact = whole.false_match_rate(threshold).middle
                ratios.append(at(rates, row, threshold)[0] / exact)
                assert at(rates, row, threshold)[1] == pytest.approx(miss(whole, threshold), abs=0.01)
    assert np.mean(ratios) == pytest.approx(1.0, abs=0.02)
    assert np.abs(np.array(ratios) - 1.0).max() < 0.15


def test_a_sample_stands_for_the_poorest_remains() -> None:
    generator = np.random.default_rng(4)
    left = np.sort(generator.uniform(3, 12, size=400))[::-1]
    counts = generator.integers(1, 5, size=400)
    sample, stands_for = error_rates._sampled(left, counts)
    assert stands_for.sum() == pytest.approx(counts.sum())
    for rate in (0.1, 0.3, 0.6):
        matches = np.exp(-rate * left)
        assert stands_for @ matches[sample] == pytest.approx(counts @ matches, rel=0.1)
    few, own = error_rates._sampled(left[:20], counts[:20])
    assert few.tolist() == list(range(20))
    assert own.tolist() == counts[:20].tolist()


def test_strata_stand_for_all_that_is_rare(monkeypatch: pytest.MonkeyPatch) -> None:
    generator = np.random.default_rng(3)
    typed = generator.random((3000, 12)) < 0.8
    dropout = generator.uniform(0, 0.8, size=(3000, 12))
    used = model(12, MutationKind.PROPORTIONAL)
    homozygosity = (compile_model(used).frequencies ** 2).sum(axis=1)
    few = group_remains(typed, dropout, homozygosity)
    assert few.counts.size <= error_rates.COMMON_GROUPS + error_rates.STRATA + error_rates.SAMPLE
    monkeypatch.setattr(error_rates, "COMMON_GROUPS", 5000)
    every = group_remains(typed, dropout, homozygosity)
    assert every.counts.sum() == pytest.approx(few.counts.sum())
    exact = rates_of(used, every)
    for family, (rates, row) in rates_of(used, few).items():
        for log10_lr in (1.0, 2.0, 3.0):
            expected = at(*exact[family], log10_lr)[0]
            assert at(rates, row, log10_lr)[0] == pytest.approx(expected, rel=0.15)


def test_degraded_remains_keep_the_promise_too() -> None:
    """Drop-out excuses mismatches, so degraded strangers reach a high LR more often."""
    used = model(10, MutationKind.PROPORTIONAL)
    searching = families(60, used, seed=21)
    stranger_table = lr_table(searching[0], "child", used)
    generator = np.random.default_rng(22)
    dropout = 0.2
    degraded = []
    for number, profile in enumerate(simulate_profiles(stranger_table, 500, generator, Hypothesis.UNRELATED)):
        shown = {}
        for locus, alleles in profile.genotypes.items():
            seen = {allele for allele in alleles if generator.random() >= dropout}
            if alleles[0] == alleles[1]:
                seen = {alleles[0]} if generator.random() >= dropout**2 else set()
            if seen:
                shown[locus] = (min(seen), max(seen))
        degraded.append(Remains(f"U{number}", Profile(shown, dict.fromkeys(shown, dropout))))
    result = search(*coded(searching, degraded, used), [used], Threshold(0.5, -50.0))
    promised = 0.5 * len(searching)
    assert abs(len(result.candidates) - promised) < 5 * np.sqrt(promised)
