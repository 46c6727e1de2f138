"""Genotypes of a pedigree, from founders to descendants.

Source: MacCluer, VandeBerg, Read, Ryder (1986), Pedigree analysis by computer simulation, Zoo Biology
5:147-160. Loci are independent of each other.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.kinship import CompiledModel
from hallar.pedigree import Pedigree, Sex, topological_order
from hallar.simulate.categorical import draw_from_rows
from hallar.simulate.population import NO_COPY, Population

Genotypes = npt.NDArray[np.int16]
"""(n, L, 2): allele codes of one member in n families, paternal copy first."""


class GeneDropping:
    """Inheritance under one model."""

    def __init__(self, compiled: CompiledModel, population: Population) -> None:
        """Prepare the mutation matrices."""
        self.x_linked = compiled.x_linked
        self.population = population
        matrices = mutation_matrices(compiled)
        self._stays = np.diagonal(matrices, axis1=2, axis2=3).copy()
        self._mutates = bool((self._stays < 1.0).any())
        others = matrices * (1.0 - np.eye(matrices.shape[-1]))
        cumulative = np.cumsum(others, axis=-1)
        total = cumulative[..., -1:]
        self._mutants = np.divide(cumulative, total, out=np.ones_like(cumulative), where=total > 0)

    def drop(
        self, pedigree: Pedigree, subpopulation: npt.NDArray[np.int64], rng: np.random.Generator
    ) -> dict[str, Genotypes]:
        """Return the genotypes of all members in n families.

        Args:
            pedigree: members with known sexes, without a cycle.
            subpopulation: (n,) where the founders of each family come from.
            rng: source of randomness.
        """
        genotypes: dict[str, Genotypes] = {}
        twins: dict[str, str] = {}
        for person in topological_order(pedigree):
            member = pedigree.by_id[person]
            if member.twin is not None and twins.setdefault(member.twin, person) != person:
                genotypes[person] = genotypes[twins[member.twin]]
                continue
            male = member.sex is Sex.MALE
            if member.father is None or member.mother is None:
                own = self.population.draw(subpopulation, np.array(male), rng)
            else:
                own = np.empty((subpopulation.size, self.x_linked.size, 2), dtype=np.int16)
            if member.father is not None:
                own[:, :, 0] = self._transmit(genotypes[member.father], Sex.MALE, male, rng)
            if member.mother is not None:
                own[:, :, 1] = self._transmit(genotypes[member.mother], Sex.FEMALE, male, rng)
            genotypes[person] = own
        return genotypes

    def _transmit(
        self, parent: Genotypes, sex: Sex, to_male: bool, rng: np.random.Generator
    ) -> npt.NDArray[np.int16]:
        """Return the allele (n, L) that a parent of one sex gives to a child."""
        chosen = rng.integers(0, 2, size=parent.shape[:2], dtype=np.int8)
        if sex is Sex.MALE:
            chosen[:, self.x_linked] = 1
        alleles = np.where(chosen == 0, parent[:, :, 0], parent[:, :, 1])
        if sex is Sex.MALE and to_male:
            alleles[:, self.x_linked] = NO_COPY
        return self._mutated(alleles, sex, rng) if self._mutates else alleles

    def _mutated(
        self, alleles: npt.NDArray[np.int16], sex: Sex, rng: np.random.Generator
    ) -> npt.NDArray[np.int16]:
        column = 0 if sex is Sex.MALE else 1
        loci = np.arange(alleles.shape[1])
        stays = self._stays[loci, column, alleles]
        families, changed = np.nonzero((rng.random(alleles.shape) >= stays) & (alleles != NO_COPY))
        alleles[families, changed] = draw_from_rows(
            self._mutants[changed, column, alleles[families, changed]], rng
        )
        return alleles


def mutation_matrices(compiled: CompiledModel) -> npt.NDArray[np.float64]:
    """Return P(child's allele | parent's allele), shape (L, 2, k + 1, k + 1); fathers first.

    The allele after a locus' visible ones is the silent one.
    """
    size = compiled.frequencies.shape[1] + 1
    matrices = np.tile(np.eye(size), (compiled.allele_counts.size, 2, 1, 1))
    for locus, visible in enumerate(compiled.allele_counts):
        for column, alpha in enumerate(compiled.alpha[locus]):
            if compiled.lumpable[locus]:
                redrawn = alpha * compiled.frequencies[locus, :visible]
                matrices[locus, column, :visible, :visible] *= 1.0 - alpha
                matrices[locus, column, :visible, :visible] += redrawn
            else:
                own = compiled.matrices[locus, column, :visible, :visible]
                matrices[locus, column, :visible, :visible] = own
    return matrices
