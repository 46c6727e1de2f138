"""All families against all families: which may miss one person."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from hallar.formats.registry_blocks import FamilyBlock
from hallar.kinship import KinshipModel
from hallar.pedigree import Sex
from hallar.search.linking.chance import ChanceSample
from hallar.search.linking.genotype_columns import GenotypeColumns, genotype_columns
from hallar.search.linking.meeting import Meeting, meeting_of
from hallar.search.linking.rescoring import score_pairs
from hallar.search.linking.result import Link, LinkResult, LinkRule, PairCounts
from hallar.search.linking.roster import Kind, Roster, enrol
from hallar.search.linking.rows import Rows, RowsBuilder
from hallar.search.linking.scan import passing_pairs

SIDE_BYTES = 1 << 28
"""More families of one kind than fit are compared in several sides."""
KEPT_BYTES = 3 * SIDE_BYTES
"""Sides beyond this are let go, those used longest ago first, and computed again when they are needed."""
Integers = npt.NDArray[np.int64]


class ThetaError(ValueError):
    """Families cannot be compared with families under theta: the relatives' results would not be apart."""


def link(
    families: Iterable[FamilyBlock],
    model: KinshipModel,
    rule: LinkRule | None = None,
    *,
    of: Collection[str] | None = None,
    on_count: Callable[[int], Callable[[int], None]] | None = None,
) -> LinkResult:
    """Compare every missing person of every family with those of all other families.

    Args:
        families: the families in blocks, coded by the alleles of the model.
        model: frequencies and models, without theta.
        rule: which pairs are listed.
        of: families to compare with all others, by identifier; all if omitted.
        on_count: called once with the number of pairs to do; what it returns, with that of pairs done.

    Returns:
        The links, best first.

    Raises:
        ThetaError: the model has a theta above 0.
        PlanTooLargeError: a family's loops are too interwoven.
    """
    if any(locus.theta > 0 for locus in model.loci.values()):
        raise ThetaError("families are compared with families under theta 0 only")
    started = time.perf_counter()
    roster = enrol(families)
    run = _Run(roster, model, rule or LinkRule())
    run.plan(of)
    run.set_threshold()
    if on_count is not None:
        run.on_pairs = on_count(run.result.pairs.compared)
    for meeting in Meeting:
        run.scan(meeting)
    run.count_out_of_reach()
    run.result.links.sort(key=lambda one: (-one.log10_lr, one.family, one.other_family))
    run.result.seconds["total"] = time.perf_counter() - started
    return run.result


@dataclass(frozen=True, eq=False)
class _Side:
    """Some missing persons of one kind; their positions in the roster."""

    kind: int
    persons: Integers


@dataclass(frozen=True, eq=False)
class _Task:
    """Two sides to compare at one shared member, and the number of their pairs."""

    first: _Side
    second: _Side
    pairs: int

    @property
    def same(self) -> bool:
        return self.first is self.second


@dataclass
class _Run:
    roster: Roster
    model: KinshipModel
    rule: LinkRule
    on_pairs: Callable[[int], None] | None = None
    result: LinkResult = field(init=False)
    tasks: dict[Meeting, list[_Task]] = field(init=False)
    layouts: dict[Sex, GenotypeColumns] = field(init=False)
    highest: npt.NDArray[np.float64] = field(init=False)

    def __post_init__(self) -> None:
        sexes = {sex for kind in self.roster.kinds for _, sex in kind.sexes}
        self.layouts = {sex: genotype_columns(self.model, sex) for sex in sexes}
        self.highest = np.full(len(self.roster), -np.inf)
        self.tasks = {meeting: [] for meeting in Meeting}
        families = sum(map(len, self.roster.blocks))
        self.result = LinkResult(self.model.population, families, len(self.roster), PairCounts())

    def plan(self, of: Collection[str] | None) -> None:
        """Decide which pairs are compared, and where; count them and set the threshold."""
        sides = list(self._sides(of))
        counts = self.result.pairs
        for number, (asked, first) in enumerate(sides):
            for also_asked, second in sides[number:]:
                if not asked and not also_asked:
                    continue
                pairs = _pair_count(self.roster, first, second)
                kinds = self.roster.kinds[first.kind], self.roster.kinds[second.kind]
                if _sexes_differ(*kinds):
                    counts.other_sex += pairs
                    continue
                reaches = dict(kinds[0].reaches), dict(kinds[1].reaches)
                meeting = meeting_of(*reaches)
                if meeting is None:
                    counts.entangled += pairs
                elif not (reaches[0][meeting].informs and reaches[1][meeting].informs):
                    counts.unrelated += pairs
                else:
                    counts.compared += pairs
                    self.tasks[meeting].append(_Task(first, second, pairs))

    def set_threshold(self) -> None:
        """Estimate what chance does with these families and set the threshold by it."""
        clock = time.perf_counter()
        sampled = ChanceSample(self.roster, self.layouts)
        for meeting, tasks in self.tasks.items():
            for task in tasks:
                sampled.add(meeting, (task.first.persons, task.second.persons), task.pairs)
        self.result.chance = sampled.chance()
        self.result.threshold = self.rule.threshold(self.result.chance)
        self._add("chance", clock)

    def _sides(self, of: Collection[str] | None) -> Iterator[tuple[bool, _Side]]:
        """Yield whether a side was asked for, and the side."""
        if of is None:
            asked = np.ones(len(self.roster), dtype=np.bool_)
        else:
            named = np.array([name in of for block in self.roster.blocks for name in block.family_ids])
            asked = named[self.roster.family]
        start = self.roster.start
        for kind in range(len(self.roster.kinds)):
            width = max(self.layouts[sex].root.size for _, sex in self.roster.kinds[kind].sexes)
            most = max(SIDE_BYTES // (4 * width), 1)
            persons = np.arange(start[kind], start[kind + 1])
            for wanted in (True, False):
                chosen = persons[asked[persons] == wanted]
                for first in range(0, chosen.size, most):
                    yield wanted, _Side(kind, chosen[first : first + most])

    def scan(self, meeting: Meeting) -> None:
        """Compare all pairs that meet at one shared member."""
        kept: dict[_Side, list[Rows]] = {}
        for task in self.tasks[meeting]:
            first = self._rows(task.first, meeting, kept)
            second = first if task.same else self._rows(task.second, meeting, kept)
            for number, one in enumerate(first):
                for other in second[number if task.same else 0 :]:
                    self._compare(one, other, meeting)

    def count_out_of_reach(self) -> None:
        """Count the missing persons who were compared in vain, whatever the other family."""
        compared = self.highest > -np.inf
        self.result.out_of_reach = int((compared & (self.highest < self.result.threshold)).sum())

    def _compare(self, one: Rows, other: Rows, meeting: Meeting) -> None:
        """List the pairs of some rows that reach the threshold."""
        clock = time.perf_counter()
        found = list(
            passing_pairs(one, other, self.result.threshold, same=one is other, on_pairs=self.on_pairs)
        )
        self._add("scan", clock)
        clock = time.perf_counter()
        if found:
            self._list(np.concatenate(found), meeting, (one.columns, other.columns))
        self._add("links", clock)

    def _rows(self, side: _Side, meeting: Meeting, kept: dict[_Side, list[Rows]]) -> list[Rows]:
        """Return the rows of a side, those kept if there are, and let the oldest go if they are many."""
        if side in kept:
            kept[side] = kept.pop(side)
            return kept[side]
        clock = time.perf_counter()
        while len(kept) > 1 and sum(one.nbytes for rows in kept.values() for one in rows) > KEPT_BYTES:
            del kept[next(iter(kept))]
        columns = self.layouts[dict(self.roster.kinds[side.kind].sexes)[meeting]]
        builder = RowsBuilder(columns)
        for places, known in self.roster.tables(side.persons, meeting, columns):
            builder.add(side.persons[places], known)
        kept[side] = list(builder.built())
        for rows in kept[side]:
            self.highest[rows.persons] = np.maximum(self.highest[rows.persons], rows.highest)
        self._add("genotype tables", clock)
        return kept[side]

    def _list(
        self, pairs: Integers, meeting: Meeting, layouts: tuple[GenotypeColumns, GenotypeColumns]
    ) -> None:
        """Add the pairs whose exact LR reaches the threshold."""
        pairs = pairs[self.roster.family[pairs[:, 0]] != self.roster.family[pairs[:, 1]]]
        self.result.passed += len(pairs)
        for part, scores in score_pairs(self.roster, pairs, meeting, layouts):
            log10_lr = scores.log10_lr.sum(axis=1)
            for row in np.flatnonzero(log10_lr >= self.result.threshold).tolist():
                score = float(log10_lr[row])
                self.result.links.append(
                    Link(
                        *self.roster.identifier(part[row, 0]),
                        *self.roster.identifier(part[row, 1]),
                        meeting=meeting,
                        log10_lr=score,
                        expected_fortuitous=self.result.chance.expected_at(score),
                        loci_compared=int(scores.compared[row].sum()),
                        highest_log10_lr=float(scores.highest[row]),
                    )
                )

    def _add(self, stage: str, since: float) -> None:
        seconds = self.result.seconds
        seconds[stage] = seconds.get(stage, 0.0) + time.perf_counter() - since


def _sexes_differ(first: Kind, second: Kind) -> bool:
    return Sex.UNKNOWN not in (first.sex, second.sex) and first.sex is not second.sex


def _pair_count(roster: Roster, first: _Side, second: _Side) -> int:
    """Return the number of pairs of missing persons of different families."""
    if first is second:
        each = Counter(roster.family[first.persons].tolist())
        return first.persons.size * (first.persons.size - 1) // 2 - sum(
            count * (count - 1) // 2 for count in each.values()
        )
    families, counts = np.unique(roster.family[first.persons], return_counts=True)
    others, other_counts = np.unique(roster.family[second.persons], return_counts=True)
    _, at, other_at = np.intersect1d(families, others, return_indices=True)
    return int(first.persons.size * second.persons.size - counts[at] @ other_counts[other_at])
