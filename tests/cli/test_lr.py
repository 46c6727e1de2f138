"""``hallar lr``: the fixed form that others test against."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from tests.cli.conftest import CASES, PLANECRASH, Refused, hallar, hallar_json


@pytest.fixture(scope="module")
def few_cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    every = json.loads(CASES.read_text())
    path = tmp_path_factory.mktemp("cases") / "cases.json"
    path.write_text(json.dumps({**every, "cases": every["cases"][::40]}))
    return path


def test_cases_for_people(few_cases: Path) -> None:
    shown = hallar("lr", few_cases).stdout
    assert "log10 LR" in shown
    assert "L1" in shown


def test_victims_for_people() -> None:
    shown = hallar("lr", PLANECRASH).stdout
    assert "LR of every pair" in shown
    assert "V4" in shown


def test_sexes_that_contradict_have_no_lr(tmp_path: Path) -> None:
    value = json.loads(PLANECRASH.read_text())
    victim = value["victims"][0]
    victim["sex"] = "male" if victim["sex"] == "female" else "female"
    path = tmp_path / "other_sex.json"
    path.write_text(json.dumps(value))
    before = hallar_json("lr", PLANECRASH)["pairwise_lr"][victim["id"]]
    after = hallar_json("lr", path)["pairwise_lr"][victim["id"]]
    assert {missing for missing, ratio in before.items() if ratio is not None}
    assert all(after[missing] is None for missing, ratio in before.items() if ratio is not None)
    assert "sexes differ" in hallar("lr", path).stdout


def test_a_registry_folder(registry: Path) -> None:
    pairs = hallar_json("lr", registry)["pairwise_lr"]
    assert len(pairs) == 30
    assert all(len(row) == 41 for row in pairs.values())


def test_provenance(few_cases: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    hallar("lr", few_cases, "--json", "--provenance", record)
    written = json.loads(record.read_text())
    assert written["command"] == "lr"
    assert list(written["inputs"]) == ["cases.json"]


@pytest.mark.parametrize(
    ("text", "english", "spanish"),
    [
        ("{", "line 1", "línea 1"),
        ('{"cases": [{"id": "a"}]}', "pedigree", "pedigree"),
        ("[]", "bad.json", "bad.json"),
        ("", "bad.json", "bad.json"),
    ],
)
def test_bad_input(refused: Refused, tmp_path: Path, text: str, english: str, spanish: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(text)
    said, dicho = refused("lr", path), refused("lr", path, language="es")
    assert english in said
    assert spanish in dicho
    assert said != dicho


def test_linkage_of_a_registry_agrees_with_the_search(registry: Path) -> None:
    answer = hallar_json("lr", registry)
    hits = hallar_json("search", registry)["hits"]
    assert hits
    changed = 0
    for hit in hits:
        row = answer["pairwise_lr_linked"][hit["remains"]]
        name = hit["missing"] if hit["missing"] in row else f"{hit['family']}/{hit['missing']}"
        assert math.log10(row[name]) == pytest.approx(hit["log10_lr_linked"], rel=1e-9)
        changed += row[name] != answer["pairwise_lr"][hit["remains"]][name]
    assert changed
    assert "with the linkage of vWA and D12S391" in hallar("lr", registry).stdout


def test_a_case_with_both_linked_loci(few_cases: Path, tmp_path: Path) -> None:
    value = json.loads(few_cases.read_text().replace('"L1"', '"vWA"').replace('"L2"', '"D12S391"'))
    path = tmp_path / "linked.json"
    path.write_text(json.dumps(value))
    cases = hallar_json("lr", path)["cases"]
    linked = [case for case in cases if case["log10_lr"] is not None]
    assert any(abs(case["log10_lr_linked"] - case["log10_lr"]) > 0.001 for case in linked)
    assert not any("log10_lr_linked" in case for case in hallar_json("lr", few_cases)["cases"])
