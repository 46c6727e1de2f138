from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from hallar.formats import BadInputError, Severity, read_cases, read_dvi, read_registry_json
from hallar.formats.json_text import read_json_text
from hallar.formats.model_json import model_to_json

REFERENCE = Path(__file__).parents[1] / "reference"
EXAMPLES = Path(__file__).parents[2] / "examples"
LOCUS: dict[str, Any] = {"name": "L1", "alleles": ["a", "b"], "frequencies": [0.5, 0.5]}
CASE: dict[str, Any] = {
    "id": "one",
    "pedigree": [{"id": "F", "sex": "male"}, {"id": "T", "father": "F", "mother": None}],
    "target": "T",
    "mutation": {"model": "none"},
    "loci": [LOCUS],
    "genotypes": {"F": {"L1": ["a", "b"]}},
    "candidate": {"L1": ["a", "a"]},
}
VICTIMS: dict[str, Any] = {
    "loci": [{**LOCUS, "name": "PENTA_D"}],
    "mutation": {"PENTA_D": None},
    "victims": [{"id": "V1", "sex": "male", "genotypes": {"Penta D": ["a", "b"]}}],
    "families": [{"id": "F1", "pedigree": CASE["pedigree"], "genotypes": {"F": {"PENTA_D": ["a", "b"]}}}],
    "missing": ["T"],
}


def read(folder: Path, value: Any) -> Any:
    file = folder / "file.json"
    file.write_text(json.dumps(value), encoding="utf-8")
    reader = read_cases if "cases" in value else read_dvi
    return reader(file, *read_json_text(file))


def messages(folder: Path, value: Any) -> list[str]:
    with pytest.raises(BadInputError) as refused:
        read(folder, value)
    assert all(one.line == 1 and one.column > 1 for one in refused.value.defects)
    assert not set(refused.value.messages("en")) & set(refused.value.messages("es"))
    return [one.message() for one in refused.value.defects if one.severity is Severity.ERROR]


def test_a_case(tmp_path: Path) -> None:
    (case,) = read(tmp_path, {"cases": [{**CASE, "theta": 0.01, "remark": "kept out"}]})
    assert (case.id, case.missing, case.candidate.genotypes) == ("one", "T", {"L1": ("a", "a")})
    assert case.model.loci["L1"].theta == 0.01


def test_alleles_may_be_numbers(tmp_path: Path) -> None:
    numbers = {"loci": [{**LOCUS, "alleles": [9, 9.3]}], "genotypes": {"F": {"L1": [9.0, "9.3"]}}}
    (case,) = read(tmp_path, {"cases": [{**CASE, **numbers, "candidate": {"L1": [9.3, 9.3]}}]})
    assert case.family.profiles["F"].genotypes == {"L1": ("9", "9.3")}


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ({"loci": [{**LOCUS, "frequencies": [0.5, 0.4]}]}, "sum to 0.9"),
        ({"loci": [LOCUS, LOCUS]}, "lists this locus twice"),
        ({"candidate": {"L1": ["a", "c"]}}, "no frequency for this allele"),
        ({"candidate": {"L2": ["a", "b"]}}, "this locus is not known"),
        ({"candidate": {"L1": ["a", "b", "b"]}}, "at most 2 entries"),
        ({"candidate": {"L1": "ab"}}, "expected a list"),
        ({"candidate": {"L1": [True, "a"]}}, "expected a text in quotes or a number"),
        ({"target": "X"}, "missing person X is not in the pedigree"),
        ({"target": "F"}, "F is missing and has a profile"),
        ({"pedigree": [{"id": "T", "father": "T"}], "genotypes": {}}, "T is their own ancestor"),
        ({"pedigree": [{"id": "T", "father": ["F"]}], "genotypes": {}}, "expected a text in quotes"),
        ({"mutation": {"model": "stepwise", "rate_male": 0.1}}, "no repeat number"),
        ({"mutation": {"model": "else"}}, 'expected "none"'),
        ({"theta": 2}, "a number below 1"),
        ({"mutation": None}, "expected an object"),
    ],
)
def test_defects_of_a_case(tmp_path: Path, part: dict[str, Any], rule: str) -> None:
    (message,) = messages(tmp_path, {"cases": [{**CASE, **part}]})
    assert rule in message


def test_all_cases_are_checked(tmp_path: Path) -> None:
    wrong = {**CASE, "candidate": {"L1": ["a", "c"]}}
    assert len(messages(tmp_path, {"cases": [wrong, CASE, {**wrong, "id": "two"}]})) == 3


def test_a_victim_set_has_canonical_names(tmp_path: Path) -> None:
    registry, warnings = read(tmp_path, VICTIMS)
    assert registry.remains[0].profile.genotypes == {"Penta D": ("a", "b")}
    assert registry.families[0].missing == ("T",)
    assert not warnings


@pytest.mark.parametrize(
    ("part", "rule"),
    [
        ({"missing": ["T", "X"]}, "no family has this missing person"),
        ({"victims": VICTIMS["victims"] * 2}, "this identifier is used twice"),
        ({"victims": 7}, "expected a list"),
        ({"mutation": {"PENTA_D": {"male": {"model": "none"}}}}, "missing keys: female"),
        ({"victims": [{"id": "V", "genotypes": {"FOO": ["a", "b"]}}]}, "this locus is not known"),
    ],
)
def test_defects_of_a_victim_set(tmp_path: Path, part: dict[str, Any], rule: str) -> None:
    (message,) = messages(tmp_path, {**VICTIMS, **part})
    assert rule in message


def test_contradicting_relatives_are_a_warning(tmp_path: Path) -> None:
    pedigree = [*CASE["pedigree"], {"id": "S", "father": "F"}]
    genotypes = {"F": {"PENTA_D": ["a", "a"]}, "S": {"PENTA_D": ["b", "b"]}}
    family = {"id": "F1", "pedigree": pedigree, "genotypes": genotypes}
    _, warnings = read(tmp_path, {**VICTIMS, "families": [family]})
    assert ["share no allele at Penta D" in one.message() for one in warnings] == [True]


@pytest.mark.parametrize("name", ["planecrash", "example2"])
def test_the_published_sets_are_read_whole(name: str) -> None:
    path = REFERENCE / f"dvi_{name}.json"
    text, value = read_json_text(path)
    registry, warnings = read_dvi(path, text, value)
    assert [one.id for one in registry.remains] == [one["id"] for one in value["victims"]]
    assert [one for family in registry.families for one in family.missing] == value["missing"]
    assert not warnings


def test_the_example_is_what_the_importer_makes_of_the_published_set() -> None:
    path = REFERENCE / "dvi_planecrash.json"
    imported, _ = read_dvi(path, *read_json_text(path))
    example, _ = read_registry_json(EXAMPLES / "planecrash.json")
    assert (example.families, example.remains) == (imported.families, imported.remains)
    assert imported.model is not None
    assert example.model is not None
    assert model_to_json(example.model) == model_to_json(imported.model)
