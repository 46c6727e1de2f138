"""The forms that others test against: ``hallar lr FILE --json``, ``simulate`` and ``search --json``."""

from __future__ import annotations

import json
import math
from pathlib import Path

import pytest

from tests.cli.conftest import REFERENCE, hallar


def test_lr_of_cases() -> None:
    printed = json.loads(hallar("lr", REFERENCE / "kinship_cases.json", "--json").stdout)
    expected = json.loads((REFERENCE / "kinship_cases.json").read_text(encoding="utf-8"))["cases"]
    assert printed.keys() == {"cases"}
    assert [case["id"] for case in printed["cases"]] == [case["id"] for case in expected]
    for computed, published in zip(printed["cases"], expected, strict=True):
        assert computed["lr"] == pytest.approx(published["lr"], rel=1e-9, abs=0)
        ratios = published["lr"].values()
        if 0 in ratios:
            assert computed["log10_lr"] is None
        else:
            assert computed["log10_lr"] == pytest.approx(sum(map(math.log10, ratios)), rel=1e-9)


@pytest.mark.parametrize("name", ["dvi_planecrash", "dvi_example2"])
def test_lr_of_victims(name: str) -> None:
    printed = json.loads(hallar("lr", REFERENCE / f"{name}.json", "--json").stdout)
    expected = json.loads((REFERENCE / f"{name}.json").read_text(encoding="utf-8"))["pairwise_lr"]
    assert printed.keys() == {"pairwise_lr"}
    assert printed["pairwise_lr"].keys() == expected.keys()
    for victim, row in expected.items():
        for missing, ratio in row.items():
            computed = printed["pairwise_lr"][victim][missing]
            if ratio is None:
                assert computed is None
            else:
                assert computed == pytest.approx(ratio, rel=1e-9, abs=0)


def test_simulate_and_search(tmp_path: Path) -> None:
    for folder in ("first", "second"):
        hallar("simulate", tmp_path / folder, "--families", "60", "--remains", "40", "--seed", "5")
    outputs = [
        json.loads(hallar("search", tmp_path / folder, "--json").stdout) for folder in ("first", "second")
    ]
    assert outputs[0]["hits"] == outputs[1]["hits"]
    hits, summary = outputs[0]["hits"], outputs[0]["summary"]
    assert hits
    assert {"family", "missing", "remains", "log10_lr", "true"} <= hits[0].keys()
    assert summary["hits"] == len(hits)
    assert summary["true_found"] == sum(hit["true"] for hit in hits)
    assert summary["true_found"] >= 0.6 * summary["true_pairs"]
    provenance = outputs[0]["provenance"]
    assert provenance["inputs"]["manifest.json"]
    assert provenance["models"][0]["population"] == "FBI2015 SW Hispanic"
