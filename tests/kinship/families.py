"""Families and models that several tests use; synthetic."""

from __future__ import annotations

import numpy as np

from hallar.genetics import Genotype, LocusFrequencies, LocusMutation, MutationKind, MutationModel, Profile
from hallar.kinship import KinshipModel, LocusModel
from hallar.pedigree import Family, Member, Pedigree, Sex

ALLELES = ("7", "8", "9", "9.3", "10", "11")
FREQUENCIES = np.array([0.05, 0.1, 0.2, 0.3, 0.25, 0.1])


def model(
    loci: int = 3,
    kind: MutationKind = MutationKind.NONE,
    *,
    theta: float = 0.0,
    silent_frequency: float = 0.0,
    x_linked: bool = False,
) -> KinshipModel:
    """Return a model of ``loci`` loci with rotated frequencies."""
    mutation = LocusMutation(MutationModel(kind, 0.004, 0.1, 0.0001), MutationModel(kind, 0.001, 0.1, 0.0001))
    return KinshipModel(
        "synthetic",
        {
            f"L{number}": LocusModel(
                LocusFrequencies(f"L{number}", ALLELES, np.roll(FREQUENCIES, number)),
                mutation,
                theta,
                silent_frequency,
                x_linked,
            )
            for number in range(1, loci + 1)
        },
    )


def profile(*genotypes: Genotype) -> Profile:
    """Return a profile at L1, L2, ..."""
    return Profile({f"L{number}": genotype for number, genotype in enumerate(genotypes, start=1)})


TRIO = Pedigree(
    (
        Member("father", sex=Sex.MALE),
        Member("mother", sex=Sex.FEMALE),
        Member("child", "father", "mother", Sex.FEMALE),
        Member("sibling", "father", "mother", Sex.MALE),
    )
)
GRANDPARENTS = Pedigree(
    (
        Member("grandfather", sex=Sex.MALE),
        Member("grandmother", sex=Sex.FEMALE),
        Member("father", "grandfather", "grandmother", Sex.MALE),
        Member("uncle", "grandfather", "grandmother", Sex.MALE),
        Member("mother", sex=Sex.FEMALE),
        Member("child", "father", "mother", Sex.FEMALE),
    )
)
COUSINS_MARRIED = Pedigree(
    (
        Member("grandfather", sex=Sex.MALE),
        Member("grandmother", sex=Sex.FEMALE),
        Member("son", "grandfather", "grandmother", Sex.MALE),
        Member("daughter", "grandfather", "grandmother", Sex.FEMALE),
        Member("husband", sex=Sex.MALE),
        Member("wife", sex=Sex.FEMALE),
        Member("father", "son", "wife", Sex.MALE),
        Member("mother", "husband", "daughter", Sex.FEMALE),
        Member("child", "father", "mother", Sex.FEMALE),
        Member("sibling", "father", "mother", Sex.MALE),
    )
)


def family(pedigree: Pedigree, missing: str, **profiles: Profile) -> Family:
    """Return a family with these typed members."""
    return Family("family", pedigree, (missing,), profiles)
