"""The national search as a user runs it, what it scans, and one new set of remains."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numba
import numpy as np

from benchmarks.measure import RUNS, Figure, timed
from hallar.formats import AlleleCoding, OpenedRegistry, open_registry
from hallar.formats.family_grouping import merge_alike
from hallar.kinship import KinshipModel
from hallar.search import FamilyIndex, PreparedSearch, prepare_search
from hallar.search.byte_scan import CHOICE, aligned_zeros, available_scans, passing_pairs
from hallar.search.error_rates import ErrorRates
from hallar.search.member_tables import member_tables
from hallar.search.prepared import SLACK
from hallar.search.report_kernels import shortfalls
from hallar.search.vector_lookup import TABLE_SIZE
from hallar.simulate import SimulationPlan, simulate_registry_folder

FAMILIES, REMAINS = 82_000, 52_000
SCANNED = 1024
"""Families in the comparison of the scans."""
PAIRWISE_SECONDS = 2e-3
"""What dvir's pairwiseLR takes at best for one pair (not at hand here; see docs/performance.md)."""


def figures() -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        country = Path(folder) / "country"
        simulate_registry_folder(country, SimulationPlan(families=FAMILIES, remains=REMAINS), 1)
        yield from _whole(country, "national search, snapshot to hits on disk", RUNS, 60.0)
        for share in (8, 4, 2):
            part = Path(folder) / f"part{share}"
            plan = SimulationPlan(families=FAMILIES // share, remains=REMAINS // share)
            simulate_registry_folder(part, plan, 1)
            yield from _whole(part, f"the same at 1/{share} of both sides", 1, None)
        yield from _whole(country, "the same, one core", 1, None, {"NUMBA_NUM_THREADS": "1"})
        yield from _in_this_process(open_registry(country))


def _whole(
    registry: Path, name: str, runs: int, target: float | None, extra: dict[str, str] | None = None
) -> Iterator[Figure]:
    """Run the command, compiled beforehand, and report wall time and peak memory."""
    hits = registry.with_suffix(".parquet")
    command = [sys.executable, "-m", "hallar.cli", "search", str(registry), "--out", str(hits), "--json"]
    seconds, memory = [], []
    for _ in range(runs):
        started = time.perf_counter()
        run = subprocess.run(
            command, capture_output=True, check=True, text=True, env={**os.environ, **(extra or {})}
        )
        seconds.append(time.perf_counter() - started)
        summary = json.loads(run.stdout)["summary"]
        memory.append(summary["peak_memory_bytes"] / 2**20)
    yield Figure(name, "s", min(seconds), statistics.median(seconds), max(seconds), target)
    yield Figure(
        "  its peak memory", "MiB", min(memory), statistics.median(memory), max(memory), target and 4096.0
    )


def _in_this_process(registry: OpenedRegistry) -> Iterator[Figure]:
    model = registry.model
    assert model is not None
    coding = AlleleCoding.of(model)
    remains = registry.remains_block(coding)
    prepared = prepare_search(remains, [model])
    yield from _scans(registry, model, prepared)
    index = FamilyIndex(registry.family_blocks(coding), prepared)
    turn = iter(range(10**9))

    def one_set() -> None:
        row = next(turn) % len(remains)
        index.find(remains.rows(row, row + 1))

    yield timed(f"one new set of remains against {FAMILIES:,} families, warm", one_set, "ms", 1e3, 20.0)
    family = next(iter(registry.family_blocks(coding))).rows(0, 1)
    yield timed(
        f"one new family against {REMAINS:,} remains, warm", lambda: prepared.search(family), "ms", 1e3
    )


def _scans(registry: OpenedRegistry, model: KinshipModel, prepared: PreparedSearch) -> Iterator[Figure]:
    """Every form of the scan and a plain gather-and-sum loop over the same families and remains."""
    blocks = merge_alike(registry.family_blocks(AlleleCoding.of(model)), SCANNED)
    block = next(one for one in blocks if len(one) == SCANNED)
    tables = member_tables(block, block.missing[0], prepared.compiled[0])
    rates = ErrorRates(tables, prepared.groups)
    thresholds = rates.thresholds(0.01, 2.0).log10_lr
    log10_lr = tables.bucket_log10_lr(prepared.remains.deciding, TABLE_SIZE)
    distances = aligned_zeros(*tables.instances.shape, TABLE_SIZE)
    shortfalls(log10_lr, tables.instances, prepared.order, prepared.sizes, thresholds, SLACK, distances)
    pairs = SCANNED * len(prepared.remains.ids)
    per_core = 1e-9 * pairs / numba.get_num_threads()
    gathered = log10_lr.astype(np.float32)[tables.instances[:, prepared.order]]
    sums = np.empty((SCANNED, len(prepared.remains.ids)), dtype=np.float32)
    plain = timed("plain gather and sum", lambda: gather_and_sum(gathered, prepared.codes, sums))
    yield _rate("plain gather and sum of float32, a core", plain, per_core, None)
    for name in reversed(available_scans()):
        os.environ[CHOICE] = name
        found = timed(name, lambda: list(passing_pairs(distances, prepared.codes)))
        target = {"avx512": 5.0, "avx2": 0.5}.get(name)
        yield _rate(f"scan, {name}, a core", found, per_core, target)
        yield _ratio(f"  times the plain loop, {name}", plain.median / found.median)
        yield _ratio(
            f"  times dvir's pairwiseLR at 2 ms a pair, {name}", PAIRWISE_SECONDS * pairs / found.median
        )
    os.environ.pop(CHOICE, None)


@numba.njit(parallel=True)
def gather_and_sum(tables: np.ndarray, codes: np.ndarray, sums: np.ndarray) -> None:
    for row in numba.prange(tables.shape[0]):
        sums[row] = 0.0
        for locus in range(tables.shape[1]):
            table = tables[row, locus]
            for column in range(codes.shape[1]):
                sums[row, column] += table[codes[locus, column]]


def _rate(name: str, seconds: Figure, thousand_millions: float, target: float | None) -> Figure:
    rates = [thousand_millions / one for one in (seconds.high, seconds.median, seconds.low)]
    return Figure(name, "G pairs/s", *rates, target, at_least=True)


def _ratio(name: str, value: float) -> Figure:
    return Figure(name, "times", value, value, value)
