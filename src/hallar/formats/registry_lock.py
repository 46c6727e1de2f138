"""One writer at a time in a registry folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hallar.formats.registry_manifest import RegistryFolderError

LOCK = ".lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep other writers out of a registry folder; readers are not concerned.

    The lock is the operating system's and ends with the process, however it ends; the empty file that
    carries it stays. Windows has no such lock: there the users see to it that one command writes at a time.

    Raises:
        RegistryFolderError: another process is writing.
        OSError: the folder cannot be written to.
    """
    if os.name == "nt":
        yield
        return
    import fcntl  # noqa: PLC0415  (not on Windows)

    descriptor = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise RegistryFolderError(folder, _IN_USE, _WAIT) from None
        yield
    finally:
        os.close(descriptor)


_IN_USE = (
    "another command is writing to this registry",
    "otro comando está escribiendo en este registro",
)
_WAIT = ("Wait until it is finished and try again", "Espere a que termine e intente de nuevo")
