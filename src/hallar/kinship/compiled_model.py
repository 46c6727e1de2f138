"""A kinship model as the arrays that the kernels read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from hallar.genetics import Genotype, MutationKind, MutationModel
from hallar.genetics.mutation import proportional_alpha
from hallar.kinship.model import KinshipModel, LocusModel

LUMPABLE = (MutationKind.NONE, MutationKind.PROPORTIONAL)
"""Models under which the mutant is drawn from the population, so that unseen alleles are exchangeable."""


class UnknownAlleleError(ValueError):
    """A profile shows an allele that the model's frequency table does not have."""


@dataclass(frozen=True, eq=False)
class CompiledModel:
    """The loci of a model in their order; L loci, k alleles at the largest one.

    Attributes:
        model: the model itself.
        names: locus names.
        codes: per locus, the code of each allele.
        allele_counts: (L,).
        frequencies: (L, k), sum 1 per locus.
        silent: (L,).
        concentration: (L,) (1 - theta) / theta, 0 for theta 0.
        lumpable: (L,) whether unseen alleles are lumped.
        x_linked: (L,).
        alpha: (L, 2).
        matrices: (L, 2, k + 1, k + 1) for loci that are not lumped, otherwise (L, 2, 1, 1).
    """

    model: KinshipModel
    names: tuple[str, ...]
    codes: tuple[Mapping[str, int], ...]
    allele_counts: npt.NDArray[np.int64]
    frequencies: npt.NDArray[np.float64]
    silent: npt.NDArray[np.float64]
    concentration: npt.NDArray[np.float64]
    lumpable: npt.NDArray[np.bool_]
    x_linked: npt.NDArray[np.bool_]
    alpha: npt.NDArray[np.float64]
    matrices: npt.NDArray[np.float64]

    def encode(self, locus: int, genotype: Genotype) -> tuple[int, int]:
        """Return the two allele codes of a genotype; one reported allele is repeated.

        Raises:
            UnknownAlleleError: the frequency table lacks the allele.
        """
        try:
            first = self.codes[locus][genotype[0]]
            return first, self.codes[locus][genotype[-1]]
        except KeyError as missing:
            raise UnknownAlleleError(
                f"locus {self.names[locus]}: allele {missing.args[0]} is not in the frequency table of "
                f"{self.model.population}; add it with the minimum frequency (FrequencyTable.covering)"
            ) from None


def compile_model(model: KinshipModel) -> CompiledModel:
    """Turn a model into arrays.

    Raises:
        ValueError: a mutation model does not fit its locus.
    """
    loci = list(model.loci.values())
    k = max(len(locus.frequencies.alleles) for locus in loci)
    lumpable = np.array([_is_lumpable(locus) for locus in loci])
    width = 1 if lumpable.all() else k + 1
    frequencies = np.zeros((len(loci), k))
    alpha = np.zeros((len(loci), 2))
    matrices = np.zeros((len(loci), 2, width, width))
    for row, locus in enumerate(loci):
        raw = locus.frequencies.frequencies
        listed = raw / raw.sum()
        frequencies[row, : listed.size] = listed
        for column, stated in enumerate((locus.mutation.paternal, locus.mutation.maternal)):
            mutation = _among_visible(stated, locus.silent_frequency)
            if lumpable[row]:
                if mutation.kind is MutationKind.PROPORTIONAL and listed.size > 1:
                    alpha[row, column] = proportional_alpha(mutation.rate, listed)
                continue
            size = listed.size
            matrices[row, column, :size, :size] = mutation.transition(locus.frequencies.alleles, listed)
            matrices[row, column, size, size] = 1.0
    theta = np.array([locus.theta for locus in loci], dtype=np.float64)
    return CompiledModel(
        model=model,
        names=tuple(model.loci),
        codes=tuple({a: code for code, a in enumerate(locus.frequencies.alleles)} for locus in loci),
        allele_counts=np.array([len(locus.frequencies.alleles) for locus in loci], dtype=np.int64),
        frequencies=frequencies,
        silent=np.array([locus.silent_frequency for locus in loci], dtype=np.float64),
        concentration=np.divide(1.0 - theta, theta, out=np.zeros_like(theta), where=theta > 0),
        lumpable=lumpable,
        x_linked=np.array([locus.x_linked for locus in loci]),
        alpha=alpha,
        matrices=matrices,
    )


def _among_visible(mutation: MutationModel, silent_frequency: float) -> MutationModel:
    """Return the model for visible alleles, given that silent ones never mutate.

    The rate of a proportional model is an average over the population's alleles, silent ones included,
    so visible alleles mutate more often by 1 / (1 - s), as in Familias.
    """
    if mutation.kind is not MutationKind.PROPORTIONAL:
        return mutation
    return replace(mutation, rate=mutation.rate / (1.0 - silent_frequency))


def _is_lumpable(locus: LocusModel) -> bool:
    return all(mutation.kind in LUMPABLE for mutation in (locus.mutation.paternal, locus.mutation.maternal))
