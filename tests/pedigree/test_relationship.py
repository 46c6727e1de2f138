"""How two members are related, in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.pedigree import Member, Pedigree, Sex, describe_relationship, kinship_coefficients
from tests.pedigree.strategies import families_of_generations, pedigrees
from tests.pedigree.village import VILLAGE

PAIRS = [
    ("great-great-grandfather", "ana", "tatarabuelo paterno", "paternal great-great-grandfather"),
    ("great-grandfather", "ana", "bisabuelo paterno", "paternal great-grandfather"),
    ("great-grandmother", "ana", "bisabuela paterna", "paternal great-grandmother"),
    ("grandfather", "ana", "abuelo paterno", "paternal grandfather"),
    ("great-aunt", "ana", "tía abuela paterna", "paternal great-aunt"),
    (
        "great-aunt's husband",
        "ana",
        "pareja de: tía abuela paterna; sin vínculo biológico",
        "partner of the paternal great-aunt; not related by blood",
    ),
    ("father's cousin", "ana", "primo hermano de su padre", "first cousin once removed on the father's side"),
    ("second cousin", "ana", "prima segunda por línea paterna", "second cousin on the father's side"),
    ("grandmother", "ana", "abuela paterna", "paternal grandmother"),
    (
        "second grandmother",
        "ana",
        "pareja de: abuelo paterno; sin vínculo biológico",
        "partner of the paternal grandfather; not related by blood",
    ),
    ("father", "ana", "padre", "father"),
    ("uncle", "ana", "tío paterno", "paternal uncle"),
    ("aunt", "ana", "tía paterna", "paternal aunt"),
    ("half-uncle", "ana", "tío paterno (por un solo antepasado)", "paternal half-uncle"),
    (
        "half-uncle's wife",
        "ana",
        "pareja de: tío paterno (por un solo antepasado); sin vínculo biológico",
        "partner of the paternal half-uncle; not related by blood",
    ),
    (
        "half-cousin",
        "ana",
        "primo hermano por línea paterna (por un solo antepasado)",
        "half first cousin on the father's side",
    ),
    ("maternal grandfather", "ana", "abuelo materno", "maternal grandfather"),
    ("mother", "ana", "madre", "mother"),
    ("maternal aunt", "ana", "tía materna", "maternal aunt"),
    ("maternal relative", "ana", "tío o tía por línea materna", "maternal uncle or aunt"),
    (
        "uncle's wife",
        "ana",
        "pareja de: tío paterno; sin vínculo biológico",
        "partner of the paternal uncle; not related by blood",
    ),
    ("cousin", "ana", "primo hermano por línea paterna", "first cousin on the father's side"),
    ("girl cousin", "ana", "prima hermana por línea paterna", "first cousin on the father's side"),
    (
        "cousin's son",
        "ana",
        "hijo de un primo hermano por línea paterna",
        "first cousin once removed on the father's side",
    ),
    (
        "double cousin",
        "ana",
        "prima hermana por línea paterna y también prima hermana por línea materna",
        "first cousin on the father's side and also first cousin on the mother's side",
    ),
    ("beto", "ana", "hermano", "brother"),
    ("someone", "ana", "hermano o hermana", "sibling"),
    (
        "second wife",
        "ana",
        "pareja de: padre; sin vínculo biológico",
        "partner of the father; not related by blood",
    ),
    ("hal", "ana", "medio hermano por parte de padre", "half-brother through the father"),
    ("hilda", "ana", "media hermana por parte de padre", "half-sister through the father"),
    ("mother's son", "ana", "medio hermano por parte de madre", "half-brother through the mother"),
    (
        "mother's child",
        "ana",
        "medio hermano o media hermana por parte de madre",
        "half-sibling through the mother",
    ),
    ("nephew", "ana", "sobrino", "nephew"),
    ("great-niece", "ana", "sobrina nieta", "grand-niece"),
    ("husband", "ana", "pareja (tienen hijos en común)", "partner (they have children)"),
    ("son", "ana", "hijo", "son"),
    ("daughter", "ana", "hija", "daughter"),
    ("child", "ana", "hijo o hija", "child"),
    (
        "son's wife",
        "ana",
        "pareja de: hijo; sin vínculo biológico",
        "partner of the son; not related by blood",
    ),
    ("grandson", "ana", "nieto", "grandson"),
    ("great-granddaughter", "ana", "bisnieta", "great-granddaughter"),
    ("other twin", "ana", "hermana", "sister"),
    ("other twin's child", "ana", "sobrina", "niece"),
    ("son", "cousin's son", "primo segundo por línea paterna", "second cousin on the father's side"),
    ("cousin's son", "son", "primo segundo por línea materna", "second cousin on the mother's side"),
    ("ana", "cousin's son", "prima hermana de su padre", "first cousin once removed on the father's side"),
    (
        "grandson",
        "cousin's son",
        "hijo de un primo segundo por línea paterna",
        "second cousin once removed on the father's side",
    ),
    (
        "ana",
        "father's cousin",
        "hija de un primo hermano por línea materna",
        "first cousin once removed on the mother's side",
    ),
    (
        "son",
        "father's cousin",
        "nieto de un primo hermano por línea materna",
        "first cousin twice removed on the mother's side",
    ),
    (
        "grandson",
        "father's cousin",
        "bisnieto de un primo hermano por línea materna",
        "first cousin 3 times removed on the mother's side",
    ),
    (
        "father's cousin",
        "son",
        "primo hermano de un abuelo por línea materna",
        "first cousin twice removed on the mother's side",
    ),
    (
        "father's cousin",
        "grandson",
        "primo hermano de un antepasado de 3 generaciones por línea paterna",
        "first cousin 3 times removed on the father's side",
    ),
    ("ana", "half-uncle", "sobrina (por un solo antepasado)", "half-niece"),
    (
        "ana",
        "half-cousin",
        "prima hermana por línea paterna (por un solo antepasado)",
        "half first cousin on the father's side",
    ),
    ("twin", "other twin", "gemela idéntica", "identical twin"),
    ("other twin's child", "twin", "sobrina", "niece"),
    ("ana", "great-great-grandfather", "tataranieta", "great-great-granddaughter"),
    ("ana", "uncle", "sobrina", "niece"),
    ("ana", "great-aunt", "sobrina nieta", "grand-niece"),
    ("ana", "grandmother", "nieta", "granddaughter"),
    ("hal", "beto", "medio hermano por parte de padre", "half-brother through the father"),
    ("hal", "mother's son", "sin parentesco consanguíneo conocido", "no known blood relation"),
    ("ana", "husband", "pareja (tienen hijos en común)", "partner (they have children)"),
    ("father", "mother", "pareja (tienen hijos en común)", "partner (they have children)"),
    (
        "mother",
        "uncle",
        "pareja de: hermano; sin vínculo biológico",
        "partner of the brother; not related by blood",
    ),
    ("great-granddaughter", "uncle", "tataranieta de un hermano o hermana", "great-great-grand-niece"),
    (
        "uncle",
        "great-granddaughter",
        "hermano de un antepasado de 4 generaciones por línea paterna",
        "paternal great-great-great-uncle",
    ),
    ("aunt", "grandson", "tía bisabuela paterna", "paternal great-great-aunt"),
    (
        "son",
        "second cousin",
        "hijo de un primo segundo por línea paterna",
        "second cousin once removed on the father's side",
    ),
    ("second cousin", "son", "prima segunda de su madre", "second cousin once removed on the mother's side"),
    (
        "grandson",
        "second cousin",
        "nieto de un primo segundo por línea paterna",
        "second cousin twice removed on the father's side",
    ),
]


@pytest.mark.parametrize(("of", "to", "spanish", "english"), PAIRS)
def test_words(of: str, to: str, spanish: str, english: str) -> None:
    assert describe_relationship(VILLAGE, of, to, "es") == spanish
    assert describe_relationship(VILLAGE, of, to, "en") == english


def test_there_are_at_least_forty_pairs() -> None:
    assert len(set(PAIRS)) >= 40


FOUNDERS = tuple(
    Member(f"{sex.value} {number}", sex=sex) for sex in (Sex.MALE, Sex.FEMALE) for number in "123"
)


def member(name: str, father: str, mother: str, sex: Sex = Sex.FEMALE) -> Member:
    return Member(name, f"male {father}" if father.isdigit() else father, _mother(mother), sex)


def _mother(name: str) -> str:
    return f"female {name}" if name.isdigit() else name


def test_a_half_sister_whose_mother_is_an_aunt_is_a_cousin_as_well() -> None:
    sisters = (member("a", "1", "1"), member("b", "1", "1"))
    pedigree = Pedigree((*FOUNDERS, *sisters, member("c", "2", "a"), member("d", "2", "b")))
    assert describe_relationship(pedigree, "c", "d", "en") == (
        "half-sister through the father and also first cousin on the mother's side"
    )


def test_an_uncle_who_is_the_father_of_a_half_sister_leaves_both_relations() -> None:
    """Two ways up pass nobody twice; that the shared father descends from the couple is no matter."""
    pair = (member("a", "1", "1", Sex.MALE), member("b", "1", "1"))
    pedigree = Pedigree((*FOUNDERS, *pair, member("c", "a", "b"), member("d", "a", "2")))
    assert describe_relationship(pedigree, "c", "d", "es") == (
        "media hermana por parte de padre y también prima hermana por línea paterna"
    )


def test_two_relations_of_one_name_are_double() -> None:
    """A father's two parents are siblings of the same two people: cousins twice on one side."""
    pedigree = Pedigree(
        (
            *FOUNDERS,
            member("a1", "1", "1", Sex.MALE),
            member("a2", "1", "1"),
            member("b1", "2", "2", Sex.MALE),
            member("b2", "2", "2"),
            member("c", "a1", "b2", Sex.MALE),
            member("d", "b1", "a2"),
            member("e", "c", "3"),
        )
    )
    assert describe_relationship(pedigree, "d", "e", "en") == (
        "double first cousin once removed on the father's side"
    )
    assert describe_relationship(pedigree, "d", "e", "es") == "prima hermana de su padre (doble)"


def test_a_father_of_unknown_sex_is_a_father() -> None:
    pedigree = Pedigree((Member("a"), Member("b"), Member("c", "a", "b"), Member("d", "c")))
    assert describe_relationship(pedigree, "a", "c", "es") == "padre"
    assert describe_relationship(pedigree, "b", "d", "es") == "abuela paterna"
    assert describe_relationship(pedigree, "d", "c", "es") == "hijo o hija"


def test_the_twin_of_a_father_is_an_uncle_without_listed_parents_too() -> None:
    twins = (Member("a", sex=Sex.MALE, twin="t"), Member("b", sex=Sex.MALE, twin="t"))
    pedigree = Pedigree((*twins, Member("c", "a")))
    assert describe_relationship(pedigree, "b", "c", "es") == "tío paterno"
    assert describe_relationship(pedigree, "a", "b", "en") == "identical twin"


def test_nobody_is_related_to_themselves() -> None:
    with pytest.raises(ValueError, match="ana"):
        describe_relationship(VILLAGE, "ana", "ana")
    with pytest.raises(KeyError):
        describe_relationship(VILLAGE, "ana", "nobody")


@given(st.one_of(pedigrees(), families_of_generations()), st.data())
def test_every_pair_has_words_that_agree_with_its_kinship(pedigree: Pedigree, data: st.DataObject) -> None:
    if len(pedigree.members) < 2:
        return
    ids = list(pedigree.by_id)
    of = data.draw(st.sampled_from(ids))
    to = data.draw(st.sampled_from([one for one in ids if one != of]))
    spanish, english = (describe_relationship(pedigree, of, to, language) for language in ("es", "en"))
    unrelated = english.startswith("partner ") or english == "no known blood relation"
    assert (kinship_coefficients(pedigree)[ids.index(of), ids.index(to)] == 0) == unrelated
    assert unrelated == (spanish.startswith("pareja") or spanish.startswith("sin parentesco"))
    for words in (spanish, english):
        assert len(words) <= 300
        assert "  " not in words
        assert words == words.strip()
        assert "{" not in words
