"""Direct matching of a whole set: threshold, matches and the groups they form."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from hallar.formats.registry_blocks import RemainsBlock
from hallar.pedigree import Sex
from hallar.search.direct.consensus import SURE
from hallar.search.direct.fortuitous import fortuitous_pairs
from hallar.search.direct.grouping import Cluster, clusters
from hallar.search.direct.profile_index import Matches, ProfileIndex

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class MatchRule:
    """From which log10 LR on a pair is a match.

    Attributes:
        expected_fortuitous: the threshold is the lowest log10 LR at which at most this many pairs of
            unrelated persons are expected in the whole run; ``None`` switches the rule off.
        lowest: no pair below this log10 LR is a match.
        sure: probability from which a genotype or an allele enters a consensus profile.
    """

    expected_fortuitous: float | None = 0.01
    lowest: float = 4.0
    sure: float = SURE


@dataclass(frozen=True, eq=False)
class MatchResult:
    """What direct matching found.

    Attributes:
        index: all profiles; matches and clusters name positions in it.
        samples_from: position of the first personal sample; the number of profiles if there are none.
        threshold: log10 LR from which pairs are listed.
        pairs: number of pairs compared.
        matches: the pairs found, best first; ``first`` before ``second``.
        expected_fortuitous: expected number of unrelated pairs at the threshold.
        expected_at_match: float64 (n,) the same at each match's log10 LR.
        sexes_contradict: bool (n,) whether a pair is of a man's and a woman's sample.
        clusters: the groups that matches connect, the largest first.
        seconds: wall time by stage.
    """

    index: ProfileIndex
    samples_from: int
    threshold: float
    pairs: int
    matches: Matches
    expected_fortuitous: float
    expected_at_match: Floats
    sexes_contradict: npt.NDArray[np.bool_]
    clusters: list[Cluster]
    seconds: dict[str, float] = field(default_factory=dict)


def match(
    index: ProfileIndex,
    rule: MatchRule | None = None,
    samples_from: int | None = None,
    on_rows: Callable[[int], None] | None = None,
) -> MatchResult:
    """Compare remains with each other, or with personal samples of missing persons.

    Args:
        index: the profiles: remains, then the personal samples if there are any.
        rule: which pairs are matches.
        samples_from: position of the first personal sample: every one is compared with all remains, and
            no two of a kind with each other. By default all profiles are remains, compared pairwise.
        on_rows: called with the number of profiles done after each block.
    """
    chosen = rule or MatchRule()
    stages = _Stages()
    count = len(index) if samples_from is None else samples_from
    within = samples_from is None
    remains = index.packed.part(0, count)
    rows = remains if within else index.packed.part(count, len(index))
    fortuitous = fortuitous_pairs(index.ratios, rows, remains, within=within)
    threshold = chosen.lowest
    if chosen.expected_fortuitous is not None:
        threshold = fortuitous.threshold(chosen.expected_fortuitous, chosen.lowest)
    stages.end("error rates")
    if within:
        matches = index.search_within(threshold, on_rows)
    else:
        matches = index.search(rows, threshold, on_rows, before=count).turned(count)
    stages.end("scan")
    expected = fortuitous.expected_at(matches.log10_lr)
    stages.end("matches")
    groups = clusters(index, matches, chosen.sure)
    stages.end("clusters")
    return MatchResult(
        index=index,
        samples_from=count,
        threshold=threshold,
        pairs=fortuitous.pairs,
        matches=matches,
        expected_fortuitous=fortuitous.expected(threshold),
        expected_at_match=expected,
        sexes_contradict=_sexes_contradict(index.block.sexes, matches),
        clusters=groups,
        seconds=stages.seconds,
    )


class _Stages:
    """Wall times of stages that follow each other."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._started = time.perf_counter()

    def end(self, name: str) -> None:
        now = time.perf_counter()
        self.seconds[name] = now - self._started
        self._started = now


def _sexes_contradict(sexes: tuple[Sex, ...], matches: Matches) -> npt.NDArray[np.bool_]:
    number = {Sex.UNKNOWN: 0, Sex.MALE: 1, Sex.FEMALE: -1}
    signs = np.array([number[sex] for sex in sexes], dtype=np.int64)
    contradicting: npt.NDArray[np.bool_] = signs[matches.first] * signs[matches.second] < 0
    return contradicting


def pooled(remains: RemainsBlock, samples: RemainsBlock) -> RemainsBlock:
    """Return both blocks as one, the remains first."""
    return RemainsBlock(
        (*remains.ids, *samples.ids),
        (*remains.sexes, *samples.sexes),
        np.concatenate([remains.codes, samples.codes]),
        np.concatenate([remains.dropout, samples.dropout]),
        np.concatenate([remains.drop_in, samples.drop_in]),
    )
