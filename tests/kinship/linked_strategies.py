"""Random small pedigrees, models and reports at two linked loci."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

from hallar.genetics import LocusFrequencies, LocusMutation, MutationKind, Profile
from hallar.kinship import KinshipModel, LinkedPair, LocusModel
from hallar.pedigree import Family
from tests.kinship.strategies import NAMES, mutations, pedigrees, reports

BUDGET = 5_000
"""Most combinations of ordered genotypes that the brute force may have to look at."""


@dataclass(frozen=True)
class LinkedCase:
    """A family, its missing member, a candidate, and a model of the two loci of a pair."""

    family: Family
    missing: str
    candidate: Profile
    model: KinshipModel
    pair: LinkedPair


@st.composite
def locus_models(draw: st.DrawFn, alleles: int) -> LocusModel:
    weights = np.array(draw(st.lists(st.floats(0.05, 1), min_size=alleles, max_size=alleles)))
    paternal = draw(mutations(alleles))
    maternal = draw(st.sampled_from([paternal, draw(mutations(alleles))]))
    return LocusModel(
        LocusFrequencies("L", NAMES[:alleles], weights / weights.sum()), LocusMutation(paternal, maternal)
    )


@st.composite
def linked_cases(draw: st.DrawFn) -> LinkedCase:
    """Everybody but the missing member is typed as far as the budget asks for, and beyond by chance."""
    pedigree = draw(pedigrees(most=5))
    ids = [member.id for member in pedigree.members]
    missing = draw(st.sampled_from(ids))
    order = draw(st.permutations([one for one in ids if one != missing]))
    first, second = draw(locus_models(2)), draw(locus_models(draw(st.sampled_from([2, 3]))))
    extra = draw(st.sampled_from(["nothing", "nothing", "theta", "silent"]))
    if extra == "theta":
        theta = draw(st.sampled_from([0.03, 0.5]))
        first, second = replace(first, theta=theta), replace(second, theta=theta)
    if extra == "silent" and first.mutation.paternal.kind is not MutationKind.CUSTOM:
        first = replace(first, silent_frequency=0.04)
    unknown, known = _orders(first, second)
    half_known = sum((m.father is None) != (m.mother is None) for m in pedigree.members)
    combinations = unknown ** (len(ids) + half_known)
    profiles: dict[str, Profile] = {}
    for one in order:
        if combinations < BUDGET and profiles and draw(st.booleans()):
            continue
        sex = pedigree.by_id[one].sex
        shown = [draw(reports(model, sex)) for model in (first, second)]
        if combinations >= BUDGET:
            shown = [Profile(profile.genotypes) for profile in shown]
            combinations = combinations * known // unknown
        profiles[one] = _at_both(*shown)
    assume(combinations < BUDGET)
    candidate = _at_both(*(draw(reports(model, pedigree.by_id[missing].sex)) for model in (first, second)))
    return LinkedCase(
        Family("F", pedigree, (missing,), profiles),
        missing,
        candidate,
        KinshipModel("random", {"vWA": first, "D12S391": second}),
        LinkedPair(0, 1, draw(st.sampled_from([0.089, 0.02, 0.3, 0.5]))),
    )


def _orders(first: LocusModel, second: LocusModel) -> tuple[int, int]:
    """How many ordered genotypes at both loci an untyped person may have, and one whose alleles are seen."""
    unknown = known = 1
    for model in (first, second):
        silent = model.silent_frequency > 0
        unknown *= (len(model.frequencies.alleles) + silent) ** 2
        known *= 2 + silent
    return unknown, known


def _at_both(first: Profile, second: Profile) -> Profile:
    dropout = {
        name: one.dropout["L"] for name, one in (("vWA", first), ("D12S391", second)) if "L" in one.dropout
    }
    genotypes = {"vWA": first.genotypes["L"], "D12S391": second.genotypes["L"]}
    return Profile(genotypes, dropout, max(first.drop_in, second.drop_in))
