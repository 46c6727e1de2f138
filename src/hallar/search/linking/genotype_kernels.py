"""From class densities of the distinct results at a locus to the rows of families.

Densities come as a tuple, as :class:`hallar.search.linking.member_genotypes.MemberGenotypes` makes it,
indexed by instance. With A(g) the probability of genotype g = {a, b} given a family, H(g) that in the
population, p(a) the frequency of an allele and D the densities of :mod:`hallar.kinship.density_kernels`,
A / H is D, and with m(a) = sum_g A(g) (copies of a in g) / 2,

    m(a) / p(a) = sum_c P(c) D[class a, c] + s S[class a] + B [a unseen],

P the frequencies of the classes, s that of the silent allele, S the density beside one, B the chance that
both copies come from one unseen ancestral allele.
"""

from __future__ import annotations

import math

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship import kernel, parallel_kernel

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
AnyFloats = npt.NDArray[np.float32] | npt.NDArray[np.float64]
Known = tuple[npt.NDArray[np.int16], Integers, Floats, Floats, Floats, Floats, Floats, bool]
"""Classes, unseen class, class frequencies, densities of pairs and with a silent allele, B, P(no visible
allele) per instance; whether the member is hemizygous."""
Alleles = tuple[Integers, Floats, Floats]
"""Number of visible alleles per locus, (L, k) their frequencies, frequency of the silent allele per locus."""
NO_REST = 1e-9
"""A rest of this size, relative to 1 + A / H, is rounding."""


@parallel_kernel
def fill_alleles(
    instance: Integers,
    loci: Integers,
    known: Known,
    alleles: Alleles,
    start: Integers,
    values: Floats,
    additive: npt.NDArray[np.bool_],
    highest: Floats,
) -> None:
    """Fill the rows by allele of n families; l loci of one kind.

    Args:
        instance: (n, l) instance of each family at each locus.
        loci: (l,) positions in the model.
        known: densities.
        alleles: alleles of the model.
        start: (L + 1,) first column of each locus.
        values: (n, columns), filled: m / sqrt(p), times sqrt(2) where the member has two alleles.
        additive: (n,), set to false where A / H at a locus is no sum of terms of the two alleles.
        highest: (n,), the log10 of the highest A / H of each locus added.
    """
    haploid = known[-1]
    for row in numba.prange(instance.shape[0]):
        shares = np.empty(known[2].shape[1] + 1)
        for position in range(loci.size):
            one, locus = instance[row, position], loci[position]
            most, no_rest = _shares(one, locus, known, alleles, shares)
            highest[row] += math.log10(most)
            additive[row] &= haploid or no_rest
            _fill_shares(one, locus, known, alleles, shares, values[row, start[locus] : start[locus + 1]])


@kernel
def _fill_shares(
    one: int, locus: int, known: Known, alleles: Alleles, shares: Floats, values: Floats
) -> None:
    classes, haploid = known[0][one], known[-1]
    copies = 1.0 if haploid else 2.0
    for allele in range(alleles[0][locus]):
        frequency = alleles[1][locus, allele]
        values[allele] = shares[classes[allele]] * math.sqrt(copies * frequency)
    if alleles[2][locus] > 0.0:
        values[-1] = shares[-1] * math.sqrt(copies * alleles[2][locus])


@kernel
def _shares(one: int, locus: int, known: Known, alleles: Alleles, shares: Floats) -> tuple[float, bool]:
    """Fill m / p of each class of one instance, of the silent allele last.

    Returns:
        The highest A / H, and whether it is a sum of terms of the two alleles.
    """
    _, unseen_class, priors, pairs, with_silent, copies, hidden, haploid = known
    prior, density, beside = priors[one], pairs[one], with_silent[one]
    silent, unseen = alleles[2][locus], unseen_class[one]
    most = 0.0
    if haploid:
        for c in range(prior.size):
            shares[c] = density[c, 0]
            most = max(most, shares[c])
        if silent > 0.0:
            shares[-1] = hidden[one] / silent
            most = max(most, shares[-1])
        return most, True
    no_rest = True
    shares[-1] = hidden[one] / silent if silent > 0.0 else 0.0
    for c in range(prior.size):
        shares[c] = silent * beside[c]
        for other in range(prior.size):
            shares[c] += prior[other] * density[c, other]
        shares[-1] += prior[c] * beside[c]
    shares[unseen] += copies[one]
    for c in range(prior.size):
        if prior[c] == 0.0:
            continue
        for other in range(c + 1):
            if prior[other] > 0.0:
                most = max(most, density[c, other])
                no_rest &= _is_sum(density[c, other], shares[c], shares[other])
        if silent > 0.0:
            most = max(most, beside[c])
            no_rest &= _is_sum(beside[c], shares[c], shares[-1])
    if silent > 0.0:
        none = hidden[one] / (silent * silent)
        most = max(most, none)
        no_rest &= _is_sum(none, shares[-1], shares[-1])
    if copies[one] > 0.0:
        for allele in range(alleles[0][locus]):
            if known[0][one, allele] == unseen:
                both = density[unseen, unseen] + copies[one] / alleles[1][locus, allele]
                most = max(most, both)
                no_rest &= _is_sum(both, shares[unseen], shares[unseen])
    return most, no_rest


@kernel
def _is_sum(ratio: float, one: float, other: float) -> bool:
    return abs(ratio - (one + other - 1.0)) <= NO_REST * (1.0 + ratio)


@parallel_kernel
def fill_genotypes(
    instance: Integers,
    loci: Integers,
    known: Known,
    alleles: Alleles,
    start: Integers,
    root: Floats,
    values: AnyFloats,
) -> None:
    """Fill the rows by genotype of n families; l loci of one kind.

    Args:
        instance: (n, l) instance of each family at each locus.
        loci: (l,) positions in the model.
        known: densities.
        alleles: alleles of the model.
        start: (L + 1,) first column of each locus.
        root: (columns,) square root of each genotype's probability in the population.
        values: (n, columns), filled: A / sqrt(H).
    """
    for row in numba.prange(instance.shape[0]):
        for position in range(loci.size):
            locus = loci[position]
            here = slice(start[locus], start[locus + 1])
            _fill_ratios(instance[row, position], locus, known, alleles, root[here], values[row, here])


@kernel
def _fill_ratios(
    one: int, locus: int, known: Known, alleles: Alleles, root: Floats, values: AnyFloats
) -> None:
    """Fill A / sqrt(H) of one instance."""
    classes, unseen_class, _, pairs, with_silent, copies, hidden, haploid = known
    density, unseen, silent = pairs[one], unseen_class[one], alleles[2][locus]
    visible = alleles[0][locus]
    if haploid:
        for allele in range(visible):
            values[allele] = density[classes[one, allele], 0] * root[allele]
        if silent > 0.0:
            values[visible] = hidden[one] / silent * root[visible]
        return
    position = 0
    for high in range(visible):
        column = density[classes[one, high]]
        for low in range(high):
            values[position] = column[classes[one, low]] * root[position]
            position += 1
        both = column[classes[one, high]]
        if classes[one, high] == unseen:
            both += copies[one] / alleles[1][locus, high]
        values[position] = both * root[position]
        position += 1
    if silent > 0.0:
        for allele in range(visible):
            values[position] = with_silent[one, classes[one, allele]] * root[position]
            position += 1
        values[position] = hidden[one] / (silent * silent) * root[position]
