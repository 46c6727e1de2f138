"""Promised error rates beside what happened: a whole country, and one searched with another's frequencies."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measure import Figure

COUNTRY = "--families", "82000", "--remains", "52000"
REGION = "--families", "8200", "--remains", "20000"
ASSUMED = "FBI2015 SW Hispanic"
LARGEST = 12


def figures() -> Iterator[Figure]:
    with TemporaryDirectory() as folder:
        country = Path(folder) / "country"
        _hallar("simulate", str(country), *COUNTRY, "--seed", "1")
        types = sorted(_calibrated(country), key=lambda one: -one["expected"])
        yield from _promised_and_observed("a country", types)
        for name, listed in ((f"the {LARGEST} largest types", types[:LARGEST]), ("all types", types)):
            yield _count(
                f"  {name}, {len(listed)}: inside the 95 % Poisson band", _inside(listed), len(listed)
            )
        for people in (ASSUMED, "FBI2015 Navajo", "FBI2015 Apache"):
            region = Path(folder) / people
            _hallar("simulate", str(region), *REGION, "--seed", "1", "--population", people)
            yield from _promised_and_observed(f"{people}, its own frequencies", _calibrated(region))
            for theta in ("0", "0.03") if people != ASSUMED else ():
                found = _calibrated(region, "--population", ASSUMED, "--theta", theta)
                yield from _promised_and_observed(f"{people} as {ASSUMED}, theta {theta}", found)


def _hallar(*arguments: str) -> str:
    command = [sys.executable, "-m", "hallar.cli", *arguments]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def _calibrated(registry: Path, *arguments: str) -> list[dict[str, Any]]:
    types: list[dict[str, Any]] = json.loads(_hallar("calibrate", str(registry), *arguments, "--json"))[
        "types"
    ]
    return types


def _promised_and_observed(name: str, types: list[dict[str, Any]]) -> Iterator[Figure]:
    yield _count(f"{name}: fortuitous matches promised", sum(one["expected"] for one in types))
    yield _count(f"{name}: fortuitous matches observed", sum(one["observed"] for one in types))


def _inside(types: list[dict[str, Any]]) -> int:
    return sum(one["inside_band"] for one in types)


def _count(name: str, value: float, asked: float | None = None) -> Figure:
    return Figure(name, "", value, value, value, asked, at_least=True)
