"""What a search reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Candidate:
    """A set of remains that may be a family's missing member.

    Attributes:
        family: family identifier.
        missing: identifier of the missing member.
        remains: identifier of the remains.
        log10_lr: log10 of P(profile | the missing member) / P(profile | unrelated), the product over loci;
            thresholds and error rates are those of this LR.
        log10_lr_linked: the same with the linkage of vWA and D12S391 regarded: the LR to report. It equals
            ``log10_lr`` where linkage cannot matter, and is ``None`` where the pedigree is too large for it.
        expected_fortuitous: how many unrelated remains of this search are expected to reach this LR
            with this family by chance.
        loci_compared: loci with a result on both sides.
        exclusions: loci that are impossible without a mutation.
        sex_conflict: whether the remains' sex contradicts the missing member's.
        log10_lr_by_population: the same LR under every population searched with.
    """

    family: str
    missing: str
    remains: str
    log10_lr: float
    log10_lr_linked: float | None
    expected_fortuitous: float
    loci_compared: int
    exclusions: int
    sex_conflict: bool
    log10_lr_by_population: Mapping[str, float]

    @property
    def reported_log10_lr(self) -> float:
        """The LR to report: with linkage where it could be computed."""
        return self.log10_lr if self.log10_lr_linked is None else self.log10_lr_linked


@dataclass(frozen=True)
class SearchedFamily:
    """How a search went for one missing member.

    Attributes:
        family: family identifier.
        missing: identifier of the missing member.
        threshold: lowest log10 LR that was listed.
        expected_fortuitous: how many unrelated remains are expected at or above the threshold.
        miss_probability: the chance that the true missing member's remains, typed like a random one of
            those searched, stay below the threshold.
        inconsistent_loci: loci at which the typed relatives exclude each other; not compared.
    """

    family: str
    missing: str
    threshold: float
    expected_fortuitous: float
    miss_probability: float
    inconsistent_loci: tuple[str, ...]


@dataclass
class BlockResult:
    """What the search of one block of families found.

    Attributes:
        families: one entry per missing member.
        candidates: per missing member, best first.
        seconds: wall time of each stage.
        passed: pairs that the scan let through.
    """

    families: list[SearchedFamily] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    passed: int = 0


@dataclass
class SearchResult:
    """All candidates of a search.

    Attributes:
        population: population of the ranking log10 LR.
        families: one entry per missing member searched for.
        candidates: per missing member in the order of ``families``, best first.
        remains_count: number of remains searched.
        seconds: wall time of each stage.
        passed: pairs that the scan let through.
    """

    population: str
    families: list[SearchedFamily] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    remains_count: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    passed: int = 0

    def add(self, block: BlockResult) -> None:
        """Add the result of the next block."""
        self.families.extend(block.families)
        self.candidates.extend(block.candidates)
        self.passed += block.passed
        for stage, seconds in block.seconds.items():
            self.seconds[stage] = self.seconds.get(stage, 0.0) + seconds

    @property
    def pairs(self) -> int:
        """Number of pairs compared."""
        return len(self.families) * self.remains_count
