"""How soon the package answers: whole processes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

from benchmarks.measure import Figure, timed


def figures() -> Iterator[Figure]:
    def run(*arguments: str) -> None:
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)

    bare = timed("start of Python alone", lambda: run("-c", "pass"))
    yield bare
    yield timed("import hallar (whole process)", lambda: run("-c", "import hallar"), target=0.3)
    yield timed("hallar --help (whole process)", lambda: run("-m", "hallar.cli", "--help"), target=0.5)
