"""Allele names of short tandem repeats: repeat number, a point, and the bases of an incomplete repeat."""

from __future__ import annotations

import re

_MICROVARIANT = re.compile(r"(\d+)(?:\.(\d+))?")


def allele_size(allele: str) -> tuple[int, int]:
    """Return (whole repeats, extra bases) of an allele name.

    >>> allele_size("9.3")
    (9, 3)

    Raises:
        ValueError: the name is no repeat number.
    """
    match = _MICROVARIANT.fullmatch(allele)
    if match is None:
        raise ValueError(f"allele {allele!r} is no repeat number such as 9 or 9.3")
    return int(match[1]), int(match[2] or 0)


def allele_sort_key(allele: str) -> tuple[int, int, int, str]:
    """Return a key that puts repeat numbers in order of length and any other name after them."""
    match = _MICROVARIANT.fullmatch(allele)
    if match is None:
        return (1, 0, 0, allele)
    return (0, int(match[1]), int(match[2] or 0), allele)
