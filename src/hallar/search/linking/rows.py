"""The genotype probabilities of a shared member, by allele and by genotype, as the scan multiplies them.

With A(g) the probability of genotype g = {a, b} given a family, H(g) that in the population, p(a) the
frequency of an allele and m(a) = sum_g A(g) (copies of a in g) / 2, the function A / H is 1 plus a term of
each allele plus a rest that the alleles' terms are orthogonal to (Hoeffding 1948, Ann. Math. Statist. 19).
The rest is zero for a family that tells about one of the member's two alleles at a time: parents, half
siblings, aunts, a single child. If it is zero on one side, then

    sum_g A1(g) A2(g) / H(g) = 2 sum_a m1(a) m2(a) / p(a) - 1,

a sum over a few alleles instead of all genotypes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.kinship import genotype_alleles
from hallar.search.linking.genotype_tables import Floats, GenotypeColumns, Integers

Singles = npt.NDArray[np.float32]
NO_REST = 1e-9
"""A rest of this size, relative to A / H, is rounding."""


@dataclass(frozen=True, eq=False)
class Factors:
    """One matrix per locus, side by side, whose products by pairs are the LRs but for a shift.

    Attributes:
        values: float32 (n, columns).
        start: (L + 1,) first column of each locus.
        shift: (L,) what is taken off the product of two rows at each locus.
    """

    values: Singles
    start: Integers
    shift: Floats

    def lengths(self) -> Floats:
        """Return (n, L) square roots of each row's own LR: no pair's LR exceeds the product of theirs."""
        squares = np.ones((len(self.values), self.shift.size))
        for locus in np.flatnonzero(np.diff(self.start)).tolist():
            part = self.at(locus)
            squares[:, locus] = np.einsum("ij,ij->i", part, part, dtype=np.float64) - self.shift[locus]
        return np.sqrt(np.maximum(squares, 1.0))

    def at(self, locus: int) -> Singles:
        """Return (n, columns of the locus)."""
        return self.values[:, self.start[locus] : self.start[locus + 1]]

    def rows(self, rows: slice) -> Factors:
        """Return a part of the rows."""
        return Factors(self.values[rows], self.start, self.shift)


@dataclass(frozen=True, eq=False)
class Rows:
    """The shared member of n families.

    Attributes:
        persons: (n,) which missing persons.
        columns: the layout of the genotypes.
        alleles: factors by allele, exact in a pair of which one is additive.
        genotypes: factors by genotype, always exact; ``None`` if all these families are additive.
        highest: (n,) log10 of the highest LR that each family could reach with any other.
    """

    persons: Integers
    columns: GenotypeColumns
    alleles: Factors
    genotypes: Factors | None
    highest: Floats

    @property
    def nbytes(self) -> int:
        """Return the memory they take."""
        return self.alleles.values.nbytes + (self.genotypes.values.nbytes if self.genotypes else 0)


class RowsBuilder:
    """Collects the rows of families, those that are additive apart from the others."""

    def __init__(self, columns: GenotypeColumns) -> None:
        """Start without rows."""
        self._columns = columns
        self._marginals = [_marginal(columns, locus) for locus in range(len(columns.names))]
        self._start = np.cumsum([0, *(one.shape[1] for one in self._marginals)])
        self._persons: dict[bool, list[Integers]] = {True: [], False: []}
        self._alleles: dict[bool, list[Singles]] = {True: [], False: []}
        self._highest: dict[bool, list[Floats]] = {True: [], False: []}
        self._genotypes: list[Singles] = []

    def add(self, persons: Integers, related: Floats) -> None:
        """Take the genotype probabilities (persons, columns) of families."""
        alleles = np.empty((persons.size, int(self._start[-1])))
        additive = np.ones(persons.size, dtype=np.bool_)
        highest = np.zeros(persons.size)
        population = self._columns.population
        for locus, marginal in enumerate(self._marginals):
            here = self._columns.at(locus)
            if here.stop == here.start:
                continue
            expected = population[here] @ marginal
            inverse = np.divide(1.0, expected, where=expected > 0, out=np.zeros_like(expected))
            table = related[:, here]
            ratios = np.divide(table, population[here], where=population[here] > 0, out=np.zeros_like(table))
            highest += np.log10(ratios.max(axis=1))
            shares = table @ marginal
            alleles[:, self._start[locus] : self._start[locus + 1]] = shares * np.sqrt(inverse)
            if not self._columns.haploid[locus]:
                additive &= _is_additive(table, shares * inverse, marginal, population[here])
        scale = [1.0 if haploid else np.sqrt(2.0) for haploid in self._columns.haploid]
        alleles *= np.repeat(scale, np.diff(self._start))
        for kind in (True, False):
            chosen = additive == kind
            self._persons[kind].append(persons[chosen])
            self._highest[kind].append(highest[chosen])
            self._alleles[kind].append(alleles[chosen].astype(np.float32))
        root = np.sqrt(population)
        rest = related[~additive]
        scaled = np.divide(rest, root, where=root > 0, out=np.zeros_like(rest))
        self._genotypes.append(scaled.astype(np.float32))

    def built(self) -> Iterator[Rows]:
        """Yield the additive rows and the others, if there are any."""
        shift = np.array(
            [0.0 if self._columns.haploid[locus] else 1.0 for locus in range(len(self._marginals))]
        )
        for kind in (True, False):
            persons = np.concatenate(self._persons[kind])
            if not persons.size:
                continue
            alleles = Factors(np.concatenate(self._alleles[kind]), self._start, shift)
            genotypes = None
            if not kind:
                values = np.concatenate(self._genotypes)
                genotypes = Factors(values, self._columns.start, np.zeros_like(shift))
            yield Rows(persons, self._columns, alleles, genotypes, np.concatenate(self._highest[kind]))


def _marginal(columns: GenotypeColumns, locus: int) -> Floats:
    """Return (genotypes, alleles) half the copies of each allele in each genotype; all of it if haploid."""
    here = columns.at(locus)
    genotypes = here.stop - here.start
    if columns.haploid[locus] or not genotypes:
        return np.eye(genotypes)
    count = int((np.sqrt(8 * genotypes + 1) - 1) / 2)
    copies = np.zeros((genotypes, count))
    for side in genotype_alleles(count).T:
        np.add.at(copies, (np.arange(genotypes), side), 0.5)
    return copies


def _is_additive(
    table: Floats, ratios: Floats, marginal: Floats, population: Floats
) -> npt.NDArray[np.bool_]:
    """Return (n,) whether A / H is a sum of terms of the two alleles.

    Args:
        table: (n, genotypes) A.
        ratios: (n, alleles) m / p.
        marginal: (genotypes, alleles) half the copies of each allele.
        population: (genotypes,) H.
    """
    expected = (2.0 * (ratios @ marginal.T) - 1.0) * population
    rest = np.abs(table - expected)
    return np.asarray(np.all(rest <= NO_REST * (population + table), axis=1))
