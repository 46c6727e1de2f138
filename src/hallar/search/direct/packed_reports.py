"""Profiles as numbers of distinct reports, locus by locus."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.formats.allele_coding import paired
from hallar.formats.registry_blocks import RemainsBlock

NOT_TYPED = -1


@dataclass(frozen=True, eq=False)
class PackedReports:
    """N profiles at L loci.

    Attributes:
        reports: per locus, float64 (U, 4) distinct reports: low code, high code, drop-out, drop-in.
        numbers: int32 (L, N) which of them each profile shows, ``NOT_TYPED`` without a result.
        dropout: float64 (L, N) drop-out probabilities as the laboratory states them.
    """

    reports: tuple[npt.NDArray[np.float64], ...]
    numbers: npt.NDArray[np.int32]
    dropout: npt.NDArray[np.float64]

    def __len__(self) -> int:
        """Return the number of profiles."""
        return int(self.numbers.shape[1])

    @property
    def typed(self) -> npt.NDArray[np.bool_]:
        """Whether there is a result, shape (L, N)."""
        typed: npt.NDArray[np.bool_] = self.numbers != NOT_TYPED
        return typed

    def part(self, start: int, stop: int) -> PackedReports:
        """Return some of the profiles."""
        return PackedReports(self.reports, self.numbers[:, start:stop], self.dropout[:, start:stop])


def pack_reports(block: RemainsBlock, loci: npt.NDArray[np.int64]) -> PackedReports:
    """Pack profiles at some of the model's loci.

    Two alleles without drop-in were both seen, so the drop-out probability multiplies every genotype's
    weight alike and is left out.
    """
    codes = paired(block.codes[:, loci]).astype(np.int64)
    low, high = codes.min(axis=2), codes.max(axis=2)
    drop_in, which_drop_in = np.unique(block.drop_in, return_inverse=True)
    counted = (block.drop_in[:, None] > 0.0) | (low == high)
    dropout, which_dropout = np.unique(np.where(counted, block.dropout[:, loci], 0.0), return_inverse=True)
    shape = (codes.max(initial=0) + 1, codes.max(initial=0) + 1, dropout.size, drop_in.size)
    reports: list[npt.NDArray[np.float64]] = []
    numbers = np.full((loci.size, len(block)), NOT_TYPED, dtype=np.int32)
    for locus in range(loci.size):
        typed = low[:, locus] >= 0
        shown = (low[:, locus], high[:, locus], which_dropout.reshape(low.shape)[:, locus], which_drop_in)
        keys = np.ravel_multi_index(tuple(one[typed] for one in shown), shape)
        distinct, numbers[locus, typed] = np.unique(keys, return_inverse=True)
        first, second, lost, spurious = np.unravel_index(distinct, shape)
        reports.append(np.stack([first.astype(np.float64), second, dropout[lost], drop_in[spurious]], axis=1))
    return PackedReports(tuple(reports), numbers, np.ascontiguousarray(block.dropout[:, loci].T))
