"""The same search on many machines: Dask distributed over a registry folder that all of them can read.

Only names travel to the workers: the folder and which blocks of families to search. Each worker reads the
folder and makes the search ready once. A worker that dies loses its tasks to the others.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hallar.formats import AlleleCoding, open_registry
from hallar.formats.family_grouping import merge_alike
from hallar.formats.registry_blocks import FamilyBlock
from hallar.kinship import KinshipModel
from hallar.search.candidate import BlockResult, SearchResult
from hallar.search.prepared import PreparedSearch, prepare_search
from hallar.search.search import BLOCK_SIZE
from hallar.search.threshold import Threshold

BLOCKS_PER_TASK = 2


@dataclass(frozen=True, eq=False)
class SharedSearch:
    """A search as it is sent to the workers.

    Attributes:
        registry: the registry folder, at the same place on every machine.
        key: names inputs, models and thresholds; a worker makes each key ready once.
        models: one model per population.
        threshold: which pairs are candidates.
    """

    registry: Path
    key: str
    models: tuple[KinshipModel, ...]
    threshold: Threshold


_ready: dict[str, tuple[PreparedSearch, list[FamilyBlock]]] = {}
_making_ready = threading.Lock()


def _made_ready(shared: SharedSearch) -> tuple[PreparedSearch, list[FamilyBlock]]:
    """Return the search and the blocks of families, read on this machine; the last search is kept."""
    with _making_ready:
        if shared.key not in _ready:
            registry = open_registry(shared.registry)
            coding = AlleleCoding.of(shared.models[0])
            prepared = prepare_search(registry.remains_block(coding), shared.models, shared.threshold)
            blocks = list(merge_alike(registry.family_blocks(coding), BLOCK_SIZE))
            _ready.clear()
            _ready[shared.key] = prepared, blocks
        return _ready[shared.key]


_searching = threading.Lock()


def search_blocks(shared: SharedSearch, numbers: Sequence[int]) -> dict[int, tuple[int, BlockResult]]:
    """Search some blocks on a worker; return, by number, the families in each and its result."""
    prepared, blocks = _made_ready(shared)
    with _searching:
        # The kernels use every core themselves; a worker's threads take turns.
        return {number: (len(blocks[number]), prepared.search(blocks[number])) for number in numbers}


def search_on_cluster(
    scheduler: str,
    shared: SharedSearch,
    families: Iterable[FamilyBlock],
    remains_count: int,
    on_families: Callable[[int], None] | None = None,
    done: Mapping[int, BlockResult] | None = None,
    on_block: Callable[[int, BlockResult], None] | None = None,
) -> SearchResult:
    """Compare every missing member of every family with all remains, on a Dask cluster.

    The result is the one :func:`hallar.search.search` returns, whatever the number of workers and
    whichever of them die.

    Args:
        scheduler: address of the Dask scheduler.
        shared: what the workers need.
        families: the same families in blocks; only counted here.
        remains_count: number of remains in the registry.
        on_families: called with the number of families done after each block.
        done: blocks that need not be searched again.
        on_block: called with each finished block and its number.

    Raises:
        OSError: the scheduler cannot be reached.
    """
    import distributed  # noqa: PLC0415  (the extra "cluster")

    dask: Any = distributed
    started = time.perf_counter()
    finished: dict[int, BlockResult] = dict(done or {})
    sizes = [len(block) for block in merge_alike(families, BLOCK_SIZE)]
    wanted = [number for number in range(len(sizes)) if number not in finished]
    for number in finished:
        if on_families is not None:
            on_families(sizes[number])
    with dask.Client(scheduler, timeout=f"{_timeout()}s") as client:
        tasks = [wanted[at : at + BLOCKS_PER_TASK] for at in range(0, len(wanted), BLOCKS_PER_TASK)]
        sent: Any = client.scatter(shared, broadcast=True) if tasks else None
        futures = client.map(lambda numbers, shared: search_blocks(shared, numbers), tasks, shared=sent)
        for _, found in dask.as_completed(futures, with_results=True):
            for number, (size, block) in found.items():
                finished[number] = block
                if on_block is not None:
                    on_block(number, block)
                if on_families is not None:
                    on_families(size)
    result = SearchResult(shared.models[0].population, remains_count=remains_count)
    for number in sorted(finished):
        result.add(finished[number])
    result.seconds["total"] = time.perf_counter() - started
    return result


def _timeout() -> int:
    """Return how many seconds to wait for the scheduler (``HALLAR_SCHEDULER_TIMEOUT``)."""
    return int(os.environ.get("HALLAR_SCHEDULER_TIMEOUT", "30"))
