"""Which loci of a model are linked: inherited together more often than by chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.genetics import LINKED_LOCI
from hallar.kinship.compiled_model import CompiledModel, compile_model
from hallar.kinship.model import KinshipModel


@dataclass(frozen=True)
class LinkedPair:
    """Two linked autosomal loci of a compiled model.

    Attributes:
        first: position of the one locus in the model.
        second: position of the other.
        recombination: probability of a recombination between them per meiosis, 0 to 0.5.
    """

    first: int
    second: int
    recombination: float

    def __post_init__(self) -> None:
        """Refuse what is no recombination fraction (``ValueError``)."""
        if not 0.0 <= self.recombination <= 0.5:
            raise ValueError(f"the recombination fraction {self.recombination} is not in [0, 0.5]")

    @property
    def loci(self) -> npt.NDArray[np.int64]:
        """Both positions, shape (2,)."""
        return np.array([self.first, self.second], dtype=np.int64)


def has_linked_loci(model: KinshipModel) -> bool:
    """Return whether a model has both loci of a linked pair."""
    return bool(linked_pairs(compile_model(model)))


def linked_pairs(compiled: CompiledModel) -> tuple[LinkedPair, ...]:
    """Return the pairs of :data:`hallar.genetics.LINKED_LOCI` of which a model has both loci."""
    position = {name: locus for locus, name in enumerate(compiled.names) if not compiled.x_linked[locus]}
    return tuple(
        LinkedPair(position[pair.first], position[pair.second], pair.recombination)
        for pair in LINKED_LOCI
        if pair.first in position and pair.second in position
    )
