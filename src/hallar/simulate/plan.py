"""What to simulate: sizes, shares and the population."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from hallar.genetics import DEFAULT_POPULATION, frequency_table, kit
from hallar.kinship import KinshipModel, standard_model
from hallar.simulate.degradation import Degradation
from hallar.simulate.family_shape import FamilyShape
from hallar.simulate.family_shapes import DEFAULT_MIX, FAMILY_SHAPES


def default_model() -> KinshipModel:
    """Return the autosomal loci of GlobalFiler in the default population, with the shipped mutation rates."""
    return standard_model(frequency_table(DEFAULT_POPULATION), loci=kit("GlobalFiler").autosomal)


@dataclass(frozen=True)
class SimulationPlan:
    """A registry to simulate; ``docs/simulator.md`` gives the reason of every default.

    Attributes:
        families: number of searching families.
        remains: number of sets of remains.
        model: loci, allele frequencies, mutation, theta and silent alleles of the population;
            :func:`default_model` if omitted.
        mix: relative weight of each family shape, by name.
        shapes: the shapes the mix names.
        related_share: share of the remains that are a missing member of a registered family.
        found_share: at most this share of the missing persons is among the remains; it bounds
            ``related_share`` where there are many more remains than families.
        fragments: probabilities that a person is found as one, two, ... sets of remains.
        male_share: share of men among the members whose sex a shape leaves open and among strangers.
        sex_known_share: share of the remains whose sex is known.
        degradation: how remains lose alleles and loci.
        drop_in: probability that a locus of degraded remains shows one spurious allele. A locus that
            then has three alleles is reported as without a result.
        subpopulations: with theta above 0, number of subpopulations the families and the strangers
            come from; people of one subpopulation share ancestry theta, others none. The LR engine
            takes everybody to be of one.
    """

    families: int
    remains: int
    model: KinshipModel = field(default_factory=default_model)
    mix: Mapping[str, float] = field(default_factory=lambda: DEFAULT_MIX)
    shapes: Mapping[str, FamilyShape] = field(default_factory=lambda: FAMILY_SHAPES)
    related_share: float = 0.35
    found_share: float = 0.6
    fragments: tuple[float, ...] = (0.90, 0.07, 0.03)
    male_share: float = 0.75
    sex_known_share: float = 0.9
    degradation: Degradation = field(default_factory=Degradation)
    drop_in: float = 0.0
    subpopulations: int = 1

    def __post_init__(self) -> None:
        """Refuse impossible numbers (``ValueError`` naming the attribute)."""
        if self.families < 1 or self.remains < 0 or self.subpopulations < 1:
            raise ValueError(
                "a plan needs at least one family, no negative number of remains, and one population"
            )
        unknown = sorted(set(self.mix) - set(self.shapes))
        if unknown:
            raise ValueError(f"mix: no family shape {', '.join(unknown)}; known: {', '.join(self.shapes)}")
        weights = np.array(list(self.mix.values()), dtype=np.float64)
        if not np.all(weights >= 0) or not 0 < weights.sum() < np.inf:
            raise ValueError("mix: the weights of the family shapes must not be negative, nor all 0")
        for name in ("related_share", "found_share", "male_share", "sex_known_share"):
            if not 0.0 <= getattr(self, name) <= 1.0:
                raise ValueError(f"{name} {getattr(self, name)} is not in [0, 1]")
        if not 0.0 <= self.drop_in < 1.0:
            raise ValueError(f"drop_in {self.drop_in} is not in [0, 1)")
        if not self.fragments or min(self.fragments) < 0 or abs(sum(self.fragments) - 1) > 1e-9:
            raise ValueError("fragments must be a probability distribution")

    @property
    def mixed_shapes(self) -> tuple[FamilyShape, ...]:
        """The shapes of the mix, in its order."""
        return tuple(self.shapes[name] for name in self.mix)

    @property
    def shape_probabilities(self) -> npt.NDArray[np.float64]:
        """Probability of each of :attr:`mixed_shapes`."""
        weights = np.array(list(self.mix.values()), dtype=np.float64)
        probabilities: npt.NDArray[np.float64] = weights / weights.sum()
        return probabilities
