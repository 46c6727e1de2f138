"""The record that makes a run repeatable."""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from hallar import __version__
from hallar.kinship import KinshipModel, describe_model

_CHUNK = 1 << 20


def provenance(
    command: str, inputs: Iterable[Path], models: Iterable[KinshipModel], options: Mapping[str, object]
) -> dict[str, object]:
    """Return version, inputs' hashes, models and options of a run.

    Args:
        command: name of the command.
        inputs: files or folders read; a folder is hashed file by file.
        models: what likelihoods were computed with.
        options: thresholds, seeds and the like.
    """
    return {
        "hallar": __version__,
        "command": command,
        "finished": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "libraries": {name: version(name) for name in ("numpy", "numba", "pyarrow")},
        "inputs": {path.name: sha256_of(path) for path in _files(inputs)},
        "models": [describe_model(model) for model in models],
        "options": dict(options),
    }


def write_provenance(record: Mapping[str, object], result: Path) -> Path:
    """Write a record beside a result that cannot hold it, as ``<name>.provenance.json``."""
    path = result.with_name(f"{result.name}.provenance.json")
    write_record(record, path)
    return path


def write_record(record: Mapping[str, object], path: Path) -> None:
    """Write a record as JSON."""
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _files(inputs: Iterable[Path]) -> list[Path]:
    return [
        file
        for path in inputs
        for file in (sorted(path.iterdir()) if path.is_dir() else [path])
        if file.is_file() and not file.name.startswith(".")
    ]


def peak_memory_bytes() -> int:
    """Return the largest resident size of this process so far; 0 on a system that does not tell.

    Linux tells it in ``/proc``: what ``getrusage`` says there is the parent's peak if that was larger.
    """
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next((1024 * int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else 1024 * peak


def cores() -> int:
    """Return the number of cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
