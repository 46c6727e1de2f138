"""How often something is to be done again, in the words of a text; knows no Django."""

from __future__ import annotations

import re

MOST_MONTHS = 120
"""What recurs comes again within ten years."""
_NUMERALS = {
    word: number
    for words in ("one two three four five six", "un dos tres cuatro cinco seis")
    for number, word in enumerate(words.split(), 1)
} | {"other": 2, "una": 1}
_UNITS = {
    "month": 1, "quarter": 3, "semester": 6, "year": 12, "mes": 1, "bimestre": 2, "trimestre": 3,
    "cuatrimestre": 4, "semestre": 6, "año": 12,
}  # fmt: skip
_ADVERBS = {
    "monthly": 1, "quarterly": 3, "annually": 12, "yearly": 12, "mensualmente": 1, "bimestralmente": 2,
    "trimestralmente": 3, "semestralmente": 6, "anualmente": 12,
}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "una vez": 1, "dos veces": 2}
_RECURRING = re.compile(
    rf"\b(?:(?:every|each|cada)\s+(?:(?P<number>[0-9]{{1,3}}|{'|'.join(_NUMERALS)})\s+)?"
    rf"(?P<unit>{'|'.join(_UNITS)})(?:e?s)?"
    rf"|(?P<times>{'|'.join(_TIMES)})\s+(?:a|per|al|por)\s+(?P<whole>{'|'.join(_UNITS)})"
    rf"|(?P<adverb>{'|'.join(_ADVERBS)}))\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:where|which|who|whom|whose|donde|cuyos?|cuyas?|cuales?|quienes)\b", re.IGNORECASE
)
"""What follows tells about somebody, and is nothing to be done."""


def months_between(clause: str) -> int:
    """Return after how many months a clause wants the same again; 0 where it says nothing of the kind.

    >>> months_between("hold the dialogue every year in September"), months_between("dos veces al año")
    (12, 6)
    """
    told = _RELATIVE.split(clause, maxsplit=1)[0]
    found = _RECURRING.search(told)
    if found is None:
        return 0
    if found["adverb"]:
        return _ADVERBS[found["adverb"].casefold()]
    if found["times"]:
        months, rest = divmod(_UNITS[found["whole"].casefold()], _TIMES[found["times"].casefold()])
        return 0 if rest else months
    number = found["number"] or "1"
    months = _UNITS[found["unit"].casefold()] * (_NUMERALS.get(number.casefold()) or int(number))
    return months if months <= MOST_MONTHS else 0
