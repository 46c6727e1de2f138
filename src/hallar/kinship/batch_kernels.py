"""Runs one elimination plan over many families and loci."""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship.accelerate import kernel, parallel_kernel
from hallar.kinship.graph import FactorKind
from hallar.kinship.observation_kernels import NO_ALLELE, observation_probability, possible_states
from hallar.kinship.plan import MAX_TENSOR_VARIABLES
from hallar.kinship.program_kernels import place_tensors, run_steps
from hallar.kinship.state_kernels import (
    keep_all_states,
    lump_states,
    proportional_matrix,
    update_by_counts,
)

_PRIOR = int(FactorKind.PRIOR)
_OBSERVATION = int(FactorKind.OBSERVATION)
_MUTATION = int(FactorKind.MUTATION)
_DESCENT = int(FactorKind.DESCENT)
_LOOPS = 2 * MAX_TENSOR_VARIABLES


@kernel
def _person_domains(
    typed: npt.NDArray[np.int32],
    hemizygous: npt.NDArray[np.bool_],
    codes: npt.NDArray[np.int16],
    dropout: npt.NDArray[np.float64],
    drop_in: npt.NDArray[np.float64],
    state_of_allele: npt.NDArray[np.int64],
    n_states: int,
    silent_state: int,
    domains: npt.NDArray[np.int64],
    domain_sizes: npt.NDArray[np.int64],
    candidate: npt.NDArray[np.int64],
) -> None:
    """Fill the possible states of every person; the last row of ``domains`` stands for everybody.

    The row before it stands for the two values of a bit (``hallar.kinship.graph.MEIOSIS``).
    """
    for person in range(domains.shape[0]):
        domain_sizes[person] = n_states
        for state in range(n_states):
            domains[person, state] = state
    for slot in range(typed.shape[0]):
        if codes[slot, 0] < 0:
            continue
        person = typed[slot]
        size = possible_states(
            state_of_allele[codes[slot, 0]],
            state_of_allele[codes[slot, 1]],
            dropout[slot],
            drop_in[slot],
            -1 if hemizygous[person] else silent_state,
            n_states,
            candidate,
        )
        if size < domain_sizes[person]:
            domain_sizes[person] = size
            for position in range(size):
                domains[person, position] = candidate[position]
    domain_sizes[domains.shape[0] - 2] = 2


@kernel
def _fill_observation(
    workspace: npt.NDArray[np.float64],
    start: int,
    codes: npt.NDArray[np.int16],
    dropout: float,
    drop_in: float,
    frequencies: npt.NDArray[np.float64],
    state_of_allele: npt.NDArray[np.int64],
    silent_state: int,
    domain: npt.NDArray[np.int64],
    size: int,
    hemizygous: bool,
) -> None:
    """Write the probability of one report over the person's possible alleles."""
    columns = 1 if hemizygous else size
    for i in range(size):
        first = domain[i] if domain[i] != silent_state else NO_ALLELE
        for j in range(columns):
            second = NO_ALLELE
            if not hemizygous and domain[j] != silent_state:
                second = domain[j]
            probability = 1.0
            if codes[0] >= 0:
                probability = observation_probability(
                    first,
                    second,
                    state_of_allele[codes[0]],
                    state_of_allele[codes[1]],
                    dropout,
                    drop_in,
                    frequencies[codes[0]],
                    frequencies[codes[1]],
                )
            workspace[start + i * columns + j] = probability


@kernel
def _fill_descent(
    workspace: npt.NDArray[np.float64],
    start: int,
    copy: int,
    matrix: npt.NDArray[np.float64],
    rows: npt.NDArray[np.int64],
    n_rows: int,
    columns: npt.NDArray[np.int64],
    n_columns: int,
) -> None:
    """Write the mutation matrix where the bit selects this copy of the parent's alleles, one elsewhere."""
    for bit in range(2):
        for a in range(n_rows):
            for b in range(n_columns):
                cell = start + (bit * n_rows + a) * n_columns + b
                workspace[cell] = matrix[rows[a], columns[b]] if bit == copy else 1.0


@kernel
def _count_conditioned(
    conditioned: npt.NDArray[np.bool_],
    typed: npt.NDArray[np.int32],
    hemizygous: npt.NDArray[np.bool_],
    codes: npt.NDArray[np.int16],
    state_of_allele: npt.NDArray[np.int64],
    concentration: float,
    prior: npt.NDArray[np.float64],
    counts: npt.NDArray[np.float64],
) -> float:
    """Count the alleles of known founders; return their probability by the sampling formula."""
    probability = 1.0
    counted = 0.0
    for slot in range(typed.shape[0]):
        if not conditioned[slot]:
            continue
        copies = 1 if hemizygous[typed[slot]] else 2
        for copy in range(copies):
            state = state_of_allele[codes[slot, copy]]
            probability *= (concentration * prior[state] + counts[state]) / (concentration + counted)
            counts[state] += 1.0
            counted += 1.0
    return probability


@kernel
def partition_probability(block_sizes: npt.NDArray[np.int64], concentration: float) -> float:
    """Return the probability of one partition of the remaining founder alleles (see ``partitions``)."""
    probability = 1.0
    drawn = 0.0
    for block in range(block_sizes.shape[0]):
        probability *= concentration / (concentration + drawn)
        drawn += 1.0
        for copies in range(1, block_sizes[block]):
            probability *= copies / (concentration + drawn)
            drawn += 1.0
    return probability


@parallel_kernel
def accumulate_joint_tables(
    leaves: npt.NDArray[np.int32],
    steps: npt.NDArray[np.int32],
    tensors: npt.NDArray[np.int32],
    variable_domains: npt.NDArray[np.int32],
    result: int,
    typed: npt.NDArray[np.int32],
    hemizygous: npt.NDArray[np.bool_],
    instances: npt.NDArray[np.int64],
    locus: npt.NDArray[np.int64],
    codes: npt.NDArray[np.int16],
    dropout: npt.NDArray[np.float64],
    drop_in: npt.NDArray[np.float64],
    allele_counts: npt.NDArray[np.int64],
    frequencies: npt.NDArray[np.float64],
    silent: npt.NDArray[np.float64],
    lumpable: npt.NDArray[np.bool_],
    alpha: npt.NDArray[np.float64],
    matrices: npt.NDArray[np.float64],
    concentration: npt.NDArray[np.float64],
    unseen_classes: int,
    conditioned: npt.NDArray[np.bool_],
    block_sizes: npt.NDArray[np.int64],
    times: int,
    n_chunks: int,
    tables: npt.NDArray[np.float64],
    seen_counts: npt.NDArray[np.int64],
    state_counts: npt.NDArray[np.int64],
    allele_states: npt.NDArray[np.int16],
    state_priors: npt.NDArray[np.float64],
) -> None:
    """Add P(targets' alleles, typed genotypes) of listed instances to ``tables``.

    An instance is one family at one locus. n instances, T typed slots, L loci, k alleles at most.

    Args:
        leaves: see :class:`hallar.kinship.plan.Plan`, as for the next six.
        steps: plan.
        tensors: plan.
        variable_domains: plan.
        result: plan.
        typed: plan.
        hemizygous: plan.
        instances: the instances to do, each once.
        locus: (n,) index of the locus.
        codes: (n, T, 2) allele codes, -1 where not typed.
        dropout: (n, T) drop-out probabilities.
        drop_in: (n, T) drop-in probabilities.
        allele_counts: (L,).
        frequencies: (L, k).
        silent: (L,) silent allele frequencies.
        lumpable: (L,) whether unseen alleles are lumped.
        alpha: (L, 2) chance of being redrawn, paternal and maternal, for lumpable loci.
        matrices: (L, 2, k + 1, k + 1) mutation matrices over all states, for the others.
        concentration: (L,) (1 - theta) / theta; 0 stands for theta 0.
        unseen_classes: 1 or 2, see :mod:`hallar.kinship.state_kernels`.
        conditioned: (T,) slots of founders whose alleles are counted into the frequencies.
        block_sizes: sizes of the blocks of founder alleles; unused for theta 0.
        times: how many partitions with the same tables these blocks stand for; 1 for theta 0.
        n_chunks: number of pieces the instances are cut into; each piece has its own workspace.
        tables: (n, W) flat result over the targets' states, W the largest one.
        seen_counts: (n,) filled with the number of seen alleles (all of them if not lumped).
        state_counts: (n,) filled with the number of states.
        allele_states: (n, k) filled with the state of each allele.
        state_priors: (n, k + 1) filled with the frequency of each state before any counting.
    """
    n = instances.shape[0]
    width = frequencies.shape[1] + 1
    n_persons = hemizygous.shape[0]
    for chunk in numba.prange(n_chunks):
        state_of_allele = np.empty(width, np.int64)
        prior = np.empty(width)
        counts = np.empty(width)
        candidate = np.empty(width, np.int64)
        domains = np.empty((n_persons + 2, width), np.int64)
        domain_sizes = np.empty(n_persons + 2, np.int64)
        sizes = np.empty(variable_domains.shape[0], np.int64)
        offsets = np.empty(tensors.shape[0], np.int64)
        strides = np.zeros((3, _LOOPS), np.int64)
        loop_sizes = np.zeros(_LOOPS, np.int64)
        index = np.zeros(_LOOPS, np.int64)
        positions = np.zeros(3, np.int64)
        lumped_matrices = np.empty((2, width, width))
        workspace = np.empty(1024)
        for number in range(chunk * n // n_chunks, (chunk + 1) * n // n_chunks):
            i = instances[number]
            at = locus[i]
            k = allele_counts[at]
            if lumpable[at]:
                n_seen, n_states = lump_states(
                    codes[i], k, frequencies[at], silent[at], unseen_classes, state_of_allele, prior
                )
                proportional_matrix(alpha[at, 0], prior, silent[at], n_states, lumped_matrices[0])
                proportional_matrix(alpha[at, 1], prior, silent[at], n_states, lumped_matrices[1])
            else:
                n_seen = k
                n_states = keep_all_states(k, frequencies[at], silent[at], state_of_allele, prior)
            silent_state = n_states - 1 if silent[at] > 0.0 else -1
            seen_counts[i] = n_seen
            state_counts[i] = n_states
            for allele in range(k):
                allele_states[i, allele] = state_of_allele[allele]
            for state in range(n_states):
                state_priors[i, state] = prior[state]
                counts[state] = 0.0
            weight = 1.0
            if concentration[at] > 0.0:
                weight = _count_conditioned(
                    conditioned,
                    typed,
                    hemizygous,
                    codes[i],
                    state_of_allele,
                    concentration[at],
                    prior,
                    counts,
                )
                counted = update_by_counts(concentration[at], counts, n_states, prior)
                weight *= times * partition_probability(block_sizes, concentration[at] + counted)
            _person_domains(
                typed, hemizygous, codes[i], dropout[i], drop_in[i], state_of_allele, n_states,
                silent_state, domains, domain_sizes, candidate,
            )  # fmt: skip
            for variable in range(variable_domains.shape[0]):
                sizes[variable] = domain_sizes[variable_domains[variable]]
            needed = place_tensors(tensors, sizes, offsets)
            if needed > workspace.shape[0]:
                workspace = np.empty(needed)
            for leaf in range(leaves.shape[0]):
                kind, argument, start = leaves[leaf, 0], leaves[leaf, 1], offsets[leaf]
                first = tensors[leaf, 1]
                if kind == _OBSERVATION:
                    _fill_observation(
                        workspace, start, codes[i, argument], dropout[i, argument], drop_in[i, argument],
                        frequencies[at], state_of_allele, silent_state, domains[variable_domains[first]],
                        sizes[first], hemizygous[typed[argument]],
                    )  # fmt: skip
                    continue
                rows = domains[variable_domains[first]]
                if kind == _PRIOR:
                    for a in range(sizes[first]):
                        workspace[start + a] = prior[rows[a]]
                    continue
                second = tensors[leaf, 2]
                if kind == _DESCENT:
                    side, third = argument % 2, tensors[leaf, 3]
                    _fill_descent(
                        workspace, start, argument // 2,
                        lumped_matrices[side] if lumpable[at] else matrices[at, side],
                        domains[variable_domains[second]], sizes[second],
                        domains[variable_domains[third]], sizes[third],
                    )  # fmt: skip
                    continue
                columns = domains[variable_domains[second]]
                for a in range(sizes[first]):
                    for b in range(sizes[second]):
                        cell = start + a * sizes[second] + b
                        if kind == _MUTATION:
                            if lumpable[at]:
                                workspace[cell] = lumped_matrices[argument, rows[a], columns[b]]
                            else:
                                workspace[cell] = matrices[at, argument, rows[a], columns[b]]
                        else:
                            workspace[cell] = 1.0 if rows[a] == columns[b] else 0.0
            run_steps(steps, tensors, sizes, offsets, workspace, strides, loop_sizes, index, positions)
            volume = 1
            for position in range(tensors[result, 0]):
                volume *= sizes[tensors[result, 1 + position]]
            for cell in range(volume):
                tables[i, cell] += weight * workspace[offsets[result] + cell]
