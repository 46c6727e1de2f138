"""What a comparison of families with families reports."""

from __future__ import annotations

from dataclasses import dataclass, field

from hallar.search.linking.chance import Chance
from hallar.search.linking.meeting import Meeting


@dataclass(frozen=True)
class LinkRule:
    """Which pairs are listed.

    Attributes:
        expected_fortuitous: how many pairs of unlinked families a whole run may be expected to list;
            ``None`` if only ``lowest`` matters.
        lowest: no pair below this log10 LR is listed.
    """

    expected_fortuitous: float | None = 1.0
    lowest: float = 3.0

    def threshold(self, chance: Chance) -> float:
        """Return the log10 LR from which pairs are listed."""
        if self.expected_fortuitous is None:
            return self.lowest
        return max(self.lowest, chance.reached_by(self.expected_fortuitous))


@dataclass(frozen=True)
class Link:
    """Two families that may miss one person.

    Attributes:
        family: family identifier.
        missing: its missing member.
        other_family: identifier of the other family.
        other_missing: its missing member.
        meeting: the shared member whose genotype the LR sums over.
        log10_lr: log10 of P(both families' results | they miss one person) / P(... | unlinked).
        expected_fortuitous: so many pairs of unlinked families of this run are expected to reach this LR.
        loci_compared: loci at which both families tell about the shared member.
        highest_log10_lr: the most that any two families, one of which knows as much as the one of these
            and one as the other, could reach.
    """

    family: str
    missing: str
    other_family: str
    other_missing: str
    meeting: Meeting
    log10_lr: float
    expected_fortuitous: float
    loci_compared: int
    highest_log10_lr: float


@dataclass
class PairCounts:
    """What became of every pair of missing persons of different families.

    Attributes:
        compared: pairs that have an LR.
        unrelated: pairs whose LR is 1 whatever the results, such as the mother's kin and the father's.
        entangled: pairs that no single shared member separates.
        other_sex: pairs of missing persons of different sexes.
    """

    compared: int = 0
    unrelated: int = 0
    entangled: int = 0
    other_sex: int = 0


@dataclass
class LinkResult:
    """The links of a run.

    Attributes:
        population: population whose frequencies were used.
        families: number of families.
        missing_persons: number of their missing persons.
        pairs: what became of the pairs.
        chance: which LRs chance reaches.
        threshold: log10 LR from which pairs are listed.
        out_of_reach: missing persons whose family tells too little to reach the threshold with any other.
        links: best first.
        passed: pairs that the scan let through.
        seconds: time by stage.
    """

    population: str
    families: int
    missing_persons: int
    pairs: PairCounts
    chance: Chance = field(default_factory=Chance)
    threshold: float = float("inf")
    out_of_reach: int = 0
    links: list[Link] = field(default_factory=list)
    passed: int = 0
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def expected_fortuitous(self) -> float:
        """How many pairs of unlinked families are expected to be listed."""
        return self.chance.expected_at(self.threshold)

    @property
    def found_share(self) -> dict[Meeting, float]:
        """By shared member, the chance that two families that do miss one person reach the threshold."""
        return self.chance.found_shares(self.threshold)
