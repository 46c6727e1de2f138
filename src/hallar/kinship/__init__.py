"""How likely: profiles on a pedigree, and the table of likelihood ratios of a missing member.

May import :mod:`hallar.pedigree`, :mod:`hallar.genetics` and nothing above them.
"""

from hallar.kinship.accelerate import chunks_of, has_compiled, kernel, parallel_kernel
from hallar.kinship.class_densities import Densities, MemberDensities, class_densities
from hallar.kinship.compiled_model import CompiledModel, UnknownAlleleError, compile_model
from hallar.kinship.conditional import simulate_profiles
from hallar.kinship.density_kernels import (
    carrier_probability,
    homozygote_probability,
    report_probability,
    report_probability_with_drop_in,
)
from hallar.kinship.description import describe_model
from hallar.kinship.distribution import Bounds, Hypothesis, LRDistribution, lr_distribution
from hallar.kinship.gain import Gain, expected_gains, untyped_relatives
from hallar.kinship.genotype import genotype_alleles, genotype_count, genotype_position
from hallar.kinship.joint_tables import TypedCodes
from hallar.kinship.likelihood import ImpossibleProfilesError, compare_hypotheses, log10_likelihood
from hallar.kinship.likelihood_ratio import LikelihoodRatio
from hallar.kinship.linked_likelihood import log10_linked_likelihood
from hallar.kinship.linked_loci import LinkedPair, has_linked_loci, linked_pairs
from hallar.kinship.linked_ratio import candidates_linkage_changes, linkage_changes
from hallar.kinship.model import KinshipModel, LocusModel
from hallar.kinship.phenotype import phenotype_weights
from hallar.kinship.plan import PlanTooLargeError
from hallar.kinship.standard import comparable_models, standard_model
from hallar.kinship.table import (
    ConditionalGenotypes,
    LocusTable,
    LRTable,
    conditional_genotypes,
    lr_table,
    lr_tables,
)

__all__ = [
    "Bounds",
    "CompiledModel",
    "ConditionalGenotypes",
    "Densities",
    "Gain",
    "Hypothesis",
    "ImpossibleProfilesError",
    "KinshipModel",
    "LRDistribution",
    "LRTable",
    "LikelihoodRatio",
    "LinkedPair",
    "LocusModel",
    "LocusTable",
    "MemberDensities",
    "PlanTooLargeError",
    "TypedCodes",
    "UnknownAlleleError",
    "candidates_linkage_changes",
    "carrier_probability",
    "chunks_of",
    "class_densities",
    "comparable_models",
    "compare_hypotheses",
    "compile_model",
    "conditional_genotypes",
    "describe_model",
    "expected_gains",
    "genotype_alleles",
    "genotype_count",
    "genotype_position",
    "has_compiled",
    "has_linked_loci",
    "homozygote_probability",
    "kernel",
    "linkage_changes",
    "linked_pairs",
    "log10_likelihood",
    "log10_linked_likelihood",
    "lr_distribution",
    "lr_table",
    "lr_tables",
    "parallel_kernel",
    "phenotype_weights",
    "report_probability",
    "report_probability_with_drop_in",
    "simulate_profiles",
    "standard_model",
    "untyped_relatives",
]
