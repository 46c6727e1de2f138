"""What a laboratory reports of the alleles that people carry."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.formats.allele_coding import NO_RESULT
from hallar.kinship import CompiledModel
from hallar.simulate.categorical import draw_from_rows
from hallar.simulate.degradation import Degradation
from hallar.simulate.population import NO_COPY

Codes = npt.NDArray[np.int16]
"""(n, L, 2) codes: carried alleles with the paternal copy first, or reported ones with the lower first."""


@dataclass(frozen=True, eq=False)
class Report:
    """Typing results of n samples.

    Attributes:
        codes: int16 (n, L, 2), -1 twice without a result, -1 second for a hemizygous genotype.
        dropout: float64 (n, L) drop-out probability at each locus with a result.
        drop_in: float64 (n,).
    """

    codes: Codes
    dropout: npt.NDArray[np.float64]
    drop_in: npt.NDArray[np.float64]


class Laboratory:
    """Typing of good samples and of degraded ones under one model."""

    def __init__(
        self,
        compiled: CompiledModel,
        degradation: Degradation,
        size_rank: npt.NDArray[np.float64],
        drop_in: float,
    ) -> None:
        """Remember the kit: size ranks (L,), and how it fails."""
        self._visible = compiled.allele_counts[:, None]
        cumulative = np.cumsum(compiled.frequencies, axis=1)
        self._cumulative = cumulative / cumulative[:, -1:]
        self._degradation = degradation
        self._size_rank = size_rank
        self._drop_in = drop_in

    def type_reference_samples(self, carried: Codes) -> Codes:
        """Return the reported codes of samples typed without error; a silent allele is not seen."""
        return _report(carried, self._is_visible(carried))

    def type_remains(self, carried: Codes, rng: np.random.Generator) -> Report:
        """Return the report of n remains, some of them degraded."""
        count = len(carried)
        degraded = rng.random(count) < self._degradation.degraded_share
        level = rng.random(count)
        dropout = np.where(degraded[:, None], self._degradation.dropout(level, self._size_rank), 0.0)
        failed = degraded[:, None] & (rng.random(carried.shape[:2]) < self._degradation.locus_failure)
        seen = self._is_visible(carried) & (rng.random(carried.shape) >= dropout[:, :, None])
        codes = _report(carried, seen)
        if self._drop_in > 0.0:
            self._add_spurious(codes, carried, degraded, rng)
        codes[failed] = NO_RESULT
        dropout[codes[:, :, 0] == NO_RESULT] = 0.0
        return Report(codes, dropout, np.where(degraded, self._drop_in, 0.0))

    def _is_visible(self, carried: Codes) -> npt.NDArray[np.bool_]:
        visible: npt.NDArray[np.bool_] = (carried != NO_COPY) & (carried < self._visible)
        return visible

    def _add_spurious(
        self, codes: Codes, carried: Codes, degraded: npt.NDArray[np.bool_], rng: np.random.Generator
    ) -> None:
        """Add one allele of the population where an allele drops in.

        More alleles than the locus can have leave it without a result.
        """
        rows, loci = np.nonzero(degraded[:, None] & (rng.random(codes.shape[:2]) < self._drop_in))
        spurious = draw_from_rows(self._cumulative[loci], rng)
        low, high = codes[rows, loci].T
        hemizygous = carried[rows, loci, 0] == NO_COPY
        empty = low == NO_RESULT
        known = (spurious == low) | (spurious == high)
        one_allele = low == high
        codes[rows, loci, 0] = np.select(
            [empty, known, one_allele], [spurious, low, np.minimum(low, spurious)], NO_RESULT
        )
        codes[rows, loci, 1] = np.select(
            [empty & hemizygous, empty, known, one_allele],
            [NO_RESULT, spurious, high, np.maximum(low, spurious)],
            NO_RESULT,
        )


def _report(carried: Codes, seen: npt.NDArray[np.bool_]) -> Codes:
    """Return the set of alleles seen, lower code first, one allele of a diploid genotype twice."""
    first = np.where(seen[:, :, 0], carried[:, :, 0], np.where(seen[:, :, 1], carried[:, :, 1], NO_RESULT))
    second = np.where(seen[:, :, 1], carried[:, :, 1], first)
    high = np.where(carried[:, :, 0] == NO_COPY, NO_RESULT, np.maximum(first, second))
    return np.stack([np.minimum(first, second), high], axis=2).astype(np.int16)
