from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats import BadInputError, Identity, Registry, read_registry_json, write_registry_json
from hallar.formats.json_form import MAX_FORM_DEFECTS
from hallar.genetics import Profile
from hallar.pedigree import Family, Member, Pedigree, Remains, Sex

EMPTY: dict[str, Any] = {"format": "hallar-registry", "version": 1, "families": [], "remains": []}
LOCUS: dict[str, Any] = {
    "locus": "TH01",
    "alleles": ["6", "7"],
    "frequencies": [0.5, 0.5],
    "alleles_sampled": 100,
    "mutation": {"paternal": {"kind": "none"}, "maternal": {"kind": "none"}},
    "theta": 0,
    "silent_frequency": 0,
    "x_linked": False,
}


def defects(folder: Path, value: Any) -> list[tuple[str, str]]:
    """The line of the file and the English message of each defect."""
    file = folder / "registry.json"
    file.write_text(json.dumps(value, indent=1), encoding="utf-8")
    lines = file.read_text(encoding="utf-8").splitlines()
    with pytest.raises(BadInputError) as refused:
        read_registry_json(file)
    return [
        (lines[one.line - 1].strip().rstrip(",") if one.line else "", one.message())
        for one in refused.value.defects
    ]


FORM = [
    ({"version": 2}, '"version": 2', "expected 1 (found: '2')"),
    ({"other": 1}, '"other": 1', "this key is not known"),
    ({"families": {}}, '"families": {}', "expected a list"),
    ({"remains": [{"id": 7, "profile": {"genotypes": {}}}]}, '"id": 7', "expected a text in quotes"),
    ({"remains": [{"id": "", "profile": {"genotypes": {}}}]}, '"id": ""', "at least 1 characters"),
    ({"remains": [{"id": "R"}]}, "{", "missing keys: profile"),
    ({"remains": [{"id": "R", "sex": "m", "profile": {"genotypes": {}}}]}, '"sex": "m"', 'expected "male"'),
    (
        {"remains": [{"id": "R", "profile": {"genotypes": {"TH01": ["6", "7", "8"]}}}]},
        '"TH01": [',
        'at most 2 entries (found: \'["6", "7", "8"]\')',
    ),
    (
        {"remains": [{"id": "R", "profile": {"genotypes": {}, "drop_in": 1.0}}]},
        '"drop_in": 1.0',
        "a number below 1",
    ),
    ({"model": {"population": "own", "loci": [{**LOCUS, "theta": -1}]}}, '"theta": -1', "not below 0"),
    (
        {"model": {"population": "own", "loci": [{**LOCUS, "alleles_sampled": "x"}]}},
        '"alleles_sampled": "x"',
        "expected a whole number",
    ),
]


@pytest.mark.parametrize(("part", "line", "message"), FORM, ids=[message for _, _, message in FORM])
def test_form(tmp_path: Path, part: dict[str, Any], line: str, message: str) -> None:
    ((found, told),) = defects(tmp_path, {**EMPTY, **part})
    assert found == line
    assert message in told


def test_all_defects_of_form_come_together(tmp_path: Path) -> None:
    remains = [{"id": 7}, {"id": "R", "profile": {"genotypes": {"TH01": [6, "7"]}}, "other": 1}]
    told = [message for _, message in defects(tmp_path, {**EMPTY, "version": 3, "remains": remains})]
    assert len(told) == 5
    assert all("the form is wrong" in one for one in told)


@pytest.mark.parametrize("value", [1, None, "text", [], {}, [[[]]]])
def test_another_kind_of_file(tmp_path: Path, value: Any) -> None:
    assert len(defects(tmp_path, value)) == 1


def test_a_file_of_another_kind_is_not_listed_to_the_end(tmp_path: Path) -> None:
    found = defects(tmp_path, {**EMPTY, "remains": [{"id": n} for n in range(2 * MAX_FORM_DEFECTS)]})
    assert len(found) <= MAX_FORM_DEFECTS + 2
    assert "the rest is not listed" in found[0][1]


def test_every_damaged_locus_of_the_model_is_listed(tmp_path: Path) -> None:
    high = {"kind": "proportional", "rate": 0.9}
    loci = [
        {**LOCUS, "frequencies": [0.5, 0.4]},
        {**LOCUS, "locus": "vWA", "alleles": ["6", "6"]},
        {
            **LOCUS,
            "locus": "FGA",
            "frequencies": [0.99, 0.01],
            "mutation": {"paternal": high, "maternal": high},
        },
        {**LOCUS, "locus": "own", "frequencies": [1.0]},
        LOCUS,
    ]
    remains = [{"id": "R", "profile": {"genotypes": {"own": ["a", "b"], "TH01": ["6", "6"]}}}]
    model = {"population": "own", "loci": loci}
    told = [message for _, message in defects(tmp_path, {**EMPTY, "model": model, "remains": remains})]
    assert len(told) == 5
    for message, rule in zip(
        told, ["sum to 0.9", "listed twice", "too high", "as many", "lists this locus twice"], strict=True
    ):
        assert rule in message


def test_an_allele_without_a_frequency(tmp_path: Path) -> None:
    remains = [{"id": "R", "profile": {"genotypes": {"TH01": ["6", "8"]}}}]
    model = {"population": "own", "loci": [LOCUS]}
    ((line, told),) = defects(tmp_path, {**EMPTY, "model": model, "remains": remains})
    assert line == '"TH01": ['
    assert "no frequency for this allele (found: '8')" in told


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ({"model": {"shipped_population": "Atlantis"}}, "no frequencies of this population are shipped"),
        ({"remains": [{"id": "R", "profile": {"genotypes": {}}}] * 2}, "this identifier is used twice"),
        ({"truth": [{"remains": "R", "family": "F", "missing": "M"}]}, "the truth names remains, a family"),
        (
            {"remains": [{"id": "R", "profile": {"genotypes": {}, "dropout": {"FOO": 0.1}}}]},
            "this locus is not known",
        ),
    ],
)
def test_contents(tmp_path: Path, part: dict[str, Any], rule: str) -> None:
    ((_, told),) = defects(tmp_path, {**EMPTY, **part})
    assert rule in told


NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8)
ALLELES = st.sampled_from(["6", "7", "8", "9", "9.3"])
PROFILES = st.builds(
    Profile,
    st.dictionaries(st.sampled_from(["TH01", "vWA", "Penta D"]), st.tuples(ALLELES, ALLELES), min_size=1),
    st.dictionaries(st.sampled_from(["TH01", "vWA"]), st.floats(0, 0.9)),
    st.floats(0, 0.9),
)


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    names = draw(st.lists(NAMES, min_size=3, max_size=3, unique=True))
    father, mother, child = names
    members = (
        Member(father, sex=Sex.MALE),
        Member(mother, sex=Sex.FEMALE),
        Member(child, father, mother, draw(st.sampled_from(Sex))),
    )
    family = Family(draw(NAMES), Pedigree(members), (child,), {mother: draw(PROFILES)})
    remains = [Remains(name, draw(PROFILES)) for name in draw(st.lists(NAMES, max_size=3, unique=True))]
    truth = [Identity(one.id, family.id, child) for one in remains[:1]]
    return Registry((family,), tuple(remains), None, tuple(truth))


@given(registry=registries())
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> None:
    file = tmp_path_factory.mktemp("json") / "registry.json"
    write_registry_json(registry, file, about="a test")
    read, warnings = read_registry_json(file)
    assert read == registry
    assert not warnings


def test_a_registry_that_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "registry.json"
    file.write_text("before")
    with pytest.raises(UnicodeEncodeError):
        write_registry_json(Registry((), (Remains("\ud800", Profile({})),)), file)
    assert file.read_text() == "before"
