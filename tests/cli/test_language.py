"""Whose language messages are in."""

from __future__ import annotations

import pytest

from hallar.cli.language import choose_language, user_language

VARIABLES = ("HALLAR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_MX.UTF-8"}, "es"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "es_MX.UTF-8"}, "en"),
        ({"LC_MESSAGES": "es_GT", "LANG": "en_US"}, "es"),
        ({"HALLAR_LANGUAGE": "ES", "LC_ALL": "en_US"}, "es"),
        ({"HALLAR_LANGUAGE": "", "LANG": "es_HN"}, "es"),
    ],
)
def test_user_language(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str) -> None:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert user_language() == language
    choose_language("es")
    assert user_language() == "es"
