"""DNA profiles: what a laboratory reports of one sample."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Genotype = tuple[str, ...]
"""The alleles reported at one locus: two for a diploid locus (equal if homozygous), one if hemizygous."""


@dataclass(frozen=True)
class Profile:
    """The genotypes of one sample.

    Attributes:
        genotypes: alleles by locus name; a locus without a result is absent.
        dropout: probability, by locus, that one given allele copy failed to amplify (0 where absent).
            With a positive probability one reported peak may be a homozygote or a heterozygote that
            lost an allele.
        drop_in: probability that one spurious allele was seen at a locus.
    """

    genotypes: Mapping[str, Genotype]
    dropout: Mapping[str, float] = field(default_factory=dict)
    drop_in: float = 0.0

    def __post_init__(self) -> None:
        """Freeze the mappings and refuse impossible genotypes or probabilities (``ValueError``)."""
        for locus, genotype in self.genotypes.items():
            if len(genotype) not in (1, 2):
                raise ValueError(f"locus {locus}: a genotype has one or two alleles, not {len(genotype)}")
        for locus, probability in self.dropout.items():
            if not 0.0 <= probability < 1.0:
                raise ValueError(f"locus {locus}: drop-out probability {probability} is not in [0, 1)")
        if not 0.0 <= self.drop_in < 1.0:
            raise ValueError(f"drop-in probability {self.drop_in} is not in [0, 1)")
        object.__setattr__(self, "genotypes", MappingProxyType(dict(self.genotypes)))
        object.__setattr__(self, "dropout", MappingProxyType(dict(self.dropout)))

    def at_loci(self, loci: Collection[str]) -> Profile:
        """Return the profile with the results at some loci only."""
        genotypes = {locus: one for locus, one in self.genotypes.items() if locus in loci}
        dropout = {locus: one for locus, one in self.dropout.items() if locus in loci}
        return Profile(genotypes, dropout, self.drop_in)

    def __reduce__(self) -> tuple[type[Profile], tuple[dict[str, Genotype], dict[str, float], float]]:
        """Pickle through the constructor: read-only mappings cannot be pickled."""
        return Profile, (dict(self.genotypes), dict(self.dropout), self.drop_in)
