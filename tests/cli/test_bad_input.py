"""A wrong file never ends in a traceback: messages on standard error and exit code 2."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


def hallar(*arguments: str | Path, language: str = "en") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hallar.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HALLAR_LANGUAGE": language, "COLUMNS": "200"},
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b"\x00\x01\x02", "not text"),
        (b'{"format": "hallar-registry",', "line 1, column"),
        (b'{"a": 1, "a": 2}', "repeated key"),
        (b"[" * 5000, "nested deeper"),
        (b'{"hello": 1}', "the form is wrong"),
    ],
)
@pytest.mark.parametrize("command", ["search", "lr", "power"])
def test_broken_json(tmp_path: Path, command: str, content: bytes, message: str) -> None:
    file = tmp_path / "broken.json"
    file.write_bytes(content)
    finished = hallar(command, file)
    assert finished.returncode == 2
    assert message in finished.stderr
    assert "broken.json" in finished.stderr
    assert "Traceback" not in finished.stderr


def test_a_missing_file_and_an_unknown_population(tmp_path: Path) -> None:
    finished = hallar("search", tmp_path / "nothing.json", language="es")
    assert finished.returncode == 2
    assert "no existe el archivo" in finished.stderr
    example = Path(__file__).parents[2] / "examples" / "planecrash.json"
    finished = hallar("search", example, "--population", "Atlantis")
    assert finished.returncode == 2
    assert "Atlantis" in finished.stderr
    assert "FBI2015 SW Hispanic" in finished.stderr


def test_check_lists_every_defect_and_exits_with_one(tmp_path: Path) -> None:
    table = tmp_path / "profiles.csv"
    table.write_text(
        "Sample Name;Marker;Allele 1;Allele 2;Allele 3\n"
        "R;VWA;16;17,2;\nR;FOO;1;2;\nR;TH01;x;6;\nR;FGA;20;21;22\n",
        encoding="utf-8",
    )
    finished = hallar("check", table)
    assert finished.returncode == 1
    lines = finished.stdout.splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == [
        "profiles.csv, line 3, column 2",
        "profiles.csv, line 4, column 3",
        "profiles.csv, line 5, column 5",
    ]
    assert "errors: 3" in lines[-1]
    spanish = hallar("check", table, language="es")
    assert "este locus no se conoce" in spanish.stdout


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    target = tmp_path / "there.json"
    target.write_text("mine", encoding="utf-8")
    example = Path(__file__).parents[2] / "examples" / "planecrash.json"
    assert hallar("convert", example, target).returncode == 2
    assert target.read_text(encoding="utf-8") == "mine"
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine.txt").write_text("mine", encoding="utf-8")
    assert hallar("simulate", tmp_path / "folder", "--families", "1").returncode == 2
    assert (tmp_path / "folder" / "mine.txt").exists()
