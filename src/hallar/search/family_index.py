"""All families made ready for new remains: who can a new set of remains be, in a few milliseconds.

The scan's bytes of every family, turned round: for each report that the model knows, one byte per missing
member. New remains add up one row per locus; the few families that pass are searched exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from hallar.formats.allele_coding import paired
from hallar.formats.family_grouping import merge_alike
from hallar.formats.registry_blocks import FamilyBlock, RemainsBlock
from hallar.kinship import CompiledModel, genotype_alleles, genotype_count
from hallar.search.candidate import Candidate
from hallar.search.error_rates import ErrorRates
from hallar.search.member_tables import member_tables
from hallar.search.packed_remains import NOTHING, Reports
from hallar.search.prepared import SLACK, PreparedSearch
from hallar.search.report_kernels import shortfalls
from hallar.search.search import BLOCK_SIZE

NEARLY_ALWAYS = 1.0 - 1e-9
"""The largest drop-out probability: without drop-in an LR rises or falls with it throughout."""
LARGEST_SUM = 254


@dataclass(frozen=True, eq=False)
class _Part:
    """One missing member of a block: the columns of the index from ``start`` on."""

    start: int
    block: FamilyBlock
    missing: str


class FamilyIndex:
    """Every missing member of every family, ready for remains that come one by one."""

    def __init__(
        self,
        families: Iterable[FamilyBlock],
        prepared: PreparedSearch,
        on_families: Callable[[int], None] | None = None,
    ) -> None:
        """Compute the families' tables.

        Args:
            families: the searching families in blocks, coded by the alleles of the model.
            prepared: model and thresholds, which are those of a full search of its remains.
            on_families: called with the number of families done after each block.

        Raises:
            PlanTooLargeError: a family's loops are too interwoven.
            ValueError: theta ties too many founder alleles of a family together.
        """
        self._prepared = prepared
        self._reports = _all_reports(prepared.compiled[0])
        self._parts: list[_Part] = []
        columns: list[npt.NDArray[np.uint8]] = []
        members = 0
        for block in merge_alike(families, BLOCK_SIZE):
            for missing in block.missing:
                self._parts.append(_Part(members, block, missing))
                columns.append(self._shortfalls(block, missing))
                members += len(block)
            if on_families is not None:
                on_families(len(block))
        rows = int(self._row_of_locus()[-1])
        self._distances = np.concatenate(columns, axis=1) if columns else np.zeros((rows, 0), dtype=np.uint8)

    def __len__(self) -> int:
        """Return the number of missing members."""
        return int(self._distances.shape[1])

    def find(self, remains: RemainsBlock) -> list[Candidate]:
        """Return who new remains can be: for each in turn, best first.

        Args:
            remains: the new remains, coded by the alleles of the model.

        Returns:
            What a full search would list for these remains, with its thresholds.
        """
        found: list[Candidate] = []
        for row in range(len(remains)):
            one = remains.rows(row, row + 1)
            prepared = self._prepared.against(one)
            candidates = [
                candidate for block in self._passing(one) for candidate in prepared.search(block).candidates
            ]
            found.extend(sorted(candidates, key=lambda c: (-c.log10_lr, c.family, c.missing)))
        return found

    def _passing(self, one: RemainsBlock) -> list[FamilyBlock]:
        """Return the families, each with one missing member, that may reach their threshold."""
        sums = np.zeros(len(self), dtype=np.uint16)
        for row in self._rows(one):
            sums += self._distances[row]
        passing = np.flatnonzero(sums <= LARGEST_SUM)
        starts = np.array([part.start for part in self._parts])
        owner = np.searchsorted(starts, passing, side="right") - 1
        blocks = []
        for number in np.unique(owner):
            part = self._parts[number]
            rows = passing[owner == number] - part.start
            blocks.append(replace(part.block.take(rows), missing=(part.missing,)))
        return blocks

    def _rows(self, one: RemainsBlock) -> list[int]:
        """Return the row of the report at each locus; none where drop-in leaves everything open."""
        codes = paired(one.codes)[0]
        alleles = self._prepared.compiled[0].allele_counts
        starts = self._row_of_locus()
        rows = []
        for locus, (first, second) in enumerate(codes.tolist()):
            low, high = min(first, second), max(first, second)
            if low < 0:
                rows.append(int(starts[locus]))
            elif one.drop_in[0] == 0.0:
                doubtful = low == high and one.dropout[0, locus] > 0.0
                genotypes = genotype_count(int(alleles[locus]))
                position = genotypes + low if doubtful else high * (high + 1) // 2 + low
                rows.append(int(starts[locus]) + 1 + position)
        return rows

    def _row_of_locus(self) -> npt.NDArray[np.int64]:
        """Return (L + 1,) the first row of each locus: no result, genotypes, single alleles in doubt."""
        alleles = self._prepared.compiled[0].allele_counts
        return np.concatenate([[0], np.cumsum(1 + alleles * (alleles + 1) // 2 + alleles)])

    def _shortfalls(self, block: FamilyBlock, missing: str) -> npt.NDArray[np.uint8]:
        """Return (rows, families) bytes of one missing member of a block."""
        prepared = self._prepared
        loci = len(prepared.order)
        tables = member_tables(block, missing, prepared.compiled[0])
        rates = ErrorRates(tables, prepared.groups)
        thresholds = prepared.rule.of_families(rates, len(block)).log10_lr
        starts = self._row_of_locus()
        sizes = np.diff(starts)
        width = int(sizes.max())
        distances = np.zeros((len(block), loci, width), dtype=np.uint8)
        log10_lr = tables.bucket_log10_lr(self._reports, width)
        shortfalls(log10_lr, tables.instances, np.arange(loci), sizes, thresholds, SLACK, distances)
        used = np.concatenate([distances[:, locus, :size] for locus, size in enumerate(sizes)], axis=1)
        return np.ascontiguousarray(used.T)


def _all_reports(compiled: CompiledModel) -> Reports:
    """Return every report that the model knows, in the order of the index' rows.

    A single allele in doubt stands twice, with the least and the largest drop-out probability.
    """
    low: list[npt.NDArray[np.int64]] = []
    high: list[npt.NDArray[np.int64]] = []
    dropout: list[npt.NDArray[np.float64]] = []
    bucket: list[npt.NDArray[np.int64]] = []
    for count in compiled.allele_counts.tolist():
        lower, higher = genotype_alleles(count).T
        single = np.arange(count)
        low.append(np.concatenate([[NOTHING], lower, single, single]))
        high.append(np.concatenate([[NOTHING], higher, single, single]))
        certain = np.zeros(1 + lower.size + count)
        dropout.append(np.concatenate([certain, np.full(count, NEARLY_ALWAYS)]))
        own = np.arange(1 + lower.size + count)
        bucket.append(np.concatenate([own, own[1 + lower.size :]]))
    return Reports(
        start=np.cumsum([0, *(one.size for one in low)]),
        low=np.concatenate(low).astype(np.int16),
        high=np.concatenate(high).astype(np.int16),
        dropout=np.concatenate(dropout),
        drop_in=np.zeros(sum(one.size for one in low)),
        bucket=np.concatenate(bucket),
    )
