from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import PLANECRASH, Refused, hallar, hallar_json


def test_promises_beside_what_happened(registry: Path, tmp_path: Path) -> None:
    found = hallar_json("calibrate", registry, "--plot", tmp_path / "plot.svg")
    summary, types = found["summary"], found["types"]
    assert sum(one["missing_persons"] for one in types) == summary["missing_persons"]
    assert sum(one["true_pairs"] for one in types) == summary["true_pairs"]
    assert sum(one["observed"] for one in types) == summary["false_passed_unrelated"]
    assert all(one["clustered_low"] <= one["band_low"] <= one["band_high"] for one in types)
    assert all(one["band_high"] <= one["clustered_high"] and one["dispersion"] >= 1.0 for one in types)
    assert "<svg" in (tmp_path / "plot.svg").read_text()


def test_for_people(registry: Path) -> None:
    shown = hallar("calibrate", registry).stdout
    assert "miss promised" in shown
    assert "types inside the 95 % Poisson band" in shown
    assert "inside the band of clustered matches" in shown


def test_a_registry_without_truth_is_refused(refused: Refused, tmp_path: Path) -> None:
    assert "its truth is not known" in refused("calibrate", PLANECRASH)
    assert ".svg" in refused("calibrate", PLANECRASH, "--plot", tmp_path / "plot.png")
