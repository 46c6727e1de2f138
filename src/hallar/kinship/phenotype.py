"""The probability of a candidate's report for each true genotype."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.kinship.accelerate import kernel
from hallar.kinship.observation_kernels import NO_ALLELE, observation_probability


@kernel
def phenotype_weights(
    low: int,
    high: int,
    allele_count: int,
    has_silent: bool,
    haploid: bool,
    dropout: float,
    drop_in: float,
    frequencies: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    """Return P(report | genotype) for every genotype (or every allele of a hemizygous candidate).

    Args:
        low: code of one reported allele.
        high: code of the other, equal to ``low`` when one was reported.
        allele_count: k.
        has_silent: whether allele number k is a silent one.
        haploid: whether the candidate is hemizygous.
        dropout: drop-out probability per copy.
        drop_in: drop-in probability.
        frequencies: (>= k,) of the visible alleles.
    """
    total = allele_count + 1 if has_silent else allele_count
    size = total if haploid else total * (total + 1) // 2
    weights = np.empty(size)
    position = 0
    for second in range(total):
        for first in range(second + 1):
            if haploid and first < second:
                continue
            weights[position] = observation_probability(
                first if first < allele_count else NO_ALLELE,
                NO_ALLELE if haploid or second >= allele_count else second,
                low,
                high,
                dropout,
                drop_in,
                frequencies[low],
                frequencies[high],
            )
            position += 1
    return weights
