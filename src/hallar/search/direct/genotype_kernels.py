"""Weights of genotypes for many reports, and the genotypes of two unrelated persons."""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship import genotype_position, kernel, parallel_kernel, phenotype_weights


@parallel_kernel
def fill_report_weights(
    reports: npt.NDArray[np.float64],
    allele_count: int,
    has_silent: bool,
    frequencies: npt.NDArray[np.float64],
    weights: npt.NDArray[np.float64],
) -> None:
    """Fill ``weights`` (n, G) with P(report | genotype) of n reports.

    Args:
        reports: (n, 4) low code, high code, drop-out, drop-in.
        allele_count: k visible alleles.
        has_silent: whether allele number k is a silent one.
        frequencies: (>= k,) of the visible alleles.
        weights: filled.
    """
    for row in numba.prange(reports.shape[0]):
        weights[row] = phenotype_weights(
            int(reports[row, 0]),
            int(reports[row, 1]),
            allele_count,
            has_silent,
            False,
            reports[row, 2],
            reports[row, 3],
            frequencies,
        )


@kernel
def genotype_probabilities(frequencies: npt.NDArray[np.float64], theta: float) -> npt.NDArray[np.float64]:
    """Return the probability of every genotype, shape (G,), under coancestry theta.

    Source: Balding and Nichols (1994), DNA profile match probability calculation, Forensic Science
    International 64:125-140.
    """
    k = frequencies.size
    probabilities = np.empty(k * (k + 1) // 2)
    for high in range(k):
        for low in range(high + 1):
            second = (theta if low == high else 0.0) + (1.0 - theta) * frequencies[high]
            copies = 1.0 if low == high else 2.0
            probabilities[genotype_position(low, high)] = copies * frequencies[low] * second
    return probabilities


@kernel
def _equal(first: int, second: int) -> float:
    """Return 1 for the same allele, otherwise 0."""
    return 1.0 if first == second else 0.0


@parallel_kernel
def fill_unrelated_genotypes(
    alleles: npt.NDArray[np.int64],
    frequencies: npt.NDArray[np.float64],
    theta: float,
    joint: npt.NDArray[np.float64],
) -> None:
    """Fill ``joint`` (G, G) with the probability of two unrelated persons' genotypes under theta.

    The four alleles are drawn one after the other, each a copy of an earlier one with the probability of
    the Balding-Nichols sampling formula: after n alleles, of which m are a, the next is a with probability
    (m theta + (1 - theta) p_a) / (1 + (n - 1) theta).

    Args:
        alleles: (G, 2) alleles of each genotype.
        frequencies: (k,).
        theta: coancestry.
        joint: filled.
    """
    for one in numba.prange(alleles.shape[0]):
        low, high = alleles[one, 0], alleles[one, 1]
        first = frequencies[low] * (_equal(low, high) * theta + (1.0 - theta) * frequencies[high])
        first *= 2.0 - _equal(low, high)
        for other in range(alleles.shape[0]):
            other_low, other_high = alleles[other, 0], alleles[other, 1]
            same = _equal(other_low, other_high)
            seen_high = _equal(low, other_high) + _equal(high, other_high)
            seen_low = _equal(low, other_low) + _equal(high, other_low) + same
            third = (seen_high * theta + (1.0 - theta) * frequencies[other_high]) / (1.0 + theta)
            fourth = (seen_low * theta + (1.0 - theta) * frequencies[other_low]) / (1.0 + 2.0 * theta)
            joint[one, other] = first * (2.0 - same) * third * fourth


@parallel_kernel
def fill_unrelated_probabilities(
    left: npt.NDArray[np.float64],
    right: npt.NDArray[np.float64],
    joint: npt.NDArray[np.float64],
    probabilities: npt.NDArray[np.float64],
) -> None:
    """Fill ``probabilities`` (n,) with P(both reports) in two unrelated persons, of n pairs of weights.

    The order of the sum does not depend on how many pairs there are.

    Args:
        left: (n, G) weights of one report of each pair.
        right: (n, G) of the other.
        joint: (G, G) probability of both genotypes.
        probabilities: filled.
    """
    for pair in numba.prange(left.shape[0]):
        total = 0.0
        for one in range(joint.shape[0]):
            if left[pair, one] == 0.0:
                continue
            inner = 0.0
            for other in range(joint.shape[1]):
                inner += joint[one, other] * right[pair, other]
            total += left[pair, one] * inner
        probabilities[pair] = total
