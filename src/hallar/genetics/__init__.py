"""Loci, kits, allele frequencies, mutation models and profiles.

May import :mod:`hallar.data` and nothing above it.
"""

from hallar.genetics.allele import allele_size, allele_sort_key
from hallar.genetics.frequency import FrequencyTable, LocusFrequencies
from hallar.genetics.kit import KITS, Kit, kit
from hallar.genetics.locus import (
    LINKED_LOCI,
    LinkedLoci,
    Locus,
    MarkerKind,
    all_loci,
    canonical_locus_name,
    locus,
)
from hallar.genetics.mutation import LocusMutation, MutationKind, MutationModel
from hallar.genetics.mutation_rate import MutationRate, locus_mutation, mutation_rate
from hallar.genetics.populations import DEFAULT_POPULATION, PopulationInfo, frequency_table, populations
from hallar.genetics.profile import Genotype, Profile

__all__ = [
    "DEFAULT_POPULATION",
    "KITS",
    "LINKED_LOCI",
    "FrequencyTable",
    "Genotype",
    "Kit",
    "LinkedLoci",
    "Locus",
    "LocusFrequencies",
    "LocusMutation",
    "MarkerKind",
    "MutationKind",
    "MutationModel",
    "MutationRate",
    "PopulationInfo",
    "Profile",
    "all_loci",
    "allele_size",
    "allele_sort_key",
    "canonical_locus_name",
    "frequency_table",
    "kit",
    "locus",
    "locus_mutation",
    "mutation_rate",
    "populations",
]
