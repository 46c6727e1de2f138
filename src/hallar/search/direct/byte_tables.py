"""Each searched profile as a table of byte distances, at most 254 in sum for a pair above the threshold.

With R_l the log10 LR of a locus, m_l the highest that the profile can reach at it and T the threshold, a
pair reaches T only if sum_l (m_l - R_l) is at most sum_l m_l - T. That room is divided into 254 steps, and
distances are rounded down, so no pair that reaches T exceeds 254.
"""

from __future__ import annotations

import numba
import numpy as np
import numpy.typing as npt

from hallar.kinship import parallel_kernel
from hallar.search.direct.locus_ratio import LocusRatio, WeighedReports
from hallar.search.direct.report_codes import CODES, ReportCodes

Floats = npt.NDArray[np.float64]
STEPS = 254
ROWS_AT_ONCE = 1024
"""Distinct reports whose LR are tabulated at once."""
ROUNDING = 1e-6
"""Log10 units by which the scan's threshold is lower: far above the rounding of its sums."""


def highest_log10_lr(
    ratio: LocusRatio, reports: Floats, columns: ReportCodes, extremes: WeighedReports
) -> Floats:
    """Return the highest log10 LR of each report with any report of each code, shape (n, 128).

    A locus without a result on the other side has log10 LR 0; codes that do not occur have minus infinity.

    Args:
        ratio: the model of the locus.
        reports: (n, 4).
        columns: the codes.
        extremes: the weights of ``columns.extremes``.
    """
    highest = np.full((len(reports), CODES), -np.inf)
    highest[:, columns.no_result] = 0.0
    if not columns.used.size:
        return highest
    for start in range(0, len(reports), ROWS_AT_ONCE):
        ratios = ratio.matrix(ratio.weigh(reports[start : start + ROWS_AT_ONCE]), extremes)
        by_code = np.maximum.reduceat(ratios, columns.starts, axis=1)
        with np.errstate(divide="ignore"):
            highest[start : start + ROWS_AT_ONCE, columns.used] = np.log10(by_code)
    return highest


@parallel_kernel
def fill_distances(
    highest: npt.NDArray[np.float64],
    rows: npt.NDArray[np.int64],
    threshold: float,
    distances: npt.NDArray[np.uint8],
    reachable: npt.NDArray[np.bool_],
) -> None:
    """Fill the byte tables of n profiles.

    Args:
        highest: (reports, 128) log10 LR of every locus' distinct reports, one locus after the other.
        rows: (n, L) row of ``highest`` of each result, -1 without one.
        threshold: log10 LR of the whole profile.
        distances: (n, L, 128), filled.
        reachable: (n,), filled: whether any pair of the profile can reach the threshold.
    """
    loci = rows.shape[1]
    for profile in numba.prange(rows.shape[0]):
        room = -threshold
        for locus in range(loci):
            if rows[profile, locus] >= 0:
                room += highest[rows[profile, locus]].max()
        reachable[profile] = room > 0.0
        for locus in range(loci):
            if rows[profile, locus] < 0 or room <= 0.0:
                distances[profile, locus, :] = 0
                continue
            values = highest[rows[profile, locus]]
            best = values.max()
            for code in range(values.size):
                steps = (best - values[code]) / room * STEPS
                distances[profile, locus, code] = np.uint8(255) if steps >= 255.0 else np.uint8(steps)
