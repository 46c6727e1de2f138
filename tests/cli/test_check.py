"""``hallar check``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hallar.cli.app import app
from tests.cli.conftest import CASES, PLANECRASH, hallar, hallar_json


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a disaster victim set whose first family holds a man who is his own father."""
    value = json.loads(PLANECRASH.read_text())
    member = value["families"][0]["pedigree"][0]
    member["father"] = member["id"]
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(value, indent=1))
    return path


def test_sound_files(registry: Path) -> None:
    assert "errors: 0, warnings: 0" in hallar("check", PLANECRASH, CASES, registry).stdout


def test_an_error_is_exit_code_1(broken: Path) -> None:
    result = CliRunner().invoke(app, ["check", str(broken)])
    assert result.exit_code == 1
    assert "errors: 1" in result.stdout
    assert "own ancestor" in result.stdout


def test_in_spanish(broken: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HALLAR_LANGUAGE", "es")
    shown = CliRunner().invoke(app, ["check", str(broken)]).stdout
    assert "errores: 1" in shown
    assert "antepasado de sí mismo" in shown


def test_for_machines(broken: Path) -> None:
    result = CliRunner().invoke(app, ["check", str(broken), str(PLANECRASH), "--json"])
    assert result.exit_code == 1
    answer = json.loads(result.stdout)
    assert answer["errors"] == len(answer["defects"]) == 1
    defect = answer["defects"][0]
    assert defect.keys() == {"file", "line", "column", "value", "severity", "message"}
    assert defect["file"] == "broken.json"
    assert defect["line"] > 1
    assert hallar_json("check", PLANECRASH) == {"errors": 0, "warnings": 0, "defects": []}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"{}", b"a;b\n1;2\n", bytes(range(256)) * 50])
def test_noise_is_a_defect_and_no_traceback(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "noise.json"
    path.write_bytes(content)
    result = CliRunner().invoke(app, ["check", str(path)])
    assert result.exit_code == 1
    assert result.stdout.startswith("noise.json")
    assert result.exception is None or isinstance(result.exception, SystemExit)


def test_a_missing_file_is_a_defect_too(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["check", str(tmp_path / "nowhere.json")])
    assert result.exit_code == 1
    assert "nowhere.json" in result.stdout
