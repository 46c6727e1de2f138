"""What a likelihood ratio depends on besides the profiles: frequencies, mutation, theta, silent alleles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hallar.genetics import LocusFrequencies, LocusMutation


@dataclass(frozen=True)
class LocusModel:
    """The model of one locus.

    Attributes:
        frequencies: allele frequencies; they must hold every allele that any profile shows.
        mutation: paternal and maternal mutation.
        theta: Balding-Nichols coancestry (Fst) of the founders and the unrelated candidate.
        silent_frequency: frequency of a silent allele; the listed frequencies are scaled by one minus it.
        x_linked: whether males are hemizygous.
    """

    frequencies: LocusFrequencies
    mutation: LocusMutation = field(default_factory=LocusMutation)
    theta: float = 0.0
    silent_frequency: float = 0.0
    x_linked: bool = False

    def __post_init__(self) -> None:
        """Refuse probabilities outside [0, 1) (``ValueError``)."""
        for name, value in (("theta", self.theta), ("silent allele frequency", self.silent_frequency)):
            if not 0.0 <= value < 1.0:
                raise ValueError(f"locus {self.frequencies.locus}: {name} {value} is not in [0, 1)")


@dataclass(frozen=True)
class KinshipModel:
    """The models of all loci of one search.

    Attributes:
        population: name of the population the frequencies describe; shown on every result.
        loci: locus models by locus name, in the order of the report.
    """

    population: str
    loci: Mapping[str, LocusModel]

    def excluding(self) -> KinshipModel:
        """Return the model that excludes at the loci where this one does so or needs a mutation.

        It has no theta either: that alters every probability and makes none of them zero, and costs most.
        """
        loci = {
            name: replace(locus, mutation=LocusMutation(), theta=0.0) for name, locus in self.loci.items()
        }
        return KinshipModel(self.population, loci)
