"""What every family of a block tells about one missing member, as the search's kernels read it.

Families whose typed relatives show the same at a locus know the same there: an instance, computed once.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from hallar.formats.registry_blocks import FamilyBlock
from hallar.kinship import CompiledModel, Densities, MemberDensities, class_densities
from hallar.pedigree import Sex
from hallar.search.packed_remains import PackedRemains, Reports
from hallar.search.report_kernels import (
    DensityArrays,
    ReportArrays,
    SharedArrays,
    bucket_log10_lr,
    pair_log10_lr,
)
from hallar.search.unique_reports import unique_reports

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class LocusSet:
    """The autosomal loci, or those on X, of one missing member of F families; u instances.

    Attributes:
        loci: int64 (l,) positions in the model.
        first: number of the first instance among those of all sets.
        densities: of each instance.
        frequencies: (L, k) of the model's alleles, silent ones counted in.
        silent: (L,) frequency of the silent allele.
    """

    loci: npt.NDArray[np.int64]
    first: int
    densities: MemberDensities
    frequencies: Floats
    silent: Floats

    @property
    def rows(self) -> slice:
        """Its instances among those of all sets."""
        return slice(self.first, self.first + self.densities.locus.size)

    @cached_property
    def arrays(self) -> tuple[DensityArrays, DensityArrays, SharedArrays]:
        """The densities under both hypotheses and what both share."""
        one = self.densities
        shared = (one.classes, one.unseen, one.priors, self.frequencies, self.silent, one.haploid)
        return _arrays(one.related), _arrays(one.unrelated), shared


@dataclass(frozen=True, eq=False)
class MemberTables:
    """One missing member of each of F families; L loci, U instances.

    Attributes:
        sets: the loci by kind.
        instances: int64 (F, L) instance of each family at each locus; the last one, of which nothing is
            known, where a locus is not compared.
        count: U.
        consistent: bool (F, L) whether the relatives' results can occur together.
        compared: bool (L,) loci that could be computed.
    """

    sets: tuple[LocusSet, ...]
    instances: npt.NDArray[np.int64]
    count: int
    consistent: npt.NDArray[np.bool_]
    compared: npt.NDArray[np.bool_]

    def pair_log10_lr(self, pairs: npt.NDArray[np.int64], remains: PackedRemains) -> Floats:
        """Return (P, L) log10 LR of listed pairs (P, 2), 0 where not compared."""
        log10_lr = np.zeros((len(pairs), self.compared.size))
        for one in self.sets:
            pair_log10_lr(
                pairs,
                remains.report,
                one.loci,
                self.instances - one.first,
                _report_arrays(remains.reports),
                *one.arrays,
                log10_lr,
            )
        return log10_lr

    def bucket_log10_lr(self, reports: Reports, buckets: int) -> Floats:
        """Return (U, buckets) the largest log10 LR of the reports in each bucket, 0 for the last instance."""
        log10_lr = np.zeros((self.count, buckets))
        for one in self.sets:
            bucket_log10_lr(one.densities.locus, _report_arrays(reports), *one.arrays, log10_lr[one.rows])
        return log10_lr


def member_tables(block: FamilyBlock, missing: str, compiled: CompiledModel) -> MemberTables:
    """Compute the tables of one missing member of every family of a block.

    X-linked loci are left out where the missing member's sex is unknown.

    Raises:
        PlanTooLargeError: a family's loops are too interwoven.
        ValueError: theta ties too many founder alleles of a family together.
    """
    families, loci = len(block), len(compiled.names)
    instances = np.full((families, loci), -1)
    consistent = np.ones((families, loci), dtype=np.bool_)
    compared = np.zeros(loci, dtype=np.bool_)
    frequencies = (1.0 - compiled.silent[:, None]) * compiled.frequencies
    sets: list[LocusSet] = []
    count = 0
    for x_linked in (False, True):
        positions = np.flatnonzero(compiled.x_linked == x_linked)
        if not positions.size or (x_linked and block.pedigree.by_id[missing].sex is Sex.UNKNOWN):
            continue
        unique = unique_reports(block, positions)
        densities = class_densities(
            block.pedigree, missing, block.typed, compiled, unique.reports, x_linked=x_linked
        )
        compared[positions] = True
        consistent[:, positions] = densities.consistent[unique.position]
        instances[:, positions] = count + unique.position
        sets.append(LocusSet(positions, count, densities, frequencies, compiled.silent))
        count += densities.locus.size
    instances[instances < 0] = count
    return MemberTables(tuple(sets), instances, count + 1, consistent, compared)


def _arrays(densities: Densities) -> DensityArrays:
    return densities.pairs, densities.silent, densities.copies, densities.hidden


def _report_arrays(reports: Reports) -> ReportArrays:
    return reports.start, reports.low, reports.high, reports.dropout, reports.drop_in, reports.bucket
