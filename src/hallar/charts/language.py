"""Which of a drawing's two tables of words is meant."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

_Words = TypeVar("_Words")

LANGUAGES = ("es", "en")


def choose_words(tables: Mapping[str, _Words], language: str) -> _Words:
    """Return the table of a language.

    Raises:
        ValueError: the language is neither ``es`` nor ``en``.
    """
    if language not in tables:
        raise ValueError(f"language {language!r}: expected one of {', '.join(LANGUAGES)}")
    return tables[language]
