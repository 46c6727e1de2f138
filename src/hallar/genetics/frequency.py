"""Allele frequencies of a population, with their sample size and source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from hallar.genetics.allele import allele_sort_key

MINIMUM_COUNT = 5.0
"""Copies an allele is taken to have been seen at least: the 5/2N rule."""
FLOOR_WITHOUT_SAMPLE_SIZE = 1e-3
"""Minimum frequency for tables that do not tell how many alleles were sampled."""
SUM_TOLERANCE = 1e-4
"""How far the published frequencies of one locus may be from 1 before they are refused."""


@dataclass(frozen=True, eq=False)
class LocusFrequencies:
    """The allele frequencies of one locus.

    Attributes:
        locus: canonical locus name.
        alleles: k allele names, shortest first.
        frequencies: shape (k,), sum 1 up to rounding.
        alleles_sampled: 2N, the number of chromosomes counted; ``None`` if the source does not tell.
    """

    locus: str
    alleles: tuple[str, ...]
    frequencies: npt.NDArray[np.float64]
    alleles_sampled: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is no distribution (``ValueError`` naming locus, rule and value)."""
        frequencies = np.asarray(self.frequencies, dtype=np.float64)
        object.__setattr__(self, "frequencies", frequencies)
        if len(self.alleles) != frequencies.size:
            raise ValueError(
                f"locus {self.locus}: {len(self.alleles)} alleles but {frequencies.size} frequencies"
            )
        if len(set(self.alleles)) != len(self.alleles):
            raise ValueError(f"locus {self.locus}: an allele is listed twice")
        if not np.all(np.isfinite(frequencies)) or np.any(frequencies <= 0):
            raise ValueError(f"locus {self.locus}: every frequency must be a number above 0")
        if abs(frequencies.sum() - 1) > SUM_TOLERANCE:
            raise ValueError(
                f"locus {self.locus}: the frequencies sum to {frequencies.sum():.6g}, not 1; "
                "add the missing alleles or rescale the table"
            )

    def minimum_frequency(self, minimum_count: float = MINIMUM_COUNT) -> float | None:
        """Return the 5/2N rule's floor, or ``None`` where the sample size is unknown.

        Source: National Research Council (1996), The Evaluation of Forensic DNA Evidence,
        recommendation on a minimum of five copies for each allele.
        """
        return None if self.alleles_sampled is None else minimum_count / self.alleles_sampled

    def covering(self, alleles: Iterable[str], floor: float) -> LocusFrequencies:
        """Return the table with ``alleles`` added at ``floor``, nothing below it, rescaled to sum 1."""
        known = dict(zip(self.alleles, self.frequencies.tolist(), strict=True))
        for allele in alleles:
            known.setdefault(allele, floor)
        names = tuple(sorted(known, key=allele_sort_key))
        raised = np.array([max(known[name], floor) for name in names])
        return replace(self, alleles=names, frequencies=raised / raised.sum())


@dataclass(frozen=True, eq=False)
class FrequencyTable:
    """The allele frequencies of one population.

    Attributes:
        population: the name shown on every result.
        source: citation of the publication or data set.
        loci: frequencies by locus name.
    """

    population: str
    source: str
    loci: Mapping[str, LocusFrequencies]

    def covering(
        self, alleles: Mapping[str, Iterable[str]], minimum_count: float = MINIMUM_COUNT
    ) -> FrequencyTable:
        """Return the table with a floor under every frequency and every shown allele included.

        Each locus is rescaled to sum 1 after the floor of ``minimum_count`` / 2N (or
        ``FLOOR_WITHOUT_SAMPLE_SIZE`` where 2N is not known) is applied.

        Args:
            alleles: alleles that profiles show, by locus; loci without frequencies are left out.
            minimum_count: copies an allele is taken to have been seen at least.
        """
        covered = {}
        for name, locus in self.loci.items():
            floor = locus.minimum_frequency(minimum_count) or FLOOR_WITHOUT_SAMPLE_SIZE
            covered[name] = locus.covering(alleles.get(name, ()), floor)
        return replace(self, loci=covered)
