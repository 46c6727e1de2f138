from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats.inheritance_checks import contradictions
from hallar.genetics import Genotype, Profile
from hallar.pedigree import Family, Member, Pedigree, Sex


def family(genotypes: dict[str, Genotype], child_sex: Sex = Sex.UNKNOWN, dropout: float = 0.0) -> Family:
    members = (
        Member("father", sex=Sex.MALE),
        Member("mother", sex=Sex.FEMALE),
        Member("child", "father", "mother", child_sex, "t"),
        Member("twin", "father", "mother", child_sex, "t"),
    )
    profiles = {
        name: Profile({"L": genotype}, {"L": dropout} if dropout else {})
        for name, genotype in genotypes.items()
    }
    return Family("F", Pedigree(members), (), profiles)


def told(one: Family, x_linked: bool | None = False) -> list[str]:
    return [english for _, (english, _) in contradictions(one, lambda _: x_linked)]


@pytest.mark.parametrize(
    ("genotypes", "expected"),
    [
        ({"father": ("1", "2"), "child": ("2", "3")}, []),
        (
            {"father": ("1", "2"), "child": ("3", "4")},
            ["father and child, parent and child, share no allele at L"],
        ),
        (
            {"mother": ("1", "1"), "child": ("3", "4")},
            ["mother and child, parent and child, share no allele at L"],
        ),
        ({"father": ("1", "2"), "mother": ("3", "4"), "child": ("2", "3")}, []),
        (
            {"father": ("1", "2"), "mother": ("1", "3"), "child": ("1", "4")},
            ["child cannot have one allele from father and the other from mother at L"],
        ),
        (
            {"father": ("1", "2"), "mother": ("3", "4"), "child": ("1", "1")},
            ["mother and child, parent and child, share no allele at L"],
        ),
        ({"child": ("1", "2"), "twin": ("2", "1")}, []),
        ({"child": ("1", "2"), "twin": ("1", "1")}, ["the identical twins child and twin differ at L"]),
    ],
)
def test_autosomal(genotypes: dict[str, Genotype], expected: list[str]) -> None:
    assert told(family(genotypes)) == expected


@pytest.mark.parametrize(
    ("sex", "genotypes", "count"),
    [
        (Sex.MALE, {"father": ("1",), "child": ("2",)}, 0),
        (Sex.MALE, {"mother": ("1", "3"), "child": ("2",)}, 1),
        (Sex.FEMALE, {"father": ("1",), "child": ("2", "3")}, 1),
        (Sex.FEMALE, {"father": ("1",), "mother": ("2", "2"), "child": ("1", "1")}, 1),
        (Sex.FEMALE, {"father": ("1",), "mother": ("2", "2"), "child": ("1", "2")}, 0),
        (Sex.UNKNOWN, {"father": ("1",), "child": ("2", "3")}, 0),
    ],
)
def test_x_linked(sex: Sex, genotypes: dict[str, Genotype], count: int) -> None:
    assert len(told(family(genotypes, sex), x_linked=True)) == count


def test_other_loci_and_possible_drop_out_are_left_out() -> None:
    genotypes: dict[str, Genotype] = {"father": ("1", "1"), "child": ("2", "2"), "twin": ("3", "3")}
    assert len(told(family(genotypes))) == 3
    assert not told(family(genotypes, dropout=0.1))
    assert [one for one in told(family(genotypes), x_linked=None) if "twins" not in one] == []


ALLELES = st.sampled_from("12345")
PAIRS = st.tuples(ALLELES, ALLELES)


@given(father=PAIRS, mother=PAIRS, sides=st.tuples(st.integers(0, 1), st.integers(0, 1)))
def test_a_child_of_its_parents_never_contradicts_them(
    father: Genotype, mother: Genotype, sides: tuple[int, int]
) -> None:
    child = (mother[sides[1]], father[sides[0]])
    assert not told(family({"father": father, "mother": mother, "child": child, "twin": child[::-1]}))


@given(father=PAIRS, mother=PAIRS, child=PAIRS)
def test_a_contradiction_is_found_exactly_where_no_child_is_possible(
    father: Genotype, mother: Genotype, child: Genotype
) -> None:
    possible = {tuple(sorted((one, other))) for one in father for other in mother}
    assert bool(told(family({"father": father, "mother": mother, "child": child}))) == (
        tuple(sorted(child)) not in possible
    )
