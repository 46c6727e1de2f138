"""All pairs of two groups of missing persons: which may reach a threshold.

Per locus LR = sum_g A1(g) A2(g) / H(g), A1 and A2 the genotype probabilities of the shared member given
the one family and the other, H the population's. With the rows A / sqrt(H), or their allele-wise form
(:mod:`hallar.search.linking.rows`), that is a product of matrices, tile by tile and locus by locus. By the
inequality of Cauchy and Schwarz no pair's LR exceeds the geometric mean of those of each row with itself;
a tile is left as soon as this bound on the loci to come lets few pairs reach the threshold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from hallar.search.linking.genotype_tables import Floats, shared_loci
from hallar.search.linking.rows import Factors, Rows, Singles
from hallar.search.linking.scan_kernels import (
    LARGEST_LIMIT,
    LARGEST_REST,
    finish,
    multiply,
    survivors,
)

TILE = 1024
"""Rows and columns of a tile: its products stay in the cache that all cores share."""
FEW = 0.01
"""Below this share of pairs alive, they are finished one by one."""
SLACK = 1.0 - 1e-3
"""The threshold of the scan by that of the run: far below 1 by the rounding of single precision."""
ELEMENT_COST = 20.0
"""Columns of a matrix product that cost as much as multiplying its result into the tile."""
Pairs = npt.NDArray[np.int64]


def passing_pairs(
    first: Rows,
    second: Rows,
    threshold: float,
    *,
    same: bool,
    on_pairs: Callable[[int], None] | None = None,
) -> Iterator[Pairs]:
    """Yield (pairs, 2) missing persons of every pair that may reach a threshold, in pieces.

    Args:
        first: one side.
        second: the other.
        threshold: log10 LR to reach.
        same: whether both are one group, each pair of which is then taken once.
        on_pairs: called with the number of pairs done.
    """
    limit = min(SLACK * 10.0**threshold, LARGEST_LIMIT)
    factors = _factors(first, second)
    lengths = factors[0].lengths(), factors[1].lengths()
    order = _order(shared_loci(first.columns, second.columns), lengths, np.diff(factors[0].start))
    if not order:
        return
    rest = _rest(lengths[0], order), _rest(lengths[1], order)
    for top in range(0, first.persons.size, TILE):
        for left in range(top if same else 0, second.persons.size, TILE):
            tile = _Tile(factors, order, rest, slice(top, top + TILE), slice(left, left + TILE))
            found = tile.passing(limit)
            diagonal = same and top == left
            if diagonal:
                found = found[found[:, 0] < found[:, 1]]
            if len(found):
                one, other = first.persons[top + found[:, 0]], second.persons[left + found[:, 1]]
                yield np.stack([one, other], axis=1)
            if on_pairs is not None:
                n, m = tile.shape
                on_pairs(n * (n - 1) // 2 if diagonal else n * m)


def _factors(first: Rows, second: Rows) -> tuple[Factors, Factors]:
    """Return what to multiply: alleles suffice where one side is additive."""
    if first.genotypes is None or second.genotypes is None:
        return first.alleles, second.alleles
    return first.genotypes, second.genotypes


def _order(loci: Sequence[int], lengths: tuple[Floats, Floats], cost: npt.NDArray[np.int64]) -> list[int]:
    """Return the loci to compare, first those that lower the bound most for what they cost."""
    gain = np.log(lengths[0]).mean(axis=0) + np.log(lengths[1]).mean(axis=0)
    return sorted(loci, key=lambda locus: -float(gain[locus]) / (float(cost[locus]) + ELEMENT_COST))


def _rest(lengths: Floats, order: list[int]) -> Singles:
    """Return (loci, n): product of the lengths of the loci after each one."""
    logs = np.log(lengths[:, order])
    after = np.cumsum(logs[:, ::-1], axis=1)[:, ::-1] - logs
    return np.ascontiguousarray(np.minimum(np.exp(after), LARGEST_REST).T, dtype=np.float32)


class _Tile:
    """The pairs of some rows of both sides."""

    def __init__(
        self,
        factors: tuple[Factors, Factors],
        order: list[int],
        rest: tuple[Singles, Singles],
        rows: slice,
        columns: slice,
    ) -> None:
        self.first, self.second = factors[0].rows(rows), factors[1].rows(columns)
        self.order = order
        self.rest = rest[0][:, rows], rest[1][:, columns]
        self.shape = len(self.first.values), len(self.second.values)

    def passing(self, limit: float) -> Pairs:
        """Return (pairs, 2) positions in the tile of the pairs that may reach the limit."""
        running = np.ones(self.shape, dtype=np.float32)
        factor = np.empty(self.shape, dtype=np.float32)
        alive = np.zeros(self.shape[0], dtype=np.int64)
        for step, locus in enumerate(self.order):
            np.matmul(self.first.at(locus), self.second.at(locus).T, out=factor)
            rests = self.rest[0][step], self.rest[1][step]
            multiply(running, factor, float(self.first.shift[locus]), *rests, limit, alive)
            count = int(alive.sum())
            if count <= FEW * running.size:
                return self._finished(running, rests, limit, count, self.order[step + 1 :])
        return self._finished(running, rests, limit, count, [])

    def _finished(
        self, running: Singles, rests: tuple[Singles, Singles], limit: float, count: int, loci: list[int]
    ) -> Pairs:
        pairs = np.empty((count, 2), dtype=np.int32)
        if not count:
            return pairs.astype(np.int64)
        survivors(running, *rests, limit, pairs)
        product = running[pairs[:, 0], pairs[:, 1]].astype(np.float64)
        one, other = self.first, self.second
        left = np.array(loci, dtype=np.int64)
        finish(one.values, other.values, left, one.start, other.start, one.shift, pairs, product)
        return pairs[~(product < limit)].astype(np.int64)
