"""Unordered genotypes as positions in a triangle: (0,0), (0,1), (1,1), (0,2), (1,2), (2,2), ...

Adding an allele at the end leaves the positions of the others unchanged.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.kinship.accelerate import kernel


@kernel
def genotype_position(first: int, second: int) -> int:
    """Return the position of an unordered genotype.

    >>> genotype_position(1, 2), genotype_position(2, 1)
    (4, 4)
    """
    low, high = min(first, second), max(first, second)
    return high * (high + 1) // 2 + low


def genotype_count(alleles: int) -> int:
    """Return the number of unordered genotypes of so many alleles."""
    return alleles * (alleles + 1) // 2


def genotype_alleles(alleles: int) -> npt.NDArray[np.int64]:
    """Return the two alleles (lower first) of every position, shape (genotypes, 2)."""
    return np.array([(low, high) for high in range(alleles) for low in range(high + 1)], dtype=np.int64)
