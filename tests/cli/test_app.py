"""The application as a whole: help, start-up, exit codes."""

from __future__ import annotations

import subprocess
import sys

import pytest

from hallar import __version__
from hallar.cli.app import app
from tests.cli.conftest import PLANECRASH, hallar

COMMANDS = [str(command.callback.__name__) for command in app.registered_commands if command.callback]


def python(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *map(str, arguments)], capture_output=True, text=True, check=False)


def test_the_commands_are_these() -> None:
    known = "add administrator advise calibrate check code compact convert demo explain find link lr match"
    assert sorted(COMMANDS) == [
        *known.split(),
        *["power", "search", "serve", "simulate", "snapshot", "withdraw", "worker"],
    ]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_has_an_example(command: str) -> None:
    shown = hallar(command, "--help").stdout
    assert "Example" in shown
    assert f"hallar {command} " in shown.split("Example")[1]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_does(command: str) -> None:
    callback = next(one.callback for one in app.registered_commands if one.callback.__name__ == command)  # type: ignore[union-attr]
    assert callback is not None
    for name, hint in callback.__annotations__.items():
        if name != "return":
            assert "help=" in hint or hint in {
                "RegistryPath", "AsJson", "Populations", "Mutation", "Theta", "Environment",
            }  # fmt: skip


def test_version() -> None:
    assert hallar("--version").stdout == f"hallar {__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys, hallar; from hallar.cli.app import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'numba', 'pyarrow', 'jinja2', 'jsonschema', 'django'} & sys.modules.keys()\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    result = python("-c", script)
    assert result.returncode == 0, result.stderr
    assert "simulate" in result.stdout


def test_the_module_runs_as_the_command_does() -> None:
    result = python("-m", "hallar.cli", "check", PLANECRASH)
    assert result.returncode == 0
    assert "errors: 0" in result.stdout


def test_a_missing_file_ends_the_process_with_2_and_one_line() -> None:
    result = python("-m", "hallar.cli", "lr", "nowhere.json")
    assert result.returncode == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1


def test_an_unknown_command_is_wrong_usage() -> None:
    result = python("-m", "hallar.cli", "identify")
    assert result.returncode == 2
    assert "No such command" in result.stderr


def test_an_interruption_ends_with_130(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from hallar.cli import app as module

    def interrupt() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "app", interrupt)
    with pytest.raises(SystemExit) as stopped:
        module.run()
    assert stopped.value.code == 130
    assert "interrupted" in capsys.readouterr().err


def test_a_defect_of_the_program_is_not_called_bad_input(monkeypatch: pytest.MonkeyPatch) -> None:
    from hallar.cli import app as module

    def broken() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(module, "app", broken)
    with pytest.raises(ZeroDivisionError):
        module.run()
