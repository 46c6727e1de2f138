from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.cli.conftest import PLANECRASH, Refused, hallar, hallar_json


def test_advice_for_a_registry(registry: Path, tmp_path: Path) -> None:
    path = tmp_path / "advice.parquet"
    answer = hallar_json("advise", registry, "--out", path, "--remains", 52_000)
    rows, summary = answer["advice"], answer["summary"]
    assert summary["missing_persons"] == len(rows) == pq.read_table(path).num_rows
    assert len({row["family"] for row in rows}) == 40
    assert summary["needed_log10_lr"] == pytest.approx(6.716, abs=1e-3)
    assert [row["expected_log10_lr"] for row in rows] == sorted(row["expected_log10_lr"] for row in rows)
    for row in rows:
        assert row["enough_on_average"] == (row["expected_log10_lr"] >= summary["needed_log10_lr"])
        if row["relative"] is None:
            assert row["expected_log10_lr_after"] == row["expected_log10_lr"]
        else:
            assert row["expected_log10_lr_after"] > row["expected_log10_lr"]
            assert row["relationship"]
            assert all(one["gain_log10_lr"] <= row["gain_log10_lr"] + 1e-9 for one in row["others"])
    assert answer["provenance"]["options"]["remains"] == 52_000


def test_advice_agrees_with_power() -> None:
    powers = {one["family"]: one for one in hallar_json("power", PLANECRASH)["families"]}
    for row in hallar_json("advise", PLANECRASH, "--language", "en")["advice"]:
        power = powers[row["family"]]
        assert row["expected_log10_lr"] == pytest.approx(power["expected_log10_lr_if_true"], rel=0.02)
        if row["relative"] is not None:
            relatives = {one["relative"]: one for one in power["sample_next"]}
            best = relatives[row["relative"]]
            highest = max(one["expected_gain_log10_lr"] for one in relatives.values())
            assert best["expected_gain_log10_lr"] == pytest.approx(highest)
            assert row["gain_log10_lr"] == pytest.approx(best["expected_gain_log10_lr"], rel=0.02)
            assert row["relationship"] == best["relationship"]


def test_a_file_for_people(registry: Path, tmp_path: Path) -> None:
    path = tmp_path / "advice.csv"
    shown = hallar("advise", registry, "--out", path, "--language", "es").stdout
    assert "tomar muestra a" in shown
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("family,missing,expected_log10_lr")
    record = json.loads(path.with_name("advice.csv.provenance.json").read_text(encoding="utf-8"))
    assert record["command"] == "advise"


def test_families_without_anybody_to_sample_are_told_so(registry: Path) -> None:
    hardest = ("--remains", 10**12, "--expected-fortuitous", "1e-12")
    rows = hallar_json("advise", registry, "--language", "en", *hardest)["advice"]
    nobody = [row for row in rows if row["relative"] is None and not row["others"]]
    assert nobody
    assert all("Y-STR" in row["advice"] and "mtDNA" in row["advice"] for row in nobody)


def test_simplified_loci_are_named(registry: Path) -> None:
    arguments = ("advise", registry, "--population", "FBI2015 Apache", "--mutation", "stepwise")
    options = hallar_json(*arguments)["provenance"]["options"]
    assert "TH01" in options["simplified_loci"]
    assert hallar_json("advise", registry)["provenance"]["options"]["simplified_loci"] == []


def test_other_endings_are_refused(refused: Refused, registry: Path) -> None:
    assert "advice.xlsx" in refused("advise", registry, "--out", "advice.xlsx")
    assert "--language" in refused("advise", registry, "--language", "fr")
