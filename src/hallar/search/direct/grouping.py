"""Samples of one person: groups that matches connect, and whether all of their pairs agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.pedigree import Sex
from hallar.search.direct.consensus import SURE, Consensus, consensus_profiles
from hallar.search.direct.profile_index import Matches, ProfileIndex

MOST_CHECKED = 1000
"""Samples of a group all of whose pairs are compared. A larger one is no body: the threshold is too low."""


@dataclass(frozen=True)
class Contradiction:
    """Two samples of a group whose profiles speak against one person.

    Attributes:
        first: position of one sample.
        second: position of the other.
        log10_lr: below 0.
    """

    first: int
    second: int
    log10_lr: float


@dataclass(frozen=True)
class Cluster:
    """Samples that matches connect.

    Attributes:
        samples: positions of the profiles, ascending.
        checked: whether all of its pairs were compared; otherwise each sample with the next.
        lowest_log10_lr: the lowest log10 LR of the pairs compared.
        contradictions: pairs with a log10 LR below 0: one of the matches that connect them is wrong.
        sex: the sex that the samples agree on; unknown if none tells or they contradict each other.
        sexes_contradict: whether a man's and a woman's sample are among them.
        consensus: the consensus profile; ``None`` where pairs contradict each other or not all were compared.
    """

    samples: tuple[int, ...]
    checked: bool
    lowest_log10_lr: float
    contradictions: tuple[Contradiction, ...]
    sex: Sex
    sexes_contradict: bool
    consensus: Consensus | None

    @property
    def consistent(self) -> bool:
        """Whether nothing speaks against one person."""
        return self.checked and not self.contradictions and not self.sexes_contradict


def clusters(index: ProfileIndex, matches: Matches, sure: float = SURE) -> list[Cluster]:
    """Return the groups that matches connect, the largest first.

    Args:
        index: all samples.
        matches: pairs of them.
        sure: probability from which a genotype or an allele enters the consensus profile.
    """
    groups = connected(zip(matches.first.tolist(), matches.second.tolist(), strict=True))
    if not groups:
        return []
    pairs = [_pairs_to_check(len(group)) for group in groups]
    first, second = (
        np.concatenate([np.array(group)[pair[side]] for group, pair in zip(groups, pairs, strict=True)])
        for side in (0, 1)
    )
    compared = index.compare(index.packed, first, index.packed, second)
    ends = np.cumsum([0, *(one.size for one, _ in pairs)])
    inside = [compared.chosen(np.arange(*ends[row : row + 2])) for row in range(len(groups))]
    agreeing = [
        group
        for group, one in zip(groups, inside, strict=True)
        if len(group) <= MOST_CHECKED and one.log10_lr.min() >= 0.0
    ]
    made = dict(zip(agreeing, consensus_profiles(index, agreeing, sure), strict=True))
    return [_cluster(index, group, one, made.get(group)) for group, one in zip(groups, inside, strict=True)]


def _pairs_to_check(count: int) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return all pairs of a group of so many, or of a group that is too large each sample with the next."""
    if count > MOST_CHECKED:
        return np.arange(count - 1), np.arange(1, count)
    first, second = np.triu_indices(count, 1)
    return first, second


def connected(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Return the connected groups of at least two, the largest first, then by their first member.

    >>> connected([(4, 1), (2, 3), (1, 5)])
    [(1, 4, 5), (2, 3)]
    """
    parent: dict[int, int] = {}

    def root(one: int) -> int:
        while parent.setdefault(one, one) != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for first, second in pairs:
        parent[root(first)] = root(second)
    groups: dict[int, list[int]] = {}
    for one in sorted(parent):
        groups.setdefault(root(one), []).append(one)
    return sorted((tuple(group) for group in groups.values() if len(group) > 1), key=lambda g: (-len(g), g))


def _cluster(index: ProfileIndex, group: tuple[int, ...], pairs: Matches, made: Consensus | None) -> Cluster:
    sexes = {index.block.sexes[sample] for sample in group} - {Sex.UNKNOWN}
    return Cluster(
        samples=group,
        checked=len(group) <= MOST_CHECKED,
        lowest_log10_lr=float(pairs.log10_lr.min()),
        contradictions=tuple(_contradictions(pairs)),
        sex=next(iter(sexes)) if len(sexes) == 1 else Sex.UNKNOWN,
        sexes_contradict=len(sexes) > 1,
        consensus=made,
    )


def _contradictions(pairs: Matches) -> Iterator[Contradiction]:
    for row in np.flatnonzero(pairs.log10_lr < 0.0):
        yield Contradiction(int(pairs.first[row]), int(pairs.second[row]), float(pairs.log10_lr[row]))
