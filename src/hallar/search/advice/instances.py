"""Families that show the same at a locus, computed once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.formats.allele_coding import paired
from hallar.formats.registry_blocks import FamilyBlock
from hallar.kinship import TypedCodes


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
    families, slots = block.codes.shape[:2]
    instances = families * loci.size
    codes = paired(block.codes[:, :, loci]).transpose(0, 2, 1, 3).reshape(instances, slots, 2)
    shown = codes[:, :, 0] >= 0
    dropout = np.where(shown, block.dropout[:, :, loci].transpose(0, 2, 1).reshape(instances, slots), 0.0)
    drop_in = np.where(shown, np.repeat(block.drop_in, loci.size, axis=0), 0.0)
    locus = np.tile(loci, families)
    key = np.concatenate(
        [
            locus[:, None].view(np.uint8),
            np.ascontiguousarray(codes.reshape(instances, 2 * slots)).view(np.uint8),
            np.ascontiguousarray(dropout).view(np.uint8),
            np.ascontiguousarray(drop_in).view(np.uint8),
        ],
        axis=1,
    )
    rows = np.ascontiguousarray(key).view(np.dtype((np.void, key.shape[1]))).ravel()
    _, first, position = np.unique(rows, return_index=True, return_inverse=True)
    return UniqueReports(
        TypedCodes(locus[first], codes[first], dropout[first], drop_in[first]),
        position.reshape(families, loci.size).astype(np.int64),
    )
