"""The likelihood ratio of two reports of one locus: the same person, or two unrelated ones.

With H the genotype probabilities, w(g) = P(report | genotype g) and e the probability of a typing error
per report, a report is taken to come from w'(g) = (1 - e) w(g) + e P(report): an error draws a report as
the population gives them, after the allelic drop-out and error model of Wang (2004), Sibship
reconstruction from genetic data with typing errors, Genetics 166:1963-1979, in its simplest form. With
c = (1 - e)^2, J = sum_g H(g) w1(g) w2(g) and D the probability of both reports in two unrelated persons,

    LR = (c J + (1 - c) P1 P2) / (c D + (1 - c) P1 P2).

Without coancestry D = P1 P2, so LR = c J / (P1 P2) + 1 - c: a locus that contradicts costs a factor of
about 2e and excludes nobody.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from hallar.kinship import CompiledModel, genotype_alleles
from hallar.search.direct.genotype_kernels import (
    fill_report_weights,
    fill_unrelated_genotypes,
    fill_unrelated_probabilities,
    genotype_probabilities,
)

Floats = npt.NDArray[np.float64]
PAIRS_AT_ONCE = 4096
"""Pairs of reports whose weights are held at once."""


@dataclass(frozen=True, eq=False)
class WeighedReports:
    """n reports of a locus.

    Attributes:
        weights: float64 (n, G) P(report | genotype).
        chance: float64 (n,) P(report) in somebody of the population.
    """

    weights: Floats
    chance: Floats


class LocusRatio:
    """The model of one locus; G genotypes, a silent allele last where the model has one.

    Reports are float64 (n, 4): low code, high code (equal where one allele was reported), drop-out and
    drop-in probability.
    """

    def __init__(self, compiled: CompiledModel, locus: int, typing_error: float) -> None:
        """Tabulate the genotypes of a locus.

        Args:
            compiled: the model.
            locus: position of the locus in it; not an X-linked one.
            typing_error: e, in [0, 1).
        """
        silent = float(compiled.silent[locus])
        self.allele_count = int(compiled.allele_counts[locus])
        self.has_silent = silent > 0.0
        self.visible = np.ascontiguousarray(compiled.frequencies[locus, : self.allele_count])
        scaled = self.visible * (1.0 - silent)
        self.frequencies = np.append(scaled, silent) if self.has_silent else scaled
        self.theta = float(compiled.model.loci[compiled.names[locus]].theta)
        self.correct = (1.0 - typing_error) ** 2
        self.genotypes: Floats = genotype_probabilities(self.frequencies, self.theta)
        self.alleles = genotype_alleles(self.frequencies.size)

    @cached_property
    def _unrelated(self) -> Floats:
        """Probability of two unrelated persons' genotypes, (G, G); only used under coancestry."""
        joint = np.empty((self.genotypes.size, self.genotypes.size))
        fill_unrelated_genotypes(self.alleles, self.frequencies, self.theta, joint)
        return joint

    def weigh(self, reports: Floats) -> WeighedReports:
        """Return the weights of n reports, before typing error."""
        weights = np.empty((len(reports), self.genotypes.size))
        fill_report_weights(
            np.ascontiguousarray(reports), self.allele_count, self.has_silent, self.visible, weights
        )
        return WeighedReports(weights, (weights * self.genotypes).sum(axis=1))

    def joint(self, rows: WeighedReports, columns: WeighedReports) -> tuple[Floats, Floats]:
        """Return P(both reports), of one person and of two unrelated ones, each of shape (n, m)."""
        apart = np.outer(rows.chance, columns.chance)
        together = (rows.weights * self.genotypes) @ columns.weights.T
        unrelated = apart
        if self.theta > 0.0:
            unrelated = (rows.weights @ self._unrelated) @ columns.weights.T
        return self._with_errors(together, apart), self._with_errors(unrelated, apart)

    def matrix(self, rows: WeighedReports, columns: WeighedReports) -> Floats:
        """Return the LR of every row report with every column report, shape (n, m)."""
        together, unrelated = self.joint(rows, columns)
        ratios: Floats = together / unrelated
        return ratios

    def of_pairs(self, first: Floats, second: Floats) -> Floats:
        """Return the LR of each pair of reports, shape (n,); both sides have n reports."""
        ratios = np.empty(len(first))
        for start in range(0, len(first), PAIRS_AT_ONCE):
            part = slice(start, start + PAIRS_AT_ONCE)
            left, right = self.weigh(first[part]), self.weigh(second[part])
            apart = left.chance * right.chance
            together = (left.weights * right.weights * self.genotypes).sum(axis=1)
            unrelated = apart
            if self.theta > 0.0:
                unrelated = np.empty(len(apart))
                fill_unrelated_probabilities(left.weights, right.weights, self._unrelated, unrelated)
            ratios[part] = self._with_errors(together, apart) / self._with_errors(unrelated, apart)
        return ratios

    def _with_errors(self, correct: Floats, apart: Floats) -> Floats:
        """Return the probability of two reports of which each may be a typing error."""
        return self.correct * correct + (1.0 - self.correct) * apart

    def posteriors(self, reports: Floats, starts: npt.NDArray[np.int64]) -> Floats:
        """Return P(genotype | reports of one person) of m persons, shape (m, G).

        Args:
            reports: (n, 4), person after person.
            starts: (m,) first report of each person, ascending and without repetition.
        """
        distinct, number = np.unique(reports, axis=0, return_inverse=True)
        weighed = self.weigh(distinct)
        correct = np.sqrt(self.correct)
        with np.errstate(divide="ignore"):
            likelihood = np.log(correct * weighed.weights / weighed.chance[:, None] + 1.0 - correct)
        summed = np.add.reduceat(likelihood[number.ravel()], starts, axis=0)
        posterior: Floats = np.exp(summed - summed.max(axis=1)[:, None]) * self.genotypes
        posterior /= posterior.sum(axis=1)[:, None]
        return posterior
