from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from hallar.cli.accord import accord_app
from hallar.cli.failure import messages_of
from hallar.cli.language import choose_language

EXAMPLES = Path(__file__).parents[2] / "examples" / "accord"
COMMUNIQUE = EXAMPLES / "build" / "communique-two-presidents.txt"


def accord(*arguments: object) -> str:
    result = CliRunner().invoke(accord_app, [str(one) for one in arguments], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def accord_json(*arguments: object) -> Any:
    return json.loads(accord(*arguments, "--json"))


def refusal(*arguments: object) -> str:
    choose_language(None)
    result = CliRunner().invoke(accord_app, [str(one) for one in arguments])
    assert isinstance(result.exception, Exception)
    messages = messages_of(result.exception)
    assert messages is not None
    assert result.stdout == ""
    return "\n".join(messages)


def test_the_json_form() -> None:
    answer = accord_json("read", COMMUNIQUE)
    text = COMMUNIQUE.read_text(encoding="utf-8")
    assert {"date": "2021-06-08", "place": "MEXICO CITY", "language": "en"}.items() <= answer[
        "document"
    ].items()
    assert len(answer["points"]) == 10
    for one in (*answer["points"], *answer["statements"]):
        assert text[one["start"] : one["end"]] == one["sentence"]
    keys = {
        "committed_by",
        "towards",
        "act",
        "object",
        "kind",
        "theme",
        "quantities",
        "due",
        "places",
        "rules",
    }
    for point in answer["points"]:
        assert set(keys) <= set(point)
        assert set(point["due"]) == {"text", "from", "to"}
        assert point["draft"] is True
    quantities = [one for point in answer["points"] for one in point["quantities"]]
    assert {"value": 82000, "qualifier": "more than", "unit": "cases of missing persons"} in quantities
    due = next(point["due"] for point in answer["points"] if point["act"] == "reactivate")
    assert due == {"text": "from September", "from": "2021-09-01", "to": "2021-09-30"}
    assert all(one["why"] and one["rule"] for one in answer["statements"])


def test_the_reasons_are_in_the_language_asked_for() -> None:
    spanish = accord_json("read", COMMUNIQUE, "--language", "es")
    assert "cita las palabras de alguien" in {one["why"] for one in spanish["statements"]}
    assert accord_json("read", COMMUNIQUE, "--language", "en")["points"] == spanish["points"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("Agreed points (drafts", "by: Mexico, United States", "(open)", "Not commitments: 5")),
        (
            "es",
            (
                "Puntos acordados (borradores",
                "quién: Mexico, United States",
                "(abierto)",
                "No son compromisos: 5",
            ),
        ),
    ],
)
def test_the_report_for_people(language: str, words: tuple[str, ...]) -> None:
    shown = accord("read", COMMUNIQUE, "--language", language)
    for word in words:
        assert word in shown


def test_every_example_is_read() -> None:
    for path in sorted(EXAMPLES.glob("*/*.txt")):
        assert accord("read", path)


def test_figures(tmp_path: Path) -> None:
    scores = accord_json("score", EXAMPLES / "build")
    assert scores["points"]["precision"] > 0.95
    assert "exhaustividad" in accord("score", EXAMPLES / "build", "--language", "es")
    assert "no annotated documents" in refusal("score", tmp_path)


def test_refusals_name_the_file_and_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    monkeypatch.setenv("HALLAR_LANGUAGE", "es")
    assert refusal("read", empty) == "empty.txt: el archivo está vacío. Guárdelo o descárguelo de nuevo."
    monkeypatch.setenv("HALLAR_LANGUAGE", "en")
    assert "el archivo está vacío" in refusal("read", empty, "--language", "es")
    assert "no such file" in refusal("read", tmp_path / "nowhere.txt")
    assert "--language" in refusal("read", COMMUNIQUE, "--language", "fr")


def test_a_cold_start_takes_less_than_five_seconds() -> None:
    script = f"from hallar.cli.accord import accord_app; accord_app(['read', {str(COMMUNIQUE)!r}, '--json'])"
    started = time.perf_counter()
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert time.perf_counter() - started < 5


def test_reading_needs_no_django() -> None:
    script = (
        "import sys, hallar.accord.reading\n"
        "sys.exit(', '.join(name for name in sys.modules if name.split('.')[0] == 'django') or 0)"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
