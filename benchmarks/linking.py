"""Families against families: the scan alone, and a whole run."""

from __future__ import annotations

import statistics
from collections.abc import Iterator

from benchmarks.measure import RUNS, Figure
from hallar.formats.registry_blocks import FamilyBlock
from hallar.search.linking import link
from hallar.simulate import SimulationPlan, simulate_registry

COUNTRY = 82_000
FAMILIES = 8000, 20_000, COUNTRY
ASKED = 100.0
"""Nanoseconds per pair: ten million pairs per second."""


def figures() -> Iterator[Figure]:
    for families in FAMILIES:
        plan = SimulationPlan(families=families, remains=0)
        blocks = [block for block in simulate_registry(plan, 1) if isinstance(block, FamilyBlock)]
        link(blocks[:4], plan.model)
        runs = [link(blocks, plan.model) for _ in range(RUNS)]
        pairs = runs[0].pairs.compared
        asked = ASKED if families == COUNTRY else None
        for stage in ("scan", "total"):
            each = [run.seconds[stage] * 1e9 / pairs for run in runs]
            name = f"families against families, {families:,}, {pairs:,} pairs compared, {stage}"
            yield Figure(name, "ns/pair", min(each), statistics.median(each), max(each), asked)
