"""Cumulants of a family's log10 LR, locus by locus, over how remains may be typed there."""

from __future__ import annotations

import math

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship import kernel, parallel_kernel
from hallar.search.report_kernels import DensityArrays, SharedArrays

Floats = npt.NDArray[np.float64]
ROUNDING = 1e-12
"""A class without alleles has no more than this for its frequency."""


@parallel_kernel
def locus_cumulants(
    loci: npt.NDArray[np.int64],
    related: DensityArrays,
    unrelated: DensityArrays,
    shared: SharedArrays,
    dropout: Floats,
    tilts: Floats,
    cumulants: Floats,
    log_finite: Floats,
) -> None:
    """Fill the cumulant function of each locus' log10 LR of unrelated persons, and two derivatives.

    F families, L loci, D drop-out probabilities, S tilts.

    Args:
        loci: positions of the loci of this kind.
        related: densities given the relatives.
        unrelated: densities of an unrelated person.
        shared: what both share.
        dropout: (D,) drop-out probability per allele copy.
        tilts: (S,) arguments s per unit of log10 LR: 0, 1, 2, ... steps.
        cumulants: (F, L, D, S, 3), filled: K = ln E[exp(s X); X finite], K', K'', given a result.
        log_finite: (F, L, D), filled: the logarithm of the probability that X is finite, given a result.
    """
    for family in numba.prange(cumulants.shape[0]):
        doubtless = np.empty((3, tilts.size))
        sums = np.empty((3, tilts.size))
        terms = np.empty((shared[0].shape[1] + shared[2].shape[1], 2, 3))
        for position in range(loci.size):
            locus = loci[position]
            instance = family * loci.size + position
            doubtless[:] = 0.0
            squares = _sum_of_squares(instance, locus, shared)
            both_finite, both_all = _add_pairs(
                instance, squares, related, unrelated, shared, tilts, doubtless
            )
            singles = _single_terms(instance, locus, squares, related, unrelated, shared, terms)
            for level in range(dropout.size):
                kept = (1.0 - dropout[level]) ** 2
                for row in range(3):
                    for i in range(tilts.size):
                        sums[row, i] = kept * doubtless[row, i]
                one_finite, one_all = _add_singles(terms[:singles], dropout[level], tilts, sums)
                everything = both_all * kept + one_all
                log_finite[family, locus, level] = math.log((both_finite * kept + one_finite) / everything)
                for i in range(tilts.size):
                    per_weight = 1.0 / sums[0, i]
                    mean = sums[1, i] * per_weight
                    cumulants[family, locus, level, i, 0] = math.log(sums[0, i] / everything)
                    cumulants[family, locus, level, i, 1] = mean
                    cumulants[family, locus, level, i, 2] = sums[2, i] * per_weight - mean * mean


@kernel
def _sum_of_squares(instance: int, locus: int, shared: SharedArrays) -> float:
    """Return the sum of the squared frequencies of the alleles that no relative shows."""
    classes, unseen, _, frequencies, _, _ = shared
    total = 0.0
    for allele in range(classes.shape[1]):
        if classes[instance, allele] == unseen[instance]:
            total += frequencies[locus, allele] * frequencies[locus, allele]
    return total


@kernel
def _add_pairs(
    instance: int,
    squares: float,
    related: DensityArrays,
    unrelated: DensityArrays,
    shared: SharedArrays,
    tilts: Floats,
    sums: Floats,
) -> tuple[float, float]:
    """Add the reports of two alleles; return their probability, of finite X and of all."""
    _, unseen, priors, _, _, haploid = shared
    finite, everything = 0.0, 0.0
    if haploid:
        return finite, everything
    last = unseen[instance]
    p = priors[instance]
    for first in range(last + 1):
        for second in range(first + 1):
            if first != second:
                product = 2.0 * p[first] * p[second]
            elif first == last:
                product = p[last] * p[last] - squares
            else:
                continue
            if product <= ROUNDING:
                continue
            apart = product * unrelated[0][instance, first, second]
            ratio = related[0][instance, first, second] / unrelated[0][instance, first, second]
            everything += apart
            if ratio > 0.0:
                finite += apart
                _add_tilted(tilts, ratio, apart, sums)
    return finite, everything


@kernel
def _single_terms(
    instance: int,
    locus: int,
    squares: float,
    related: DensityArrays,
    unrelated: DensityArrays,
    shared: SharedArrays,
    terms: Floats,
) -> int:
    """Fill what the reports of one allele are made of; return how many different ones there are.

    The alleles that no relative shows have nearly the same LR and are taken together, unless copies of
    one ancestral allele can meet, when their LRs differ by their frequency.

    Args:
        instance: family and locus.
        locus: position of the locus.
        squares: sum of the squared frequencies of the alleles that no relative shows.
        related: densities given the relatives.
        unrelated: densities of an unrelated person.
        shared: what both share.
        terms: (n, 2, 3), filled: under either hypothesis the probability of the homozygote, of the allele
            with a silent one, and with another visible one.
    """
    classes, unseen, priors, frequencies, silent, haploid = shared
    last = unseen[instance]
    p = priors[instance]
    by_allele = related[2][instance] > 0.0 or unrelated[2][instance] > 0.0
    count = 0
    for one in range(last + 1):
        if p[one] <= ROUNDING or (one == last and by_allele):
            continue
        square = squares if one == last else p[one] * p[one]
        for side in range(2):
            density, hidden, copies, _ = related if side == 0 else unrelated
            _fill_terms(
                one, last, p[one], square, silent[locus], haploid, density[instance], hidden[instance],
                copies[instance], p, terms[count, side],
            )  # fmt: skip
        count += 1
    if not by_allele:
        return count
    for allele in range(classes.shape[1]):
        frequency = frequencies[locus, allele]
        if classes[instance, allele] != last or frequency <= 0.0:
            continue
        for side in range(2):
            density, hidden, copies, _ = related if side == 0 else unrelated
            _fill_terms(
                last, last, frequency, frequency * frequency, silent[locus], haploid, density[instance],
                hidden[instance], copies[instance], p, terms[count, side],
            )  # fmt: skip
        count += 1
    return count


@kernel
def _fill_terms(
    one: int,
    last: int,
    frequency: float,
    square: float,
    silent: float,
    haploid: bool,
    density: Floats,
    hidden: Floats,
    copies: float,
    prior: Floats,
    terms: Floats,
) -> None:
    """Fill the three probabilities of one allele, or of all those of a class together."""
    terms[:] = 0.0
    if haploid:
        terms[0] = frequency * density[one, 0]
        return
    same = square * density[one, one]
    carried = 0.0
    for other in range(last + 1):
        carried += prior[other] * density[one, other]
    terms[0] = same + copies * frequency if one == last else same
    terms[1] = 2.0 * frequency * silent * hidden[one]
    terms[2] = 2.0 * max(frequency * carried - same, 0.0)


@kernel
def _add_singles(terms: Floats, dropout: float, tilts: Floats, sums: Floats) -> tuple[float, float]:
    """Add the reports of one allele; return their probability, of finite X and of all."""
    alone, with_silent, with_lost = 1.0 - dropout * dropout, 1.0 - dropout, dropout * (1.0 - dropout)
    finite, everything = 0.0, 0.0
    for number in range(terms.shape[0]):
        own, other = terms[number, 0], terms[number, 1]
        together = alone * own[0] + with_silent * own[1] + with_lost * own[2]
        apart = alone * other[0] + with_silent * other[1] + with_lost * other[2]
        everything += apart
        if apart > 0.0 and together > 0.0:
            finite += apart
            _add_tilted(tilts, together / apart, apart, sums)
    return finite, everything


@kernel
def _add_tilted(tilts: Floats, ratio: float, mass: float, sums: Floats) -> None:
    """Add m exp(s x), m x exp(s x) and m x^2 exp(s x) at every tilt s, for x = log10 of the ratio.

    The tilts are multiples of one step, from 0 on, so each weight is the one before times a factor.
    """
    value = math.log10(ratio)
    factor = math.exp(tilts[1] * value)
    weight = mass
    for i in range(tilts.size):
        sums[0, i] += weight
        sums[1, i] += weight * value
        sums[2, i] += weight * value * value
        weight *= factor
