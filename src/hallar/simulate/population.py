"""The alleles of people without ancestors in the pedigree."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.kinship import CompiledModel

NO_COPY = -1
"""The paternal copy of a man's X-chromosomal locus."""


class Population:
    """Allele frequencies of the subpopulations, silent alleles included.

    Under theta each subpopulation has frequencies of its own, drawn from the Dirichlet distribution with
    mean p and parameters p (1 - theta) / theta; alleles drawn from one subpopulation then follow the
    sampling formula of Balding and Nichols (1994), Forensic Science International 64:125-140.

    The silent allele's code is the number of the locus' visible alleles.
    """

    def __init__(self, compiled: CompiledModel, subpopulations: int, rng: np.random.Generator) -> None:
        """Draw the subpopulations' frequencies."""
        self.loci = len(compiled.names)
        self.x_linked = compiled.x_linked
        frequencies = frequencies_with_silent(compiled)
        self.width = frequencies.shape[1]
        drawn = np.repeat(frequencies[None], subpopulations, axis=0)
        for locus in np.flatnonzero(compiled.concentration > 0):
            present = np.flatnonzero(frequencies[locus])
            parameters = frequencies[locus, present] * compiled.concentration[locus]
            drawn[:, locus, present] = rng.dirichlet(parameters, size=subpopulations)
        self._edges = _cumulative(drawn)

    def draw(
        self, subpopulation: npt.NDArray[np.int64], male: npt.NDArray[np.bool_], rng: np.random.Generator
    ) -> npt.NDArray[np.int16]:
        """Return genotypes (n, L, 2), paternal copy first, of n people without ancestors.

        Args:
            subpopulation: (n,) where each comes from.
            male: (n,) or a scalar; who has one X chromosome.
            rng: source of randomness.
        """
        tables = subpopulation[:, None, None] * self.loci + np.arange(self.loci)[:, None]
        points = tables + rng.random((subpopulation.size, self.loci, 2))
        uniform = np.minimum(points, np.nextafter(tables + 1.0, 0.0))
        alleles = np.searchsorted(self._edges, uniform, side="right") - tables * self.width
        genotypes: npt.NDArray[np.int16] = alleles.astype(np.int16)
        genotypes[np.broadcast_to(male, subpopulation.shape)[:, None] & self.x_linked, 0] = NO_COPY
        return genotypes


def frequencies_with_silent(compiled: CompiledModel) -> npt.NDArray[np.float64]:
    """Return (L, k + 1) frequencies with the silent allele after the visible ones of each locus."""
    frequencies = np.pad(compiled.frequencies * (1.0 - compiled.silent)[:, None], ((0, 0), (0, 1)))
    frequencies[np.arange(compiled.silent.size), compiled.allele_counts] = compiled.silent
    return frequencies


def _cumulative(frequencies: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Chain the cumulative frequencies of all tables: table number t covers the interval from t to t + 1."""
    tables = frequencies.reshape(-1, frequencies.shape[-1])
    cumulative = np.cumsum(tables, axis=1)
    cumulative /= cumulative[:, -1:]
    return (cumulative + np.arange(len(tables))[:, None]).ravel()
