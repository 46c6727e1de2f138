"""Posteriors over all remains and none of these."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hallar.casework.posterior import posteriors

LRS = st.lists(st.floats(-5, 25), max_size=20)


@given(LRS, st.integers(20, 100_000))
def test_they_are_probabilities_of_exclusive_events(log10_lrs: list[float], remains: int) -> None:
    found = posteriors(log10_lrs, remains)
    assert all(0 <= one <= 1 for one in found)
    assert sum(found) <= 1 + 1e-12


@given(LRS.filter(len), st.integers(20, 100_000))
def test_a_rival_makes_every_candidate_less_probable(log10_lrs: list[float], remains: int) -> None:
    alone, beside = posteriors(log10_lrs, remains), posteriors([*log10_lrs, 12.0], remains)
    assert all(one >= other for one, other in zip(alone, beside, strict=False))


def test_the_icmp_threshold_needs_the_lr_it_is_known_to_need() -> None:
    # 99.95 % at a prior of 1/82,000 needs an LR of about 1.6e8 (Casework, decision practice).
    found = posteriors([8.21], 1, prior=1 / 82_000)[0]
    assert 0.9994 < found < 0.9996
