"""LR tables per family and locus, averaged over the simulator's mix of families."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from benchmarks.measure import Figure, timed
from hallar.formats.family_grouping import merge_alike
from hallar.formats.registry_blocks import FamilyBlock
from hallar.genetics import DEFAULT_POPULATION, MutationKind, frequency_table, kit
from hallar.kinship import compile_model, conditional_genotypes, standard_model
from hallar.search.typed_reports import typed_reports
from hallar.simulate import SimulationPlan, simulate_registry

FAMILIES = 4000
TARGETS = {MutationKind.PROPORTIONAL: 25.0, MutationKind.STEPWISE: 250.0}


def figures() -> Iterator[Figure]:
    for kind in (MutationKind.NONE, MutationKind.PROPORTIONAL, MutationKind.EQUAL, MutationKind.STEPWISE):
        model = standard_model(
            frequency_table(DEFAULT_POPULATION), loci=kit("GlobalFiler").autosomal, mutation=kind
        )
        compiled = compile_model(model)
        plan = SimulationPlan(families=FAMILIES, remains=0, model=model)
        simulated = [block for block in simulate_registry(plan, 1) if isinstance(block, FamilyBlock)]
        blocks = list(merge_alike(simulated, 512))
        loci = np.arange(len(compiled.names))
        tables = sum(len(block) * len(block.missing) for block in blocks) * loci.size

        def work(blocks: list[FamilyBlock] = blocks, compiled=compiled, loci=loci) -> None:
            for block in blocks:
                reports = typed_reports(block, loci)
                for missing in block.missing:
                    conditional_genotypes(
                        block.pedigree, missing, block.typed, compiled, reports, x_linked=False
                    )

        yield timed(
            f"LR table per family and locus, {kind.value}, {tables:,} tables",
            work,
            "µs",
            1e6 / tables,
            TARGETS.get(kind),
        )
