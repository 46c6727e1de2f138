"""For whom something is done."""

from __future__ import annotations

from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.tokens import Token, tokens_of

LONGEST = 6
"""Words."""
_BEFORE_IN_SPANISH = words("para a al de del los las entre con y e")
_STOPS = {
    "en": words("for to of in from on at by with who that and or the a , . ; ( ) : $ / between including"),
    "es": words("para a al en desde por con que y o , . ; ( ) : $ / quien quienes entre"),
}

# What stands beside the people in the name of a crime, which benefits nobody.
_CRIMES = words("against contra trata tráfico smuggling trafficking secuestro")


def beneficiaries_in(text: str, start: int, end: int, lexicon: Lexicon, language: str) -> tuple[str, ...]:
    """Return the groups of people named in ``text[start:end]``, as written, articles left out."""
    tokens = tokens_of(text, start, end, language)
    found: list[str] = []
    behind = 0
    for number, token in enumerate(tokens):
        if number < behind or not token.among(lexicon.people) or token.is_capitalised:
            continue
        first = number
        while first > behind and number - first < 3 and _belongs(tokens[first - 1].lower, language, lexicon):
            first -= 1
        last = number + 1
        while language == "en" and last < len(tokens) and tokens[last].among(lexicon.people):
            last += 1
        if last < len(tokens) and language == "en" and tokens[last].lower == "of" and last + 1 < len(tokens):
            last = _extended(tokens, last + 1, language, lexicon)
        elif language == "es":
            last = _extended(tokens, last, language, lexicon)
        # "missing-person cases": the people are an attribute of something else.
        attribute = (
            language == "en"
            and last < len(tokens)
            and tokens[last].lower
            in {
                "case",
                "cases",
                "missions",
                "mission",
                "development",
                "protection",
                "centers",
                "centres",
                "data",
            }
        )
        behind = last
        victims = any(one.lower in _CRIMES for one in tokens[max(0, first - 2) : last + 1])
        if not (attribute or victims):
            found.append(text[tokens[first].start : tokens[last - 1].end])
    return tuple(dict.fromkeys(found))


def _belongs(word: str, language: str, lexicon: Lexicon) -> bool:
    if word in _STOPS[language] or word in lexicon.articles or not word[:1].isalpha() or word in lexicon.acts:
        return False
    return language == "en" or word not in _BEFORE_IN_SPANISH


def _extended(tokens: list[Token], last: int, language: str, lexicon: Lexicon) -> int:
    limit = min(len(tokens), last + LONGEST - 1)
    allowed = {"de", "del"} if language == "es" else set()
    while last < limit and (
        tokens[last].lower in allowed
        or (
            tokens[last].is_word
            and tokens[last].lower not in _STOPS[language]
            and tokens[last].lower not in lexicon.acts
        )
    ):
        last += 1
    while tokens[last - 1].lower in {"de", "del", "la", "los", "las", "el"}:
        last -= 1
    return last
