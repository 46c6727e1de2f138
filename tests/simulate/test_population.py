from __future__ import annotations

import numpy as np

from hallar.kinship import compile_model
from hallar.simulate.population import NO_COPY, Population, frequencies_with_silent
from tests.simulate.models import assert_drawn_from, assert_rate, model

NOBODY_MALE = np.array(False)


def test_founders_follow_the_allele_frequencies() -> None:
    compiled = compile_model(model(silent_frequency=0.02))
    rng = np.random.default_rng(1)
    genotypes = Population(compiled, 1, rng).draw(np.zeros(20_000, dtype=np.int64), NOBODY_MALE, rng)
    for locus, probabilities in enumerate(frequencies_with_silent(compiled)):
        assert_drawn_from(
            np.bincount(genotypes[:, locus].ravel(), minlength=probabilities.size), probabilities
        )


def test_founders_are_in_hardy_weinberg_proportions() -> None:
    compiled = compile_model(model())
    rng = np.random.default_rng(2)
    genotypes = Population(compiled, 1, rng).draw(np.zeros(20_000, dtype=np.int64), NOBODY_MALE, rng)
    for locus in range(len(compiled.names)):
        homozygotes = int((genotypes[:, locus, 0] == genotypes[:, locus, 1]).sum())
        assert_rate(homozygotes, 20_000, float((compiled.frequencies[locus] ** 2).sum()))


def test_theta_makes_people_of_one_subpopulation_alike_and_no_others() -> None:
    theta = 0.1
    compiled = compile_model(model(theta=theta))
    rng = np.random.default_rng(3)
    subpopulations = np.arange(20_000)
    population = Population(compiled, subpopulations.size, rng)
    first = population.draw(subpopulations, NOBODY_MALE, rng)
    second = population.draw(subpopulations, NOBODY_MALE, rng)
    for locus in range(len(compiled.names)):
        chance = float((compiled.frequencies[locus] ** 2).sum())
        same = int((first[:, locus, 0] == second[:, locus, 1]).sum())
        assert_rate(same, subpopulations.size, theta + (1 - theta) * chance)
        others = int((first[:-1, locus, 0] == second[1:, locus, 1]).sum())
        assert_rate(others, subpopulations.size - 1, chance)


def test_men_have_one_copy_of_an_x_linked_locus() -> None:
    compiled = compile_model(model(x_linked=True))
    rng = np.random.default_rng(4)
    male = np.array([True, False])
    genotypes = Population(compiled, 1, rng).draw(np.zeros(2, dtype=np.int64), male, rng)
    assert (genotypes[0, :, 0] == NO_COPY).all()
    assert (genotypes[0, :, 1] != NO_COPY).all()
    assert (genotypes[1] != NO_COPY).all()
