"""A block of families as the instances that the likelihood kernels run over."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.formats.allele_coding import paired
from hallar.formats.registry_blocks import FamilyBlock
from hallar.kinship import TypedCodes


def typed_reports(block: FamilyBlock, loci: npt.NDArray[np.int64]) -> TypedCodes:
    """Return the reports at some loci, families outermost: instance ``family * len(loci) + locus``."""
    n, slots = block.codes.shape[:2]
    instances = n * loci.size
    codes = paired(block.codes[:, :, loci])
    return TypedCodes(
        np.tile(loci, n),
        codes.transpose(0, 2, 1, 3).reshape(instances, slots, 2),
        block.dropout[:, :, loci].transpose(0, 2, 1).reshape(instances, slots),
        np.repeat(block.drop_in, loci.size, axis=0),
    )
