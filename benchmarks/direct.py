"""Direct matching of a country's remains, all pairs, in this process."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.measure import Figure, timed
from hallar.formats import AlleleCoding
from hallar.formats.registry_blocks import RemainsBlock
from hallar.search.direct import ProfileIndex, match
from hallar.simulate import SimulationPlan, simulate_registry

FAMILIES, REMAINS = 2000, 52_000


def figures() -> Iterator[Figure]:
    plan = SimulationPlan(families=FAMILIES, remains=REMAINS)
    blocks = [one for one in simulate_registry(plan, 1) if isinstance(one, RemainsBlock)]
    remains = RemainsBlock(
        tuple(name for one in blocks for name in one.ids),
        tuple(sex for one in blocks for sex in one.sexes),
        np.concatenate([one.codes for one in blocks]),
        np.concatenate([one.dropout for one in blocks]),
        np.concatenate([one.drop_in for one in blocks]),
    )
    model = plan.model

    def work() -> None:
        match(ProfileIndex(remains, model))

    pairs = REMAINS * (REMAINS - 1) // 2
    yield timed(f"direct matching of {REMAINS:,} remains, {pairs:,} pairs, to groups", work, target=30.0)
    index = ProfileIndex(remains, model)
    profile = next(blocks[0].remains(AlleleCoding.of(model))).profile
    yield timed(
        f"one new profile against {REMAINS:,} remains, warm", lambda: index.find(profile, 8.0), "ms", 1e3
    )
