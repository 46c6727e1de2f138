"""Profiles ready to be compared with each other and with new ones.

The scan looks up byte distances and never loses a pair at or above the threshold; the pairs it lets through
are added up in float64 from the exact likelihood ratios, and only those that reach the threshold are kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import RemainsBlock, remains_block
from hallar.genetics import Profile
from hallar.kinship import KinshipModel, compile_model
from hallar.pedigree import Remains
from hallar.search.byte_scan import passing_pairs
from hallar.search.direct.byte_tables import ROUNDING, fill_distances, highest_log10_lr
from hallar.search.direct.locus_ratio import LocusRatio
from hallar.search.direct.packed_reports import PackedReports, pack_reports
from hallar.search.direct.report_codes import CODES, code_reports

Integers = npt.NDArray[np.int64]
BLOCK_SIZE = 512
"""Profiles per scan: their byte tables take about 1.4 megabytes."""
TYPING_ERROR = 0.001
"""Typing errors per report. Genotyping errors of a few per thousand are common where samples are retyped:
Pompanon et al. (2005), Genotyping errors: causes, consequences and solutions, Nature Reviews Genetics
6:847-859; an accredited laboratory's are rarer, so this value errs on the side of not losing a match."""


@dataclass(frozen=True, eq=False)
class Matches:
    """Pairs of profiles, best first; n pairs.

    Attributes:
        first: int64 (n,) one profile of each pair: of the searched ones.
        second: int64 (n,) the other: of the indexed ones.
        log10_lr: float64 (n,) log10 of P(both profiles | one person) / P(both | two unrelated persons).
        loci_compared: int64 (n,) loci with a result on both sides.
        loci_against: int64 (n,) of these, loci with an LR below 1.
    """

    first: Integers
    second: Integers
    log10_lr: npt.NDArray[np.float64]
    loci_compared: Integers
    loci_against: Integers

    def __len__(self) -> int:
        """Return the number of pairs."""
        return len(self.first)

    def chosen(self, rows: npt.NDArray[np.bool_] | Integers) -> Matches:
        """Return some of the pairs."""
        return Matches(
            self.first[rows],
            self.second[rows],
            self.log10_lr[rows],
            self.loci_compared[rows],
            self.loci_against[rows],
        )

    def turned(self, offset: int) -> Matches:
        """Return the pairs with their sides exchanged, the searched profiles counted from ``offset`` on."""
        return Matches(self.second, self.first + offset, self.log10_lr, self.loci_compared, self.loci_against)


class ProfileIndex:
    """N profiles at the L loci of a model that are not X-linked.

    X-linked loci are left out: whether one reported allele is a hemizygote depends on the sex, which
    remains often lack.
    """

    def __init__(self, block: RemainsBlock, model: KinshipModel, typing_error: float = TYPING_ERROR) -> None:
        """Pack and code the profiles.

        Args:
            block: the profiles, coded by the model's alleles.
            model: frequencies, silent alleles and theta; mutation plays no part.
            typing_error: probability, per report, that it is not what the sample's genotype gives.

        Raises:
            ValueError: the error rate is not in [0, 1).
        """
        if not 0.0 <= typing_error < 1.0:
            raise ValueError(f"typing error {typing_error} is not in [0, 1)")
        compiled = compile_model(model)
        self.coding = AlleleCoding.of(model)
        self.loci: Integers = np.flatnonzero(~compiled.x_linked)
        self.names = tuple(compiled.names[locus] for locus in self.loci)
        self.ratios = tuple(LocusRatio(compiled, int(locus), typing_error) for locus in self.loci)
        self.packed = self.pack(block)
        self.block = block
        shown = zip(self.packed.reports, self.packed.numbers, strict=True)
        self._columns = [code_reports(reports, numbers) for reports, numbers in shown]
        self._extremes = [
            ratio.weigh(columns.extremes) for ratio, columns in zip(self.ratios, self._columns, strict=True)
        ]
        self._codes = np.empty((self.loci.size, len(block)), dtype=np.uint8)
        for locus, (columns, numbers) in enumerate(zip(self._columns, self.packed.numbers, strict=True)):
            self._codes[locus] = np.append(columns.codes, np.uint8(columns.no_result))[numbers]

    def __len__(self) -> int:
        """Return the number of profiles."""
        return len(self.packed)

    def pack(self, block: RemainsBlock) -> PackedReports:
        """Return other profiles, coded likewise, as this index compares them."""
        return pack_reports(block, self.loci)

    def find(self, profile: Profile, log10_threshold: float) -> Matches:
        """Compare one new profile with all; ``first`` is 0 in every pair.

        Raises:
            UnknownAlleleError: the profile shows a locus or an allele that the model lacks.
        """
        return self.search(self.pack(remains_block([Remains("", profile)], self.coding)), log10_threshold)

    def search(
        self,
        rows: PackedReports,
        log10_threshold: float,
        on_rows: Callable[[int], None] | None = None,
        block_size: int = BLOCK_SIZE,
        *,
        before: int | None = None,
    ) -> Matches:
        """Return the pairs of other profiles and these that reach a threshold, best first.

        Args:
            rows: the other profiles.
            log10_threshold: lowest log10 LR.
            on_rows: called with the number of profiles done after each block.
            block_size: profiles per block.
            before: only the profiles before this position are compared; all by default.
        """
        columns = len(self) if before is None else before
        return self._scan(rows, log10_threshold, on_rows, block_size, lambda start: (0, columns))

    def search_within(
        self,
        log10_threshold: float,
        on_rows: Callable[[int], None] | None = None,
        block_size: int = BLOCK_SIZE,
    ) -> Matches:
        """Compare these profiles with each other, every pair once, ``first`` before ``second``."""
        found = self._scan(
            self.packed, log10_threshold, on_rows, block_size, lambda start: (start + 1, len(self))
        )
        return found.chosen(found.first < found.second)

    def _scan(
        self,
        rows: PackedReports,
        threshold: float,
        on_rows: Callable[[int], None] | None,
        block_size: int,
        columns_of: Callable[[int], tuple[int, int]],
    ) -> Matches:
        """Compare blocks of rows with the columns that ``columns_of`` the block's start names."""
        highest, placed = self._highest(rows)
        found = [np.empty((0, 2), dtype=np.int64)]
        for start in range(0, len(rows), block_size):
            block = placed[start : start + block_size]
            distances = np.empty((*block.shape, CODES), dtype=np.uint8)
            reachable = np.empty(len(block), dtype=np.bool_)
            fill_distances(highest, block, threshold - ROUNDING, distances, reachable)
            kept = start + np.flatnonzero(reachable)
            first, last = columns_of(start)
            if kept.size and first < last:
                for pairs in passing_pairs(distances[kept - start], self._codes[:, first:last]):
                    found.append(np.column_stack([kept[pairs[:, 0]], first + pairs[:, 1]]))
            if on_rows is not None:
                on_rows(len(block))
        listed = np.concatenate(found)
        matches = self.compare(rows, listed[:, 0], self.packed, listed[:, 1])
        reached = np.flatnonzero(matches.log10_lr >= threshold)
        order = np.lexsort((matches.second[reached], matches.first[reached], -matches.log10_lr[reached]))
        return matches.chosen(reached[order])

    def _highest(self, rows: PackedReports) -> tuple[npt.NDArray[np.float64], Integers]:
        """Return the highest log10 LR by report and code, and each profile's rows in it, (n, L)."""
        by_locus = zip(self.ratios, rows.reports, self._columns, self._extremes, strict=True)
        tables = [highest_log10_lr(*one) for one in by_locus]
        starts = np.cumsum([0, *(len(table) for table in tables)])[:-1]
        placed = np.where(rows.typed, rows.numbers + starts[:, None], -1)
        return np.concatenate([np.empty((0, CODES)), *tables]), np.ascontiguousarray(placed.T)

    def compare(
        self, rows: PackedReports, first: Integers, columns: PackedReports, second: Integers
    ) -> Matches:
        """Return the exact LR of listed pairs, in their order.

        Args:
            rows: profiles on the one side.
            first: (n,) positions in ``rows``.
            columns: profiles on the other side.
            second: (n,) positions in ``columns``.
        """
        log10_lr = np.zeros(first.size)
        compared = np.zeros(first.size, dtype=np.int64)
        against = np.zeros(first.size, dtype=np.int64)
        for locus, ratio in enumerate(self.ratios):
            left, right = rows.numbers[locus, first], columns.numbers[locus, second]
            both = np.flatnonzero((left >= 0) & (right >= 0))
            combined = left[both].astype(np.int64) * len(columns.reports[locus]) + right[both]
            distinct, number = np.unique(combined, return_inverse=True)
            one, other = np.divmod(distinct, max(len(columns.reports[locus]), 1))
            with np.errstate(divide="ignore"):
                values = np.log10(ratio.of_pairs(rows.reports[locus][one], columns.reports[locus][other]))
            log10_lr[both] += values[number]
            compared[both] += 1
            against[both] += values[number] < 0.0
        return Matches(first, second, log10_lr, compared, against)
