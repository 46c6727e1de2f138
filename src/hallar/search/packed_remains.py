"""All remains as small integers: per locus the number of each different report.

A report is the pair of alleles, and where these leave doubt about the genotype its drop-out and drop-in
probabilities. For the scan, reports are put into at most 128 buckets per locus, the commonest ones alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.formats.allele_coding import paired
from hallar.formats.registry_blocks import RemainsBlock
from hallar.kinship import CompiledModel
from hallar.pedigree import Sex
from hallar.search.vector_lookup import TABLE_SIZE

NOTHING = -1
"""Allele of a report without result."""
SHARED = 0.2
"""A locus gets the smallest table that leaves at most this share of the remains in shared buckets."""
SIZES = (16, 32, 64, TABLE_SIZE)


@dataclass(frozen=True, eq=False)
class Reports:
    """The different reports of all loci, locus after locus; R reports.

    Attributes:
        start: int64 (L + 1,) first report of each locus.
        low: int16 (R,) code of the lower allele, ``NOTHING`` without a result.
        high: int16 (R,) code of the higher one.
        dropout: float64 (R,) drop-out probability where it matters, 0 elsewhere.
        drop_in: float64 (R,).
        bucket: integers (R,) bucket of each report in a table for the scan.
    """

    start: npt.NDArray[np.int64]
    low: npt.NDArray[np.int16]
    high: npt.NDArray[np.int16]
    dropout: npt.NDArray[np.float64]
    drop_in: npt.NDArray[np.float64]
    bucket: npt.NDArray[np.int64]

    def deciding(self) -> Reports:
        """Return those among which, whatever the family, is one with the largest LR of each bucket.

        Reports of one allele in one bucket differ in the drop-out probability d alone. Without drop-in their
        LR is (a + b d) / (c + e d) once 1 - d is divided out, which only rises or only falls with d.
        """
        locus = np.repeat(np.arange(self.start.size - 1), np.diff(self.start))
        alike = (self.low[1:] == self.low[:-1]) & (self.low[1:] == self.high[1:])
        for field in (locus, self.high, self.bucket):
            alike &= field[1:] == field[:-1]
        alike &= (self.drop_in[1:] == 0.0) & (self.drop_in[:-1] == 0.0)
        kept = np.ones(self.low.size, dtype=np.bool_)
        kept[1:-1] = ~(alike[:-1] & alike[1:])
        return Reports(
            start=np.concatenate([[0], np.cumsum(kept)])[self.start],
            low=self.low[kept],
            high=self.high[kept],
            dropout=self.dropout[kept],
            drop_in=self.drop_in[kept],
            bucket=self.bucket[kept],
        )


@dataclass(frozen=True, eq=False)
class PackedRemains:
    """N sets of remains, L loci.

    Attributes:
        ids: N identifiers.
        sexes: N sexes.
        reports: the different reports; of one allele, by rising drop-out probability.
        deciding: those that the scan's tables are made of.
        report: int32 (L, N) number of each result among the reports.
        codes: uint8 (L, N) its bucket.
        typed: bool (N, L) whether there is a result.
    """

    ids: tuple[str, ...]
    sexes: tuple[Sex, ...]
    reports: Reports
    deciding: Reports
    report: npt.NDArray[np.int32]
    codes: npt.NDArray[np.uint8]
    typed: npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class _LocusReports:
    low: npt.NDArray[np.int64]
    high: npt.NDArray[np.int64]
    quality: npt.NDArray[np.int64]
    number: npt.NDArray[np.int64]
    bucket: npt.NDArray[np.int64]


def pack_remains(remains: RemainsBlock, compiled: CompiledModel) -> PackedRemains:
    """Pack remains, coded by the model's alleles, for a search."""
    codes = paired(remains.codes).astype(np.int64)
    qualities, quality = _qualities(codes, remains)
    loci = [
        _locus_reports(codes[:, locus], quality[:, locus], len(qualities), int(compiled.allele_counts[locus]))
        for locus in range(len(compiled.names))
    ]
    start = np.cumsum([0, *(one.low.size for one in loci)])
    which = np.concatenate([one.quality for one in loci])
    reports = Reports(
        start=start,
        low=np.concatenate([one.low for one in loci]).astype(np.int16),
        high=np.concatenate([one.high for one in loci]).astype(np.int16),
        dropout=qualities[which, 0],
        drop_in=qualities[which, 1],
        bucket=np.concatenate([one.bucket for one in loci]),
    )
    report = np.stack([one.number + first for one, first in zip(loci, start[:-1], strict=True)])
    return PackedRemains(
        ids=remains.ids,
        sexes=remains.sexes,
        reports=reports,
        deciding=reports.deciding(),
        report=report.astype(np.int32),
        codes=reports.bucket[report].astype(np.uint8),
        typed=codes[:, :, 0] >= 0,
    )


def _qualities(
    codes: npt.NDArray[np.int64], remains: RemainsBlock
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.int64]]:
    """Return the different (drop-out, drop-in) that matter, the first (0, 0), and (N, L) which is whose.

    Two reported alleles without drop-in are the genotype, whatever the drop-out probability: it then
    divides out of every likelihood ratio.
    """
    drop_in = np.broadcast_to(remains.drop_in[:, None], remains.dropout.shape)
    single = codes[:, :, 0] == codes[:, :, 1]
    typed = codes[:, :, 0] >= 0
    matters = typed & ((drop_in > 0.0) | (single & (remains.dropout > 0.0)))
    levels, level = np.unique(np.where(matters, remains.dropout, 0.0), return_inverse=True)
    rates, rate = np.unique(np.where(matters, drop_in, 0.0), return_inverse=True)
    quality = level.reshape(typed.shape) * rates.size + rate.reshape(typed.shape)
    qualities = np.stack([np.repeat(levels, rates.size), np.tile(rates, levels.size)], axis=1)
    return qualities, quality


def _locus_reports(
    codes: npt.NDArray[np.int64], quality: npt.NDArray[np.int64], qualities: int, alleles: int
) -> _LocusReports:
    """Return the different reports of one locus, those of one allele side by side."""
    low, high = codes.min(axis=1, initial=alleles), codes.max(axis=1, initial=NOTHING)
    key = ((low + 1) * (alleles + 1) + high + 1) * qualities + quality
    different, number, counts = np.unique(key, return_inverse=True, return_counts=True)
    pair, which = np.divmod(different, qualities)
    lower, higher = pair // (alleles + 1) - 1, pair % (alleles + 1) - 1
    return _LocusReports(lower, higher, which, number.ravel(), _buckets(lower, higher, which, counts))


def _buckets(
    low: npt.NDArray[np.int64],
    high: npt.NDArray[np.int64],
    quality: npt.NDArray[np.int64],
    counts: npt.NDArray[np.int64],
) -> npt.NDArray[np.int64]:
    """Put the reports of one locus into buckets.

    The commonest reports that leave no doubt get a bucket of their own. The others share one with those
    of the same, rarer allele: for most families these are alike.
    """
    if low.size <= SIZES[0]:
        return np.arange(low.size)
    carried = np.zeros(int(high.max()) + 2)
    np.add.at(carried, low, counts)
    np.add.at(carried, high, counts)
    rarer = np.where(carried[low] <= carried[high], low, high)
    doubtless = np.where(quality == 0, counts, 0)
    by_count = np.argsort(-doubtless, kind="stable")
    for size in SIZES:
        own = _alone(by_count, doubtless, rarer, size)
        if counts[~own].sum() <= SHARED * counts.sum():
            break
    bucket = np.empty(low.size, dtype=np.int64)
    bucket[own] = np.arange(own.sum())
    shared, place = np.unique(rarer[~own], return_inverse=True)
    room = size - int(own.sum())
    bucket[~own] = own.sum() + (place if shared.size <= room else place % room)
    return bucket


def _alone(
    by_count: npt.NDArray[np.int64],
    doubtless: npt.NDArray[np.int64],
    rarer: npt.NDArray[np.int64],
    size: int,
) -> npt.NDArray[np.bool_]:
    """Return which reports get a bucket of their own in a table of some size."""
    alleles = np.unique(rarer).size
    own = np.zeros(doubtless.size, dtype=np.bool_)
    own[by_count[: max(size - alleles, size // 2)]] = True
    own[doubtless == 0] = False
    return own
