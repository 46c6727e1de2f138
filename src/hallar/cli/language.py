"""The language of messages and reports."""

from __future__ import annotations

import os
from contextvars import ContextVar
from typing import Literal

Language = Literal["es", "en"]
_chosen: ContextVar[Language | None] = ContextVar("chosen", default=None)


def choose_language(language: Language | None) -> None:
    """Take the language that a command's option asks for, for messages too; ``None`` forgets it."""
    _chosen.set(language)


def user_language() -> Language:
    """Return the language chosen, or that of the user's locale: Spanish where it says so, otherwise English.

    The order is that of POSIX: ``LC_ALL``, ``LC_MESSAGES``, ``LANG``; ``HALLAR_LANGUAGE`` beats them.
    """
    chosen = _chosen.get()
    if chosen is not None:
        return chosen
    for variable in ("HALLAR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "es" if value.lower().startswith("es") else "en"
    return "en"
