"""Reading a file without trusting it: it must be there, readable, and no larger than expected."""

from __future__ import annotations

from pathlib import Path

from hallar.formats.defect import refused_file

MEGABYTE = 1024**2


def read_bounded(path: Path, most: int, too_large: tuple[str, str], remedy: tuple[str, str]) -> bytes:
    """Return the bytes of a file.

    Args:
        path: the file.
        most: bytes it may have.
        too_large: the rule, as told to who brings more.
        remedy: what to do then.

    Raises:
        BadInputError: the file is missing, larger, or may not be read.
    """
    try:
        if path.is_dir():
            raise refused_file(path.name, _FOLDER, _NAME_A_FILE)
        if not path.is_file():
            raise refused_file(path.name, _MISSING, _CHECK_PATH)
        size = path.stat().st_size
        if size > most:
            raise refused_file(path.name, too_large, remedy, in_megabytes(size))
        return path.read_bytes()
    except OSError as wrong:
        value = wrong.strerror or type(wrong).__name__
        raise refused_file(path.name, _UNREADABLE, _CHECK_RIGHTS, value) from None


def in_megabytes(size: int) -> str:
    """Return a number of bytes as people read it."""
    return f"{size / MEGABYTE:.1f} MB"


_FOLDER = ("this is a folder", "esto es una carpeta")
_NAME_A_FILE = ("Name a file in it", "Indique un archivo que esté en ella")
_MISSING = ("there is no such file", "no existe el archivo")
_CHECK_PATH = ("Check the name and the folder", "Revise el nombre y la carpeta")
_UNREADABLE = ("the file cannot be read", "el archivo no se puede leer")
_CHECK_RIGHTS = ("Check who may read it", "Revise quién puede leerlo")
