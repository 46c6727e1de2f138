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
from enum import Enum
from functools import cached_property

import numpy as np
import numpy.typing as npt

from hallar.search.linking.genotype_columns import Floats, GenotypeColumns, Integers
from hallar.search.linking.member_genotypes import AlleleRows, MemberGenotypes

Singles = npt.NDArray[np.float32]
COUNTED = 64
"""Families by which the factors that are not zero are counted."""


@dataclass(frozen=True, eq=False)
class Factors:
    """One matrix per locus, one above the other, whose products by pairs are the LRs but for a shift.

    Attributes:
        values: float32 (columns, n); a column of the layout is a row of the matrix.
        start: (L + 1,) first column of each locus.
        shift: (L,) what is taken off the product of two families at each locus.
    """

    values: Singles
    start: Integers
    shift: Floats

    @cached_property
    def lengths(self) -> Floats:
        """(n, L) square roots of each family's own LR: no pair's LR exceeds the product of theirs."""
        squares = np.ones((self.values.shape[1], self.shift.size))
        for locus in np.flatnonzero(np.diff(self.start)).tolist():
            part = self.values[self.start[locus] : self.start[locus + 1]]
            squares[:, locus] = np.einsum("ij,ij->j", part, part, dtype=np.float64) - self.shift[locus]
        return np.sqrt(np.maximum(squares, 1.0))

    @cached_property
    def filled(self) -> Floats:
        """(L,) mean number of factors that are not zero, by some of the families."""
        filled = np.count_nonzero(self.values[:, :COUNTED], axis=1) / min(COUNTED, self.values.shape[1])
        sums = np.concatenate([[0.0], np.cumsum(filled)])
        return np.asarray(np.diff(sums[self.start]))


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


class _Kind(Enum):
    """What families tell about the shared member, which decides how fast they are compared."""

    ADDITIVE = "about one allele at a time"
    TYPED = "a genotype, so that nearly all factors are zero"
    OTHER = "other"


class RowsBuilder:
    """Collects the rows of families, those of one kind together."""

    def __init__(self, columns: GenotypeColumns) -> None:
        """Start without rows."""
        self._columns = columns
        self._parts: dict[_Kind, list[_Part]] = {kind: [] for kind in _Kind}

    def add(self, persons: Integers, known: MemberGenotypes) -> None:
        """Take what the families of some persons tell about the shared member."""
        alleles = known.alleles()
        self._add(_Kind.ADDITIVE, np.flatnonzero(alleles.additive), persons, known, alleles)
        other = _Kind.TYPED if known.typed else _Kind.OTHER
        self._add(other, np.flatnonzero(~alleles.additive), persons, known, alleles)

    def _add(
        self, kind: _Kind, rows: Integers, persons: Integers, known: MemberGenotypes, alleles: AlleleRows
    ) -> None:
        if rows.size:
            by_genotype = None if kind is _Kind.ADDITIVE else known.genotypes(rows, np.float32)
            by_allele = alleles.values[rows].astype(np.float32)
            self._parts[kind].append(_Part(persons[rows], by_allele, by_genotype, alleles.highest[rows]))

    def built(self) -> Iterator[Rows]:
        """Yield the rows of each kind that occurs."""
        columns = self._columns
        for parts in self._parts.values():
            if not parts:
                continue
            values = _across([part.alleles for part in parts])
            alleles = Factors(values, columns.allele_start, columns.allele_shift)
            by_genotype = [part.genotypes for part in parts if part.genotypes is not None]
            genotypes = None
            if by_genotype:
                genotypes = Factors(_across(by_genotype), columns.start, np.zeros(len(columns.names)))
            persons = np.concatenate([part.persons for part in parts])
            highest = np.concatenate([part.highest for part in parts])
            yield Rows(persons, columns, alleles, genotypes, highest)


@dataclass(frozen=True, eq=False)
class _Part:
    """Rows (families, columns) as they come."""

    persons: Integers
    alleles: Singles
    genotypes: Singles | None
    highest: Floats


def _across(parts: list[Singles]) -> Singles:
    """Return (columns, n) of parts (families, columns)."""
    values = np.empty((parts[0].shape[1], sum(map(len, parts))), dtype=np.float32)
    np.concatenate([part.T for part in parts], axis=1, out=values)
    return values
