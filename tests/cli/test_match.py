"""``hallar match``: matches, groups, merged registries, personal samples."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from hallar.formats import AlleleCoding, open_registry, write_genemapper, write_registry_json
from hallar.formats.registry_blocks import RemainsBlock
from hallar.formats.registry_conversion import registry_from_blocks
from hallar.genetics import Profile
from hallar.simulate import SimulationPlan, simulate_registry, simulate_registry_folder
from hallar.simulate.plan import default_model
from tests.cli.conftest import Refused, hallar, hallar_json

PLAN = SimulationPlan(families=40, remains=60, fragments=(0.3, 0.4, 0.3))
SEED = 7


@pytest.fixture(scope="module")
def fragments(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a registry many of whose remains are fragments of one body."""
    path = tmp_path_factory.mktemp("fragments") / "registry"
    simulate_registry_folder(path, PLAN, SEED)
    return path


@pytest.fixture(scope="module")
def found(fragments: Path) -> Any:
    return hallar_json("match", fragments)


def test_fragments_are_found(found: Any) -> None:
    summary = found["summary"]
    assert summary["pairs"] == 60 * 59 // 2
    assert summary["true_pairs"] == summary["true_found"] + summary["true_missed"]
    assert summary["true_found"] > 0.8 * summary["true_pairs"] > 10
    assert summary["false_matches"] == 0
    assert summary["expected_fortuitous"] <= 0.01
    assert all(one["true"] for one in found["matches"])
    assert all(one["log10_lr"] >= summary["threshold_log10_lr"] for one in found["matches"])
    assert found["provenance"]["command"] == "match"
    assert found["provenance"]["options"]["typing_error"] == 0.001


def test_groups(found: Any) -> None:
    grouped = [sample["id"] for one in found["clusters"] for sample in one["samples"]]
    assert len(grouped) == len(set(grouped))
    matched = {one[side] for one in found["matches"] for side in ("first", "second")}
    assert set(grouped) == matched
    assert all(one["consensus"]["genotypes"] for one in found["clusters"] if one["consistent"])


@pytest.mark.parametrize("ending", ["csv", "json", "parquet"])
def test_files(fragments: Path, found: Any, tmp_path: Path, ending: str) -> None:
    matches, clusters = tmp_path / f"matches.{ending}", tmp_path / f"clusters.{ending}"
    hallar("match", fragments, "--out", matches, "--clusters", clusters)
    for path, name in ((matches, "matches"), (clusters, "clusters")):
        if ending == "csv":
            with path.open(encoding="utf-8", newline="") as stream:
                rows: list[dict[str, Any]] = list(csv.DictReader(stream))
            record = json.loads((tmp_path / f"{name}.csv.provenance.json").read_text())
        elif ending == "json":
            written = json.loads(path.read_text())
            rows, record = written[name], written["provenance"]
            assert rows == found[name]
        else:
            table = pq.read_table(path)
            rows, record = table.to_pylist(), json.loads(table.schema.metadata[b"hallar.provenance"])
        assert len(rows) == len(found[name])
        assert rows[0].keys() == found[name][0].keys()
        assert record["inputs"] == found["provenance"]["inputs"]


@pytest.mark.parametrize("name", ["merged", "merged.json"])
def test_consensus_profiles_are_searched_like_other_remains(
    fragments: Path, found: Any, tmp_path: Path, name: str
) -> None:
    hallar("match", fragments, "--merged", tmp_path / name)
    merged = hallar_json("match", tmp_path / name)
    joined = sum(len(one["samples"]) - 1 for one in found["clusters"] if one["consistent"])
    assert merged["summary"]["remains"] == 60 - joined
    assert merged["summary"]["matches"] <= found["summary"]["matches"] // 4
    before, after = hallar_json("search", fragments), hallar_json("search", tmp_path / name)
    assert after["summary"]["true_found"] > 0
    assert after["summary"]["false_passed"] <= before["summary"]["false_passed"] + 1
    if name == "merged":
        linked = [open_registry(path).linked_families() for path in (fragments, tmp_path / name)]
        assert linked[0] == linked[1]
    names = {one["cluster"] for one in found["clusters"]}
    assert any(hit["remains"] in names and hit["true"] for hit in after["hits"])


def test_personal_samples_in_a_table(fragments: Path, tmp_path: Path) -> None:
    wanted = [one for one in open_registry(fragments).remains() if not one.profile.dropout][:3]
    table = tmp_path / "toothbrushes.csv"
    known = {f"brush {one.id}": one.profile for one in wanted}
    stranger = Profile({"TH01": ("6", "99.3")})
    write_genemapper({**known, "stranger": stranger}, table)
    found = hallar_json("match", fragments, "--with", table)
    pairs = {(one["first"], one["second"]) for one in found["matches"]}
    assert pairs >= {(one.id, f"brush {one.id}") for one in wanted}
    assert found["summary"]["personal_samples"] == 4
    assert found["summary"]["pairs"] == 60 * 4
    kinds = {sample["kind"] for one in found["clusters"] for sample in one["samples"]}
    assert kinds == {"remains", "personal sample"}


def test_personal_samples_in_another_registry(fragments: Path, tmp_path: Path) -> None:
    blocks = [one for one in simulate_registry(PLAN, SEED) if isinstance(one, RemainsBlock)]
    registry = registry_from_blocks(blocks, default_model())
    write_registry_json(registry, tmp_path / "samples.json")
    found = hallar_json("match", fragments, "--with", tmp_path / "samples.json", "--threshold", 15)
    own = {one["first"] for one in found["matches"] if one["first"] == one["second"]}
    coding = AlleleCoding.of(registry.model or default_model())
    whole = [
        one.id
        for block in blocks
        for one in block.remains(coding)
        if len(one.profile.genotypes) == 21 and not one.profile.dropout
    ]
    assert own >= set(whole)


def test_what_is_printed(fragments: Path) -> None:
    printed = hallar("match", fragments, "--threshold", 8).stdout
    assert "pairs of one person found" in printed
    assert "expected there by chance alone" in printed
    assert "identifies nobody" in printed


def test_a_population_and_theta_can_be_asked_for(fragments: Path, found: Any) -> None:
    other = hallar_json(
        "match", fragments, "--population", "FBI2015 Apache", "--theta", 0.03, "--threshold", 2
    )
    assert other["summary"]["population"] == "FBI2015 Apache"
    pairs = {(one["first"], one["second"]) for one in found["matches"]}
    assert {(one["first"], one["second"]) for one in other["matches"]} >= pairs


@pytest.mark.parametrize(
    ("arguments", "english", "spanish"),
    [
        (("--out", "x.txt"), "Choose one of these endings", "Elija una de esas terminaciones"),
        (("--merged", "x.txt"), "a .json file or a folder", "un archivo .json o una carpeta"),
        (("--merged", "x", "--with", "y.csv"), "cannot be used together", "no puede usarse junto"),
        (("--merged", "."), "exists. Choose another name", "ya existe. Elija otro nombre"),
    ],
)
def test_refusals(
    fragments: Path, refused: Refused, arguments: tuple[str, ...], english: str, spanish: str
) -> None:
    assert english in refused("match", fragments, *arguments)
    assert spanish in refused("match", fragments, *arguments, language="es")
