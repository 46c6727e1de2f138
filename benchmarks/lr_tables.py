"""LR tables per family and locus, averaged over the simulator's mix of families."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from benchmarks.measure import Figure, timed
from hallar.formats.family_grouping import merge_alike
from hallar.formats.registry_blocks import FamilyBlock, RemainsBlock
from hallar.genetics import DEFAULT_POPULATION, MutationKind, frequency_table, kit
from hallar.kinship import CompiledModel, compile_model, conditional_genotypes, standard_model
from hallar.search.member_tables import member_tables
from hallar.search.packed_remains import pack_remains
from hallar.search.typed_reports import typed_reports
from hallar.search.vector_lookup import TABLE_SIZE
from hallar.simulate import SimulationPlan, simulate_registry

FAMILIES, REMAINS = 4000, 2600
ALL_GENOTYPES = {MutationKind.PROPORTIONAL: 25.0, MutationKind.STEPWISE: 250.0}
IN_THE_SEARCH = {MutationKind.PROPORTIONAL: 5.0, MutationKind.STEPWISE: 50.0}


def figures() -> Iterator[Figure]:
    for kind in (MutationKind.NONE, MutationKind.PROPORTIONAL, MutationKind.EQUAL, MutationKind.STEPWISE):
        model = standard_model(
            frequency_table(DEFAULT_POPULATION), loci=kit("GlobalFiler").autosomal, mutation=kind
        )
        compiled = compile_model(model)
        plan = SimulationPlan(families=FAMILIES, remains=REMAINS, model=model)
        simulated = list(simulate_registry(plan, 1))
        blocks = list(merge_alike((one for one in simulated if isinstance(one, FamilyBlock)), 512))
        remains = next(one for one in simulated if isinstance(one, RemainsBlock))
        tables = sum(len(block) * len(block.missing) for block in blocks) * len(compiled.names)
        for name, work, targets in (
            ("of all genotypes", _all_genotypes(blocks, compiled), ALL_GENOTYPES),
            ("as a search makes it", _in_the_search(blocks, compiled, remains), IN_THE_SEARCH),
        ):
            label = f"LR table per family and locus, {kind.value}, {name}"
            yield timed(label, work, "µs", 1e6 / tables, targets.get(kind))


def _all_genotypes(blocks: list[FamilyBlock], compiled: CompiledModel) -> Callable[[], None]:
    loci = np.arange(len(compiled.names))

    def work() -> None:
        for block in blocks:
            reports = typed_reports(block, loci)
            for missing in block.missing:
                conditional_genotypes(block.pedigree, missing, block.typed, compiled, reports, x_linked=False)

    return work


def _in_the_search(
    blocks: list[FamilyBlock], compiled: CompiledModel, remains: RemainsBlock
) -> Callable[[], None]:
    """From typed relatives to the log10 LR of everything that the remains show."""
    shown = pack_remains(remains, compiled).deciding

    def work() -> None:
        for block in blocks:
            for missing in block.missing:
                member_tables(block, missing, compiled).bucket_log10_lr(shown, TABLE_SIZE)

    return work
