"""What chance does, estimated beside what it did."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats.registry_blocks import FamilyBlock
from hallar.search.linking import LinkRule, Meeting, link
from hallar.search.linking.chance import Chance
from hallar.simulate import SimulationPlan, simulate_registry

LRS = st.lists(st.floats(-5, 9), min_size=1, max_size=30)


def chance(log10_lr: list[float], pairs: int = 1000) -> Chance:
    values = -np.sort(-np.array(log10_lr))
    each = np.full(values.size, pairs / values.size)
    return Chance(values, each * 10.0**-values, each, np.zeros(values.size, dtype=np.int64), 0, pairs)


@given(LRS, st.floats(-4, 12), st.floats(0, 4))
def test_more_is_rarer_and_the_bound_holds(drawn: list[float], log10_lr: float, more: float) -> None:
    one = chance(drawn)
    assert one.expected_at(log10_lr + more) <= one.expected_at(log10_lr) * (1 + 1e-12)
    assert one.expected_at(log10_lr) <= one.bound_at(log10_lr)


@given(LRS, st.floats(1e-6, 900))
def test_the_threshold_is_where_so_many_are_expected(drawn: list[float], expected: float) -> None:
    one = chance(drawn)
    assert one.expected_at(one.reached_by(expected)) <= expected * (1 + 1e-9)


def test_without_a_sample_the_bound_stands() -> None:
    one = Chance(bounded=500, pairs=500)
    assert one.expected_at(3.0) == pytest.approx(0.5)
    assert one.reached_by(0.5) == pytest.approx(3.0, abs=1e-3)
    assert one.reached_by(0.0) == math.inf
    assert one.reached_by(500) == -math.inf


def test_as_many_unlinked_families_are_listed_as_expected_and_linked_ones_are_found() -> None:
    mix = {"reported-by-two-families": 0.2, "mother-and-sibling": 0.4, "child-and-spouse": 0.4}
    plan = SimulationPlan(families=700, remains=0, mix=mix)
    blocks = [one for one in simulate_registry(plan, 4) if isinstance(one, FamilyBlock)]
    result = link(blocks, plan.model, LinkRule(expected_fortuitous=60, lowest=-5))
    shape = {name: block.shape for block in blocks for name in block.family_ids}
    both = [{one.family, one.other_family} for one in result.links]
    true = [
        pair
        for pair in both
        if len({int(name[1:]) for name in pair}) == 2
        and abs(np.subtract(*(int(name[1:]) for name in pair))) == 1
        and {shape[name] for name in pair} == {"reported-by-two-families"}
    ]
    linked = sum(one == "reported-by-two-families" for one in shape.values()) / 2
    assert result.expected_fortuitous == pytest.approx(60, rel=0.02)
    assert len(result.links) - len(true) == pytest.approx(60, abs=35)
    assert len(true) / linked == pytest.approx(result.found_share[Meeting.MISSING], abs=0.2)
