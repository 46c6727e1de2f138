"""The hits of a block of families with the linkage of their loci regarded."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.formats.registry_blocks import FamilyBlock
from hallar.kinship import (
    CompiledModel,
    LinkedPair,
    PlanTooLargeError,
    TypedCodes,
    linkage_changes,
    linked_pairs,
)
from hallar.search.packed_remains import PackedRemains
from hallar.search.typed_reports import typed_reports


def linked_log10_lr(
    block: FamilyBlock,
    missing: str,
    compiled: CompiledModel,
    remains: PackedRemains,
    pairs: npt.NDArray[np.int64],
    log10_lr: npt.NDArray[np.float64],
) -> list[float] | list[None]:
    """Return the log10 LR of listed pairs with linkage; none at all if the pedigree is too large for it.

    Args:
        block: the families.
        missing: the missing member.
        compiled: the model.
        remains: the remains.
        pairs: (P, 2) family and set of remains.
        log10_lr: (P,) the pairs' log10 LR without linkage.

    Raises:
        ValueError: theta ties too many founder alleles of a family together.
    """
    families = block.take(pairs[:, 0])
    linked = log10_lr.copy()
    for pair in linked_pairs(compiled):
        relatives = typed_reports(families, pair.loci)
        candidates = _candidates(remains, pairs[:, 1], pair)
        try:
            linked += linkage_changes(
                block.pedigree, missing, block.typed, compiled, pair, relatives, candidates
            )
        except PlanTooLargeError:
            return [None] * len(pairs)
    values: list[float] = linked.tolist()
    return values


def _candidates(remains: PackedRemains, rows: npt.NDArray[np.int64], pair: LinkedPair) -> TypedCodes:
    """Return the reports of sets of remains: of each the pair's first locus, then its second."""
    shown = remains.report[pair.loci][:, rows].T.ravel()
    reports = remains.reports
    return TypedCodes(
        np.tile(pair.loci, rows.size),
        np.stack([reports.low[shown], reports.high[shown]], axis=1)[:, None],
        reports.dropout[shown][:, None],
        reports.drop_in[shown][:, None],
    )
