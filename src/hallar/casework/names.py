"""Names in the form they are searched by."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LONGEST = 600
SEPARATOR = " | "


def search_form(names: Iterable[str]) -> str:
    """Return names in lower case without accents, to be found however they are typed.

    >>> search_form(["José Ñandú", "Pepe"])
    'jose nandu | pepe'
    """
    joined = SEPARATOR.join(" ".join(name.split()) for name in names)
    parts = unicodedata.normalize("NFD", joined.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))[:LONGEST]
