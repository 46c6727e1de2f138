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

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, combinations

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


@lru_cache(maxsize=64)
def distinct_partitions(
    count: int, exchangeable: tuple[tuple[int, int], ...]
) -> tuple[tuple[Blocks, int], ...]:
    """Return the partitions of ``range(count)`` that differ, each with how many it stands for.

    Partitions that become one another when the two elements of some pairs change places do not differ.

    >>> distinct_partitions(2, ())
    ((((0, 1),), 1), (((0,), (1,)), 1))
    >>> distinct_partitions(3, ((0, 1),))
    ((((0, 1, 2),), 1), (((0, 1), (2,)), 1), (((0,), (1, 2)), 2), (((0,), (1,), (2,)), 1))

    Args:
        count: number of elements.
        exchangeable: pairs of elements, none in two of them.

    Raises:
        ValueError: there are too many to sum over.
    """
    if count > MAX_PARTITIONED:
        raise ValueError(
            f"theta above 0 ties {count} founder alleles of this family together, more than "
            f"{MAX_PARTITIONED}; type a founder, leave out distant relatives, or set theta to 0"
        )
    exchanges = [_exchange(count, pairs) for pairs in _subsets(exchangeable)]
    found: Counter[Blocks] = Counter()
    for blocks in set_partitions(count):
        found[min(_exchanged(blocks, exchange) for exchange in exchanges)] += 1
    return tuple(found.items())


def _subsets(pairs: tuple[tuple[int, int], ...]) -> Iterator[tuple[tuple[int, int], ...]]:
    return chain.from_iterable(combinations(pairs, size) for size in range(len(pairs) + 1))


def _exchange(count: int, pairs: tuple[tuple[int, int], ...]) -> list[int]:
    """Return where each element goes when those of the pairs change places."""
    places = list(range(count))
    for first, second in pairs:
        places[first], places[second] = second, first
    return places


def _exchanged(blocks: Blocks, places: list[int]) -> Blocks:
    """Return the partition with its elements moved, its blocks in the order of their first elements."""
    return tuple(sorted(tuple(sorted(places[element] for element in block)) for block in blocks))
