"""``make bench``: every figure in one run, medians of five, with the machine's description.

The figures are whole-process or per-item wall times on this machine; compare ratios, not single times.
"""

from __future__ import annotations

import json
import os
import platform
import sys
from pathlib import Path

from benchmarks import (
    advice,
    calibration,
    direct,
    linking,
    lr_tables,
    national,
    pages,
    searches,
    slow_reference,
    start_up,
)
from benchmarks.measure import Figure

OUTPUT = Path("bench-output")


def machine() -> dict[str, object]:
    model = platform.processor()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [
            line.split(":", 1)[1].strip() for line in info.read_text().splitlines() if "model name" in line
        ]
        model = names[0] if names else model
    return {
        "processor": model,
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.platform(),
    }


def main() -> None:
    described = machine()
    print(" · ".join(f"{key}: {value}" for key, value in described.items()), flush=True)
    figures: list[Figure] = []
    parts = (
        start_up, lr_tables, slow_reference, searches, national, direct, advice, linking, calibration, pages,
    )  # fmt: skip
    for part in parts:
        for figure in part.figures():
            print(figure.row(), flush=True)
            figures.append(figure)
    OUTPUT.mkdir(exist_ok=True)
    record = {"machine": described, "figures": [figure.as_dict() for figure in figures]}
    (OUTPUT / "bench.json").write_text(json.dumps(record, indent=1), encoding="utf-8")
    missed = [figure for figure in figures if figure.missed]
    print(f"{len(figures)} figures, {len(missed)} missed; written: {OUTPUT / 'bench.json'}")
    sys.exit(0)


if __name__ == "__main__":
    main()
