"""The options of every compiled kernel, in one place.

No fast-math: a likelihood of zero and an infinite log10 LR must stay what they are.

Compiled code is kept on disk under a digest of the package that holds the kernel and of the packages below
it. numba's cache only watches the file of the kernel itself; after an update it would go on using machine
code in which other modules' kernels and constants are those of the old version, without a word.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba

Function = TypeVar("Function", bound=Callable[..., Any])
_config: Any = numba.config
PACKAGE = Path(__file__).resolve().parents[1]
WITH_KERNELS = ("kinship", "search")
"""Packages that define kernels or constants that kernels use, each after those it may use."""
CHUNKS_PER_THREAD = 16


def kernel(function: Function) -> Function:
    """Compile a kernel that runs on one thread and releases the interpreter lock."""
    return _compiled(function, parallel=False)


def parallel_kernel(function: Function) -> Function:
    """Compile a kernel whose ``prange`` loop runs over independent instances, never over a sum."""
    return _compiled(function, parallel=True)


def _compiled(function: Function, *, parallel: bool) -> Function:
    configured: str = _config.CACHE_DIR
    _config.CACHE_DIR = str(cache_folder(configured, function.__module__))
    try:
        compile_kernel = numba.njit(cache=True, nogil=True, parallel=parallel, error_model="numpy")
        return cast("Function", compile_kernel(function))
    finally:
        _config.CACHE_DIR = configured


def chunks_of(instances: int) -> int:
    """Return into how many pieces a parallel kernel cuts its instances, each with its own workspace."""
    return min(instances, numba.get_num_threads() * CHUNKS_PER_THREAD)


def cache_folder(configured: str, module: str) -> Path:
    """Return where the compiled kernels of a module, in this very source, are kept.

    Args:
        configured: the folder that ``NUMBA_CACHE_DIR`` names, empty if it is not set.
        module: dotted name of the module that defines the kernel.
    """
    base = Path(configured) if configured else PACKAGE / "__pycache__"
    if not configured and not os.access(PACKAGE, os.W_OK):
        base = Path.home() / ".cache" / "hallar"
    package = module.split(".")[1]
    return base / f"{package}-{_package_digest(package)}"


def has_compiled(module: str) -> bool:
    """Return whether kernels of a module's package were compiled before, in this very source."""
    return next(cache_folder(_config.CACHE_DIR, module).rglob("*.nbi"), None) is not None


@cache
def _package_digest(package: str) -> str:
    below = WITH_KERNELS[: WITH_KERNELS.index(package) + 1]
    return source_digest(*(PACKAGE / name for name in below))


def source_digest(*packages: Path) -> str:
    """Return a digest of every Python file of some packages, names and contents."""
    digest = hashlib.sha256()
    for package in packages:
        for file in sorted(package.rglob("*.py")):
            digest.update(str(file.relative_to(package)).encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
