"""Genotype probabilities as densities over classes of alleles.

Alleles that some typed relative shows are classes of their own; all others form one class U, the last.
With p the allele frequencies, the probability of a genotype of the person asked for is

    P(a, b) = 2 p_a p_b D[class a, class b],    a != b
    P(a, a) = p_a^2 D[class a, class a] + B p_a [a in U]

so that D is 1 throughout for an unrelated person, and B is the chance that both copies come from one
unseen ancestral allele (inbreeding, theta). Source of B: :mod:`hallar.kinship.expand_kernels`.
"""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship.accelerate import kernel, parallel_kernel
from hallar.kinship.expand_kernels import class_coefficients, unseen_sum
from hallar.kinship.observation_kernels import NO_ALLELE, observation_probability


@parallel_kernel
def fill_densities(
    tables: npt.NDArray[np.float64],
    seen_counts: npt.NDArray[np.int64],
    state_counts: npt.NDArray[np.int64],
    state_priors: npt.NDArray[np.float64],
    silent: npt.NDArray[np.float64],
    haploid: bool,
    densities: npt.NDArray[np.float64],
    silent_densities: npt.NDArray[np.float64],
    copies: npt.NDArray[np.float64],
    hidden: npt.NDArray[np.float64],
    priors: npt.NDArray[np.float64],
    evidence: npt.NDArray[np.float64],
) -> None:
    """Turn joint tables into densities; n instances, C classes of the instance with most.

    Args:
        tables: (n, W) joint tables.
        seen_counts: (n,) classes of one allele.
        state_counts: (n,) states.
        state_priors: (n, k + 1).
        silent: (n,) frequency of the silent allele, 0 without one.
        haploid: whether the person is hemizygous.
        densities: (n, C, C), filled, symmetric; for a hemizygous person the first column.
        silent_densities: (n, C), filled: of one visible and one silent copy.
        copies: (n,), filled: B.
        hidden: (n,), filled: P(no visible copy).
        priors: (n, C), filled: frequency of each class.
        evidence: (n,), filled: P(reports).
    """
    for i in numba.prange(tables.shape[0]):
        n_states = state_counts[i]
        cells = n_states if haploid else n_states * n_states
        total = 0.0
        for cell in range(cells):
            total += tables[i, cell]
        evidence[i] = total
        n_visible = n_states - 1 if silent[i] > 0.0 else n_states
        for state in range(n_visible):
            priors[i, min(state, seen_counts[i])] += state_priors[i, state]
        if total == 0.0:
            continue
        if silent[i] > 0.0:
            hidden[i] = tables[i, cells - 1] / total
        if haploid:
            _haploid(tables[i], total, seen_counts[i], n_visible, densities[i], priors[i])
        else:
            copies[i] = _diploid(
                tables[i], total, seen_counts[i], n_visible, n_states, state_priors[i], silent[i],
                densities[i], silent_densities[i], priors[i],
            )  # fmt: skip


@kernel
def _haploid(
    table: npt.NDArray[np.float64],
    evidence: float,
    n_seen: int,
    n_visible: int,
    density: npt.NDArray[np.float64],
    prior: npt.NDArray[np.float64],
) -> None:
    unseen = 0.0
    for state in range(n_visible):
        if state < n_seen:
            density[state, 0] = table[state] / (evidence * prior[state])
        else:
            unseen += table[state]
    if n_visible > n_seen:
        density[n_seen, 0] = unseen / (evidence * prior[n_seen])


@kernel
def _diploid(
    table: npt.NDArray[np.float64],
    evidence: float,
    n_seen: int,
    n_visible: int,
    n_states: int,
    state_prior: npt.NDArray[np.float64],
    silent: float,
    density: npt.NDArray[np.float64],
    silent_density: npt.NDArray[np.float64],
    prior: npt.NDArray[np.float64],
) -> float:
    """Fill one diploid instance and return B."""
    unseen = prior[n_seen] if n_visible > n_seen else 0.0
    last = n_states - 1
    for first in range(n_seen):
        p_first = prior[first]
        density[first, first] = table[first * n_states + first] / (evidence * p_first * p_first)
        for second in range(first):
            both = table[first * n_states + second] + table[second * n_states + first]
            value = both / (2.0 * evidence * p_first * prior[second])
            density[first, second] = value
            density[second, first] = value
        if unseen > 0.0:
            both = unseen_sum(table, first, n_seen, n_visible, n_states)
            value = both / (2.0 * evidence * p_first * unseen)
            density[first, n_seen] = value
            density[n_seen, first] = value
        if silent > 0.0:
            both = table[first * n_states + last] + table[last * n_states + first]
            silent_density[first] = both / (2.0 * evidence * p_first * silent)
    if unseen == 0.0:
        return 0.0
    if silent > 0.0:
        both = unseen_sum(table, last, n_seen, n_visible, n_states)
        silent_density[n_seen] = both / (2.0 * evidence * unseen * silent)
    copies, independent = class_coefficients(table, state_prior, n_seen, n_visible, n_states)
    density[n_seen, n_seen] = independent / evidence
    return copies / evidence


@kernel
def homozygote_probability(
    allele_class: int,
    unseen_class: int,
    frequency: float,
    density: npt.NDArray[np.float64],
    copies: float,
) -> float:
    """Return P(a, a) of an allele with this class and frequency."""
    value = frequency * frequency * density[allele_class, allele_class]
    if allele_class == unseen_class:
        value += copies * frequency
    return float(value)


@kernel
def carrier_probability(
    allele_class: int,
    frequency: float,
    density: npt.NDArray[np.float64],
    prior: npt.NDArray[np.float64],
) -> float:
    """Return the sum of P(a, b) over all other visible alleles b."""
    total = -frequency * density[allele_class, allele_class]
    for other in range(prior.size):
        total += prior[other] * density[allele_class, other]
    return float(2.0 * frequency * max(total, 0.0))


@kernel
def report_probability(
    low: int,
    high: int,
    dropout: float,
    haploid: bool,
    unseen_class: int,
    classes: npt.NDArray[np.int16],
    frequencies: npt.NDArray[np.float64],
    silent: float,
    density: npt.NDArray[np.float64],
    silent_density: npt.NDArray[np.float64],
    copies: float,
    prior: npt.NDArray[np.float64],
) -> float:
    """Return P(report), up to a factor that the person's relationship does not touch; no drop-in.

    Args:
        low: code of one reported allele.
        high: code of the other, equal to ``low`` when one was reported.
        dropout: drop-out probability per copy.
        haploid: whether the person is hemizygous.
        unseen_class: number of the class U.
        classes: (k,) class of each allele.
        frequencies: (k,) of the alleles, silent ones counted in.
        silent: frequency of the silent allele.
        density: (C, C).
        silent_density: (C,).
        copies: B.
        prior: (C,) frequency of each class.
    """
    if low != high:
        if haploid:
            return 0.0
        return float(2.0 * frequencies[low] * frequencies[high] * density[classes[low], classes[high]])
    one, p = classes[low], frequencies[low]
    if haploid:
        return float(p * density[one, 0])
    same = homozygote_probability(one, unseen_class, p, density, copies)
    hidden = 2.0 * p * silent * silent_density[one]
    if dropout == 0.0:
        return float(same + hidden)
    lost = dropout * (1.0 - dropout) * carrier_probability(one, p, density, prior)
    return float((1.0 - dropout * dropout) * same + (1.0 - dropout) * hidden + lost)


@kernel
def report_probability_with_drop_in(
    low: int,
    high: int,
    dropout: float,
    drop_in: float,
    haploid: bool,
    unseen_class: int,
    classes: npt.NDArray[np.int16],
    frequencies: npt.NDArray[np.float64],
    silent: float,
    hidden: float,
    density: npt.NDArray[np.float64],
    silent_density: npt.NDArray[np.float64],
    copies: float,
) -> float:
    """Return P(report) with drop-in, the sum over every genotype that could have led to it.

    Args:
        low: code of one reported allele.
        high: code of the other, equal to ``low`` when one was reported.
        dropout: drop-out probability per copy.
        drop_in: probability of one spurious allele.
        haploid: whether the person is hemizygous.
        unseen_class: number of the class U.
        classes: (k,) class of each allele.
        frequencies: (k,) of the alleles, silent ones counted in.
        silent: frequency of the silent allele.
        hidden: P(no visible copy).
        density: (C, C).
        silent_density: (C,).
        copies: B.
    """
    total = 0.0
    visible = 1.0 - silent
    prior_low, prior_high = frequencies[low] / visible, frequencies[high] / visible
    for second in range(classes.size):
        p, own = frequencies[second], classes[second]
        if haploid:
            total += p * density[own, 0] * observation_probability(
                second, NO_ALLELE, low, high, dropout, drop_in, prior_low, prior_high
            )  # fmt: skip
            continue
        for first in range(second):
            value = 2.0 * p * frequencies[first] * density[own, classes[first]]
            total += value * observation_probability(
                first, second, low, high, dropout, drop_in, prior_low, prior_high
            )
        total += homozygote_probability(own, unseen_class, p, density, copies) * observation_probability(
            second, second, low, high, dropout, drop_in, prior_low, prior_high
        )
        if silent > 0.0:
            total += 2.0 * p * silent * silent_density[own] * observation_probability(
                second, NO_ALLELE, low, high, dropout, drop_in, prior_low, prior_high
            )  # fmt: skip
    if hidden > 0.0:
        total += hidden * observation_probability(
            NO_ALLELE, NO_ALLELE, low, high, dropout, drop_in, prior_low, prior_high
        )
    return total
