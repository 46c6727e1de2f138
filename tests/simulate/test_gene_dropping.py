from __future__ import annotations

import numpy as np
import pytest

from hallar.genetics import MutationKind
from hallar.kinship import CompiledModel, KinshipModel, compile_model
from hallar.pedigree import Pedigree, Sex
from hallar.simulate import FAMILY_SHAPES, FamilyShape, pedigree_of
from hallar.simulate.gene_dropping import GeneDropping, Genotypes, mutation_matrices
from hallar.simulate.population import NO_COPY, Population
from tests.simulate.models import assert_drawn_from, assert_rate, model

TRIO = pedigree_of("father M, mother F, son M father mother, daughter F father mother")


def drop(
    pedigree: Pedigree, families: int, own: KinshipModel, seed: int = 1
) -> tuple[CompiledModel, dict[str, Genotypes]]:
    compiled = compile_model(own)
    rng = np.random.default_rng(seed)
    genes = GeneDropping(compiled, Population(compiled, 1, rng))
    return compiled, genes.drop(pedigree, np.zeros(families, dtype=np.int64), rng)


@pytest.mark.parametrize("shape", FAMILY_SHAPES.values(), ids=lambda shape: shape.name)
def test_every_copy_comes_from_the_parent_without_mutation(shape: FamilyShape) -> None:
    pedigree = shape.sexed((Sex.MALE,) * len(shape.of_drawn_sex))
    _, genotypes = drop(pedigree, 50, model())
    assert set(genotypes) == set(pedigree.by_id)
    for member in pedigree.members:
        for copy, parent in enumerate((member.father, member.mother)):
            if parent is not None:
                inherited = genotypes[member.id][:, :, copy, None]
                assert (inherited == genotypes[parent]).any(axis=2).all()


def test_either_copy_of_a_parent_is_equally_likely() -> None:
    _, genotypes = drop(TRIO, 5_000, model())
    for parent, copy in (("father", 0), ("mother", 1)):
        heterozygous = genotypes[parent][:, :, 0] != genotypes[parent][:, :, 1]
        first = genotypes["son"][:, :, copy] == genotypes[parent][:, :, 0]
        assert_rate(int((first & heterozygous).sum()), int(heterozygous.sum()), 0.5)


def test_loci_are_inherited_independently() -> None:
    _, genotypes = drop(TRIO, 5_000, model())
    both = genotypes["mother"][:, :2]
    informative = (both[:, :, 0] != both[:, :, 1]).all(axis=1)
    first = genotypes["son"][informative, :2, 1] == both[informative, :, 0]
    assert_rate(int((first[:, 0] == first[:, 1]).sum()), int(informative.sum()), 0.5)


@pytest.mark.parametrize("kind", [MutationKind.PROPORTIONAL, MutationKind.STEPWISE, MutationKind.EQUAL])
@pytest.mark.parametrize(("parent", "sex", "copy"), [("father", 0, 0), ("mother", 1, 1)])
def test_children_of_homozygotes_follow_the_mutation_matrix(
    kind: MutationKind, parent: str, sex: int, copy: int
) -> None:
    compiled, genotypes = drop(TRIO, 30_000, model(kind, rate=0.05))
    matrices = mutation_matrices(compiled)
    locus, allele = compiled.names.index("TH01"), 1
    homozygous = (genotypes[parent][:, locus] == allele).all(axis=1)
    inherited = genotypes["son"][homozygous, locus, copy]
    expected = matrices[locus, sex, allele]
    mutated = int((inherited != allele).sum())
    assert_rate(mutated, int(homozygous.sum()), 1 - expected[allele])
    assert (expected[np.unique(inherited)] > 0).all()


@pytest.mark.parametrize("kind", list(MutationKind)[:4])
def test_mutation_matrices_are_those_of_the_model(kind: MutationKind) -> None:
    own = model(kind, rate=0.01)
    compiled = compile_model(own)
    matrices = mutation_matrices(compiled)
    assert np.allclose(matrices.sum(axis=-1), 1.0)
    for number, locus in enumerate(own.loci.values()):
        k = len(locus.frequencies.alleles)
        for column, mutation in enumerate((locus.mutation.paternal, locus.mutation.maternal)):
            stated = mutation.transition(locus.frequencies.alleles, locus.frequencies.frequencies)
            assert np.allclose(matrices[number, column, :k, :k], stated, atol=1e-15)


def test_proportional_mutation_keeps_the_frequencies() -> None:
    compiled, genotypes = drop(TRIO, 20_000, model(MutationKind.PROPORTIONAL, rate=0.2))
    for locus, probabilities in enumerate(compiled.frequencies):
        assert_drawn_from(
            np.bincount(genotypes["daughter"][:, locus].ravel(), minlength=probabilities.size), probabilities
        )


def test_silent_alleles_neither_arise_nor_vanish_by_mutation() -> None:
    compiled, genotypes = drop(
        TRIO, 5_000, model(MutationKind.STEPWISE, rate=0.1, silent_frequency=0.1), seed=3
    )
    silent = compiled.allele_counts[:, None]
    father, paternal = genotypes["father"] == silent, genotypes["son"][:, :, 0] == silent[:, 0]
    assert paternal[father.all(axis=2)].all()
    assert not paternal[~father.any(axis=2)].any()


def test_identical_twins_carry_the_same_alleles() -> None:
    shape = FAMILY_SHAPES["identical-twin"]
    _, genotypes = drop(shape.pedigree, 20, model(MutationKind.PROPORTIONAL, rate=0.2))
    assert (genotypes["missing"] == genotypes["twin"]).all()


def test_a_father_gives_his_x_chromosome_to_daughters_alone() -> None:
    _, genotypes = drop(TRIO, 200, model(x_linked=True))
    assert (genotypes["father"][:, :, 0] == NO_COPY).all()
    assert (genotypes["son"][:, :, 0] == NO_COPY).all()
    assert (genotypes["daughter"][:, :, 0] == genotypes["father"][:, :, 1]).all()
    assert (genotypes["daughter"] != NO_COPY).all()


def test_an_unknown_parent_is_somebody_of_the_population() -> None:
    compiled, genotypes = drop(pedigree_of("mother F, child F - mother"), 20_000, model())
    for locus, probabilities in enumerate(compiled.frequencies):
        paternal = genotypes["child"][:, locus, 0]
        assert_drawn_from(np.bincount(paternal, minlength=probabilities.size), probabilities)
