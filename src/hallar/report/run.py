"""What a report shows of one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hallar.kinship import KinshipModel
from hallar.pedigree import Family
from hallar.search import PairExplanation, SearchResult, Threshold


@dataclass(frozen=True)
class KnownTruth:
    """How a search of a simulated registry did against its truth.

    Attributes:
        true_pairs: number of (missing person, remains) pairs that belong together.
        found: how many of them are listed.
        false_relatives: listed pairs that do not belong together, of remains of another missing person
            of the same family or of one linked to it; they are related and no chance matches.
        false_unrelated: the other listed pairs that do not belong together.
        false_expected: fortuitous candidates expected at the families' thresholds.
        is_true: whether each listed pair (family, missing, remains) belongs together.
    """

    true_pairs: int
    found: int
    false_relatives: int
    false_unrelated: int
    false_expected: float
    is_true: Mapping[tuple[str, str, str], bool]

    @property
    def false_passed(self) -> int:
        """Listed pairs that do not belong together."""
        return self.false_relatives + self.false_unrelated


@dataclass(frozen=True)
class CaseDetail:
    """The best candidate of one missing member, in full.

    Attributes:
        family: the searching family.
        explanation: the pair locus by locus.
    """

    family: Family
    explanation: PairExplanation


@dataclass(frozen=True)
class Run:
    """One search and what is needed to read it.

    Attributes:
        name: what was searched.
        result: families and candidates.
        threshold: the rule that made a pair a candidate.
        model: what the ranking LRs were computed with.
        details: cases shown in full, best first.
        truth: for simulated registries.
        provenance: version, inputs' hashes, model, frequencies, seed.
    """

    name: str
    result: SearchResult
    threshold: Threshold
    model: KinshipModel
    details: tuple[CaseDetail, ...]
    truth: KnownTruth | None
    provenance: Mapping[str, object]
