"""The joint distribution of the targets' alleles and the typed genotypes, over families and loci.

Likewise the likelihood of the typed genotypes per inheritance vector, where the shape asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.kinship.accelerate import chunks_of
from hallar.kinship.batch_kernels import accumulate_joint_tables
from hallar.kinship.compiled_model import CompiledModel
from hallar.kinship.graph import founder_bits, free_alleles
from hallar.kinship.partitions import Blocks, distinct_partitions
from hallar.kinship.plan import Plan, compile_partitioned_plan, compile_plan
from hallar.kinship.shape import UNKNOWN, Shape

MAX_NOMINAL_LUMPED_STATES = 7


@dataclass(frozen=True, eq=False)
class TypedCodes:
    """The reports on the typed slots; n instances (a family at a locus), T slots.

    Attributes:
        locus: int64 (n,) position of the locus in the compiled model.
        codes: int16 (n, T, 2) allele codes, -1 where the slot has no report at that locus.
        dropout: float64 (n, T).
        drop_in: float64 (n, T).
    """

    locus: npt.NDArray[np.int64]
    codes: npt.NDArray[np.int16]
    dropout: npt.NDArray[np.float64]
    drop_in: npt.NDArray[np.float64]

    def subset(self, rows: npt.NDArray[np.int64]) -> TypedCodes:
        """Return the instances in ``rows``."""
        return TypedCodes(self.locus[rows], self.codes[rows], self.dropout[rows], self.drop_in[rows])


@dataclass(frozen=True, eq=False)
class JointTables:
    """P(targets' alleles, typed genotypes), over lumped states; or P(typed genotypes | inheritance vector).

    Attributes:
        tables: (n, W); row i holds ``state_counts[i] ** v`` numbers, v the targets' allele count, or one
            for each inheritance vector, its first bit the most significant.
        seen_counts: (n,) number of alleles that are states of their own.
        state_counts: (n,) number of states.
        allele_states: int16 (n, k) state of each allele.
        state_priors: (n, k + 1) population frequency of each state.
    """

    tables: npt.NDArray[np.float64]
    seen_counts: npt.NDArray[np.int64]
    state_counts: npt.NDArray[np.int64]
    allele_states: npt.NDArray[np.int16]
    state_priors: npt.NDArray[np.float64]

    @classmethod
    def unfilled(cls, instances: int, width: int, alleles: int) -> JointTables:
        """Return tables of zeros: n instances, W numbers each, k alleles."""
        return cls(
            tables=np.zeros((instances, width)),
            seen_counts=np.zeros(instances, dtype=np.int64),
            state_counts=np.zeros(instances, dtype=np.int64),
            allele_states=np.zeros((instances, alleles), dtype=np.int16),
            state_priors=np.zeros((instances, alleles + 1)),
        )


@dataclass(frozen=True, eq=False)
class Partition:
    """Which founder alleles are copies of one ancestral allele (see ``partitions``).

    Attributes:
        known: bool (T,) slots of founders whose alleles are known from their report and counted.
        blocks: the other founder alleles, those of one ancestral allele together.
        times: how many partitions with the same tables these blocks stand for.
    """

    known: npt.NDArray[np.bool_]
    blocks: Blocks
    times: int


def joint_tables(
    shape: Shape, compiled: CompiledModel, typed: TypedCodes, *, unseen_classes: int = 1
) -> JointTables:
    """Compute the joint tables of families of one shape.

    Args:
        shape: the families' shape.
        compiled: the model; every instance's locus has the shape's kind (autosomal or X-linked).
        typed: the reports.
        unseen_classes: states for the alleles nobody shows: 1, or 2 where two copies of one unseen
            ancestral allele may meet in a target (inbreeding, theta).

    Raises:
        ValueError: theta ties too many founder alleles together (see ``partitions``).
        PlanTooLargeError: the pedigree's loops are too interwoven.
    """
    width = _table_width(shape, compiled, typed, unseen_classes)
    results = JointTables.unfilled(typed.locus.size, width, compiled.frequencies.shape[1])
    dependent = compiled.concentration[typed.locus] > 0
    for lumped in (True, False):
        of_kind = compiled.lumpable[typed.locus] == lumped
        independent_rows = np.flatnonzero(of_kind & ~dependent)
        if independent_rows.size:
            plan = compile_plan(shape, _nominal_states(shape, compiled, lumped))
            add_tables(plan, compiled, typed, independent_rows, unseen_classes, results)
        dependent_rows = np.flatnonzero(of_kind & dependent)
        if dependent_rows.size:
            _accumulate_partitions(shape, compiled, typed, dependent_rows, lumped, unseen_classes, results)
    return results


def _table_width(shape: Shape, compiled: CompiledModel, typed: TypedCodes, unseen_classes: int) -> int:
    """Return the largest number of entries a table of these instances can have."""
    if shape.by_inheritance:
        bits, _ = founder_bits(shape)
        return 1 << bits
    states = int(compiled.allele_counts.max()) + 1
    if compiled.lumpable[typed.locus].all():
        states = min(states, 2 * typed.codes.shape[1] + unseen_classes + 1)
    copies = sum(1 if shape.hemizygous[target] else 2 for target in shape.targets)
    return states**copies


def _nominal_states(shape: Shape, compiled: CompiledModel, lumped: bool) -> int:
    """Return the number of states the elimination order is chosen for."""
    if lumped:
        return min(2 * len(shape.typed) + 1, MAX_NOMINAL_LUMPED_STATES)
    return int(np.ceil(compiled.allele_counts[~compiled.lumpable].mean()))


def _accumulate_partitions(
    shape: Shape,
    compiled: CompiledModel,
    typed: TypedCodes,
    rows: npt.NDArray[np.int64],
    lumped: bool,
    unseen_classes: int,
    results: JointTables,
) -> None:
    """Sum over the partitions of the founder alleles that are not known from a report."""
    known = _known_founder_slots(shape, compiled, typed.subset(rows))
    patterns, pattern_of_row = np.unique(known, axis=0, return_inverse=True)
    for number, pattern in enumerate(patterns):
        members = rows[pattern_of_row.ravel() == number]
        conditioned = frozenset(shape.typed[slot] for slot in np.flatnonzero(pattern))
        free = free_alleles(shape, conditioned)
        for blocks, times in distinct_partitions(free.count, free.exchangeable):
            plan = compile_partitioned_plan(
                shape, conditioned, blocks, _nominal_states(shape, compiled, lumped)
            )
            add_tables(
                plan, compiled, typed, members, unseen_classes, results, Partition(pattern, blocks, times)
            )


def _known_founder_slots(shape: Shape, compiled: CompiledModel, typed: TypedCodes) -> npt.NDArray[np.bool_]:
    """Return (n, T): whether the slot's report determines both alleles of a founder."""
    n, slots = typed.codes.shape[:2]
    known = np.zeros((n, slots), dtype=np.bool_)
    for slot, person in enumerate(shape.typed):
        is_founder = all(parent == UNKNOWN for parent in shape.parents[person])
        if not is_founder or person in shape.targets or person in shape.typed[:slot]:
            continue
        reported = typed.codes[:, slot, 0] >= 0
        two_alleles = typed.codes[:, slot, 0] != typed.codes[:, slot, 1]
        certain = typed.dropout[:, slot] == 0
        if not shape.hemizygous[person]:
            certain &= compiled.silent[typed.locus] == 0
        known[:, slot] = reported & (typed.drop_in[:, slot] == 0) & (two_alleles | certain)
    return known


def add_tables(
    plan: Plan,
    compiled: CompiledModel,
    typed: TypedCodes,
    rows: npt.NDArray[np.int64],
    unseen_classes: int,
    results: JointTables,
    partition: Partition | None = None,
) -> None:
    """Add the tables of one plan to the listed rows of ``results`` and fill their states.

    Args:
        plan: of the families' shape.
        compiled: the model.
        typed: the reports.
        rows: the instances to do, each once.
        unseen_classes: as for :func:`joint_tables`.
        results: tables wide enough for every row.
        partition: of the founder alleles, with theta.
    """
    if partition is None:
        partition = Partition(np.zeros(plan.typed.size, dtype=np.bool_), (), 1)
    accumulate_joint_tables(
        plan.leaves,
        plan.steps,
        plan.tensors,
        plan.domains,
        plan.result,
        plan.typed,
        plan.hemizygous,
        rows,
        typed.locus,
        typed.codes,
        typed.dropout,
        typed.drop_in,
        compiled.allele_counts,
        compiled.frequencies,
        compiled.silent,
        compiled.lumpable,
        compiled.alpha,
        compiled.matrices,
        compiled.concentration,
        unseen_classes,
        partition.known,
        np.array([len(block) for block in partition.blocks], dtype=np.int64),
        partition.times,
        chunks_of(rows.size),
        results.tables,
        results.seen_counts,
        results.state_counts,
        results.allele_states,
        results.state_priors,
    )
