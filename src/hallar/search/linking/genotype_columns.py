"""The genotypes of a person at every locus, side by side in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.kinship import CompiledModel, KinshipModel, compile_model, genotype_alleles
from hallar.pedigree import Sex
from hallar.search.linking.genotype_kernels import Alleles

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class GenotypeColumns:
    """The columns of tables of genotypes, and of alleles, of a person of some sex.

    A silent allele, where the model has one, is the last of its locus.

    Attributes:
        compiled: the model, without theta.
        names: L locus names.
        kinds: whether X-linked, and positions in the model, of the loci that are computed together;
            X-linked loci of a person of unknown sex are left out.
        haploid: bool (L,) whether the person has one allele only.
        start: (L + 1,) first column of each locus; a locus left out has none.
        root: (columns,) square root of each genotype's probability in the population.
        alleles: number of visible alleles, their frequencies, frequency of the silent one.
        allele_start: (L + 1,) first column of each locus in a table of alleles.
        allele_shift: (L,) what is taken off the product of two rows by allele.
    """

    compiled: CompiledModel
    names: tuple[str, ...]
    kinds: tuple[tuple[bool, Integers], ...]
    haploid: npt.NDArray[np.bool_]
    start: Integers
    root: Floats
    alleles: Alleles
    allele_start: Integers
    allele_shift: Floats

    def at(self, locus: int) -> slice:
        """Return the columns of a locus."""
        return slice(int(self.start[locus]), int(self.start[locus + 1]))


def genotype_columns(model: KinshipModel, sex: Sex) -> GenotypeColumns:
    """Lay out the genotypes of a person of some sex at the loci of a model without theta."""
    compiled = compile_model(model)
    loci = {x_linked: np.flatnonzero(compiled.x_linked == x_linked) for x_linked in (False, True)}
    if sex is Sex.UNKNOWN:
        del loci[True]
    kinds = tuple((x_linked, positions) for x_linked, positions in loci.items() if positions.size)
    haploid = compiled.x_linked & (sex is Sex.MALE)
    frequencies = (1.0 - compiled.silent[:, None]) * compiled.frequencies
    genotypes, alleles = [np.empty(0)] * len(compiled.names), np.zeros(len(compiled.names), dtype=np.int64)
    for _, positions in kinds:
        for locus in positions.tolist():
            population = _with_silent(
                frequencies[locus, : compiled.allele_counts[locus]], compiled.silent[locus]
            )
            alleles[locus] = population.size
            genotypes[locus] = population if haploid[locus] else _unordered_pairs(population)
    return GenotypeColumns(
        compiled=compiled,
        names=compiled.names,
        kinds=kinds,
        haploid=haploid,
        start=np.cumsum([0, *(one.size for one in genotypes)]),
        root=np.sqrt(np.concatenate(genotypes)),
        alleles=(compiled.allele_counts, frequencies, compiled.silent),
        allele_start=np.cumsum([0, *alleles]),
        allele_shift=np.where(haploid, 0.0, 1.0),
    )


def _with_silent(alleles: Floats, silent: float) -> Floats:
    return np.append(alleles, silent) if silent > 0 else alleles


def _unordered_pairs(alleles: Floats) -> Floats:
    """Return the probability of every unordered genotype of two independent alleles."""
    pairs = np.outer(alleles, alleles)
    low, high = genotype_alleles(alleles.size).T
    return np.asarray(np.where(low == high, 1.0, 2.0) * pairs[low, high])


def shared_loci(first: GenotypeColumns, second: GenotypeColumns) -> Sequence[int]:
    """Return the loci at which two persons have the same genotypes to sum over."""
    sizes, others = np.diff(first.start), np.diff(second.start)
    locus_numbers: list[int] = np.flatnonzero((sizes > 0) & (sizes == others)).tolist()
    return locus_numbers
