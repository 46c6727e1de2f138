"""Everything a reviewer needs on one page, and the report needs on paper: the same figures for both."""

from __future__ import annotations

import math
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hallar.casework.comparison import compare
from hallar.casework.comparison_field import ComparedField, Verdict
from hallar.casework.dental import draw_teeth
from hallar.casework.evidence import GeneticEvidence, genetic_evidence
from hallar.casework.models import Candidate, CandidateState, Decision
from hallar.casework.places import draw_places
from hallar.casework.verbal_scale import in_words
from hallar.search import LocusEvidence

RIVALS_SHOWN = 20


@dataclass(frozen=True)
class LocusRow:
    """One locus of the table.

    Attributes:
        locus: its name.
        remains: the remains' genotype as it is written.
        relatives: genotypes of the typed relatives, in the order of the heading.
        ratio: the LR; ``None`` where it was not compared.
        verdict: whether it speaks for or against, or nothing.
        why: why it was not compared.
        excludes: whether it is impossible without a mutation.
    """

    locus: str
    remains: str
    relatives: tuple[str, ...]
    ratio: float | None
    verdict: Verdict
    why: str
    excludes: bool


@dataclass(frozen=True)
class Review:
    """What the review page shows.

    Attributes:
        fields: ante mortem beside post mortem.
        evidence: the profiles' evidence; ``None`` if hidden or withdrawn.
        loci: the table by locus.
        pedigree: SVG.
        map: SVG of last known place and place found, empty if neither is known.
        teeth: SVG of the dental charts, empty without any.
        in_words: the LR to report on the verbal scale.
        figures_differ: the profiles on record today give another LR than the search did.
        decisions: in order.
        rivals: other candidates for the same remains or person that are not excluded.
    """

    fields: list[ComparedField]
    evidence: GeneticEvidence | None
    loci: list[LocusRow]
    pedigree: str
    map: str
    teeth: str
    in_words: str
    figures_differ: bool
    decisions: list[Decision]
    rivals: list[Candidate]

    @property
    def agreements(self) -> int:
        """Fields that agree."""
        return sum(one.verdict is Verdict.AGREES for one in self.fields)

    @property
    def contradictions(self) -> int:
        """Fields that contradict."""
        return sum(one.verdict is Verdict.CONTRADICTS for one in self.fields)


def review_of(candidate: Candidate, language: str, *, genetic: bool) -> Review:
    """Return the review of a candidate.

    Args:
        candidate: the pair.
        language: of words and drawings.
        genetic: whether genotypes may be shown.
    """
    person = candidate.member.person
    evidence = genetic_evidence(candidate, language) if genetic else None
    exact = evidence.explanation.log10_lr if evidence else candidate.log10_lr
    return Review(
        fields=compare(person, candidate.remains, language) if person else [],
        evidence=evidence,
        loci=[_row(one, evidence) for one in evidence.explanation.loci] if evidence else [],
        pedigree=evidence.pedigree(language) if evidence else "",
        map=draw_places(person, candidate.remains, language),
        teeth=draw_teeth(person, candidate.remains, language),
        in_words=in_words(candidate.reported_log10_lr),
        figures_differ=not math.isclose(exact, candidate.log10_lr, rel_tol=1e-9, abs_tol=1e-9),
        decisions=list(candidate.decisions.select_related("by")),
        rivals=list(
            candidate.rivals()
            .exclude(state=CandidateState.EXCLUDED)
            .select_related("member__person", "remains")[:RIVALS_SHOWN]
        ),
    )


def _row(locus: LocusEvidence, evidence: GeneticEvidence) -> LocusRow:
    ratio = locus.likelihood_ratio
    verdict = Verdict.SILENT
    if ratio is not None:
        verdict = Verdict.AGREES if ratio >= 1 else Verdict.CONTRADICTS
    return LocusRow(
        locus=locus.locus,
        remains=" ".join(locus.remains),
        relatives=tuple(" ".join(locus.relatives.get(member, ())) for member in evidence.relatives),
        ratio=ratio,
        verdict=verdict,
        why=_reason(locus.reason),
        excludes=locus.locus in evidence.excluding,
    )


def _reason(reason: str) -> str:
    words = {
        "remains not typed": _("remains not typed"),
        "relatives exclude each other": _("relatives exclude each other"),
        "no frequencies": _("no frequencies"),
    }
    return words.get(reason, reason)
