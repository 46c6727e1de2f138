"""Whether a text is Spanish or English, or plainly something else."""

from __future__ import annotations

import re
from typing import Literal

from hallar.accord.reading.lexicon import words

Language = Literal["es", "en"]
_ENGLISH = words("the of and to in that for with is was on by will as at from both agreed their")
_SPANISH = words("el la los las de del y en que para con es fue por se una su al como ambos")
_FREQUENT = {
    "English": _ENGLISH | words("a an or this it be are"),
    "Spanish": _SPANISH | words("de a o un sus lo más le no"),
    "French": words("de la le les et des du en à est que dans pour qui une un au aux avec sur se ont par ce"),
    "Portuguese": words("de a o os as e em que para com é foi por se uma um seu ao como do da dos das no na"),
    "Italian": words("di e il la i le che in per un una con del della dei nel si a da sono alla è gli"),
    "German": words("der die und den das von mit in zu ist für auf dem des ein eine sich im am als auch"),
}
_READ = ("English", "Spanish")
CLEARLY_MORE = 1.2
"""How many times as many small words of another language make a text foreign."""
FEWEST_WORDS = 40
"""Fewer words tell too little of a language."""
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
    found = _opening_words(text)
    spanish = sum(word in _SPANISH for word in found)
    english = sum(word in _ENGLISH for word in found)
    return "es" if spanish > english else "en"


def _opening_words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text[:LOOKED_AT])]


def foreign_language(text: str) -> str:
    """Return the language of a text that is neither Spanish nor English, by its small words; else nothing.

    >>> foreign_language("Die Minister kamen überein, sich im Herbst zu treffen.")
    ''
    """
    found = _opening_words(text)
    if len(found) < FEWEST_WORDS:
        return ""
    counts = {language: sum(word in small for word in found) for language, small in _FREQUENT.items()}
    likeliest = max(counts, key=lambda language: counts[language])
    return likeliest if counts[likeliest] > CLEARLY_MORE * max(counts[one] for one in _READ) else ""
