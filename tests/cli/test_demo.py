"""``hallar demo``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Refused, hallar_json


@pytest.mark.slow
def test_the_demo_finds_and_reports(tmp_path: Path) -> None:
    summaries = hallar_json("demo", "--output", tmp_path, "--language", "es")
    plane, national = summaries["planecrash"], summaries["national-extract"]
    assert plane["missing_persons"] == 5
    assert national["families"] == 2000
    assert national["true_found"] >= 0.6 * national["true_pairs"]
    assert national["false_passed_unrelated"] <= 3 * national["false_expected"] + 5
    for name in summaries:
        assert "Genealogía" in (tmp_path / f"{name}.html").read_text(encoding="utf-8")
        assert (tmp_path / f"{name}-hits.csv").stat().st_size > 0


def test_an_unknown_language_writes_nothing(tmp_path: Path, refused: Refused) -> None:
    assert "--language fr" in refused("demo", "--output", tmp_path / "out", "--language", "fr")
    assert list(tmp_path.iterdir()) == []
