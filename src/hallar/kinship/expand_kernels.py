"""From joint tables over lumped states to the probability of every genotype.

Within a class of unseen alleles an allele's share is its share of the class frequency. Two copies in one
person are then either independent (C p_a p_b) or copies of one ancestral allele (B p_a, homozygous);
with two unseen classes 1 and 2 of frequency P1 and P2 the table gives C = J[1,2] / (P1 P2) and
B = (J[1,1] - C P1^2) / P1. With a single class no copies can meet, and C = J[1,1] / P1^2.
"""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship.accelerate import kernel, parallel_kernel


@kernel
def class_coefficients(
    table: npt.NDArray[np.float64],
    prior: npt.NDArray[np.float64],
    n_seen: int,
    n_visible: int,
    n_states: int,
) -> tuple[float, float]:
    """Return (B, C) of the unseen alleles; both 0 if every allele was seen."""
    if n_visible == n_seen:
        return 0.0, 0.0
    first = n_seen
    same = table[first * n_states + first]
    if n_visible == n_seen + 1:
        return 0.0, same / (prior[first] * prior[first])
    second = first + 1
    apart = 0.5 * (table[first * n_states + second] + table[second * n_states + first])
    independent = apart / (prior[first] * prior[second])
    copies = (same - independent * prior[first] * prior[first]) / prior[first]
    return max(copies, 0.0), independent


@kernel
def unseen_sum(
    table: npt.NDArray[np.float64], state: int, n_seen: int, n_visible: int, n_states: int
) -> float:
    """Return J[state, unseen] + J[unseen, state] over all unseen classes."""
    total = 0.0
    for unseen in range(n_seen, n_visible):
        total += table[state * n_states + unseen] + table[unseen * n_states + state]
    return total


@kernel
def expand_diploid(
    table: npt.NDArray[np.float64],
    n_seen: int,
    n_states: int,
    allele_states: npt.NDArray[np.int16],
    allele_count: int,
    frequencies: npt.NDArray[np.float64],
    silent: float,
    prior: npt.NDArray[np.float64],
    genotypes: npt.NDArray[np.float64],
) -> None:
    """Fill the joint probability of every unordered genotype of one instance.

    Args:
        table: (n_states ** 2,) joint table.
        n_seen: states that stand for one allele.
        n_states: all states; the last is silent if ``silent`` is positive.
        allele_states: (k,) state of each allele.
        allele_count: k.
        frequencies: (k,) sum 1.
        silent: frequency of the silent allele.
        prior: (n_states,).
        genotypes: filled; positions as in :mod:`hallar.kinship.genotype`, a silent allele is number k.
    """
    n_visible = n_states - 1 if silent > 0.0 else n_states
    copies, independent = class_coefficients(table, prior, n_seen, n_visible, n_states)
    unseen_total = 0.0
    for state in range(n_seen, n_visible):
        unseen_total += prior[state]
    position = 0
    for high in range(allele_count):
        high_state = allele_states[high]
        p_high = (1.0 - silent) * frequencies[high]
        for low in range(high + 1):
            low_state = allele_states[low]
            p_low = (1.0 - silent) * frequencies[low]
            if high_state < n_seen and low_state < n_seen:
                value = table[low_state * n_states + high_state]
                if low != high:
                    value += table[high_state * n_states + low_state]
            elif high_state < n_seen:
                value = unseen_sum(table, high_state, n_seen, n_visible, n_states) * p_low / unseen_total
            elif low_state < n_seen:
                value = unseen_sum(table, low_state, n_seen, n_visible, n_states) * p_high / unseen_total
            elif low == high:
                value = independent * p_low * p_low + copies * p_low
            else:
                value = 2.0 * independent * p_low * p_high
            genotypes[position] = value
            position += 1
    if silent > 0.0:
        last = n_states - 1
        for allele in range(allele_count):
            state = allele_states[allele]
            if state < n_seen:
                value = table[state * n_states + last] + table[last * n_states + state]
            else:
                p = (1.0 - silent) * frequencies[allele]
                value = unseen_sum(table, last, n_seen, n_visible, n_states) * p / unseen_total
            genotypes[position] = value
            position += 1
        genotypes[position] = table[last * n_states + last]


@kernel
def expand_haploid(
    table: npt.NDArray[np.float64],
    n_seen: int,
    n_states: int,
    allele_states: npt.NDArray[np.int16],
    allele_count: int,
    frequencies: npt.NDArray[np.float64],
    silent: float,
    prior: npt.NDArray[np.float64],
    alleles: npt.NDArray[np.float64],
) -> None:
    """Fill the joint probability of every allele of a hemizygous target; arguments as for diploid."""
    for allele in range(allele_count):
        state = allele_states[allele]
        share = 1.0 if state < n_seen else (1.0 - silent) * frequencies[allele] / prior[state]
        alleles[allele] = table[state] * share
    if silent > 0.0:
        alleles[allele_count] = table[n_states - 1]


@parallel_kernel
def expand_tables(
    tables: npt.NDArray[np.float64],
    seen_counts: npt.NDArray[np.int64],
    state_counts: npt.NDArray[np.int64],
    allele_states: npt.NDArray[np.int16],
    state_priors: npt.NDArray[np.float64],
    locus: npt.NDArray[np.int64],
    allele_counts: npt.NDArray[np.int64],
    frequencies: npt.NDArray[np.float64],
    silent: npt.NDArray[np.float64],
    haploid: bool,
    expanded: npt.NDArray[np.float64],
) -> None:
    """Fill ``expanded`` (n, genotypes) with each instance's joint genotype probabilities."""
    for i in numba.prange(locus.shape[0]):
        at = locus[i]
        if haploid:
            expand_haploid(
                tables[i], seen_counts[i], state_counts[i], allele_states[i], allele_counts[at],
                frequencies[at], silent[at], state_priors[i], expanded[i],
            )  # fmt: skip
        else:
            expand_diploid(
                tables[i], seen_counts[i], state_counts[i], allele_states[i], allele_counts[at],
                frequencies[at], silent[at], state_priors[i], expanded[i],
            )  # fmt: skip
