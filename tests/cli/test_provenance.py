"""What a run reports of itself."""

from __future__ import annotations

import subprocess
import sys

import numpy as np

from hallar.cli.provenance import peak_memory_bytes

PEAK = "from hallar.cli.provenance import peak_memory_bytes; print(peak_memory_bytes())"


def test_the_peak_is_of_the_process_itself_and_not_of_the_one_that_started_it() -> None:
    held = np.ones(50_000_000)
    own = peak_memory_bytes()
    assert own >= held.nbytes
    run = subprocess.run([sys.executable, "-c", PEAK], check=True, capture_output=True, text=True)
    assert 0 < int(run.stdout) < held.nbytes
