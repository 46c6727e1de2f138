"""The LR table: a family compiled once, so that a candidate is a look-up.

For a missing member t of a family with typed relatives D, and for every genotype g at a locus,
R[g] = log10 P(G_t = g | D) - log10 P(G_u = g | D), u an unrelated person of the same population.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import numpy.typing as npt

from hallar.genetics import Profile
from hallar.kinship.compiled_model import CompiledModel, compile_model
from hallar.kinship.expand_kernels import expand_tables
from hallar.kinship.genotype import genotype_alleles, genotype_count
from hallar.kinship.joint_tables import JointTables, TypedCodes, joint_tables
from hallar.kinship.likelihood import loci_by_linkage, typed_codes
from hallar.kinship.likelihood_ratio import LikelihoodRatio
from hallar.kinship.model import KinshipModel
from hallar.kinship.phenotype import phenotype_weights
from hallar.kinship.shape import Shape, shape_of
from hallar.pedigree import Family, Member, Pedigree, Sex, is_inbred

UNRELATED = "\0unrelated"
"""Identifier of the unrelated person added to a pedigree; no importer lets it through."""


@dataclass(frozen=True, eq=False)
class LocusTable:
    """What a family tells about the missing member at one locus.

    Attributes:
        alleles: k allele names.
        frequencies: (k,) population frequencies of the visible alleles, sum 1.
        has_silent: whether genotypes with a silent allele (number k) follow the visible ones.
        haploid: whether the missing member has one allele only (X-linked, male).
        related_genotypes: (genotypes,) P(G_t = g | D); positions as in :mod:`hallar.kinship.genotype`.
        unrelated_genotypes: (genotypes,) P(G_u = g | D).
        inconsistent: whether the relatives' own results exclude each other under the model; the locus
            then tells nothing and both distributions are that of an unrelated person.
    """

    alleles: tuple[str, ...]
    frequencies: npt.NDArray[np.float64]
    has_silent: bool
    haploid: bool
    related_genotypes: npt.NDArray[np.float64]
    unrelated_genotypes: npt.NDArray[np.float64]
    inconsistent: bool

    @cached_property
    def related(self) -> npt.NDArray[np.float64]:
        """P(the missing member shows {a, b} | D), shape (k, k), symmetric; (k,) if hemizygous."""
        return self._apparent(self.related_genotypes)

    @cached_property
    def unrelated(self) -> npt.NDArray[np.float64]:
        """P(an unrelated person shows {a, b} | D), shaped like ``related``."""
        return self._apparent(self.unrelated_genotypes)

    @cached_property
    def log10_lr(self) -> npt.NDArray[np.float64]:
        """log10 LR of each apparent genotype, shaped like ``related``; minus infinity if excluded."""
        with np.errstate(divide="ignore"):
            return np.asarray(np.log10(self.related) - np.log10(self.unrelated))

    def _apparent(self, genotypes: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Add up the genotypes that look alike: a homozygote and the carrier of a silent allele."""
        k = len(self.alleles)
        if self.haploid:
            return genotypes[:k]
        shown = np.zeros((k, k))
        low, high = genotype_alleles(k).T
        shown[low, high] = shown[high, low] = genotypes[: genotype_count(k)]
        if self.has_silent:
            shown[np.diag_indices(k)] += genotypes[genotype_count(k) : genotype_count(k) + k]
        return shown

    def likelihood_ratio(self, codes: tuple[int, int], dropout: float, drop_in: float) -> float:
        """Return the LR of one report, given as allele codes.

        A report that nobody of the missing member's sex can show, two alleles at an X-linked locus of a
        man, excludes: 0.
        """
        weights = phenotype_weights(
            *codes, len(self.alleles), self.has_silent, self.haploid, dropout, drop_in, self.frequencies
        )
        unrelated = float(weights @ self.unrelated_genotypes)
        return float(weights @ self.related_genotypes) / unrelated if unrelated > 0 else 0.0


@dataclass(frozen=True, eq=False)
class LRTable:
    """The LR tables of one missing member at every locus.

    Attributes:
        family: family identifier.
        missing: identifier of the missing member.
        model: what the table was computed with.
        loci: locus tables by locus name.
    """

    family: str
    missing: str
    model: KinshipModel
    loci: Mapping[str, LocusTable]

    @property
    def inconsistent_loci(self) -> tuple[str, ...]:
        """Loci at which the typed relatives exclude each other; they are left out of every LR."""
        return tuple(name for name, table in self.loci.items() if table.inconsistent)

    def likelihood_ratio(self, profile: Profile) -> LikelihoodRatio:
        """Return P(profile | it is the missing member) / P(profile | it is unrelated), per locus.

        Raises:
            ValueError: the profile shows an allele that the table does not have.
        """
        ratios: dict[str, float] = {}
        for name, table in self.loci.items():
            genotype = profile.genotypes.get(name)
            if genotype is None or table.inconsistent:
                continue
            if not {*genotype} <= {*table.alleles}:
                absent = next(allele for allele in genotype if allele not in table.alleles)
                raise ValueError(f"locus {name}: allele {absent} is not in the frequency table")
            codes = (table.alleles.index(genotype[0]), table.alleles.index(genotype[-1]))
            ratios[name] = table.likelihood_ratio(codes, profile.dropout.get(name, 0.0), profile.drop_in)
        return LikelihoodRatio(ratios)


def lr_table(family: Family, missing: str, model: KinshipModel, *, sex: Sex | None = None) -> LRTable:
    """Compute the LR table of one missing member; the family's other missing members stay untyped.

    Args:
        family: the searching family.
        missing: identifier of the missing member.
        model: frequencies and models; each family's alleles must be in its frequency tables.
        sex: sex to assume for the missing member at X-linked loci where the pedigree does not tell.

    Raises:
        ValueError: the member is unknown or typed, an allele is not in the frequency table, or an
            X-linked locus needs a sex that is unknown.
        PlanTooLargeError: the pedigree's loops are too interwoven.
    """
    return _lr_table(family, missing, compile_model(model), sex)


def lr_tables(families: Iterable[Family], model: KinshipModel) -> Iterator[LRTable]:
    """Yield the LR table of every missing member of every family, in order."""
    compiled = compile_model(model)
    for family in families:
        for missing in family.missing:
            yield _lr_table(family, missing, compiled, None)


def _lr_table(family: Family, missing: str, compiled: CompiledModel, sex: Sex | None) -> LRTable:
    pedigree = _with_sex(family.pedigree, missing, sex)
    if missing in family.profiles:
        raise ValueError(f"family {family.id}: {missing} is missing and typed at once; drop one of the two")
    typed = list(family.profiles)
    profiles = list(family.profiles.values())
    tables: dict[str, LocusTable] = {}
    for x_linked, loci in loci_by_linkage(compiled):
        reports = typed_codes(profiles, compiled, loci)
        genotypes = conditional_genotypes(pedigree, missing, typed, compiled, reports, x_linked=x_linked)
        for row, locus in enumerate(loci):
            tables[compiled.names[locus]] = _locus_table(compiled, int(locus), genotypes, row)
    return LRTable(family.id, missing, compiled.model, {name: tables[name] for name in compiled.names})


@dataclass(frozen=True, eq=False)
class ConditionalGenotypes:
    """Genotype probabilities given the typed relatives; n instances, G genotypes of the largest locus.

    Attributes:
        related: (n, G) P(G_t = g | D); equal to ``unrelated`` where the reports are inconsistent.
        unrelated: (n, G) P(G_u = g | D).
        consistent: (n,) whether the relatives' reports can occur together.
        haploid: whether G counts alleles of a hemizygous person.
    """

    related: npt.NDArray[np.float64]
    unrelated: npt.NDArray[np.float64]
    consistent: npt.NDArray[np.bool_]
    haploid: bool


def conditional_genotypes(
    pedigree: Pedigree,
    person: str,
    typed: Sequence[str],
    compiled: CompiledModel,
    reports: TypedCodes,
    *,
    x_linked: bool,
) -> ConditionalGenotypes:
    """Return the genotype distribution of a person and of an unrelated one, given typed relatives.

    Args:
        pedigree: the relatives.
        person: the member asked for.
        typed: identifiers of the typed members, one per slot of ``reports``.
        compiled: the model.
        reports: the typed members' reports; its loci are all autosomal or all X-linked.
        x_linked: which of the two.
    """
    shape = shape_of(pedigree, typed, [person], x_linked=x_linked)
    joint = genotype_tables(shape, compiled, reports, copies_meet=is_inbred(pedigree, person))
    background = _unrelated_genotypes(pedigree, person, typed, compiled, reports, x_linked)
    unrelated = background / background.sum(axis=1, keepdims=True)
    evidence = joint.sum(axis=1, keepdims=True)
    related = np.divide(joint, evidence, out=unrelated.copy(), where=evidence > 0)
    return ConditionalGenotypes(related, unrelated, evidence[:, 0] > 0, shape.hemizygous[shape.targets[0]])


def genotype_tables(
    shape: Shape, compiled: CompiledModel, reports: TypedCodes, *, copies_meet: bool
) -> npt.NDArray[np.float64]:
    """Return P(target's genotype, reports), shape (n, genotypes of the largest locus).

    Args:
        shape: the families' shape, with one target.
        compiled: the model.
        reports: the typed relatives' reports.
        copies_meet: whether the target can carry two copies of one ancestral allele by inbreeding.
    """
    dependent = bool((compiled.concentration[reports.locus] > 0).any())
    joint = joint_tables(shape, compiled, reports, unseen_classes=2 if copies_meet or dependent else 1)
    haploid = shape.hemizygous[shape.targets[0]]
    return _expand(joint, compiled, reports.locus, haploid)


def _expand(
    joint: JointTables, compiled: CompiledModel, locus: npt.NDArray[np.int64], haploid: bool
) -> npt.NDArray[np.float64]:
    alleles = int(compiled.allele_counts.max()) + 1
    expanded = np.zeros((locus.size, alleles if haploid else genotype_count(alleles)))
    expand_tables(
        joint.tables,
        joint.seen_counts,
        joint.state_counts,
        joint.allele_states,
        joint.state_priors,
        locus,
        compiled.allele_counts,
        compiled.frequencies,
        compiled.silent,
        haploid,
        expanded,
    )
    return expanded


def stranger_to(pedigree: Pedigree, person: str) -> tuple[str, Pedigree]:
    """Return the identifier of an unrelated person of a member's sex, and the pedigree with them."""
    stranger = Member(UNRELATED, sex=pedigree.by_id[person].sex)
    return UNRELATED, Pedigree((*pedigree.members, stranger))


def _unrelated_genotypes(
    pedigree: Pedigree,
    missing: str,
    typed: Sequence[str],
    compiled: CompiledModel,
    reports: TypedCodes,
    x_linked: bool,
) -> npt.NDArray[np.float64]:
    """Return P(an unrelated person's genotype | reports) up to a factor per row.

    Reports that cannot occur together tell nothing about others: there the person is taken alone.
    """
    stranger, extended = stranger_to(pedigree, missing)
    alone = shape_of(Pedigree((extended.by_id[stranger],)), [], [stranger], x_linked=x_linked)
    nobody = TypedCodes(
        reports.locus,
        np.empty((reports.locus.size, 0, 2), dtype=np.int16),
        np.empty((reports.locus.size, 0)),
        np.empty((reports.locus.size, 0)),
    )
    independent = genotype_tables(alone, compiled, nobody, copies_meet=False)
    if not (compiled.concentration[reports.locus] > 0).any():
        return independent
    shape = shape_of(extended, typed, [stranger], x_linked=x_linked)
    dependent = genotype_tables(shape, compiled, reports, copies_meet=False)
    return np.where(dependent.any(axis=1, keepdims=True), dependent, independent)


def _locus_table(
    compiled: CompiledModel, locus: int, genotypes: ConditionalGenotypes, row: int
) -> LocusTable:
    alleles = tuple(compiled.codes[locus])
    has_silent = bool(compiled.silent[locus] > 0)
    total = len(alleles) + has_silent
    size = total if genotypes.haploid else genotype_count(total)
    return LocusTable(
        alleles=alleles,
        frequencies=compiled.frequencies[locus, : len(alleles)],
        has_silent=has_silent,
        haploid=genotypes.haploid,
        related_genotypes=genotypes.related[row, :size],
        unrelated_genotypes=genotypes.unrelated[row, :size],
        inconsistent=not genotypes.consistent[row],
    )


def _with_sex(pedigree: Pedigree, identifier: str, sex: Sex | None) -> Pedigree:
    """Return the pedigree with the member's sex set where it was unknown."""
    if sex is None or pedigree.by_id[identifier].sex is not Sex.UNKNOWN:
        return pedigree
    return Pedigree(
        tuple(replace(member, sex=sex) if member.id == identifier else member for member in pedigree.members)
    )
