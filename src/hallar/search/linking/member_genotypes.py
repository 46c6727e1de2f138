"""What the typed relatives of many families tell about one member's genotype.

Families of one structure whose relatives show the same at a locus know the same: that is computed once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from hallar.formats.registry_blocks import FamilyBlock
from hallar.kinship import MemberDensities, class_densities
from hallar.search.linking.genotype_columns import Floats, GenotypeColumns, Integers
from hallar.search.linking.genotype_kernels import Known, fill_alleles, fill_genotypes
from hallar.search.unique_reports import unique_reports

TABLE_BYTES = 1 << 27
"""The memory that the tables of the families computed together may take."""
FAMILIES_AT_ONCE = 4096
Float = TypeVar("Float", np.float32, np.float64)


@dataclass(frozen=True, eq=False)
class _LocusSet:
    """The autosomal loci, or those on X, of n families; l loci.

    Attributes:
        loci: (l,) positions in the model.
        instance: (n, l) which of the densities each family has at each locus.
        densities: of the different results.
    """

    loci: Integers
    instance: Integers
    densities: MemberDensities

    @property
    def known(self) -> Known:
        """The densities as the kernels read them."""
        one = self.densities
        related = one.related
        return (
            one.classes,
            one.unseen,
            one.priors,
            related.pairs,
            related.silent,
            related.copies,
            related.hidden,
            one.haploid,
        )


@dataclass(frozen=True, eq=False)
class AlleleRows:
    """Rows by allele (:mod:`hallar.search.linking.rows`) of n families.

    Attributes:
        values: (n, allele columns).
        additive: (n,) whether they say all that the families tell.
        highest: (n,) log10 of the highest LR that each family could reach with any other.
    """

    values: Floats
    additive: npt.NDArray[np.bool_]
    highest: Floats


@dataclass(frozen=True, eq=False)
class MemberGenotypes:
    """One member of n families; A(g) the probability of their genotype, H(g) that in the population.

    A locus at which the relatives' results exclude each other tells nothing: A is H.

    Attributes:
        columns: layout of the member's genotypes.
        families: n.
        typed: whether the member was typed.
    """

    columns: GenotypeColumns
    families: int
    typed: bool
    _sets: tuple[_LocusSet, ...]

    def alleles(self) -> AlleleRows:
        """Return what the families tell about single alleles."""
        layout = self.columns
        values = np.empty((self.families, int(layout.allele_start[-1])))
        additive = np.ones(self.families, dtype=np.bool_)
        highest = np.zeros(self.families)
        for one in self._sets:
            fill_alleles(
                one.instance,
                one.loci,
                one.known,
                layout.alleles,
                layout.allele_start,
                values,
                additive,
                highest,
            )
        return AlleleRows(values, additive, highest)

    def genotypes(self, rows: Integers, precision: type[Float]) -> npt.NDArray[Float]:
        """Return (rows, columns) A / sqrt(H) of some of the families."""
        layout = self.columns
        values = np.empty((rows.size, layout.root.size), dtype=precision)
        for one in self._sets:
            fill_genotypes(
                one.instance[rows], one.loci, one.known, layout.alleles, layout.start, layout.root, values
            )
        return values


def member_genotypes(block: FamilyBlock, person: str, columns: GenotypeColumns) -> MemberGenotypes:
    """Compute the tables of one member of every family of a block.

    Args:
        block: the families.
        person: the member's name in their pedigree.
        columns: layout of the member's genotypes.

    Raises:
        PlanTooLargeError: a family's loops are too interwoven.
    """
    sets = tuple(_locus_sets(block, person, columns))
    return MemberGenotypes(columns, len(block), person in block.typed, sets)


def families_at_once(block: FamilyBlock, columns: GenotypeColumns) -> int:
    """Return how many families of a block to compute together."""
    compiled = columns.compiled
    states = int(compiled.allele_counts.max()) + 1
    if compiled.lumpable.all():
        states = min(states, 2 * len(block.typed) + 3)
    family = 3 * 8 * states * states * len(columns.names)
    return min(max(TABLE_BYTES // family, 1), FAMILIES_AT_ONCE)


def _locus_sets(block: FamilyBlock, person: str, columns: GenotypeColumns) -> Iterator[_LocusSet]:
    for x_linked, loci in columns.kinds:
        unique = unique_reports(block, loci)
        densities = class_densities(
            block.pedigree, person, block.typed, columns.compiled, unique.reports, x_linked=x_linked
        )
        yield _LocusSet(loci, unique.position, densities)
