"""The Parquet files of a registry folder: each table is one file, or several that were added in turn."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

FIRST = 1
"""Number of the parts that a registry was first written with; their names have no number."""
_NAME = re.compile(r"(members|genotypes|remains|truth|links)(?:-(\d{4,})-[0-9a-f]{8})?(\.parquet)")


@dataclass(frozen=True)
class Part:
    """One file of a table.

    Attributes:
        table: name of the table, which is the name of its first part: ``remains.parquet``.
        number: 1 for what the registry was first written with; additions count on. The parts of all
            tables that were added together have the same number.
        name: name of the file.
    """

    table: str
    number: int
    name: str


def part_of(name: str) -> Part | None:
    """Return what a file's name says, ``None`` if no part is called so."""
    found = _NAME.fullmatch(name)
    if found is None:
        return None
    return Part(found[1] + found[3], int(found[2] or FIRST), name)


def part_name(table: str, number: int, sha256: str) -> str:
    """Return the name of an added part, such as ``remains-0002-1f0a3c55.parquet``.

    The digest in it keeps what two broken-off additions leave behind apart.
    """
    stem, ending = table.rsplit(".", 1)
    return f"{stem}-{number:04d}-{sha256[:8]}.{ending}"


def parts_of(names: Iterable[str]) -> list[Part]:
    """Return the parts among some file names, the first ones first."""
    found = (part_of(name) for name in names)
    return sorted((part for part in found if part is not None), key=lambda part: (part.number, part.table))


def next_number(names: Iterable[str]) -> int:
    """Return the number of the parts to be added next."""
    return max((part.number for part in parts_of(names)), default=0) + 1
