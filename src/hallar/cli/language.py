"""The language of messages and reports."""

from __future__ import annotations

import os
from typing import Literal

Language = Literal["es", "en"]


def user_language() -> Language:
    """Return the language of the user's locale: Spanish where it says so, otherwise English.

    The order is that of POSIX: ``LC_ALL``, ``LC_MESSAGES``, ``LANG``; ``HALLAR_LANGUAGE`` beats them.
    """
    for variable in ("HALLAR_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable)
        if value:
            return "es" if value.lower().startswith("es") else "en"
    return "en"
