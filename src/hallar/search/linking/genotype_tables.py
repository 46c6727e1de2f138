"""What the typed relatives of many families tell about one member, locus after locus in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from hallar.formats.allele_coding import paired
from hallar.formats.registry_blocks import FamilyBlock
from hallar.kinship import (
    CompiledModel,
    KinshipModel,
    TypedCodes,
    compile_model,
    conditional_genotypes,
)
from hallar.pedigree import Sex

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
FAMILIES_AT_ONCE = 256
CLASS_STEP = 1.6
"""Loci are computed together as long as the largest has at most so many times the smallest's alleles."""


@dataclass(frozen=True, eq=False)
class LocusClass:
    """Loci of one kind of inheritance and of similar size, which are computed together.

    Attributes:
        positions: (l,) positions in the whole model.
        compiled: the model of these loci.
        x_linked: their kind of inheritance.
    """

    positions: Integers
    compiled: CompiledModel
    x_linked: bool


@dataclass(frozen=True, eq=False)
class GenotypeColumns:
    """The columns of a table of genotype probabilities of a person of some sex.

    Attributes:
        names: L locus names of the model.
        start: (L + 1,) first column of each locus; X-linked loci of a person of unknown sex have none.
        population: (columns,) population probability of each genotype.
        haploid: (L,) whether the person has one allele only.
        classes: the loci by kind.
    """

    names: tuple[str, ...]
    start: Integers
    population: Floats
    haploid: tuple[bool, ...]
    classes: tuple[LocusClass, ...]

    def at(self, locus: int) -> slice:
        """Return the columns of a locus."""
        return slice(int(self.start[locus]), int(self.start[locus + 1]))

    def tables(self, block: FamilyBlock, person: str) -> Floats:
        """Return (families, columns): P(the person's genotype | typed relatives) of every family.

        A locus at which the relatives' results exclude each other tells nothing: the population's
        probabilities.

        Raises:
            PlanTooLargeError: a family's loops are too interwoven.
        """
        filled = np.empty((len(block), self.population.size))
        for start in range(0, len(block), FAMILIES_AT_ONCE):
            part = block.rows(start, start + FAMILIES_AT_ONCE)
            for one in self.classes:
                related = _related(part, person, one)
                for row, locus in enumerate(one.positions.tolist()):
                    columns = self.at(locus)
                    size = columns.stop - columns.start
                    filled[start : start + len(part), columns] = related[:, row, :size]
        return filled


def genotype_columns(model: KinshipModel, sex: Sex) -> GenotypeColumns:
    """Lay out the genotypes of a person of some sex at the loci of a model without theta."""
    compiled = compile_model(model)
    classes = tuple(_locus_classes(model, compiled, with_x=sex is not Sex.UNKNOWN))
    computed = {locus for one in classes for locus in one.positions.tolist()}
    haploid = tuple(bool(x_linked) and sex is Sex.MALE for x_linked in compiled.x_linked)
    parts = [
        _population_genotypes(compiled, locus, haploid=haploid[locus]) if locus in computed else np.empty(0)
        for locus in range(len(compiled.names))
    ]
    start = np.cumsum([0, *(part.size for part in parts)])
    return GenotypeColumns(compiled.names, start, np.concatenate(parts), haploid, classes)


def _locus_classes(model: KinshipModel, compiled: CompiledModel, *, with_x: bool) -> Iterator[LocusClass]:
    for x_linked in (False, True) if with_x else (False,):
        loci = np.flatnonzero(compiled.x_linked == x_linked)
        rising: list[int] = loci[np.argsort(compiled.allele_counts[loci], kind="stable")].tolist()
        while rising:
            limit = CLASS_STEP * compiled.allele_counts[rising[0]]
            together = [locus for locus in rising if compiled.allele_counts[locus] <= limit]
            rising = rising[len(together) :]
            chosen = {compiled.names[locus]: model.loci[compiled.names[locus]] for locus in together}
            part = compile_model(replace(model, loci=chosen))
            yield LocusClass(np.array(together), part, x_linked)


def _population_genotypes(compiled: CompiledModel, locus: int, *, haploid: bool) -> Floats:
    count, silent = int(compiled.allele_counts[locus]), float(compiled.silent[locus])
    alleles = (1.0 - silent) * compiled.frequencies[locus, :count]
    if silent > 0:
        alleles = np.append(alleles, silent)
    if haploid:
        return alleles
    pairs = np.outer(alleles, alleles)
    return np.concatenate([_row_of_triangle(pairs, high) for high in range(alleles.size)])


def _row_of_triangle(pairs: Floats, high: int) -> Floats:
    row = 2.0 * pairs[high, : high + 1]
    row[high] = pairs[high, high]
    return row


def _related(block: FamilyBlock, person: str, one: LocusClass) -> Floats:
    """Return (families, loci of the class, genotypes of the largest)."""
    families, slots = block.codes.shape[:2]
    loci = one.positions
    codes = paired(block.codes[:, :, loci])
    reports = TypedCodes(
        np.tile(np.arange(loci.size), families),
        codes.transpose(0, 2, 1, 3).reshape(-1, slots, 2),
        block.dropout[:, :, loci].transpose(0, 2, 1).reshape(-1, slots),
        np.repeat(block.drop_in, loci.size, axis=0),
    )
    genotypes = conditional_genotypes(
        block.pedigree, person, block.typed, one.compiled, reports, x_linked=one.x_linked
    )
    return genotypes.related.reshape(families, loci.size, -1)


def shared_loci(first: GenotypeColumns, second: GenotypeColumns) -> Sequence[int]:
    """Return the loci at which two persons have the same genotypes to sum over."""
    sizes, others = np.diff(first.start), np.diff(second.start)
    locus_numbers: list[int] = np.flatnonzero((sizes > 0) & (sizes == others)).tolist()
    return locus_numbers
