"""Families that show the same at a locus, computed once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.formats.registry_blocks import FamilyBlock
from hallar.kinship import TypedCodes
from hallar.search.distinct_kernels import number_distinct
from hallar.search.typed_reports import typed_reports


@dataclass(frozen=True, eq=False)
class UniqueReports:
    """The different reports of F families of one structure at l loci.

    Attributes:
        reports: the u different instances.
        position: int64 (F, l) instance of each family at each locus.
    """

    reports: TypedCodes
    position: npt.NDArray[np.int64]

    def total(self, values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return (F,) the sum over a family's loci of values (u,) of the instances."""
        total: npt.NDArray[np.float64] = values[self.position].sum(axis=1)
        return total


def unique_reports(block: FamilyBlock, loci: npt.NDArray[np.int64]) -> UniqueReports:
    """Return the different reports that the families of a block show at some loci.

    Two families share an instance where their typed members, in the same places, have the same results
    at the locus with the same probabilities of drop-out and drop-in.
    """
    reports = typed_reports(block, loci)
    position = np.empty(reports.locus.size, dtype=np.int64)
    first = number_distinct(reports.locus, reports.codes, reports.dropout, reports.drop_in, position)
    return UniqueReports(reports.subset(first), position.reshape(len(block), loci.size))
