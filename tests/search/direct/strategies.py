"""Profiles of all kinds: partial, with drop-out and drop-in, some of them copies of each other."""

from __future__ import annotations

from hypothesis import strategies as st

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import RemainsBlock, remains_block
from hallar.genetics import Profile
from hallar.kinship import KinshipModel
from hallar.pedigree import Remains
from tests.kinship.families import ALLELES

LOCI = 4


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    genotypes, dropout = {}, {}
    for number in range(1, LOCI + 1):
        if draw(st.integers(0, 4)) == 0:
            continue
        genotypes[f"L{number}"] = tuple(draw(st.lists(st.sampled_from(ALLELES), min_size=2, max_size=2)))
        chance = draw(st.sampled_from([0.0, 0.0, 0.1, 0.35, 0.8]))
        if chance:
            dropout[f"L{number}"] = chance
    return Profile(genotypes, dropout, draw(st.sampled_from([0.0, 0.0, 0.0, 0.05])))


def block(listed: list[Profile], model: KinshipModel) -> RemainsBlock:
    coding = AlleleCoding.of(model)
    return remains_block([Remains(f"R{number}", one) for number, one in enumerate(listed)], coding)
