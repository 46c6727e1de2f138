"""Mutation models: the chance that a parent's allele reaches the child as another.

A mutation matrix has a row per parent allele and a column per child allele; rows sum to 1.
Sources: Egeland, Kling, Mostad (2015) Relationship Inference with Familias and R, chapter 5;
Vigeland (2021) Pedigree Analysis in R, chapter 5.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from hallar.genetics.allele import allele_size

ROW_SUM_TOLERANCE = 1e-9


class MutationKind(StrEnum):
    """The models of the design document."""

    NONE = "none"
    EQUAL = "equal"
    PROPORTIONAL = "proportional"
    STEPWISE = "stepwise"
    CUSTOM = "custom"


@dataclass(frozen=True, eq=False)
class MutationModel:
    """How one sex mutates at one locus.

    Attributes:
        kind: the model.
        rate: probability of a mutation per meiosis (within the microvariant class for stepwise).
        range: stepwise only; each further step is this factor less likely.
        rate2: stepwise only; probability of a change of microvariant class.
        matrix: custom only; shape (k, k) in the order of the locus' alleles.
    """

    kind: MutationKind = MutationKind.NONE
    rate: float = 0.0
    range: float = 0.1
    rate2: float = 0.0
    matrix: npt.NDArray[np.float64] | None = None

    def __post_init__(self) -> None:
        """Refuse rates outside [0, 1) and a custom model without a matrix (``ValueError``)."""
        if not (0.0 <= self.rate < 1.0 and 0.0 <= self.rate2 < 1.0 and self.rate + self.rate2 < 1.0):
            raise ValueError(
                f"mutation rates {self.rate} and {self.rate2} must lie in [0, 1) with a sum below 1"
            )
        if self.kind is MutationKind.STEPWISE and not 0.0 < self.range <= 1.0:
            raise ValueError(f"mutation range {self.range} must lie in (0, 1]")
        if (self.kind is MutationKind.CUSTOM) != (self.matrix is not None):
            raise ValueError("a custom mutation model, and no other, takes a matrix")

    def transition(
        self, alleles: tuple[str, ...], frequencies: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.float64]:
        """Return the mutation matrix, shape (k, k), of a locus with these alleles and frequencies.

        Raises:
            ValueError: an allele is no repeat number (stepwise), or the custom matrix does not fit.
        """
        k = len(alleles)
        if self.kind is MutationKind.NONE or (k == 1 and self.kind is not MutationKind.CUSTOM):
            return np.eye(k)
        if self.kind is MutationKind.EQUAL:
            return _with_diagonal(np.full((k, k), self.rate / (k - 1)))
        if self.kind is MutationKind.PROPORTIONAL:
            alpha = proportional_alpha(self.rate, frequencies)
            return _with_diagonal(np.tile(alpha * frequencies, (k, 1)))
        if self.kind is MutationKind.STEPWISE:
            return _stepwise(alleles, self.rate, self.range, self.rate2)
        assert self.matrix is not None  # noqa: S101  (checked at construction)
        return _checked_custom(self.matrix, k)


def proportional_alpha(rate: float, frequencies: npt.NDArray[np.float64]) -> float:
    """Return alpha = rate / sum p (1 - p): the chance to be redrawn from the population.

    Raises:
        ValueError: the rate is so high that a diagonal entry would be negative.
    """
    heterozygosity = float(np.sum(frequencies * (1.0 - frequencies)))
    alpha = rate / heterozygosity if rate else 0.0
    if alpha * (1.0 - float(frequencies.min())) > 1.0:
        raise ValueError(f"mutation rate {rate} is too high for a proportional model at this locus")
    return alpha


def _with_diagonal(matrix: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Set the diagonal to what is left of 1 in each row."""
    np.fill_diagonal(matrix, 0.0)
    np.fill_diagonal(matrix, 1.0 - matrix.sum(axis=1))
    return matrix


def _stepwise(alleles: tuple[str, ...], rate: float, step: float, rate2: float) -> npt.NDArray[np.float64]:
    """Return the stepwise matrix with two rates: whole steps, and changes of microvariant class."""
    sizes = [allele_size(allele) for allele in alleles]
    repeats = np.array([size[0] for size in sizes])
    classes = np.array([size[1] for size in sizes])
    same_class = classes[:, None] == classes[None, :]
    np.fill_diagonal(same_class, False)
    weights = np.where(same_class, step ** np.abs(repeats[:, None] - repeats[None, :]).astype(float), 0.0)
    matrix = np.zeros((len(alleles), len(alleles)))
    for row, weight in enumerate(weights):
        others = classes != classes[row]
        if weight.any():
            matrix[row] = rate * weight / weight.sum()
        if others.any():
            matrix[row, others] = rate2 / others.sum()
    return _with_diagonal(matrix)


def _checked_custom(matrix: npt.NDArray[np.float64], k: int) -> npt.NDArray[np.float64]:
    custom = np.asarray(matrix, dtype=np.float64)
    if custom.shape != (k, k):
        raise ValueError(f"the custom mutation matrix has shape {custom.shape}, the locus {k} alleles")
    if np.any(custom < 0) or np.any(np.abs(custom.sum(axis=1) - 1.0) > ROW_SUM_TOLERANCE):
        raise ValueError("each row of a custom mutation matrix must be a probability distribution")
    return custom


@dataclass(frozen=True)
class LocusMutation:
    """The two models of a locus: the father's meioses and the mother's."""

    paternal: MutationModel = MutationModel()
    maternal: MutationModel = MutationModel()
