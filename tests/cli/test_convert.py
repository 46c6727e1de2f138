"""``hallar convert``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import PLANECRASH, Refused, hallar, hallar_json


def test_the_answers_survive(tmp_path: Path) -> None:
    hallar("convert", PLANECRASH, tmp_path / "registry.json")
    hallar("convert", tmp_path / "registry.json", tmp_path / "folder")
    published = hallar_json("lr", PLANECRASH)
    for converted in (tmp_path / "registry.json", tmp_path / "folder"):
        answer = hallar_json("lr", converted)
        assert answer["pairwise_lr"].keys() == published["pairwise_lr"].keys()
        for victim, row in published["pairwise_lr"].items():
            assert answer["pairwise_lr"][victim] == pytest.approx(row, rel=1e-9)


def test_convert_makes_the_checked_in_example(tmp_path: Path) -> None:
    target = tmp_path / "planecrash.json"
    hallar("convert", PLANECRASH, target)
    example = Path(__file__).parents[2] / "examples" / "planecrash.json"
    assert target.read_bytes() == example.read_bytes()
    hallar("check", target)


@pytest.mark.parametrize("name", ["profiles.csv", "pedigrees.ped"])
def test_what_is_left_out_is_said(tmp_path: Path, name: str) -> None:
    result = hallar("convert", PLANECRASH, tmp_path / name)
    assert "no" in result.stderr
    assert f"written: {tmp_path / name}".replace("\n", "") in result.stderr.replace("\n", "")
    assert hallar_json("check", tmp_path / name)["errors"] == 0


def test_nothing_is_replaced_unasked(tmp_path: Path, refused: Refused) -> None:
    target = tmp_path / "registry.json"
    target.write_text("mine")
    assert "--overwrite" in refused("convert", PLANECRASH, target)
    assert "ya existe" in refused("convert", PLANECRASH, target, language="es")
    assert target.read_text() == "mine"
    hallar("convert", PLANECRASH, target, "--overwrite")
    assert json.loads(target.read_text())["families"]


def test_an_unknown_form_is_refused_before_reading(tmp_path: Path, refused: Refused) -> None:
    assert "no such form" in refused("convert", tmp_path / "nowhere", tmp_path / "registry.xlsx")
    assert "no existe esa forma" in refused("convert", PLANECRASH, tmp_path / "a.doc", language="es")


def test_a_bad_source_writes_nothing(tmp_path: Path, refused: Refused) -> None:
    source = tmp_path / "bad.json"
    source.write_text('{"families": 3}')
    assert "bad.json" in refused("convert", source, tmp_path / "good.json")
    assert [path.name for path in tmp_path.iterdir()] == ["bad.json"]
