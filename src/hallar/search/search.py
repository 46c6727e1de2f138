"""All families against all remains, by table look-up.

A block of families becomes a block of tables. The scan adds up one byte per locus and lets through every
pair that may reach its family's threshold; those are added up again in float64 from the exact tables, so
what is reported is the engine's own LR.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence

from hallar.formats.family_grouping import merge_alike
from hallar.formats.registry_blocks import FamilyBlock, RemainsBlock
from hallar.kinship import KinshipModel
from hallar.search.candidate import BlockResult, SearchResult
from hallar.search.prepared import prepare_search
from hallar.search.threshold import Threshold

BLOCK_SIZE = 1024
"""Families per block: the more, the more of what they tell is computed only once; their tables stay within a
few tens of megabytes."""


def search(
    families: Iterable[FamilyBlock],
    remains: RemainsBlock,
    models: Sequence[KinshipModel],
    threshold: Threshold | None = None,
    on_families: Callable[[int], None] | None = None,
    *,
    done: Mapping[int, BlockResult] | None = None,
    on_block: Callable[[int, BlockResult], None] | None = None,
) -> SearchResult:
    """Compare every missing member of every family with all remains.

    Args:
        families: the searching families in blocks, coded by the alleles of the models; streamed.
        remains: all remains, coded likewise.
        models: one model per population, over the same loci and alleles; the first one ranks.
        threshold: which pairs are candidates.
        on_families: called with the number of families done after each block.
        done: blocks that need not be searched again, by number, as ``on_block`` was given them.
        on_block: called with each finished block and its number.

    Returns:
        The candidates, per missing member and best first.

    Raises:
        PlanTooLargeError: a family's loops are too interwoven.
        ValueError: theta ties too many founder alleles of a family together.
    """
    started = time.perf_counter()
    prepared = prepare_search(remains, models, threshold)
    result = SearchResult(models[0].population, remains_count=len(prepared.remains.ids))
    result.seconds["pack remains"] = time.perf_counter() - started
    for number, block in enumerate(merge_alike(families, BLOCK_SIZE)):
        found = done.get(number) if done else None
        if found is None:
            found = prepared.search(block)
            if on_block is not None:
                on_block(number, found)
        result.add(found)
        if on_families is not None:
            on_families(len(block))
    result.seconds["total"] = time.perf_counter() - started
    return result
