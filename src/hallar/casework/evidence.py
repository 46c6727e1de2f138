"""The genetic evidence of a candidate, locus by locus, by the model of its search."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hallar.casework.models import Candidate, SearchRun
from hallar.casework.snapshot import found_remains, run_model, searching_family
from hallar.formats import Registry, write_registry_json
from hallar.kinship import KinshipModel
from hallar.pedigree import Family, describe_relationship, draw_pedigree
from hallar.search import PairExplanation, explain_pair


@dataclass(frozen=True)
class GeneticEvidence:
    """What the profiles say.

    Attributes:
        family: the family as the search saw it.
        explanation: the pair locus by locus.
        relatives: typed relatives and what each is to the missing person.
        excluding: loci that are impossible without a mutation.
    """

    family: Family
    explanation: PairExplanation
    relatives: dict[str, str]
    excluding: frozenset[str]

    def pedigree(self, language: str) -> str:
        """Return the pedigree as SVG."""
        return draw_pedigree(
            self.family.pedigree,
            typed=self.family.profiles,
            missing=self.family.missing,
            labels=self.relatives,
            language=language,
        )


def genetic_evidence(candidate: Candidate, language: str) -> GeneticEvidence | None:
    """Return the evidence of a candidate; ``None`` where a profile has been withdrawn since.

    The profiles are those on record today; the model is that of the candidate's search.
    """
    model = _model(candidate.run_id)
    loci = tuple(model.loci)
    family = searching_family(candidate.member.family, loci)
    missing = candidate.member.code
    profiles = {code: one for code, one in family.profiles.items() if code != missing}
    family = replace(family, missing=tuple(dict.fromkeys([*family.missing, missing])), profiles=profiles)
    try:
        remains = found_remains(candidate.remains, loci)
    except ValueError:
        return None
    if not profiles:
        return None
    explanation = explain_pair(family, missing, remains, model)
    relatives = {
        member: describe_relationship(family.pedigree, member, missing, language) for member in profiles
    }
    without = explain_pair(family, missing, remains, model.excluding())
    excluding = frozenset(one.locus for one in without.loci if one.likelihood_ratio == 0)
    return GeneticEvidence(family, explanation, relatives, excluding)


def scenario_json(candidate: Candidate) -> bytes | None:
    """Return what the LR of a candidate was computed from as a registry in the project's JSON, without names.

    Anyone can compute it again: ``hallar explain`` reads it. ``None`` where a profile has been withdrawn.
    """
    evidence = genetic_evidence(candidate, "en")
    if evidence is None:
        return None
    model = _model(candidate.run_id)
    remains = found_remains(candidate.remains, tuple(model.loci))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "scenario.json"
        write_registry_json(Registry((evidence.family,), (remains,), model), path)
        return path.read_bytes()


@lru_cache(maxsize=8)
def _model(run: int) -> KinshipModel:
    return run_model(SearchRun.objects.get(pk=run))
