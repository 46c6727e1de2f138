"""Reports as one of 128 codes per locus, as the byte scan looks them up.

Reports of one allele share the code of the allele whatever their drop-out probability. The commonest
classes have a code each; the rare ones share codes by their rarer allele. A code stands for the highest LR
of any report that has it, so the scan may let too many pairs through but never too few.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.search.direct.packed_reports import NOT_TYPED

Floats = npt.NDArray[np.float64]
CODES = 128
SHARED_CODES = 31
OWN_CODES = CODES - 1 - SHARED_CODES
"""Classes of reports with a code of their own; the others share what is left."""


@dataclass(frozen=True, eq=False)
class ReportCodes:
    """The codes of one locus.

    Attributes:
        codes: uint8 (U,) code of each distinct report.
        extremes: float64 (E, 4) reports among which the highest LR of each code is found, by code.
        starts: int64 (C,) first of the extremes of each code.
        used: uint8 (C,) the codes that occur.
        no_result: code of a profile without a result, after all others.
    """

    codes: npt.NDArray[np.uint8]
    extremes: Floats
    starts: npt.NDArray[np.int64]
    used: npt.NDArray[np.uint8]
    no_result: int


def code_reports(reports: Floats, numbers: npt.NDArray[np.int32]) -> ReportCodes:
    """Give each distinct report of a locus its code.

    Args:
        reports: (U, 4) distinct reports.
        numbers: (N,) which of them each profile shows.
    """
    times = np.bincount(numbers[numbers != NOT_TYPED], minlength=len(reports))
    codes = _codes(reports[:, :2].astype(np.int64), times)
    extremes = _extremes(reports)
    order = np.argsort(codes[extremes], kind="stable")
    chosen = extremes[order]
    used, starts = np.unique(codes[chosen], return_index=True)
    no_result = int(used.max(initial=0)) + 1
    return ReportCodes(codes, reports[chosen], starts.astype(np.int64), used, no_result)


def _codes(alleles: npt.NDArray[np.int64], times: npt.NDArray[np.int64]) -> npt.NDArray[np.uint8]:
    classes, number = np.unique(alleles, axis=0, return_inverse=True)
    by_class = np.bincount(number.ravel(), weights=times, minlength=len(classes))
    by_allele = np.bincount(alleles.ravel(), weights=np.repeat(times, 2))
    rarer = np.where(by_allele[classes[:, 0]] < by_allele[classes[:, 1]], classes[:, 0], classes[:, 1])
    code = OWN_CODES + rarer % SHARED_CODES
    commonest = np.argsort(-by_class, kind="stable")[:OWN_CODES]
    code[commonest] = np.arange(commonest.size)
    return code[number.ravel()].astype(np.uint8)


def _extremes(reports: Floats) -> npt.NDArray[np.int64]:
    """Return the reports among which each code's highest LR is found, whatever it is compared with.

    Without drop-in, the weights of one reported allele are, up to a factor 1 - d, linear in the drop-out
    probability d; the LR is then a ratio of linear functions of d, monotone, and highest at the lowest or
    at the highest d of an allele.
    """
    monotone = reports[:, 3] == 0.0
    order = np.lexsort((reports[:, 2], reports[:, 1], reports[:, 0]))
    order = order[monotone[order]]
    alleles = reports[order, :2]
    changes = np.any(alleles[1:] != alleles[:-1], axis=1)
    first = np.concatenate([[True], changes])[: order.size]
    last = np.concatenate([changes, [True]])[: order.size]
    chosen: npt.NDArray[np.int64] = np.concatenate([order[first | last], np.flatnonzero(~monotone)])
    return chosen
