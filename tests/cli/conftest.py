"""A small simulated registry, the published files, and ways to run the commands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from hallar.cli.app import app, run
from hallar.cli.language import choose_language

REFERENCE = Path(__file__).parents[1] / "reference"
PLANECRASH = REFERENCE / "dvi_planecrash.json"
CASES = REFERENCE / "kinship_cases.json"
Refused = Callable[..., str]


def hallar(*arguments: object) -> Result:
    """Run a command that succeeds."""
    result = CliRunner().invoke(app, [str(one) for one in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def hallar_json(*arguments: object) -> Any:
    """Run a command with ``--json`` and return what it prints to standard output."""
    return json.loads(hallar(*arguments, "--json").stdout)


@pytest.fixture(autouse=True)
def _no_language_chosen() -> None:
    """A process runs one command and forgets; these tests run many in one."""
    choose_language(None)


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a registry of 40 families and 30 remains."""
    path = tmp_path_factory.mktemp("simulated") / "registry"
    hallar("simulate", path, "--families", 40, "--remains", 30, "--seed", 3)
    return path


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Refused:
    """Return a function that runs a command which is refused, and returns what it says."""

    def refuse(*arguments: object, language: str = "en") -> str:
        monkeypatch.setattr("sys.argv", ["hallar", *map(str, arguments)])
        monkeypatch.setenv("HALLAR_LANGUAGE", language)
        with pytest.raises(SystemExit) as stopped:
            run()
        assert stopped.value.code == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert "Traceback" not in said.err
        return said.err

    return refuse
