"""All pairs of two groups of missing persons: which may reach a threshold.

Per locus LR = sum_g A1(g) A2(g) / H(g), A1 and A2 the genotype probabilities of the shared member given
the one family and the other, H the population's. With the rows A / sqrt(H), or their allele-wise form
(:mod:`hallar.search.linking.rows`), that is a product of matrices, block by block and locus by locus. By
the inequality of Cauchy and Schwarz no pair's LR exceeds the geometric mean of those of each row with
itself; a block is left as soon as this bound on the loci to come lets few pairs reach the threshold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from hallar.search.linking.genotype_columns import Floats, shared_loci
from hallar.search.linking.rows import Factors, Rows
from hallar.search.linking.scan_kernels import LARGEST_LIMIT, LARGEST_REST, Side, scan_pairs

PAIRS_AT_ONCE = 1 << 22
SLACK = 1.0 - 1e-3
"""The threshold of the scan by that of the run: far below 1 by the rounding of single precision."""
ELEMENT_COST = 4.0
"""Columns of a product that cost as much as multiplying it into the running ones."""
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
    one, other = _factors(first, second)
    loci = np.array(shared_loci(first.columns, second.columns), dtype=np.int64)
    if not loci.size:
        return
    swapped = other.filled[loci].sum() < one.filled[loci].sum()
    if swapped:
        one, other = other, one
    order = loci[np.argsort(-_worth(one, other)[loci], kind="stable")]
    sides = _side(one, order), _side(other, order)
    limit = min(SLACK * 10.0**threshold, LARGEST_LIMIT)
    n, m = one.values.shape[1], other.values.shape[1]
    at_once = max(PAIRS_AT_ONCE // m, 1)
    for top in range(0, n, at_once):
        rows, columns = (top, min(top + at_once, n)), (top if same else 0, m)
        passed = np.zeros((rows[1] - rows[0], columns[1] - columns[0]), dtype=np.bool_)
        scan_pairs(*sides, order, one.shift, limit, rows, columns, passed)
        found = np.argwhere(passed)
        done = passed.size
        if same:
            found = found[found[:, 0] < found[:, 1]]
            done -= len(passed) * (len(passed) + 1) // 2
        if len(found):
            found += (rows[0], columns[0])
            found = found[:, ::-1] if swapped else found
            yield np.stack([first.persons[found[:, 0]], second.persons[found[:, 1]]], axis=1)
        if on_pairs is not None:
            on_pairs(done)


def _factors(first: Rows, second: Rows) -> tuple[Factors, Factors]:
    """Return what to multiply: alleles suffice where one side is additive."""
    if first.genotypes is None or second.genotypes is None:
        return first.alleles, second.alleles
    return first.genotypes, second.genotypes


def _worth(first: Factors, second: Factors) -> Floats:
    """Return (L,) how much each locus lowers the bound for what it costs."""
    gain = np.log(first.lengths).mean(axis=0) + np.log(second.lengths).mean(axis=0)
    return np.asarray(gain / (first.filled + ELEMENT_COST))


def _side(factors: Factors, order: npt.NDArray[np.int64]) -> Side:
    """Return what the kernel reads of one side: factors and, after each locus, the most that is to come."""
    logs = np.log(factors.lengths[:, order])
    after = np.cumsum(logs[:, ::-1], axis=1)[:, ::-1] - logs
    rest = np.ascontiguousarray(np.minimum(np.exp(after), LARGEST_REST).T, dtype=np.float32)
    return factors.values, factors.start, rest
