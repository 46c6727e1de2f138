"""``hallar link``: links, how the registry's own did, one family, files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from hallar.formats import open_registry, write_registry_json
from hallar.simulate import SimulationPlan, as_registry, simulate_registry_folder
from tests.cli.conftest import Refused, hallar, hallar_json
from tests.kinship.families import model

LOW = ("--threshold", -2)


@pytest.fixture(scope="module")
def families(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a registry in which many families miss one person."""
    path = tmp_path_factory.mktemp("linked") / "registry"
    mix = {"reported-by-two-families": 0.4, "cousins-in-two-families": 0.2, "both-parents": 0.4}
    simulate_registry_folder(path, SimulationPlan(families=120, remains=5, mix=mix), 3)
    return path


@pytest.fixture(scope="module")
def found(families: Path) -> Any:
    return hallar_json("link", families, "--expected-fortuitous", 5)


def test_families_of_one_person_are_linked(families: Path, found: Any) -> None:
    summary = found["summary"]
    assert summary["families"] == 120
    assert 0 < summary["expected_fortuitous"] <= 5 <= summary["expected_fortuitous_bound"]
    assert summary["known_same_person_found"] > 0.25 * summary["known_same_person"] > 7
    assert summary["unlinked_listed"] <= 15
    assert 0.3 < summary["found_share"]["missing"] < 1
    kinds = [one["known"] for one in found["links"]]
    assert kinds.count("same person") == summary["known_same_person_found"]
    linked = open_registry(families).linked_families()
    for one in found["links"]:
        assert one["log10_lr"] >= summary["threshold_log10_lr"]
        assert (one["known"] is not None) == ((one["family"], one["other_family"]) in linked)
    assert found["provenance"]["command"] == "link"


@pytest.mark.parametrize("ending", ["parquet", "csv", "json"])
def test_files(families: Path, found: Any, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"links.{ending}"
    hallar("link", families, "--expected-fortuitous", 5, "--out", path)
    if ending == "parquet":
        rows = pq.read_table(path).to_pylist()
        assert rows == found["links"]
    elif ending == "json":
        assert json.loads(path.read_text())["links"] == found["links"]
    else:
        assert len(path.read_text().splitlines()) == len(found["links"]) + 1


def test_one_family(families: Path, found: Any) -> None:
    everything = hallar_json("link", families, *LOW)["links"]
    name = found["links"][0]["family"]
    own = hallar_json("link", families, "--family", name, *LOW)["links"]
    pairs = [{one["family"], one["other_family"]} for one in own]
    assert len(own) == sum(name in (one["family"], one["other_family"]) for one in everything)
    assert all(name in pair for pair in pairs)


def test_what_is_printed(families: Path) -> None:
    shown = hallar("link", families, "--population", "FBI2015 Apache").stdout
    assert "expected there by chance alone" in shown
    assert "no single shared member separates" in shown
    assert "of families that do miss one person" in shown
    assert "identifies nobody" in shown


def test_refusals(refused: Refused, families: Path, tmp_path: Path) -> None:
    assert "Choose one of these endings" in refused("link", families, "--out", "links.xlsx")
    assert "no family F9" in refused("link", families, "--family", "F9")
    assert "no tiene la familia F9" in refused("link", families, "--family", "F9", language="es")
    path = tmp_path / "theta.json"
    plan = SimulationPlan(families=3, remains=0, model=model(3, theta=0.02))
    write_registry_json(as_registry(plan, 1), path)
    assert "theta 0 only" in refused("link", path)
    assert "solo con theta 0" in refused("link", path, language="es")
