"""Simulation of the missing member's profile, given the typed relatives."""

from __future__ import annotations

import numpy as np

from hallar.genetics import Genotype, Profile
from hallar.kinship.distribution import Hypothesis
from hallar.kinship.genotype import genotype_alleles
from hallar.kinship.table import LocusTable, LRTable


def simulate_profiles(
    table: LRTable,
    count: int,
    generator: np.random.Generator,
    hypothesis: Hypothesis = Hypothesis.RELATED,
) -> list[Profile]:
    """Draw complete profiles of the missing member, or of an unrelated person, given the family.

    Loci are independent given the relatives (linkage is not modelled). A person with two silent
    alleles has no result at that locus.

    Args:
        table: the family's table.
        count: how many profiles.
        generator: source of randomness; the same state gives the same profiles.
        hypothesis: whose profile.
    """
    columns = {
        name: _simulate_locus(locus, count, generator, hypothesis) for name, locus in table.loci.items()
    }
    return [
        Profile({name: genotypes[row] for name, genotypes in columns.items() if genotypes[row]})
        for row in range(count)
    ]


def _simulate_locus(
    locus: LocusTable, count: int, generator: np.random.Generator, hypothesis: Hypothesis
) -> list[Genotype]:
    probabilities = locus.related_genotypes if hypothesis is Hypothesis.RELATED else locus.unrelated_genotypes
    drawn = generator.choice(probabilities.size, size=count, p=probabilities / probabilities.sum())
    if locus.haploid:
        return [(locus.alleles[allele],) if allele < len(locus.alleles) else () for allele in drawn]
    pairs = genotype_alleles(len(locus.alleles) + locus.has_silent)
    return [_shown(locus, int(low), int(high)) for low, high in pairs[drawn]]


def _shown(locus: LocusTable, low: int, high: int) -> Genotype:
    """Return what a laboratory reports of a genotype typed without error."""
    visible = [locus.alleles[allele] for allele in (low, high) if allele < len(locus.alleles)]
    return (visible[0], visible[-1]) if visible else ()
