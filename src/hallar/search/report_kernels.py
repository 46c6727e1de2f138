"""LRs of reports: per bucket for the scan, per pair for what is listed.

Densities come as tuples, as :class:`hallar.search.member_tables.LocusSet` makes them, indexed by instance:
what the typed relatives of one family or of several show at a locus.
"""

from __future__ import annotations

import math

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship import (
    carrier_probability,
    homozygote_probability,
    kernel,
    parallel_kernel,
    report_probability,
    report_probability_with_drop_in,
)

Floats = npt.NDArray[np.float64]
DensityArrays = tuple[Floats, Floats, Floats, Floats]
"""Densities of pairs, with a silent allele, of copies, and P(no visible allele)."""
SharedArrays = tuple[npt.NDArray[np.int16], npt.NDArray[np.int64], Floats, Floats, Floats, bool]
"""Classes, unseen class and class frequencies per instance; frequencies and silent per locus; haploid."""
ReportArrays = tuple[
    npt.NDArray[np.int64],
    npt.NDArray[np.int16],
    npt.NDArray[np.int16],
    Floats,
    Floats,
    npt.NDArray[np.int64],
]
"""The fields of :class:`hallar.search.packed_remains.Reports`."""


@kernel
def _probability(
    instance: int,
    locus: int,
    low: int,
    high: int,
    dropout: float,
    drop_in: float,
    densities: DensityArrays,
    shared: SharedArrays,
) -> float:
    """Return P(report) under one hypothesis, up to a factor common to both."""
    pairs, silent_pairs, copies, hidden = densities
    classes, unseen, priors, frequencies, silent, haploid = shared
    if drop_in > 0.0:
        alleles = np.count_nonzero(frequencies[locus])
        return report_probability_with_drop_in(
            low, high, dropout, drop_in, haploid, unseen[instance], classes[instance, :alleles],
            frequencies[locus], silent[locus], hidden[instance], pairs[instance], silent_pairs[instance],
            copies[instance],
        )  # fmt: skip
    return report_probability(
        low, high, dropout, haploid, unseen[instance], classes[instance], frequencies[locus], silent[locus],
        pairs[instance], silent_pairs[instance], copies[instance], priors[instance],
    )  # fmt: skip


@kernel
def _ratio(related: float, unrelated: float) -> float:
    """Return the LR; 0 for a report that nobody of this sex can show."""
    return related / unrelated if unrelated > 0.0 else 0.0


@kernel
def _log10(ratio: float) -> float:
    return math.log10(ratio) if ratio > 0.0 else -math.inf


@parallel_kernel
def pair_log10_lr(
    pairs: npt.NDArray[np.int64],
    report: npt.NDArray[np.int32],
    loci: npt.NDArray[np.int64],
    instances: npt.NDArray[np.int64],
    reports: ReportArrays,
    related: DensityArrays,
    unrelated: DensityArrays,
    shared: SharedArrays,
    log10_lr: Floats,
) -> None:
    """Fill the log10 LR of listed pairs at the loci of one kind.

    Args:
        pairs: (P, 2) family and set of remains.
        report: (L, N) report of each set of remains.
        loci: positions of these loci.
        instances: (F, L) instance of each family at these loci.
        reports: what each report shows.
        related: densities given the relatives.
        unrelated: densities of an unrelated person.
        shared: what both share.
        log10_lr: (P, L), filled at ``loci``; 0 without a result, minus infinity where excluded.
    """
    _, low, high, dropout, drop_in, _ = reports
    for pair in numba.prange(pairs.shape[0]):
        for position in range(loci.size):
            locus = loci[position]
            shown = report[locus, pairs[pair, 1]]
            if low[shown] < 0:
                continue
            instance = instances[pairs[pair, 0], locus]
            alleles = low[shown], high[shown]
            quality = dropout[shown], drop_in[shown]
            log10_lr[pair, locus] = _log10(
                _ratio(
                    _probability(instance, locus, *alleles, *quality, related, shared),
                    _probability(instance, locus, *alleles, *quality, unrelated, shared),
                )
            )


@parallel_kernel
def bucket_log10_lr(
    loci: npt.NDArray[np.int64],
    reports: ReportArrays,
    related: DensityArrays,
    unrelated: DensityArrays,
    shared: SharedArrays,
    log10_lr: Floats,
) -> None:
    """Fill the largest log10 LR of each bucket's reports, for u instances of one kind of loci.

    Args:
        loci: (u,) position of each instance's locus.
        reports: the reports.
        related: densities given the relatives.
        unrelated: densities of an unrelated person.
        shared: what both share.
        log10_lr: (u, buckets), filled for the buckets in use.
    """
    for instance in numba.prange(loci.size):
        best = log10_lr[instance]
        used = _best_ratios(instance, loci[instance], reports, related, unrelated, shared, best)
        for bucket in range(used):
            best[bucket] = _log10(best[bucket])


@kernel
def _best_ratios(
    instance: int,
    locus: int,
    reports: ReportArrays,
    related: DensityArrays,
    unrelated: DensityArrays,
    shared: SharedArrays,
    best: Floats,
) -> int:
    """Fill the largest LR per bucket of one family and locus; return the number of buckets in use.

    Reports of one allele that differ in drop-out alone follow each other; what they share is kept.
    """
    start, low, high, dropout, drop_in, bucket = reports
    classes, unseen, priors, frequencies, silent, haploid = shared
    pairs, apart = related[0][instance], unrelated[0][instance]
    own_classes, p = classes[instance], frequencies[locus]
    best[:] = 0.0
    used, single = 0, -1
    same, same_apart, hidden, hidden_apart, carried, carried_apart = 0.0, 0.0, 0.0, 0.0, 0.0, 0.0
    for shown in range(start[locus], start[locus + 1]):
        a, b = low[shown], high[shown]
        if a < 0:
            ratio = 1.0
        elif drop_in[shown] > 0.0 or haploid:
            ratio = _ratio(
                _probability(instance, locus, a, b, dropout[shown], drop_in[shown], related, shared),
                _probability(instance, locus, a, b, dropout[shown], drop_in[shown], unrelated, shared),
            )
        elif a != b:
            first, second = own_classes[a], own_classes[b]
            ratio = _ratio(pairs[first, second], apart[first, second])
        else:
            if a != single:
                single, one = a, own_classes[a]
                same = homozygote_probability(one, unseen[instance], p[a], pairs, related[2][instance])
                same_apart = homozygote_probability(
                    one, unseen[instance], p[a], apart, unrelated[2][instance]
                )
                hidden = 2.0 * p[a] * silent[locus] * related[1][instance, one]
                hidden_apart = 2.0 * p[a] * silent[locus] * unrelated[1][instance, one]
                carried = carrier_probability(one, p[a], pairs, priors[instance])
                carried_apart = carrier_probability(one, p[a], apart, priors[instance])
            lost = dropout[shown]
            w_same, w_hidden, w_carried = 1.0 - lost * lost, 1.0 - lost, lost * (1.0 - lost)
            ratio = _ratio(
                w_same * same + w_hidden * hidden + w_carried * carried,
                w_same * same_apart + w_hidden * hidden_apart + w_carried * carried_apart,
            )
        best[bucket[shown]] = max(best[bucket[shown]], ratio)
        used = max(used, bucket[shown] + 1)
    return used


@parallel_kernel
def shortfalls(
    log10_lr: Floats,
    instances: npt.NDArray[np.int64],
    order: npt.NDArray[np.int64],
    sizes: npt.NDArray[np.int64],
    thresholds: Floats,
    slack: float,
    distances: npt.NDArray[np.uint8],
) -> None:
    """Turn log10 LRs into the scan's bytes (see :mod:`hallar.search.byte_scan`).

    Args:
        log10_lr: (U, buckets) of each instance.
        instances: (F, L) instance of each family at each locus.
        order: (L,) loci in the order of the scan.
        sizes: (L,) buckets in use of each locus.
        thresholds: (F,).
        slack: by how much the threshold is lowered, far above the rounding of a sum.
        distances: (F, L, buckets), filled, loci in the order of the scan.
    """
    loci = order.size
    for family in numba.prange(instances.shape[0]):
        highest = np.empty(loci)
        for position in range(loci):
            locus = order[position]
            highest[position] = log10_lr[instances[family, locus], : sizes[locus]].max()
        excess = highest.sum() - (thresholds[family] - slack)
        if not excess > 0.0:
            distances[family] = 255
            continue
        per_unit = 254.0 / excess
        for position in range(loci):
            locus = order[position]
            shown = log10_lr[instances[family, locus]]
            for bucket in range(sizes[locus]):
                steps = (highest[position] - shown[bucket]) * per_unit
                distances[family, position, bucket] = np.uint8(min(steps, 255.0))
