"""Cumulants of a family's log10 LR, locus by locus, over how remains may be typed there."""

from __future__ import annotations

import math

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship import kernel, parallel_kernel
from hallar.search.report_kernels import DensityArrays, SharedArrays
from hallar.search.tail_kernels import STEPS

Floats = npt.NDArray[np.float64]
ROUNDING = 1e-12
"""A class without alleles has no more than this for its frequency."""
CONTRADICTION = 0.1
"""A result with an LR below this contradicts the family: only a mutation or drop-out explains it."""


@parallel_kernel
def locus_cumulants(
    loci: npt.NDArray[np.int64],
    related: DensityArrays,
    unrelated: DensityArrays,
    shared: SharedArrays,
    dropout: Floats,
    tilts: Floats,
    n_chunks: int,
    cumulants: Floats,
) -> None:
    """Fill the cumulant function of each instance's log10 LR of unrelated persons, and two derivatives.

    A mutation leaves a second heap of LRs far below the others. What it adds to the cumulant function is
    kept apart, so that those whom no locus contradicts can be told from all others.

    u instances of loci of one kind, D drop-out probabilities, S tilts.

    Args:
        loci: (u,) position of each instance's locus.
        related: densities given the relatives.
        unrelated: densities of an unrelated person.
        shared: what both share.
        dropout: (D,) drop-out probability per allele copy.
        tilts: (S,) arguments s per unit of log10 LR: those of :mod:`hallar.search.tail_kernels`.
        n_chunks: number of pieces the instances are cut into; each piece has its own workspace.
        cumulants: (u, D, 2, S, 3), filled: K = ln E[exp(s X); X finite], given a result, K' and K'';
            and by how much these exceed those of the results that do not contradict the family.
    """
    n = loci.size
    for chunk in numba.prange(n_chunks):
        doubtless = np.empty((2, 3, tilts.size))
        sums = np.empty((2, 3, tilts.size))
        terms = np.empty((shared[0].shape[1] + shared[2].shape[1], 2, 3))
        for instance in range(chunk * n // n_chunks, (chunk + 1) * n // n_chunks):
            locus = loci[instance]
            doubtless[:] = 0.0
            squares = _sum_of_squares(instance, locus, shared)
            both_all = _add_pairs(instance, squares, related, unrelated, shared, tilts, doubtless)
            singles = _single_terms(instance, locus, squares, related, unrelated, shared, terms)
            for level in range(dropout.size):
                kept = (1.0 - dropout[level]) ** 2
                for i in range(sums.size):
                    sums.flat[i] = kept * doubtless.flat[i]
                one_all = _add_singles(terms[:singles], dropout[level], tilts, sums)
                _fill_curve(sums, both_all * kept + one_all, cumulants[instance, level])


@kernel
def _fill_curve(sums: Floats, everything: float, curve: Floats) -> None:
    """Fill the cumulants of one locus and drop-out probability.

    Args:
        sums: (2, 3, S) as :func:`_add_tilted` adds them, of the results that do not contradict the family
            and of those that do.
        everything: probability of a result.
        curve: (2, S, 3), filled.
    """
    first = 0 if sums[0, 0, 0] > 0.0 else 1
    for i in range(curve.shape[1]):
        weight = sums[first, 0, i]
        mean = sums[first, 1, i] / weight
        variance = sums[first, 2, i] / weight - mean * mean
        excess, slope, bend = 0.0, 0.0, 0.0
        other = sums[1, 0, i] if first == 0 else 0.0
        if other > 0.0:
            share = other / (weight + other)
            apart = sums[1, 1, i] / other - mean
            other_variance = sums[1, 2, i] / other - (apart + mean) ** 2
            excess = math.log1p(other / weight)
            slope = share * apart
            bend = share * (other_variance - variance) + share * (1.0 - share) * apart * apart
        curve[0, i] = math.log(weight / everything) + excess, mean + slope, variance + bend
        curve[1, i] = excess, slope, bend


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
) -> float:
    """Add the reports of two alleles; return their probability, the impossible ones counted in."""
    _, unseen, priors, _, _, haploid = shared
    everything = 0.0
    if haploid:
        return everything
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
                _add_tilted(tilts, ratio, apart, sums)
    return everything


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
def _add_singles(terms: Floats, dropout: float, tilts: Floats, sums: Floats) -> float:
    """Add the reports of one allele; return their probability, the impossible ones counted in."""
    alone, with_silent, with_lost = 1.0 - dropout * dropout, 1.0 - dropout, dropout * (1.0 - dropout)
    everything = 0.0
    for number in range(terms.shape[0]):
        own, other = terms[number, 0], terms[number, 1]
        together = alone * own[0] + with_silent * own[1] + with_lost * own[2]
        apart = alone * other[0] + with_silent * other[1] + with_lost * other[2]
        everything += apart
        if apart > 0.0 and together > 0.0:
            _add_tilted(tilts, together / apart, apart, sums)
    return everything


@kernel
def _add_tilted(tilts: Floats, ratio: float, mass: float, sums: Floats) -> None:
    """Add m exp(s x), m x exp(s x) and m x^2 exp(s x) at every tilt s, for x = log10 of the ratio.

    The tilts are multiples of half of ln 10, so the weights are powers of one number. The
    sums (2, 3, S) are of the results that do not contradict the family and of those that do.
    """
    part = sums[0] if ratio >= CONTRADICTION else sums[1]
    value = math.log10(ratio)
    root = math.sqrt(ratio)
    weight = mass / (ratio * root)
    step = STEPS[0] - 1
    for i in range(tilts.size):
        while step < STEPS[i]:
            weight *= root
            step += 1
        part[0, i] += weight
        part[1, i] += weight * value
        part[2, i] += weight * value * value
