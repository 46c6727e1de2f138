"""Likelihood ratios computed by independent programs: Familias, pedprobr and dvir."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from hallar.genetics import LocusFrequencies, LocusMutation, MutationKind, MutationModel, Profile
from hallar.kinship import KinshipModel, LocusModel, compare_hypotheses, lr_table, lr_tables
from hallar.pedigree import Family, Member, Pedigree, Sex

REFERENCE = Path(__file__).parents[1] / "reference"
CASES = json.loads((REFERENCE / "kinship_cases.json").read_text(encoding="utf-8"))["cases"]
RELATIVE = 1e-9


def pedigree_of(members: list[dict[str, Any]]) -> Pedigree:
    return Pedigree(tuple(Member(m["id"], m["father"], m["mother"], Sex(m["sex"])) for m in members))


def profile_of(genotypes: dict[str, list[str]]) -> Profile:
    return Profile({locus: tuple(alleles) for locus, alleles in genotypes.items()})


def mutation_of(stated: dict[str, Any], rate: float) -> MutationModel:
    return MutationModel(
        MutationKind(stated["model"]), rate, stated.get("range", 0.1), stated.get("rate2", 0.0)
    )


def case_model(case: dict[str, Any]) -> KinshipModel:
    stated = case["mutation"]
    mutation = LocusMutation(
        mutation_of(stated, stated.get("rate_male", 0.0)), mutation_of(stated, stated.get("rate_female", 0.0))
    )
    return KinshipModel(
        "given",
        {
            one["name"]: LocusModel(
                LocusFrequencies(one["name"], tuple(one["alleles"]), np.array(one["frequencies"])),
                mutation,
                case["theta"],
                case["silent_frequency"],
            )
            for one in case["loci"]
        },
    )


def case_family(case: dict[str, Any]) -> Family:
    profiles = {member: profile_of(one) for member, one in case["genotypes"].items()}
    return Family(case["id"], pedigree_of(case["pedigree"]), (case["target"],), profiles)


def test_there_are_400_cases_of_every_model() -> None:
    assert len(CASES) == 400
    assert {case["mutation"]["model"] for case in CASES} == {"none", "equal", "proportional", "stepwise"}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_published_case(case: dict[str, Any]) -> None:
    table = lr_table(case_family(case), case["target"], case_model(case))
    computed = table.likelihood_ratio(profile_of(case["candidate"])).per_locus
    assert computed.keys() == case["lr"].keys()
    for locus, expected in case["lr"].items():
        if expected == 0:
            assert computed[locus] == 0
        else:
            assert computed[locus] == pytest.approx(expected, rel=RELATIVE, abs=0)


@pytest.mark.parametrize("case", CASES[::7], ids=[case["id"] for case in CASES[::7]])
def test_two_hypotheses_give_the_same_ratio(case: dict[str, Any]) -> None:
    """The missing member with the candidate's profile, against the candidate as a stranger."""
    family = case_family(case)
    target = case["target"]
    stranger = Pedigree((*family.pedigree.members, Member("candidate")))
    as_target = Pedigree(
        tuple(
            Member(
                "candidate" if m.id == target else m.id,
                *("candidate" if parent == target else parent for parent in (m.father, m.mother)),
                m.sex,
            )
            for m in family.pedigree.members
        )
    )
    profiles = {**family.profiles, "candidate": profile_of(case["candidate"])}
    computed = compare_hypotheses(as_target, stranger, profiles, case_model(case)).per_locus
    for locus, expected in case["lr"].items():
        assert computed[locus] == pytest.approx(expected, rel=RELATIVE, abs=0)


@pytest.mark.parametrize("name", ["dvi_planecrash", "dvi_example2"])
def test_pairwise_lr_of_disaster_victims(name: str) -> None:
    data = json.loads((REFERENCE / f"{name}.json").read_text(encoding="utf-8"))

    def mutation(locus: str, sex: str) -> MutationModel:
        stated = data["mutation"][locus]
        return MutationModel() if stated is None else mutation_of(stated[sex], stated[sex]["rate"])

    model = KinshipModel(
        "given",
        {
            one["name"]: LocusModel(
                LocusFrequencies(one["name"], tuple(one["alleles"]), np.array(one["frequencies"])),
                LocusMutation(mutation(one["name"], "male"), mutation(one["name"], "female")),
            )
            for one in data["loci"]
        },
    )
    families = []
    for one in data["families"]:
        pedigree = pedigree_of(one["pedigree"])
        missing = tuple(person for person in data["missing"] if person in pedigree.by_id)
        profiles = {member: profile_of(genotypes) for member, genotypes in one["genotypes"].items()}
        families.append(Family(one["id"], pedigree, missing, profiles))
    compared = 0
    for table in lr_tables(families, model):
        for victim in data["victims"]:
            expected = data["pairwise_lr"][victim["id"]][table.missing]
            if expected is None:
                continue  # dvir leaves out pairs of different sex
            computed = 10 ** table.likelihood_ratio(profile_of(victim["genotypes"])).log10
            assert computed == pytest.approx(expected, rel=RELATIVE, abs=0)
            compared += 1
    assert compared == sum(
        ratio is not None for row in data["pairwise_lr"].values() for ratio in row.values()
    )
