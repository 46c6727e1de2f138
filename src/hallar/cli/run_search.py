"""One search from registry to result, for the commands that run one."""

from __future__ import annotations

import gc
import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from hallar.cli.console import err, progress_bar
from hallar.cli.provenance import cores, peak_memory_bytes, provenance
from hallar.cli.refusal import RefusalError, StoppedError
from hallar.formats import AlleleCoding, OpenedRegistry
from hallar.kinship import KinshipModel, has_compiled
from hallar.report import CaseDetail, KnownTruth, Run
from hallar.search import (
    Checkpoint,
    SearchResult,
    SharedSearch,
    Threshold,
    explain_pair,
    search,
    search_on_cluster,
)
from hallar.search.calibration import Pair, TypeCalibration, calibration
from hallar.search.search import BLOCK_SIZE

if TYPE_CHECKING:
    from pathlib import Path

DETAILS = 60
"""Cases shown in full in a report, best first."""


@dataclass(frozen=True)
class FinishedSearch:
    """A search that ran.

    Attributes:
        registry: what was searched.
        models: what it was searched with.
        threshold: the rule.
        result: families and candidates.
        truth: how it did, where the truth is known.
        checkpoint: what was kept in case it was stopped; to be removed once the result is written.
    """

    registry: OpenedRegistry
    models: Sequence[KinshipModel]
    threshold: Threshold
    result: SearchResult
    truth: KnownTruth | None
    checkpoint: Checkpoint | None = None


def run_search(
    registry: OpenedRegistry,
    models: Sequence[KinshipModel],
    threshold: Threshold,
    *,
    checkpoint: Path | None = None,
    scheduler: str | None = None,
) -> FinishedSearch:
    """Search a registry, showing progress on standard error.

    Args:
        registry: what to search.
        models: one per population; the first one ranks.
        threshold: which pairs are candidates.
        checkpoint: file that a stopped run leaves and the next one goes on from; removed at the end.
        scheduler: address of a Dask scheduler to search on instead of this machine.

    Raises:
        StoppedError: the user stopped it; what was done is kept in the checkpoint.
        RefusalError: the scheduler cannot be used.
    """
    coding = AlleleCoding.of(models[0])
    key = _key(registry, models, threshold)
    kept = Checkpoint(checkpoint, key) if checkpoint is not None else None
    done = kept.done if kept is not None else None
    on_block = kept.add if kept is not None else None
    if done:
        err.print(f"going on from {checkpoint}: {len(done)} blocks of families were searched before")
    if scheduler is None and not has_compiled("hallar.search"):
        err.print("the first search of this version compiles its kernels: a minute, once")
    blocks = registry.family_blocks(coding)
    try:
        with (
            without_garbage_collection(),
            progress_bar("families searched", registry.family_count, "families/s") as advance,
        ):
            if scheduler is None:
                started = time.perf_counter()
                remains = registry.remains_block(coding)
                loaded = time.perf_counter() - started
                result = search(blocks, remains, models, threshold, advance, done=done, on_block=on_block)
                result.seconds["load remains"] = loaded
            else:
                shared = SharedSearch(registry.path.resolve(), key, tuple(models), threshold)
                count = registry.remains_count
                result = on_scheduler(
                    lambda: search_on_cluster(scheduler, shared, blocks, count, advance, done, on_block),
                    scheduler,
                )
    except KeyboardInterrupt:
        if kept is None:
            raise
        kept.save()
        raise StoppedError(
            f"interrupted; what was done is kept in {checkpoint}: run the same command again to go on",
            f"interrumpido; lo hecho queda en {checkpoint}: repita la misma orden para continuar",
        ) from None
    return FinishedSearch(registry, models, threshold, result, known_truth(registry, result), kept)


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Leave the cycle collector off until the end of the block.

    A national search keeps hundreds of thousands of small objects, none of them in a cycle: the collector
    would go through all of them again and again, for a twentieth of the search's time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def on_scheduler(run: Callable[[], SearchResult], address: str) -> SearchResult:
    """Run something that needs a Dask scheduler.

    Raises:
        RefusalError: Dask is not installed, or the scheduler does not answer.
    """
    try:
        return run()
    except ImportError:
        raise RefusalError(
            "--scheduler needs Dask. Install it with: pip install 'hallar[cluster]'",
            "--scheduler necesita Dask. Instálelo con: pip install 'hallar[cluster]'",
        ) from None
    except (OSError, ValueError) as failure:
        raise RefusalError(
            f"--scheduler {address}: no Dask scheduler answers there ({failure}). Start one with: "
            "dask scheduler",
            f"--scheduler {address}: ningún planificador de Dask responde ({failure}). Inicie uno con: "
            "dask scheduler",
        ) from None


def _key(registry: OpenedRegistry, models: Sequence[KinshipModel], threshold: Threshold) -> str:
    """Name inputs, models, thresholds, version and blocks: equal names, equal results, block by block."""
    options = {**asdict(threshold), "block_size": BLOCK_SIZE}
    record = provenance("search", [registry.path], models, options)
    del record["finished"]
    return hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()


def known_truth(registry: OpenedRegistry, result: SearchResult) -> KnownTruth | None:
    """Compare the candidates with the registry's truth, if it has one."""
    truth = registry.truth()
    if truth is None:
        return None
    listed = {(one.family, one.missing, one.remains) for one in result.candidates}
    unrelated = _are_unrelated(registry, truth)
    strangers = sum(unrelated(pair) for pair in listed - truth)
    expected = sum(family.expected_fortuitous for family in result.families)
    return KnownTruth(
        true_pairs=len(truth),
        found=len(truth & listed),
        false_relatives=len(listed - truth) - strangers,
        false_unrelated=strangers,
        false_expected=expected,
        is_true={pair: pair in truth for pair in listed},
    )


def _are_unrelated(registry: OpenedRegistry, truth: frozenset[Pair]) -> Callable[[Pair], bool]:
    """Return whether remains are of nobody related to a family's missing member."""
    linked = registry.linked_families()
    families_of: dict[str, set[str]] = {}
    for family, _, remains in truth:
        families_of.setdefault(remains, set()).add(family)

    def unrelated(pair: Pair) -> bool:
        family, _, remains = pair
        return not any(own == family or (own, family) in linked for own in families_of.get(remains, ()))

    return unrelated


def calibration_of(finished: FinishedSearch) -> list[TypeCalibration]:
    """Compare promised with observed error rates by family type.

    Raises:
        RefusalError: the registry's truth is not known.
    """
    registry = finished.registry
    truth = registry.truth()
    if truth is None:
        raise RefusalError(
            f"{registry.path.name}: its truth is not known. Use a registry that hallar simulate wrote",
            f"{registry.path.name}: no se conoce la verdad. Use un registro escrito por hallar simulate",
        )
    coding = AlleleCoding.of(finished.models[0])
    kinds = {
        family: block.shape or "other"
        for block in registry.family_blocks(coding)
        for family in block.family_ids
    }
    identities = registry.identities()
    persons = dict(zip(identities.remains, identities.persons, strict=True))
    return calibration(finished.result, kinds, truth, _are_unrelated(registry, truth), persons)


def summary_of(finished: FinishedSearch) -> dict[str, object]:
    """Return the figures of a search for machines."""
    result, truth = finished.result, finished.truth
    seconds = result.seconds
    return {
        "population": result.population,
        "families": len({one.family for one in result.families}),
        "missing_persons": len(result.families),
        "remains": result.remains_count,
        "pairs": result.pairs,
        "hits": len(result.candidates),
        "true_pairs": truth.true_pairs if truth else None,
        "true_found": truth.found if truth else None,
        "false_passed": truth.false_passed if truth else None,
        "false_passed_relatives": truth.false_relatives if truth else None,
        "false_passed_unrelated": truth.false_unrelated if truth else None,
        "false_expected": sum(one.expected_fortuitous for one in result.families),
        "passed_scan": result.passed,
        "seconds": seconds,
        "pairs_per_second": result.pairs / max(seconds["scan"], 1e-9) if "scan" in seconds else None,
        "peak_memory_bytes": peak_memory_bytes(),
        "cores": cores(),
    }


def provenance_of(finished: FinishedSearch, command: str) -> dict[str, object]:
    """Return the record that makes the search repeatable."""
    options = {
        "expected_fortuitous": finished.threshold.expected_fortuitous,
        "lowest_log10_lr": finished.threshold.lowest,
        "miss_at_most": finished.threshold.miss_at_most,
    }
    return provenance(command, [finished.registry.path], finished.models, options)


def report_run(finished: FinishedSearch, name: str, command: str) -> Run:
    """Gather what a report shows, the best cases in full."""
    best = sorted(finished.result.candidates, key=lambda one: -one.log10_lr)[:DETAILS]
    wanted = {one.family for one in best}
    families = {family.id: family for family in finished.registry.families() if family.id in wanted}
    remains = {one.id: one for one in finished.registry.remains()}
    details = tuple(
        CaseDetail(
            families[one.family],
            explain_pair(families[one.family], one.missing, remains[one.remains], finished.models[0]),
        )
        for one in best
    )
    return Run(
        name=name,
        result=finished.result,
        threshold=finished.threshold,
        model=finished.models[0],
        details=details,
        truth=finished.truth,
        provenance=provenance_of(finished, command),
    )


def write_report(run: Run, path: Path, language: str) -> None:
    """Render a report and write it, whole or not at all."""
    from hallar.formats.text_file import write_text_atomically  # noqa: PLC0415
    from hallar.report import render_report  # noqa: PLC0415

    path.parent.mkdir(parents=True, exist_ok=True)
    write_text_atomically(path, render_report(run, "es" if language == "es" else "en"))
