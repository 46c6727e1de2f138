"""``hallar simulate``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hallar.cli.provenance import sha256_of
from tests.cli.conftest import Refused, hallar, hallar_json


def contents(folder: Path) -> dict[str, str]:
    return {path.name: sha256_of(path) for path in folder.iterdir()}


def test_the_same_seed_gives_the_same_registry(registry: Path, tmp_path: Path) -> None:
    hallar("simulate", tmp_path / "again", "--families", 40, "--remains", 30, "--seed", 3)
    hallar("simulate", tmp_path / "other", "--families", 40, "--remains", 30, "--seed", 4)
    assert contents(tmp_path / "again") == contents(registry)
    assert contents(tmp_path / "other") != contents(registry)


def test_it_tells_what_it_made(tmp_path: Path) -> None:
    made = hallar_json("simulate", tmp_path / "made", "--families", 5, "--remains", 0, "--seed", 9)
    assert made["seed"] == 9
    assert made["counts"]["families"] == 5
    assert made["counts"]["remains"] == 0


def test_the_project_s_json_holds_the_same(tmp_path: Path) -> None:
    exported = tmp_path / "registry.json"
    hallar("simulate", tmp_path / "made", "--families", 5, "--remains", 4, "--export-json", exported)
    written = json.loads(exported.read_text())
    assert len(written["families"]) == 5
    assert len(written["remains"]) == 4
    assert hallar_json("check", exported)["errors"] == 0


def test_nothing_is_replaced_unasked(registry: Path, refused: Refused) -> None:
    before = contents(registry)
    assert "--overwrite" in refused("simulate", registry, "--families", 1)
    assert "ya existe" in refused("simulate", registry, "--families", 1, language="es")
    assert contents(registry) == before


@pytest.mark.parametrize(
    ("option", "value"),
    [("--population", "Atlantis"), ("--kit", "no kit"), ("--mutation", "custom"), ("--mutation", "maybe")],
)
def test_unknown_choices(refused: Refused, tmp_path: Path, option: str, value: str) -> None:
    said = refused("simulate", tmp_path / "out", option, value)
    assert f"{option} {value}" in said
    assert "Choose one of" in said
    assert "Elija una de" in refused("simulate", tmp_path / "out", option, value, language="es")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("option", "value"), [("--families", 0), ("--remains", -1), ("--theta", 1)])
def test_sizes_out_of_range(refused: Refused, tmp_path: Path, option: str, value: int) -> None:
    assert option in refused("simulate", tmp_path / "out", option, value)
