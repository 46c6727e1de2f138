from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import remains_block
from hallar.genetics import Profile
from hallar.kinship import UnknownAlleleError
from hallar.search.direct import Matches, ProfileIndex, report_codes
from hallar.simulate.plan import SimulationPlan
from hallar.simulate.registry import as_registry
from tests.kinship.families import model, profile
from tests.search.direct.reference import log10_lr
from tests.search.direct.strategies import LOCI, block, profiles

MODELS = {
    "plain": model(LOCI),
    "silent": model(LOCI, silent_frequency=0.02),
    "theta": model(LOCI, theta=0.03),
    "both": model(LOCI, theta=0.03, silent_frequency=0.02),
}


def all_pairs(index: ProfileIndex) -> Matches:
    first, second = np.triu_indices(len(index), 1)
    return index.compare(index.packed, first, index.packed, second)


def as_dict(matches: Matches) -> dict[tuple[int, int], float]:
    keys = zip(matches.first.tolist(), matches.second.tolist(), strict=True)
    return dict(zip(keys, matches.log10_lr.tolist(), strict=True))


@pytest.mark.parametrize("used", MODELS.values(), ids=MODELS)
@settings(max_examples=25)
@given(error=st.sampled_from([0.001, 0.05]), one=profiles(), two=profiles())
def test_log10_lr_is_the_sum_over_genotypes(used, error: float, one: Profile, two: Profile) -> None:
    pairs = all_pairs(ProfileIndex(block([one, two], used), used, error))
    assert pairs.log10_lr[0] == pytest.approx(log10_lr(one, two, used, error), abs=1e-9)
    assert pairs.loci_compared[0] == len(set(one.genotypes) & set(two.genotypes))


@pytest.mark.parametrize("used", MODELS.values(), ids=MODELS)
@given(listed=st.lists(profiles(), min_size=2, max_size=12), threshold=st.floats(-8, 6))
def test_the_scan_finds_what_comparing_all_pairs_finds(used, listed: list[Profile], threshold: float) -> None:
    index = ProfileIndex(block(listed, used), used)
    expected = {pair: value for pair, value in as_dict(all_pairs(index)).items() if value >= threshold}
    for block_size in (1, 3, 512):
        found = index.search_within(threshold, block_size=block_size)
        assert as_dict(found) == expected
        assert np.all(np.diff(found.log10_lr) <= 0)


@given(listed=st.lists(profiles(), min_size=2, max_size=12), threshold=st.floats(-8, 6))
def test_rare_reports_that_share_a_code_lose_nothing(listed: list[Profile], threshold: float) -> None:
    used = MODELS["plain"]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(report_codes, "OWN_CODES", 1)
        patched.setattr(report_codes, "SHARED_CODES", 2)
        index = ProfileIndex(block(listed, used), used)
        expected = {pair: value for pair, value in as_dict(all_pairs(index)).items() if value >= threshold}
        assert as_dict(index.search_within(threshold)) == expected


@given(listed=st.lists(profiles(), min_size=1, max_size=6), new=profiles())
def test_one_new_profile(listed: list[Profile], new: Profile) -> None:
    used = MODELS["silent"]
    index = ProfileIndex(block(listed, used), used)
    found = index.find(new, -20.0)
    expected = {(0, number): log10_lr(new, one, used, 0.001) for number, one in enumerate(listed)}
    assert as_dict(found) == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize("used", MODELS.values(), ids=MODELS)
@given(one=profiles(), two=profiles())
def test_which_comes_first_does_not_matter(used, one: Profile, two: Profile) -> None:
    forth = all_pairs(ProfileIndex(block([one, two], used), used))
    back = all_pairs(ProfileIndex(block([two, one], used), used))
    assert forth.log10_lr[0] == pytest.approx(back.log10_lr[0], abs=1e-9)


def test_one_mismatch_costs_twice_the_error_and_excludes_nobody() -> None:
    used = model(1)
    pairs = all_pairs(ProfileIndex(block([profile(("7", "8")), profile(("9", "10"))], used), used, 0.001))
    assert 10 ** pairs.log10_lr[0] == pytest.approx(0.002, rel=1e-3)
    assert pairs.loci_against[0] == 1


def test_without_typing_error_a_mismatch_excludes() -> None:
    used = model(2)
    listed = [profile(("7", "8"), ("9", "9")), profile(("9", "10"), ("9", "9"))]
    index = ProfileIndex(block(listed, used), used, 0.0)
    assert all_pairs(index).log10_lr[0] == -np.inf
    assert len(index.search_within(-300.0)) == 0


def test_x_linked_loci_are_left_out() -> None:
    used = model(2, x_linked=True)
    index = ProfileIndex(block([profile(("7", "8"))] * 2, used), used)
    assert index.names == ()
    assert len(index.search_within(1.0)) == 0


def test_nothing_to_compare() -> None:
    used = model(2)
    for listed in ([], [profile(("7", "8"))], [Profile({}), Profile({})]):
        assert len(ProfileIndex(block(listed, used), used).search_within(1.0)) == 0


def test_impossible_values_are_refused() -> None:
    used = model(1)
    with pytest.raises(ValueError, match=r"typing error 1\.0"):
        ProfileIndex(block([], used), used, 1.0)
    with pytest.raises(UnknownAlleleError):
        ProfileIndex(block([], used), used).find(profile(("7", "99")), 1.0)


def test_simulated_fragments_are_all_found_where_all_pairs_find_them() -> None:
    plan = SimulationPlan(families=60, remains=250, fragments=(0.5, 0.3, 0.2), drop_in=0.01)
    registry = as_registry(plan, 5)
    coding = AlleleCoding.of(plan.model)
    index = ProfileIndex(remains_block(registry.remains, coding), plan.model)
    expected = {pair: value for pair, value in as_dict(all_pairs(index)).items() if value >= 6.0}
    found = index.search_within(6.0)
    assert as_dict(found) == expected
    assert len(found) > 40
