"""What the laboratory reports, given the alleles a person carries.

Each copy of the true genotype is seen unless it drops out (probability d per copy, independently); a
silent copy is never seen; with probability c one spurious allele, drawn from the population, is added.
The report is the set of distinct alleles seen. Source: Gill et al. (2012), DNA commission of the ISFG:
recommendations on the evaluation of STR typing results that may include drop-out and/or drop-in,
Forensic Science International: Genetics 6:679-688.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.kinship.accelerate import kernel

NO_ALLELE = -1


@kernel
def observation_probability(
    first: int,
    second: int,
    reported_low: int,
    reported_high: int,
    dropout: float,
    drop_in: float,
    prior_low: float,
    prior_high: float,
) -> float:
    """Return the probability of a reported set given two copies.

    Args:
        first: allele of the one copy; ``NO_ALLELE`` for a silent or absent copy.
        second: allele of the other copy, likewise.
        reported_low: one reported allele.
        reported_high: the other; equal to ``reported_low`` when one allele was reported.
        dropout: probability that a copy drops out.
        drop_in: probability of one spurious allele.
        prior_low: population frequency of ``reported_low`` among visible alleles.
        prior_high: the same of ``reported_high``.
    """
    total = 0.0
    for keep_first in range(2):
        if keep_first == 1 and first == NO_ALLELE:
            continue
        weight_first = 1.0
        if first != NO_ALLELE:
            weight_first = 1.0 - dropout if keep_first == 1 else dropout
        for keep_second in range(2):
            if keep_second == 1 and second == NO_ALLELE:
                continue
            weight = weight_first
            if second != NO_ALLELE:
                weight *= 1.0 - dropout if keep_second == 1 else dropout
            if weight == 0.0:
                continue
            low_seen = (keep_first == 1 and first == reported_low) or (
                keep_second == 1 and second == reported_low
            )
            high_seen = (keep_first == 1 and first == reported_high) or (
                keep_second == 1 and second == reported_high
            )
            if keep_first == 1 and first != reported_low and first != reported_high:
                continue
            if keep_second == 1 and second != reported_low and second != reported_high:
                continue
            total += weight * _report_given_seen(
                low_seen, high_seen, reported_low == reported_high, drop_in, prior_low, prior_high
            )
    return total


@kernel
def _report_given_seen(
    low_seen: bool, high_seen: bool, single: bool, drop_in: float, prior_low: float, prior_high: float
) -> float:
    """Return the probability that drop-in completes what was seen to the reported set."""
    if single:
        return 1.0 - drop_in + drop_in * prior_low if low_seen else drop_in * prior_low
    if low_seen and high_seen:
        return 1.0 - drop_in + drop_in * (prior_low + prior_high)
    if low_seen:
        return drop_in * prior_high
    if high_seen:
        return drop_in * prior_low
    return 0.0


@kernel
def possible_states(
    reported_low: int,
    reported_high: int,
    dropout: float,
    drop_in: float,
    silent_state: int,
    n_states: int,
    domain: npt.NDArray[np.int64],
) -> int:
    """Fill ``domain`` with the allele states a person with this report can carry; return how many.

    Without drop-in every reported allele is a true one, so a person with two reported alleles carries
    just these, and without drop-out one reported allele leaves only itself and a silent one.
    """
    if drop_in > 0.0 or (dropout > 0.0 and reported_low == reported_high):
        for state in range(n_states):
            domain[state] = state
        return n_states
    domain[0] = reported_low
    if reported_high != reported_low:
        domain[1] = reported_high
        return 2
    if silent_state >= 0:
        domain[1] = silent_state
        return 2
    return 1
