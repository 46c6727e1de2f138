"""Balding-Nichols dependence between founder alleles as a mixture over who copies whom.

Founder alleles drawn by the sampling formula
P(next = a) = (n_a theta + (1 - theta) p_a) / (1 + (n - 1) theta)
form a Polya urn of concentration A = (1 - theta) / theta. Equivalently they fall into blocks, each block
a copy of one ancestral allele drawn from the base frequencies; a partition into blocks b has probability
prod_b A (|b| - 1)! / (A (A + 1) ... (A + n - 1)).

Sources: Balding and Nichols (1994) Forensic Science International 64:125-140; Ewens (1972) Theoretical
Population Biology 3:87-112.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

MAX_PARTITIONED = 11
"""More founder alleles than this have more than 678,570 partitions."""

Blocks = tuple[tuple[int, ...], ...]


def set_partitions(count: int) -> Iterator[Blocks]:
    """Yield every partition of ``range(count)`` into blocks, each block ascending.

    >>> list(set_partitions(2))
    [((0, 1),), ((0,), (1,))]
    """
    if count == 0:
        yield ()
        return
    for smaller in set_partitions(count - 1):
        last = count - 1
        for position, block in enumerate(smaller):
            yield (*smaller[:position], (*block, last), *smaller[position + 1 :])
        yield (*smaller, (last,))


@lru_cache(maxsize=16)
def all_partitions(count: int) -> tuple[Blocks, ...]:
    """Return every partition of ``range(count)``.

    Raises:
        ValueError: there are too many to sum over.
    """
    if count > MAX_PARTITIONED:
        raise ValueError(
            f"theta above 0 ties {count} founder alleles of this family together, more than "
            f"{MAX_PARTITIONED}; type a founder, leave out distant relatives, or set theta to 0"
        )
    return tuple(set_partitions(count))
