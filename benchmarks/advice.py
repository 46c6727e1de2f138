"""Whom to sample next, for every family of a country, as a user asks for it."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import RUNS, Figure
from hallar.simulate import SimulationPlan, simulate_registry_folder

FAMILIES, REMAINS = 82_000, 52_000


def figures() -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        country = Path(folder) / "country"
        simulate_registry_folder(country, SimulationPlan(families=FAMILIES, remains=REMAINS), 1)
        command = [sys.executable, "-m", "hallar.cli", "advise", str(country), "--json"]
        subprocess.run(command, capture_output=True, check=True)
        seconds, memory = [], []
        for _ in range(RUNS):
            started = time.perf_counter()
            run = subprocess.run(command, capture_output=True, check=True, text=True)
            seconds.append(time.perf_counter() - started)
            memory.append(json.loads(run.stdout)["summary"]["peak_memory_bytes"] / 2**20)
        name = f"whom to sample next, {FAMILIES:,} families, snapshot to advice"
        yield Figure(name, "s", min(seconds), statistics.median(seconds), max(seconds), 60.0)
        yield Figure("  its peak memory", "MiB", min(memory), statistics.median(memory), max(memory), 4096.0)
