"""Random small pedigrees, models and reports."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from hypothesis import strategies as st

from hallar.genetics import LocusFrequencies, LocusMutation, MutationKind, MutationModel, Profile
from hallar.kinship import KinshipModel, LocusModel
from hallar.pedigree import Family, Member, Pedigree, Sex

NAMES = ("7", "8", "8.3", "10")
BUDGET = 300_000
"""Most genotype combinations that the brute force may have to look at."""


@dataclass(frozen=True)
class Case:
    """A family, its missing member, a candidate and a model of one locus ``L``."""

    family: Family
    missing: str
    candidate: Profile
    model: KinshipModel


@st.composite
def pedigrees(draw: st.DrawFn, most: int = 6) -> Pedigree:
    """Couples of any two earlier people of fitting sex, so that loops and half-sibs come up."""
    members = [
        Member("0", sex=Sex.MALE),
        Member("1", sex=Sex.FEMALE),
    ]
    while len(members) < most and (len(members) < 3 or draw(st.booleans())):
        men = [member.id for member in members if member.sex is Sex.MALE]
        women = [member.id for member in members if member.sex is Sex.FEMALE]
        kind = draw(st.sampled_from(["child", "child", "child", "founder", "half known", "twin"]))
        name, sex = str(len(members)), draw(st.sampled_from([Sex.MALE, Sex.FEMALE]))
        father, mother = draw(st.sampled_from(men)), draw(st.sampled_from(women))
        if kind == "founder":
            members.append(Member(name, sex=sex))
        elif kind == "half known":
            one = draw(st.booleans())
            members.append(Member(name, father if one else None, None if one else mother, sex))
        elif kind == "twin" and (singles := [m for m in members if m.father and m.mother and not m.twin]):
            first = draw(st.sampled_from(singles))
            members[members.index(first)] = replace(first, twin=f"twins of {first.id}")
            members.append(replace(first, id=name, twin=f"twins of {first.id}"))
        else:
            members.append(Member(name, father, mother, sex))
    return Pedigree(tuple(members))


@st.composite
def mutations(draw: st.DrawFn, alleles: int) -> MutationModel:
    kind = draw(st.sampled_from(list(MutationKind)))
    if kind is MutationKind.CUSTOM:
        rows = [
            draw(st.lists(st.floats(0.01, 1), min_size=alleles, max_size=alleles)) for _ in range(alleles)
        ]
        matrix = np.array(rows)
        return MutationModel(kind, matrix=matrix / matrix.sum(axis=1, keepdims=True))
    rate = draw(st.sampled_from([0.0, 0.002, 0.05]))
    return MutationModel(kind, rate, draw(st.sampled_from([0.1, 0.5])), draw(st.sampled_from([0.0, 0.003])))


@st.composite
def locus_models(draw: st.DrawFn, x_linked: bool) -> LocusModel:
    alleles = draw(st.integers(2, 4))
    weights = np.array(draw(st.lists(st.floats(0.05, 1), min_size=alleles, max_size=alleles)))
    kinds = draw(st.sampled_from(["same", "different"]))
    paternal = draw(mutations(alleles))
    maternal = paternal if kinds == "same" else draw(mutations(alleles))
    return LocusModel(
        LocusFrequencies("L", NAMES[:alleles], weights / weights.sum()),
        LocusMutation(paternal, maternal),
        theta=draw(st.sampled_from([0.0, 0.0, 0.03, 0.5])),
        silent_frequency=draw(st.sampled_from([0.0, 0.0, 0.04])),
        x_linked=x_linked,
    )


@st.composite
def reports(draw: st.DrawFn, model: LocusModel, sex: Sex) -> Profile:
    one = st.sampled_from(model.frequencies.alleles)
    single = model.x_linked and sex is Sex.MALE
    genotype = (draw(one),) if single else (draw(one), draw(one))
    dropout = draw(st.sampled_from([0.0, 0.0, 0.0, 0.2]))
    drop_in = draw(st.sampled_from([0.0, 0.0, 0.0, 0.05]))
    return Profile({"L": genotype}, {"L": dropout} if dropout else {}, drop_in)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    pedigree = draw(pedigrees())
    model = draw(locus_models(x_linked=draw(st.sampled_from([False, False, True]))))
    states = len(model.frequencies.alleles) + (model.silent_frequency > 0)
    ids = [member.id for member in pedigree.members]
    missing = draw(st.sampled_from(ids))
    others = [one for one in ids if one != missing]
    typed = draw(st.lists(st.sampled_from(others), unique=True, min_size=1, max_size=4))
    profiles = {one: draw(reports(model, pedigree.by_id[one].sex)) for one in typed}
    candidate = draw(reports(model, pedigree.by_id[missing].sex))
    half_known = sum((m.father is None) != (m.mother is None) for m in pedigree.members)
    certain = sum(not p.dropout and not p.drop_in and not model.silent_frequency for p in profiles.values())
    cost = (states**2) ** (len(ids) + 1 + half_known - certain) * 2**certain
    if cost > BUDGET:
        alleles = model.frequencies.alleles[:2]
        smaller = LocusFrequencies("L", alleles, np.array([0.3, 0.7]))
        plain = LocusMutation(
            *(
                MutationModel(one.kind, one.rate, one.range, one.rate2)
                if one.matrix is None
                else MutationModel()
                for one in (model.mutation.paternal, model.mutation.maternal)
            )
        )
        model = replace(model, frequencies=smaller, mutation=plain, silent_frequency=0.0)
        profiles = {one: _within(profile, alleles) for one, profile in profiles.items()}
        candidate = _within(candidate, alleles)
    family = Family("F", pedigree, (missing,), profiles)
    return Case(family, missing, candidate, KinshipModel("random", {"L": model}))


def _within(profile: Profile, alleles: tuple[str, ...]) -> Profile:
    shown = tuple(allele if allele in alleles else alleles[0] for allele in profile.genotypes["L"])
    return Profile({"L": shown}, profile.dropout, profile.drop_in)
