"""The checks of pedigrees and families, and whether 'tells nothing' is what the engine says too."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hallar.genetics import LocusFrequencies, LocusMutation, MutationKind, MutationModel, Profile
from hallar.kinship import KinshipModel, LocusModel, lr_table
from hallar.pedigree import (
    Family,
    FindingSeverity,
    Member,
    Pedigree,
    Sex,
    check_family,
    check_pedigree,
    uninformative_members,
)
from hallar.pedigree.finding_texts import TEXTS
from tests.pedigree.strategies import pedigrees
from tests.pedigree.village import VILLAGE

MAN, WOMAN = Sex.MALE, Sex.FEMALE
COUPLE = (Member("Juan", sex=MAN), Member("Rosa", sex=WOMAN))
PROFILE = Profile({"L": ("a", "b")})

WRONG_PEDIGREES = [
    ("listed-twice", (*COUPLE, COUPLE[0]), ["Juan"], "Keep one", "Deje una"),
    (
        "two-sets-of-parents",
        (*COUPLE, Member("Ana", "Juan"), Member("Ana", "Juan", "Rosa")),
        ["Ana"],
        "Keep the right one",
        "Deje el correcto",
    ),
    ("parent-not-listed", (Member("Ana", "Pedro"),), ["Ana", "Pedro"], "Add Pedro", "Agregue a Pedro"),
    (
        "own-ancestor",
        (Member("Juan", "Ana", sex=MAN), Member("Ana", "Juan")),
        ["Juan"],
        "Check who is parent",
        "Revise quién",
    ),
    ("own-ancestor", (Member("Juan", "Juan", sex=MAN),), ["Juan"], "Check who", "Revise quién"),
    (
        "one-person-both-parents",
        (*COUPLE, Member("Ana", "Juan", "Juan")),
        ["Ana", "Juan"],
        "Check both parents",
        "Revise ambos",
    ),
    ("father-is-female", (*COUPLE, Member("Ana", "Rosa")), ["Rosa", "Ana"], "swap", "intercambie"),
    ("mother-is-male", (*COUPLE, Member("Ana", None, "Juan")), ["Juan", "Ana"], "swap", "intercambie"),
    ("twin-alone", (*COUPLE, Member("Ana", "Juan", "Rosa", twin="t")), ["Ana"], "Name the other", "Indique"),
    (
        "twins-of-different-parents",
        (*COUPLE, Member("Ana", "Juan", twin="t"), Member("Eva", "Juan", "Rosa", twin="t")),
        ["Ana", "Eva"],
        "Correct one",
        "Corrija uno",
    ),
    (
        "twins-of-different-sex",
        (*COUPLE, Member("Ana", "Juan", None, WOMAN, "t"), Member("Luis", "Juan", None, MAN, "t")),
        ["Ana", "Luis"],
        "identical",
        "No pueden",
    ),
    ("disconnected", (*COUPLE, Member("Ana", "Juan", "Rosa"), Member("Eva")), ["Eva"], "Add", "Agregue"),
]


@pytest.mark.parametrize(("code", "members", "named", "remedy", "remedio"), WRONG_PEDIGREES)
def test_each_finding_names_persons_and_remedy(
    code: str, members: tuple[Member, ...], named: list[str], remedy: str, remedio: str
) -> None:
    finding = next(one for one in check_pedigree(Pedigree(members)) if one.code == code)
    english, spanish = finding.message("en"), finding.message("es")
    assert english != spanish
    assert remedy in english
    assert remedio in spanish
    for name in named:
        assert name in english
        assert name in spanish


TRIO = Pedigree((*COUPLE, Member("Ana", "Juan", "Rosa")))
WRONG_FAMILIES = [
    ("missing-not-listed", Family("F", TRIO, ("Eva",), {"Juan": PROFILE}), "Eva", "error"),
    ("typed-not-listed", Family("F", TRIO, ("Ana",), {"Eva": PROFILE}), "Eva", "error"),
    ("missing-and-typed", Family("F", TRIO, ("Ana",), {"Ana": PROFILE}), "Ana", "error"),
    ("nobody-missing", Family("F", TRIO, (), {"Ana": PROFILE}), "", "error"),
    ("nobody-typed", Family("F", TRIO, ("Ana",), {}), "", "warning"),
    ("tells-nothing", Family("F", TRIO, ("Juan",), {"Rosa": PROFILE}), "Rosa", "warning"),
]


@pytest.mark.parametrize(("code", "family", "named", "severity"), WRONG_FAMILIES)
def test_each_finding_of_a_family(code: str, family: Family, named: str, severity: str) -> None:
    findings = {one.code: one for one in check_family(family)}
    assert findings[code].severity == severity
    for language in ("en", "es"):
        assert named in findings[code].message(language)


def test_every_text_is_tried_here() -> None:
    assert {case[0] for case in WRONG_PEDIGREES} | {case[0] for case in WRONG_FAMILIES} == TEXTS.keys()


def test_all_findings_come_in_one_pass() -> None:
    members = (
        *COUPLE,
        Member("Ana", "Rosa", "Juan"),
        Member("Luis", "Juan", "Rosa", MAN, "t"),
    )
    codes = [one.code for one in check_pedigree(Pedigree(members))]
    assert sorted(codes) == ["father-is-female", "mother-is-male", "twin-alone"]


def test_a_name_with_braces_is_repeated_as_it_is() -> None:
    finding = check_pedigree(Pedigree((Member("{0}{all}{x}", "{y}"),)))[0]
    assert "{0}{all}{x}" in finding.message("en")
    assert "{y}" in finding.message("es")


def test_a_large_sound_family_has_no_findings() -> None:
    assert check_pedigree(VILLAGE) == []


@given(pedigrees())
def test_sound_pedigrees_have_no_errors(pedigree: Pedigree) -> None:
    found = {(one.code, one.severity) for one in check_pedigree(pedigree)}
    assert found <= {("disconnected", FindingSeverity.WARNING)}


def test_founder_twins_are_connected() -> None:
    twins = (Member("a", twin="t"), Member("b", twin="t"), Member("c", "a"))
    assert check_pedigree(Pedigree(twins)) == []


FREQUENCIES = LocusFrequencies("L", ("a", "b", "c"), np.array([0.2, 0.3, 0.5]))
MUTATION = MutationModel(MutationKind.EQUAL, 0.01)
MODEL = KinshipModel("synthetic", {"L": LocusModel(FREQUENCIES, LocusMutation(MUTATION, MUTATION))})
GENOTYPES = [(one, other) for one in "abc" for other in "abc" if one <= other]


def changes_the_table(family: Family, member: str) -> bool:
    """Whether some profile of a member changes the LR of some candidate."""
    missing = family.missing[0]
    tables = []
    others = {one: profile for one, profile in family.profiles.items() if one != member}
    for profiles in (others, *({**others, member: Profile({"L": one})} for one in GENOTYPES)):
        table = lr_table(replace(family, profiles=profiles), missing, MODEL)
        tables.append([table.likelihood_ratio(Profile({"L": one})).log10 for one in GENOTYPES])
    return any(not np.allclose(table, tables[0], rtol=0, atol=1e-9) for table in tables)


SEVERAL = Pedigree(
    (
        Member("father", sex=MAN),
        Member("mother", sex=WOMAN),
        Member("child", "father", "mother"),
        Member("uncle", "grandfather", "grandmother", MAN),
        Member("grandfather", sex=MAN),
        Member("grandmother", sex=WOMAN),
        Member("aunt by marriage", sex=WOMAN),
        Member("sister", "grandfather", "grandmother", WOMAN),
        Member("cousin", "uncle", "aunt by marriage"),
    )
)


@pytest.mark.parametrize(
    ("missing", "typed", "nothing"),
    [
        ("sister", ["aunt by marriage"], ["aunt by marriage"]),
        ("sister", ["aunt by marriage", "cousin"], []),
        ("sister", ["aunt by marriage", "cousin", "father"], ["father"]),
        ("father", ["mother"], ["mother"]),
        ("father", ["mother", "child"], []),
        ("child", ["mother", "father"], []),
        ("child", ["mother", "cousin"], ["cousin"]),
        ("cousin", ["sister", "aunt by marriage"], []),
        ("grandfather", ["grandmother"], ["grandmother"]),
        ("grandfather", ["grandmother", "cousin"], []),
    ],
)
def test_who_tells_nothing(missing: str, typed: list[str], nothing: list[str]) -> None:
    profiles = {one: Profile({"L": ("a", "b")}) for one in typed}
    family = Family("F", SEVERAL, (missing,), profiles)
    assert uninformative_members(family) == nothing
    for one in typed:
        assert changes_the_table(family, one) == (one not in nothing)


def test_a_twin_of_the_missing_person_tells_all() -> None:
    twins = (Member("a", twin="t"), Member("b", twin="t"), Member("w"), Member("c", "b", "w"))
    family = Family("F", Pedigree(twins), ("a",), {"b": PROFILE, "c": PROFILE, "w": PROFILE})
    assert uninformative_members(family) == []
    assert uninformative_members(replace(family, profiles={"w": PROFILE})) == ["w"]


@given(pedigrees(6), st.data())
def test_who_tells_nothing_changes_nothing(pedigree: Pedigree, data: st.DataObject) -> None:
    ids = list(pedigree.by_id)
    assume(len(ids) > 1)
    missing = data.draw(st.sampled_from(ids))
    typed = data.draw(
        st.lists(st.sampled_from([one for one in ids if one != missing]), min_size=1, unique=True)
    )
    genotypes = st.sampled_from(GENOTYPES)
    profiles = {one: Profile({"L": data.draw(genotypes)}) for one in typed}
    # Twins with two profiles would be a contradiction of the input, not a statement about relatedness.
    twins = [pedigree.by_id[one].twin for one in (*typed, missing) if pedigree.by_id[one].twin]
    assume(len(set(twins)) == len(twins))
    family = Family("F", pedigree, (missing,), profiles)
    for one in uninformative_members(family):
        assert not changes_the_table(family, one)


@given(pedigrees(6), st.data())
def test_who_is_typed_alone_tells_nothing_or_changes_the_table(
    pedigree: Pedigree, data: st.DataObject
) -> None:
    ids = list(pedigree.by_id)
    assume(len(ids) > 1)
    missing = data.draw(st.sampled_from(ids))
    one = data.draw(st.sampled_from([one for one in ids if one != missing]))
    family = Family("F", pedigree, (missing,), {one: PROFILE})
    assert changes_the_table(family, one) == (uninformative_members(family) == [])
