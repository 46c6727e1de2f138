"""Whether a text is Spanish or English."""

from __future__ import annotations

import re
from typing import Literal

from hallar.accord.reading.lexicon import words

Language = Literal["es", "en"]
_ENGLISH = words("the of and to in that for with is was on by will as at from both agreed their")
_SPANISH = words("el la los las de del y en que para con es fue por se una su al como ambos")
_WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT = 50_000
"""Characters at the beginning that decide."""


def language_of(text: str) -> Language:
    """Return the language whose small words prevail; English where neither does.

    >>> language_of("Ambos gobiernos acordaron la creación de un grupo de trabajo.")
    'es'
    >>> language_of("Both governments agreed to establish a working group.")
    'en'
    """
    words = [word.lower() for word in _WORD.findall(text[:LOOKED_AT])]
    spanish = sum(word in _SPANISH for word in words)
    english = sum(word in _ENGLISH for word in words)
    return "es" if spanish > english else "en"
