"""A whole search: the demo's national extract, in this process."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryDirectory

from benchmarks.measure import Figure, timed
from hallar.formats import AlleleCoding, open_registry
from hallar.search import search
from hallar.simulate import SimulationPlan, simulate_registry_folder

FAMILIES, REMAINS = 2000, 1300


def figures() -> Iterator[Figure]:
    from pathlib import Path

    with TemporaryDirectory() as folder:
        path = Path(folder) / "registry"
        simulate_registry_folder(path, SimulationPlan(families=FAMILIES, remains=REMAINS), 1)
        registry = open_registry(path)
        assert registry.model is not None
        model = registry.model
        coding = AlleleCoding.of(model)

        def work() -> None:
            search(registry.family_blocks(coding), registry.remains_block(coding), [model])

        yield timed(f"search of {FAMILIES:,} families x {REMAINS:,} remains, read to ranked", work)
