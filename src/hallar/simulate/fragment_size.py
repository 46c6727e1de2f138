"""Which loci have long fragments, and so suffer most from degradation.

Source of the sizes: regression of fragment length on repeat number for the GlobalFiler allelic ladder,
as tabulated in the R package simDNAmixtures 1.1 (Kruijver), file GlobalFiler_SizeRegression.csv; the
intercepts are rounded to whole bases and the slopes to the length of the repeat unit.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from hallar.genetics import LocusFrequencies, allele_sort_key
from hallar.kinship import KinshipModel

FLANKING_BASES: Mapping[str, int] = {
    "D3S1358": 60,
    "vWA": 112,
    "D16S539": 207,
    "CSF1PO": 259,
    "TPOX": 317,
    "D8S1179": 94,
    "D21S11": 86,
    "D18S51": 233,
    "D2S441": 45,
    "D19S433": 94,
    "TH01": 162,
    "FGA": 170,
    "D22S1045": 65,
    "D5S818": 110,
    "D13S317": 178,
    "D7S820": 239,
    "SE33": 290,
    "D10S1248": 54,
    "D1S1656": 122,
    "D12S391": 161,
    "D2S1338": 236,
}
"""Bases of a GlobalFiler fragment beside the repeats."""

TRINUCLEOTIDE_LOCI = frozenset({"D22S1045"})
"""Loci of the table with repeats of three bases; the others have four."""


def size_ranks(model: KinshipModel) -> npt.NDArray[np.float64]:
    """Return each locus' rank by mean fragment length, 0 (shortest) to 1 (longest), shape (L,).

    Loci without a known length stand in the middle.
    """
    lengths = {
        name: _mean_length(name, locus.frequencies)
        for name, locus in model.loci.items()
        if name in FLANKING_BASES
    }
    ordered = sorted(lengths, key=lambda name: lengths[name])
    last = max(len(ordered) - 1, 1)
    return np.array([ordered.index(name) / last if name in lengths else 0.5 for name in model.loci])


def _mean_length(name: str, frequencies: LocusFrequencies) -> float:
    repeat = 3 if name in TRINUCLEOTIDE_LOCI else 4
    sizes = [allele_sort_key(allele) for allele in frequencies.alleles]
    lengths = [FLANKING_BASES[name] + repeat * whole + bases for _, whole, bases, _ in sizes]
    return float(np.average(lengths, weights=frequencies.frequencies))
