"""Random pedigrees, up to the size that a drawing has to stay readable at."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from hallar.pedigree import Member, Pedigree, Sex

SEXES = st.sampled_from([Sex.MALE, Sex.FEMALE, Sex.UNKNOWN])


@st.composite
def pedigrees(draw: st.DrawFn, most: int = 40) -> Pedigree:
    """Children of any two earlier people, so that loops, half-siblings and marriages across generations
    come up; founders, children of one known parent and identical twins besides.
    """
    members: list[Member] = []
    for number in range(draw(st.integers(1, most))):
        name, sex = str(number), draw(SEXES)
        men = [one.id for one in members if one.sex is not Sex.FEMALE]
        women = [one.id for one in members if one.sex is not Sex.MALE]
        kind = draw(st.sampled_from(["child", "child", "child", "founder", "one parent", "twin"]))
        father = draw(st.sampled_from(men)) if men else None
        mother = draw(st.sampled_from([one for one in women if one != father] or [None]))
        if kind == "one parent":
            father, mother = draw(st.sampled_from([(father, None), (None, mother)]))
        singles = [one for one in members if one.twin is None]
        if kind == "founder":
            members.append(Member(name, sex=sex))
        elif kind == "twin" and singles:
            first = draw(st.sampled_from(singles))
            first_again = replace(first, twin=f"twins of {first.id}")
            members[members.index(first)] = first_again
            members.append(replace(first_again, id=name))
        else:
            members.append(Member(name, father, mother, sex))
    return Pedigree(tuple(members))


@st.composite
def families_of_generations(draw: st.DrawFn, most: int = 40) -> Pedigree:
    """Families as they are met: partners of one generation who marry in, sometimes a second time."""
    members = [Member("0", sex=Sex.MALE), Member("1", sex=Sex.FEMALE)]
    couples = [("0", "1")]
    while couples and len(members) < most - 5:
        father, mother = couples.pop(0)
        for _ in range(draw(st.integers(1, 4))):
            sex = draw(st.sampled_from([Sex.MALE, Sex.FEMALE]))
            child = Member(str(len(members)), father, mother, sex)
            members.append(child)
            for _ in range(draw(st.sampled_from([0, 1, 1, 2]))):
                other = Sex.FEMALE if sex is Sex.MALE else Sex.MALE
                partner = Member(str(len(members)), sex=other)
                members.append(partner)
                couples.append((child.id, partner.id) if sex is Sex.MALE else (partner.id, child.id))
    parents = {parent for one in members for parent in (one.father, one.mother)}
    return Pedigree(tuple(one for one in members if one.father or one.id in parents))
