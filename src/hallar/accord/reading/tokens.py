"""Words with their offsets and dictionary forms."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from simplemma import lemmatize

_TOKEN = re.compile(
    r"(?:[A-ZÁÉÍÓÚÑ]\.){2,}"  # U.S.
    r"|EE\.? ?UU\.?"
    r"|[0-9]+(?:[.,][0-9]+)*"
    r"|[^\W\d_]+(?:[-'’][^\W_]+)*"
    r"|\w|[^\w\s\u0300-\u036f]"  # accents that stand apart are no signs
)
# Where the dictionary prefers another reading than these texts have.
_FORMS = {
    "en": {
        "training": "training", "meeting": "meeting", "meetings": "meeting", "building": "building",
        "funding": "funding", "housing": "housing", "smuggling": "smuggling", "trafficking": "trafficking",
        "met": "meet", "held": "hold", "left": "leave", "means": "means", "united": "united",
        "setting": "set", "doubling": "double", "growing": "grow", "scaling": "scale", "cutting": "cut",
        "ending": "end", "tracing": "trace", "undertaking": "undertake", "drawing": "draw",
        "handling": "handle", "data": "data", "missing": "missing", "working": "working", "better": "better",
        "its": "its",
    },
    "es": {
        "acuerdo": "acuerdo", "acuerdos": "acuerdo", "fue": "ser", "fueron": "ser", "será": "ser",
        "serán": "ser", "para": "para", "como": "como", "entre": "entre", "sobre": "sobre", "su": "su",
        "sus": "su", "nos": "nos", "una": "un", "unas": "uno", "unos": "uno", "la": "el", "las": "el",
        "los": "el", "desaparecidas": "desaparecido", "desaparecidos": "desaparecido", "parte": "parte",
        "partes": "parte", "apoyo": "apoyo", "trabajo": "trabajo", "reunión": "reunión",
        "compromiso": "compromiso", "compromisos": "compromiso", "impulso": "impulso", "crédito": "crédito",
        "créditos": "crédito", "cuenta": "cuenta", "inversión": "inversión", "entrega": "entrega",
        "curso": "curso", "cursos": "curso", "ruta": "ruta", "rutas": "ruta", "costa": "costa",
        "frontera": "frontera",
    },
}  # fmt: skip


# Futures that the dictionary lacks: what stands before the ending is the infinitive.
_SPANISH_FUTURE = re.compile(r"([a-záéíóúñü]{2,}[aei]r)(?:á|án|ás|emos)\Z")


@dataclass(frozen=True)
class Token:
    """A word, number or sign.

    Attributes:
        text: as written.
        lower: in small letters.
        lemma: dictionary form, in small letters.
        start: offset in the text, in characters.
        end: offset behind it.
    """

    text: str
    lower: str
    lemma: str
    start: int
    end: int

    def among(self, words: Container[str]) -> bool:
        """Whether the word or its dictionary form is one of some words."""
        return self.lower in words or self.lemma in words

    @property
    def is_capitalised(self) -> bool:
        """Whether it is a word that begins with a capital."""
        return self.text[:1].isupper()

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[:1].isalpha()


@lru_cache(maxsize=65_536)
def lemma_of(lower: str, language: str) -> str:
    """Return the dictionary form of a word in small letters; the word itself if it is unknown."""
    fixed = _FORMS[language].get(lower)
    if fixed is not None:
        return fixed
    if len(lower) > 40 or not lower[:1].isalpha():
        return lower
    found = lemmatize(lower, lang=language).lower()
    future = _SPANISH_FUTURE.match(lower) if language == "es" and found == lower else None
    return future[1] if future else found


def tokens_of(text: str, start: int, end: int, language: str) -> list[Token]:
    """Return the tokens of a stretch of text, with offsets into the whole text."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        lower = match[0].lower().replace("’", "'")
        found.append(Token(match[0], lower, lemma_of(lower, language), match.start(), match.end()))
    return found
