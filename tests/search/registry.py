"""A small registry with families, remains and their truth; synthetic."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import FamilyBlock, RemainsBlock, family_blocks, remains_block
from hallar.genetics import Profile
from hallar.kinship import Hypothesis, KinshipModel, lr_table, simulate_profiles
from hallar.pedigree import Family, Pedigree, Remains, Sex
from tests.kinship.families import GRANDPARENTS, TRIO

SHAPES: tuple[tuple[Pedigree, tuple[str, ...]], ...] = (
    (TRIO, ("father", "mother")),
    (TRIO, ("mother",)),
    (TRIO, ("mother", "sibling")),
    (GRANDPARENTS, ("grandmother", "uncle", "mother")),
)


def families(count: int, model: KinshipModel, seed: int = 1) -> list[Family]:
    """Return families typed one member after the other, each given those before."""
    generator = np.random.default_rng(seed)
    made = []
    for number in range(count):
        pedigree, typed = SHAPES[number % len(SHAPES)]
        family = Family(f"F{number}", pedigree, ("child",), {})
        for member in typed:
            table = lr_table(family, member, model)
            family = replace(
                family, profiles={**family.profiles, member: simulate_profiles(table, 1, generator)[0]}
            )
        made.append(family)
    return made


def remains(searching: list[Family], unrelated: int, model: KinshipModel, seed: int = 2) -> list[Remains]:
    """Return remains ``R-<family>`` of every family, and unrelated ones, some of them partial."""
    generator = np.random.default_rng(seed)
    made = [
        Remains(
            f"R-{family.id}",
            simulate_profiles(lr_table(family, "child", model), 1, generator)[0],
            Sex.FEMALE,
        )
        for family in searching
    ]
    background = lr_table(searching[0], "child", model)
    strangers = simulate_profiles(background, unrelated, generator, Hypothesis.UNRELATED)
    for number, profile in enumerate(strangers):
        made.append(Remains(f"U{number}", degrade(profile, generator) if number % 3 == 0 else profile))
    return made


def degrade(profile: Profile, generator: np.random.Generator) -> Profile:
    """Return the profile with loci lost and single peaks that may hide an allele."""
    kept, dropout = {}, {}
    for locus, genotype in profile.genotypes.items():
        if generator.random() < 0.3:
            continue
        kept[locus] = genotype
        dropout[locus] = 0.25
        if generator.random() < 0.3:
            kept[locus] = (genotype[0], genotype[0])
    return Profile(kept, dropout)


def coded(
    searching: list[Family], found: list[Remains], model: KinshipModel
) -> tuple[list[FamilyBlock], RemainsBlock]:
    """Return both sides as the search takes them."""
    coding = AlleleCoding.of(model)
    return list(family_blocks(searching, coding)), remains_block(found, coding)
