"""The search on a real Dask cluster of processes, one of which is killed midway."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hallar.formats import AlleleCoding, open_registry
from hallar.kinship import KinshipModel
from hallar.search import SearchResult, SharedSearch, Threshold, search, search_on_cluster
from hallar.search.candidate import BlockResult
from hallar.simulate import SimulationPlan, default_model, simulate_registry_folder


def dask(*arguments: object, cwd: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dask", *map(str, arguments)]
    return subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Run a scheduler and workers; yields the scheduler's address and the workers."""
    file = folder / "scheduler.json"
    quiet = ("--no-dashboard", "--scheduler-file", file)
    started = [
        dask("scheduler", "--host", "127.0.0.1", "--port", 0, *quiet, cwd=folder),
        *(
            dask("worker", "--no-nanny", "--nthreads", 1, "--local-directory", folder, *quiet, cwd=folder)
            for _ in range(workers)
        ),
    ]
    try:
        for _ in range(600):
            if file.exists():
                break
            time.sleep(0.1)
        yield json.loads(file.read_text())["address"], started[1:]
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cluster") / "registry"
    simulate_registry_folder(folder, SimulationPlan(families=300, remains=200, model=default_model()), 4)
    return folder


def model_of(registry: Path) -> KinshipModel:
    model = open_registry(registry).model
    assert model is not None
    return model


def on_this_machine(registry: Path) -> SearchResult:
    opened, model = open_registry(registry), model_of(registry)
    coding = AlleleCoding.of(model)
    return search(opened.family_blocks(coding), opened.remains_block(coding), [model])


def on_the_cluster(registry: Path, scheduler: str, **options: object) -> SearchResult:
    opened, model = open_registry(registry), model_of(registry)
    shared = SharedSearch(registry, "test", (model,), Threshold())
    blocks = opened.family_blocks(AlleleCoding.of(model))
    return search_on_cluster(scheduler, shared, blocks, opened.remains_count, **options)  # type: ignore[arg-type]


@pytest.mark.slow
def test_a_search_survives_the_death_of_a_worker(registry: Path, tmp_path: Path) -> None:
    expected = on_this_machine(registry)
    counted: list[int] = []
    with cluster(tmp_path, workers=2) as (scheduler, workers):

        def kill_one(_number: int, _block: BlockResult) -> None:
            if workers[0].poll() is None:
                workers[0].kill()
                workers[0].wait()

        found = on_the_cluster(registry, scheduler, on_families=counted.append, on_block=kill_one)
        assert workers[0].poll() is not None
        assert workers[1].poll() is None
    assert found.families == expected.families
    assert found.candidates == expected.candidates
    assert sum(counted) == 300


@pytest.mark.slow
def test_blocks_that_are_done_are_not_searched_again(registry: Path, tmp_path: Path) -> None:
    expected = on_this_machine(registry)
    done: dict[int, BlockResult] = {}
    again: list[int] = []
    with cluster(tmp_path, workers=1) as (scheduler, _):
        on_the_cluster(registry, scheduler, on_block=done.__setitem__)
        kept = {number: block for number, block in done.items() if number % 2 == 0}
        found = on_the_cluster(
            registry, scheduler, done=kept, on_block=lambda number, _: again.append(number)
        )
    assert sorted(again) == [number for number in sorted(done) if number % 2]
    assert found.candidates == expected.candidates
