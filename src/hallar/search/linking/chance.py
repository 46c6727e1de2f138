"""Which LRs pairs of families reach by chance, and which if they do miss one person.

Under both hypotheses the LRs of different loci are independent for families of given pedigrees. From a
sample of families of each pair of pedigrees come all LRs of each locus between unlinked ones. Drawn with
probabilities proportional to themselves they are LRs of linked families, and P(LR >= t | unlinked) is the
expectation of 1 / LR over linked pairs with LR >= t: importance sampling, exact in the far tail where no
sample of unlinked pairs would have one (as Kruijver 2015, Forensic Sci. Int. Genet. 14, does for single
profiles).

Where a sample would be too small, Markov's bound stands in: at most a share 1 / t of unlinked pairs
reaches an LR of t, for its expectation over them is 1 (Good 1950, Probability and the Weighing of
Evidence).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

import numpy as np

from hallar.pedigree import Sex
from hallar.search.linking.chance_kernels import draw_linked
from hallar.search.linking.genotype_columns import Floats, GenotypeColumns, Integers, shared_loci
from hallar.search.linking.meeting import Meeting
from hallar.search.linking.roster import Roster

FAMILIES = 100
"""Most families that are drawn of each pedigree."""
FEWEST = 15
"""Pedigrees of fewer families are taken together."""
DRAWS = 2000
"""Linked pairs drawn of each pair of pedigrees."""
COMBINATIONS = 16
"""Most pairs of pedigrees that are drawn of each pair of sides."""
SEED = 20


@dataclass(frozen=True, eq=False)
class Chance:
    """LRs of linked pairs, best first, with what they stand for.

    Attributes:
        log10_lr: (n,) log10 LRs.
        unlinked: (n,) number of unlinked pairs that each stands for, its own LR divided out.
        linked: (n,) number of pairs of the run that each stands for if these were linked.
        meeting: (n,) position of the shared member in :class:`Meeting`.
        bounded: pairs without a sample, for which the bound stands.
        pairs: all pairs.
    """

    log10_lr: Floats = field(default_factory=lambda: np.empty(0))
    unlinked: Floats = field(default_factory=lambda: np.empty(0))
    linked: Floats = field(default_factory=lambda: np.empty(0))
    meeting: Integers = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    bounded: int = 0
    pairs: int = 0

    def bound_at(self, log10_lr: float) -> float:
        """Return how many unlinked pairs can be expected to reach an LR at most, whatever the families."""
        return float(self.pairs * 10.0 ** min(-log10_lr, 0.0))

    def expected_at(self, log10_lr: float) -> float:
        """Return how many unlinked pairs are expected to reach an LR.

        Beyond the highest LR drawn it falls as the LR grows, which it does at least.
        """
        bounded = self.bounded * 10.0 ** min(-log10_lr, 0.0)
        reaching = int(np.searchsorted(-self.log10_lr, -log10_lr, side="right"))
        if reaching:
            estimated = float(self.unlinked[:reaching].sum())
        elif self.log10_lr.size:
            estimated = float(self.unlinked[0] * 10.0 ** (self.log10_lr[0] - log10_lr))
        else:
            estimated = 0.0
        return float(min(estimated + bounded, self.bound_at(log10_lr)))

    def reached_by(self, expected: float) -> float:
        """Return the log10 LR that so many unlinked pairs are expected to reach; infinity for none."""
        if expected <= 0 < self.pairs:
            return float("inf")
        if self.pairs <= expected:
            return float("-inf")
        low, high = -40.0, float(np.log10(self.pairs / expected))
        while high - low > 1e-4:
            middle = (low + high) / 2
            low, high = (low, middle) if self.expected_at(middle) <= expected else (middle, high)
        return high

    def found_shares(self, log10_lr: float) -> dict[Meeting, float]:
        """Return, by shared member, the share of linked pairs that would reach an LR."""
        shares = {}
        for number, meeting in enumerate(Meeting):
            here = self.meeting == number
            if here.any():
                reaching = self.linked[here & (self.log10_lr >= log10_lr)].sum()
                shares[meeting] = float(reaching / self.linked[here].sum())
        return shares


@dataclass(frozen=True, eq=False)
class _Drawn:
    """Linked pairs of two pedigrees: their LRs, the mean LR of unlinked ones, pairs that each stands for."""

    log10_lr: Floats
    log10_mean: float
    pairs: float
    meeting: Meeting


@dataclass(frozen=True, eq=False)
class _Sample:
    """Some missing persons of one pedigree.

    Attributes:
        persons: (n,) positions in the roster.
        columns: layout of the shared member's genotypes.
        alleles: (n, allele columns) rows by allele.
        genotypes: (n, columns) rows by genotype.
        additive: whether the rows by allele say all that these families tell.
    """

    persons: Integers
    columns: GenotypeColumns
    alleles: Floats
    genotypes: Floats
    additive: bool


class ChanceSample:
    """Draws from pairs of families, pedigree by pedigree."""

    def __init__(self, roster: Roster, layouts: dict[Sex, GenotypeColumns]) -> None:
        """Start without pairs."""
        self._roster = roster
        self._layouts = layouts
        self._generator = np.random.default_rng(SEED)
        self._samples: dict[tuple[Meeting, bytes], _Sample] = {}
        self._drawn: list[_Drawn] = []
        self._bounded = 0
        self._pairs = 0

    def add(self, meeting: Meeting, sides: tuple[Integers, Integers], pairs: int) -> None:
        """Draw from the pairs of two sides, each missing persons of one kind.

        Args:
            meeting: where they meet.
            sides: positions in the roster.
            pairs: how many pairs of different families they have.
        """
        self._pairs += pairs
        combinations = list(product(*(list(self._pedigrees(side)) for side in sides)))
        weights = np.array([one.size * other.size for one, other in combinations], dtype=np.float64)
        weights /= weights.sum()
        if len(combinations) > COMBINATIONS:
            chosen = self._generator.choice(len(combinations), COMBINATIONS, p=weights)
            combinations = [combinations[one] for one in chosen]
            weights = np.full(COMBINATIONS, 1.0 / COMBINATIONS)
        for (one, other), weight in zip(combinations, weights.tolist(), strict=True):
            if min(one.size, other.size) < FEWEST:
                self._bounded += round(pairs * weight)
            else:
                log10_lr, log10_mean = self._linked(meeting, one, other)
                self._drawn.append(_Drawn(log10_lr, log10_mean, pairs * weight / DRAWS, meeting))

    def chance(self) -> Chance:
        """Return what was drawn."""
        if not self._drawn:
            return Chance(bounded=self._bounded, pairs=self._pairs)
        log10_lr = np.concatenate([one.log10_lr for one in self._drawn])
        linked = np.repeat([one.pairs for one in self._drawn], DRAWS)
        mean = np.repeat([one.log10_mean for one in self._drawn], DRAWS)
        meeting = np.repeat([list(Meeting).index(one.meeting) for one in self._drawn], DRAWS)
        order = np.argsort(-log10_lr, kind="stable")
        return Chance(
            log10_lr[order],
            (linked * 10.0 ** (mean - log10_lr))[order],
            linked[order],
            meeting[order],
            self._bounded,
            self._pairs,
        )

    def _pedigrees(self, persons: Integers) -> Iterator[Integers]:
        """Yield the missing persons of each pedigree, those of rare pedigrees together."""
        keys = (
            self._roster.block[persons] * (int(self._roster.member.max()) + 1) + self._roster.member[persons]
        )
        _, pedigree, counts = np.unique(keys, return_inverse=True, return_counts=True)
        rare = counts[pedigree] < FEWEST
        for number in np.flatnonzero(counts >= FEWEST).tolist():
            yield persons[pedigree == number]
        if rare.any():
            yield persons[rare]

    def _linked(self, meeting: Meeting, one: Integers, other: Integers) -> tuple[Floats, float]:
        """Return (draws,) log10 LRs of linked pairs of two pedigrees, and that of the unlinked ones' mean."""
        first, second = (self._sampled(meeting, side) for side in (one, other))
        loci = np.array(shared_loci(first.columns, second.columns), dtype=np.int64)
        log10_lr, log10_mean = np.empty((loci.size, DRAWS)), np.empty(loci.size)
        families = self._roster.family[first.persons], self._roster.family[second.persons]
        draw_linked(
            *_factors(first, second),
            loci,
            families[0][:, None] != families[1],
            self._generator.random((loci.size, DRAWS)),
            log10_lr,
            log10_mean,
        )
        return log10_lr.sum(axis=0), float(log10_mean.sum())

    def _sampled(self, meeting: Meeting, persons: Integers) -> _Sample:
        """Return some of these persons and their tables."""
        key = meeting, persons.tobytes()
        if key not in self._samples:
            kind = int(np.searchsorted(self._roster.start, persons[0], side="right")) - 1
            columns = self._layouts[dict(self._roster.kinds[kind].sexes)[meeting]]
            chosen = self._generator.choice(persons, min(FAMILIES, persons.size), replace=False)
            self._samples[key] = self._read(meeting, chosen, columns)
        return self._samples[key]

    def _read(self, meeting: Meeting, persons: Integers, columns: GenotypeColumns) -> _Sample:
        alleles = np.empty((persons.size, int(columns.allele_start[-1])))
        genotypes = np.empty((persons.size, columns.root.size))
        additive = True
        for places, known in self._roster.tables(persons, meeting, columns):
            rows = known.alleles()
            alleles[places] = rows.values
            genotypes[places] = known.genotypes(np.arange(places.size), np.float64)
            additive &= bool(rows.additive.all())
        return _Sample(persons, columns, alleles, genotypes, additive)


def _factors(first: _Sample, second: _Sample) -> tuple[Floats, Floats, Integers, Floats]:
    """Return the two matrices to multiply, first column of each locus, and what to take off the products.

    The alleles' rows suffice where one side is additive (:mod:`hallar.search.linking.rows`).
    """
    columns = first.columns
    if first.additive or second.additive:
        return first.alleles, second.alleles, columns.allele_start, columns.allele_shift
    return first.genotypes, second.genotypes, columns.start, np.zeros(len(columns.names))
