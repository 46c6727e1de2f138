from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from hallar.cli.app import app
from hallar.formats import open_registry, write_registry_json
from hallar.formats.registry import Registry
from tests.cli.conftest import PLANECRASH, Refused, hallar, hallar_json


def new_remains(registry: Path, path: Path, count: int) -> Path:
    """Write some of the registry's remains as a file of their own."""
    opened = open_registry(registry)
    write_registry_json(Registry((), tuple(opened.remains())[:count], opened.model), path)
    return path


def test_new_remains_find_what_the_search_lists(registry: Path, tmp_path: Path) -> None:
    path = new_remains(registry, tmp_path / "new.json", 30)
    listed = hallar_json("search", registry)["hits"]
    found = json.loads(hallar("find", registry, path, "--json").stdout)
    assert (found["file"], found["remains"], found["families"]) == ("new.json", 30, 0)
    assert {(c["family"], c["missing"], c["remains"]) for c in found["candidates"]} == {
        (c["family"], c["missing"], c["remains"]) for c in listed
    }
    assert listed


def test_new_families_are_compared_with_the_remains() -> None:
    """The set's own families come again as new ones, and its victims as new remains."""
    found = json.loads(hallar("find", PLANECRASH, PLANECRASH, "--json").stdout)
    assert found["families"] == 5
    pairs = [(c["missing"], c["remains"]) for c in found["candidates"]]
    assert len(pairs) == 2 * len(set(pairs))
    assert ("M5", "V4") in pairs


def test_names_from_standard_input(registry: Path, tmp_path: Path) -> None:
    first = new_remains(registry, tmp_path / "first.json", 2)
    second = new_remains(registry, tmp_path / "second.json", 3)
    result = CliRunner().invoke(app, ["find", str(registry), "-", "--json"], input=f"{first}\n\n{second}\n")
    assert result.exit_code == 0
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["file"], one["remains"]) for one in answers] == [("first.json", 2), ("second.json", 3)]


def test_for_people(registry: Path, tmp_path: Path) -> None:
    shown = hallar("find", registry, new_remains(registry, tmp_path / "new.json", 30)).stdout
    assert "new.json: 30 remains, 0 families" in shown
    assert "log10 LR" in shown


def test_a_file_that_is_none_is_refused(refused: Refused, registry: Path, tmp_path: Path) -> None:
    (tmp_path / "noise.json").write_text("{")
    assert "noise.json" in refused("find", registry, tmp_path / "noise.json")
