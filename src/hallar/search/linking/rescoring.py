"""The exact LR of listed pairs, in double precision.

LR_l = sum_g A1(g) A2(g) / H(g) at every locus l: A1 and A2 are the probabilities of the shared member's
genotype g given the relatives of the one family and of the other, H those in the population. It follows
from P(D1, D2) = sum_g H(g) P(D1 | g) P(D2 | g) and P(D | g) = A(g) P(D) / H(g).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.search.linking.genotype_columns import Floats, GenotypeColumns, shared_loci
from hallar.search.linking.meeting import Meeting
from hallar.search.linking.roster import Roster

PAIRS_AT_ONCE = 2048
TOLD = 1e-9
"""A locus is compared if both families move the population's probabilities by more than this share."""
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Scores:
    """The LRs of P pairs.

    Attributes:
        log10_lr: (P, L) at each locus, 0 where there is no comparison, minus infinity if excluded.
        compared: bool (P, L) whether both families tell something.
        highest: (P,) log10 of the most that families which know as much could reach.
    """

    log10_lr: Floats
    compared: npt.NDArray[np.bool_]
    highest: Floats


def score_pairs(
    roster: Roster, pairs: Integers, meeting: Meeting, layouts: tuple[GenotypeColumns, GenotypeColumns]
) -> Iterator[tuple[Integers, Scores]]:
    """Yield pairs (P, 2) of missing persons with their exact LRs, in pieces.

    Args:
        roster: the missing persons.
        pairs: (all, 2) positions in it.
        meeting: the shared member at whom all these pairs meet.
        layouts: genotype columns of that member by the one family and by the other.
    """
    ordered = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    for start in range(0, len(ordered), PAIRS_AT_ONCE):
        part = ordered[start : start + PAIRS_AT_ONCE]
        first, second = (
            _tables(roster, part[:, side], meeting, columns) for side, columns in enumerate(layouts)
        )
        yield part, _scores(first, second, layouts)


def _tables(
    roster: Roster, persons: Integers, meeting: Meeting, columns: GenotypeColumns
) -> tuple[Floats, Integers]:
    """Return the tables A / sqrt(H) of the different persons listed, and which is whose."""
    different, row = np.unique(persons, return_inverse=True)
    return roster.genotypes(different, meeting, columns), row.ravel()


def _scores(
    first: tuple[Floats, Integers],
    second: tuple[Floats, Integers],
    layouts: tuple[GenotypeColumns, GenotypeColumns],
) -> Scores:
    pairs, loci = first[1].size, len(layouts[0].names)
    log10_lr = np.zeros((pairs, loci))
    compared = np.zeros((pairs, loci), dtype=np.bool_)
    highest = np.zeros(pairs)
    for locus in shared_loci(*layouts):
        root = layouts[0].root[layouts[0].at(locus)]
        (one, one_told), (other, other_told) = (
            _ratios(table[:, layout.at(locus)], root)
            for (table, _), layout in zip((first, second), layouts, strict=True)
        )
        ratio = one[first[1]]
        with np.errstate(divide="ignore"):
            log10_lr[:, locus] = np.log10((ratio * other[second[1]] * root**2).sum(axis=1))
        compared[:, locus] = one_told[first[1]] & other_told[second[1]]
        highest += np.log10(np.minimum(one.max(axis=1)[first[1]], other.max(axis=1)[second[1]]))
    log10_lr[~compared] = 0.0
    return Scores(log10_lr, compared, highest)


def _ratios(table: Floats, root: Floats) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Return (families, genotypes) A / H, and whether each family tells something."""
    ratios = table / root
    return ratios, np.asarray((np.abs(ratios - 1.0) > TOLD).any(axis=1))
