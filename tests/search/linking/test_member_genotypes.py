"""Rows of families from class densities, beside the probability of every genotype from the engine."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pytest

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.family_grouping import merge_alike
from hallar.formats.registry_blocks import FamilyBlock, family_blocks
from hallar.genetics import LocusFrequencies, MutationKind
from hallar.kinship import KinshipModel, class_densities, conditional_genotypes, genotype_alleles
from hallar.pedigree import Family, Member, Sex
from hallar.search.linking import member_genotypes as module
from hallar.search.linking.genotype_columns import GenotypeColumns, genotype_columns
from hallar.search.linking.member_genotypes import families_at_once, member_genotypes
from hallar.search.typed_reports import typed_reports
from tests.kinship.families import model
from tests.search.linking.test_link import MATERNAL, PARENTS, SIBLINGS, SPOUSE, family

Floats = npt.NDArray[np.float64]
COUSINS = (
    Member("grandfather", sex=Sex.MALE),
    Member("grandmother", sex=Sex.FEMALE),
    Member("father", "grandfather", "grandmother", Sex.MALE),
    Member("mother", "grandfather", "grandmother", Sex.FEMALE),
    Member("missing", "father", "mother", Sex.FEMALE),
    Member("brother", "father", "mother", Sex.MALE),
)
MISSING_SON = tuple(replace(one, sex=Sex.MALE) if one.id == "missing" else one for one in SIBLINGS)
PEDIGREES = [
    (PARENTS, ["mother"], "missing", True),
    (PARENTS, ["mother"], "mother", False),
    (SPOUSE, ["husband", "son"], "missing", True),
    (SPOUSE, ["daughter", "son"], "missing", False),
    (MATERNAL, ["aunt"], "mother", False),
    (SIBLINGS, ["mother", "brother"], "missing", False),
    (COUSINS, ["brother"], "missing", False),
    (MISSING_SON, ["mother", "brother"], "missing", False),
]


def of_different_sizes(used: KinshipModel) -> KinshipModel:
    """Return the model with one allele less at the second locus and two less at the third."""
    loci = {}
    for fewer, (name, locus) in enumerate(used.loci.items()):
        kept = len(locus.frequencies.alleles) - fewer
        raw = locus.frequencies.frequencies[:kept]
        frequencies = LocusFrequencies(name, locus.frequencies.alleles[:kept], raw / raw.sum())
        loci[name] = replace(locus, frequencies=frequencies)
    return replace(used, loci=loci)


MODELS = [
    of_different_sizes(model(3, MutationKind.PROPORTIONAL)),
    of_different_sizes(model(3, MutationKind.STEPWISE)),
    of_different_sizes(model(3, MutationKind.PROPORTIONAL, silent_frequency=0.03)),
    of_different_sizes(model(3, MutationKind.PROPORTIONAL, x_linked=True)),
    of_different_sizes(model(3, MutationKind.PROPORTIONAL, silent_frequency=0.02, x_linked=True)),
]


def families(members: tuple[Member, ...], typed: list[str], used: KinshipModel) -> FamilyBlock:
    """Return families of one structure, some results of whom are missing, doubtful or contradictory."""
    made: list[Family] = [family(f"F{seed}", members, typed, used, seed) for seed in range(8)]
    (block,) = merge_alike(family_blocks(made, AlleleCoding.of(used)), len(made))
    codes, dropout = block.codes.copy(), block.dropout.copy()
    codes[5, 0, 0] = -1
    codes[6, :, 1] = np.arange(len(typed))[:, None] % 4
    dropout[7, 0] = 0.2
    return replace(block, codes=codes, dropout=dropout)


@dataclass(frozen=True, eq=False)
class Expected:
    """A / H and H of every genotype, m / p and p of every allele, at one locus of n families."""

    ratios: Floats
    population: Floats
    shares: Floats
    frequencies: Floats


def expected_at(block: FamilyBlock, person: str, columns: GenotypeColumns, locus: int) -> Expected:
    compiled = columns.compiled
    tables = conditional_genotypes(
        block.pedigree,
        person,
        block.typed,
        compiled,
        typed_reports(block, np.array([locus])),
        x_linked=bool(compiled.x_linked[locus]),
    )
    alleles = int(compiled.allele_counts[locus] + (compiled.silent[locus] > 0))
    pairs = np.stack([np.arange(alleles)] * 2, axis=1) if tables.haploid else genotype_alleles(alleles)
    related, population = tables.related[:, : len(pairs)], tables.unrelated[0, : len(pairs)]
    carried, frequencies = np.zeros((len(block), alleles)), np.zeros(alleles)
    for genotype, pair in enumerate(pairs):
        for allele in pair:
            carried[:, allele] += related[:, genotype] / 2
            frequencies[allele] += population[genotype] / 2
    return Expected(related / population, population, carried / frequencies, frequencies)


@pytest.mark.parametrize("used", MODELS)
@pytest.mark.parametrize(("members", "typed", "person", "additive"), PEDIGREES)
def test_rows_are_the_engines_probabilities(
    used: KinshipModel, members: tuple[Member, ...], typed: list[str], person: str, additive: bool
) -> None:
    block = families(members, typed, used)
    columns = genotype_columns(used, block.pedigree.by_id[person].sex)
    known = member_genotypes(block, person, columns)
    genotypes = known.genotypes(np.arange(len(block)), np.float64)
    alleles = known.alleles()
    highest = np.zeros(len(block))
    is_sum = np.ones(len(block), dtype=np.bool_)
    for locus in range(len(used.loci)):
        expected = expected_at(block, person, columns, locus)
        haploid = bool(columns.haploid[locus])
        assert genotypes[:, columns.at(locus)] == pytest.approx(
            expected.ratios * np.sqrt(expected.population), rel=1e-9, abs=1e-12
        )
        here = slice(columns.allele_start[locus], columns.allele_start[locus + 1])
        copies = 1 if haploid else 2
        assert alleles.values[:, here] == pytest.approx(
            expected.shares * np.sqrt(copies * expected.frequencies), rel=1e-9, abs=1e-12
        )
        highest += np.log10(expected.ratios.max(axis=1))
        if not haploid:
            low, high = genotype_alleles(expected.frequencies.size).T
            sums = expected.shares[:, low] + expected.shares[:, high] - 1.0
            is_sum &= np.isclose(expected.ratios, sums, rtol=1e-7, atol=1e-7).all(axis=1)
    assert alleles.highest == pytest.approx(highest, rel=1e-9, abs=1e-9)
    assert alleles.additive.tolist() == is_sum.tolist()
    if columns.compiled.lumpable.all() and not columns.compiled.x_linked.any():
        assert bool(alleles.additive[:5].all()) == additive


def test_equal_results_are_computed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    used = model(4, MutationKind.PROPORTIONAL)
    block = families(PARENTS, ["mother"], used)
    computed = []

    def counted(*arguments: object, **named: object) -> object:
        computed.append(arguments[4].locus.size)  # type: ignore[attr-defined]
        return class_densities(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "class_densities", counted)
    member_genotypes(block, "missing", genotype_columns(used, Sex.FEMALE))
    reports = typed_reports(block, np.arange(4))
    different = {
        (locus, codes.tobytes(), dropout.tobytes(), drop_in.tobytes())
        for locus, codes, dropout, drop_in in zip(
            reports.locus.tolist(), reports.codes, reports.dropout, reports.drop_in, strict=True
        )
    }
    assert computed == [len(different)]
    assert len(different) < reports.locus.size


def test_large_tables_are_computed_for_fewer_families() -> None:
    small = genotype_columns(model(2, MutationKind.PROPORTIONAL), Sex.MALE)
    block = families(PARENTS, ["mother"], model(2, MutationKind.PROPORTIONAL))
    large = replace(small, names=("L1",) * 10**6)
    assert families_at_once(block, small) == module.FAMILIES_AT_ONCE
    assert families_at_once(block, large) == 1


def test_x_linked_loci_of_a_person_of_unknown_sex_have_no_columns() -> None:
    columns = genotype_columns(model(2, x_linked=True), Sex.UNKNOWN)
    assert columns.root.size == 0
    assert columns.kinds == ()
