"""The allele states of one locus for one family.

Under mutation models that draw the mutant from the population (none, proportional), alleles that nobody
shows are exchangeable up to their frequency and are lumped into one state, or into two where copies of
one ancestral unseen allele may meet in one person (inbreeding, theta). Other models keep every allele.
A silent allele, where the model has one, is the last state.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.kinship.accelerate import kernel


@kernel
def lump_states(
    codes: npt.NDArray[np.int16],
    allele_count: int,
    frequencies: npt.NDArray[np.float64],
    silent_frequency: float,
    unseen_classes: int,
    state_of_allele: npt.NDArray[np.int64],
    prior: npt.NDArray[np.float64],
) -> tuple[int, int]:
    """Assign the states: seen alleles in order, unseen classes, silent.

    Args:
        codes: (slots, 2) allele codes of the typed slots, -1 where not typed.
        allele_count: k, the locus' number of alleles.
        frequencies: (>= k,) frequencies of the visible alleles, sum 1.
        silent_frequency: frequency of a silent allele.
        unseen_classes: 1 or 2.
        state_of_allele: filled with the state of each allele.
        prior: filled with the frequency of each state.

    Returns:
        The number of seen alleles and the number of states.
    """
    for allele in range(allele_count):
        state_of_allele[allele] = -1
    for slot in range(codes.shape[0]):
        for copy in range(2):
            if codes[slot, copy] >= 0:
                state_of_allele[codes[slot, copy]] = 0
    visible = 1.0 - silent_frequency
    n_seen = 0
    for allele in range(allele_count):
        if state_of_allele[allele] == 0:
            state_of_allele[allele] = n_seen
            prior[n_seen] = visible * frequencies[allele]
            n_seen += 1
    n_states = n_seen
    for allele in range(allele_count):
        if state_of_allele[allele] >= 0:
            continue
        if n_states == n_seen or (n_states == n_seen + 1 and unseen_classes == 2):
            prior[n_states] = 0.0
            n_states += 1
        state_of_allele[allele] = n_states - 1
        prior[n_states - 1] += visible * frequencies[allele]
    if silent_frequency > 0.0:
        prior[n_states] = silent_frequency
        n_states += 1
    return n_seen, n_states


@kernel
def keep_all_states(
    allele_count: int,
    frequencies: npt.NDArray[np.float64],
    silent_frequency: float,
    state_of_allele: npt.NDArray[np.int64],
    prior: npt.NDArray[np.float64],
) -> int:
    """Make every allele a state of its own; return the number of states."""
    for allele in range(allele_count):
        state_of_allele[allele] = allele
        prior[allele] = (1.0 - silent_frequency) * frequencies[allele]
    if silent_frequency > 0.0:
        prior[allele_count] = silent_frequency
        return allele_count + 1
    return allele_count


@kernel
def proportional_matrix(
    alpha: float,
    prior: npt.NDArray[np.float64],
    silent_frequency: float,
    n_states: int,
    matrix: npt.NDArray[np.float64],
) -> None:
    """Fill the mutation matrix of lumped states: with probability alpha redraw from the visible alleles."""
    n_visible = n_states - 1 if silent_frequency > 0.0 else n_states
    for parent in range(n_states):
        for child in range(n_states):
            matrix[parent, child] = 0.0
        if parent < n_visible:
            for child in range(n_visible):
                matrix[parent, child] = alpha * prior[child] / (1.0 - silent_frequency)
            matrix[parent, parent] += 1.0 - alpha
        else:
            matrix[parent, parent] = 1.0


@kernel
def update_by_counts(
    concentration: float,
    counts: npt.NDArray[np.float64],
    n_states: int,
    prior: npt.NDArray[np.float64],
) -> float:
    """Turn base frequencies into Balding-Nichols ones after counted founder alleles; return their number."""
    counted = 0.0
    for state in range(n_states):
        counted += counts[state]
    for state in range(n_states):
        prior[state] = (concentration * prior[state] + counts[state]) / (concentration + counted)
    return counted
