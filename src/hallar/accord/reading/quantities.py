"""Numbers of things: value, qualifier, unit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hallar.accord.reading.lexicon import words
from hallar.accord.reading.result import Quantity
from hallar.accord.reading.tokens import Token, lemma_of, tokens_of

_MULTIPLIERS = {
    "en": {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    # The Spanish billón is a million millions; "mil millones" multiplies.
    "es": {"mil": 10**3, "millón": 10**6, "millones": 10**6, "billón": 10**12, "billones": 10**12},
}
_ENGLISH_NUMERALS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)
_SPANISH_NUMERALS = (
    "un dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte veinticuatro "
    "veinticinco treinta cuarenta cincuenta sesenta setenta ochenta noventa cien doscientos doscientas "
    "trescientos trescientas cuatrocientos quinientos"
)
_TENS = range(30, 100, 10)
_NUMERALS = {
    "en": dict(zip(_ENGLISH_NUMERALS.split(), (*range(1, 21), *_TENS), strict=True)),
    "es": dict(
        zip(
            _SPANISH_NUMERALS.split(),
            (*range(1, 16), 20, 24, 25, *_TENS, 100, 200, 200, 300, 300, 400, 500),
            strict=True,
        )
    ),
}
_QUALIFIERS = {
    "en": r"(?:no )?(?:more|fewer|less) than|no fewer than|nearly|almost|at least|up to|as many as|"
    r"about|approximately|around|roughly|over|"
    r"some|an estimated|a minimum of|a maximum of|close to|(?:an )?(?:initial|additional|total of|further)",
    "es": r"(?:no )?(?:más|menos) de|casi|cerca de|al menos|por lo menos|cuando menos|hasta|aproximadamente|"
    r"alrededor de|unos|unas|poco más de|un mínimo de|un máximo de|un total de|sobre",
}
_QUALIFIER = {
    language: re.compile(
        rf"(?:^|(?<=\W))({listed})\s+(?:the\s+|los\s+|las\s+|de\s+)?(?:US|USD|MXN|[$€£])?\s?\$?\s*$", re.I
    )
    for language, listed in _QUALIFIERS.items()
}
_CURRENCY_BEFORE = re.compile(r"(US\s?\$|USD|U\.S\. ?\$|MX\s?\$|MXN|EUR|€|£|\$)\s*$")
_CURRENCY_CODES = {"$": "", "€": "EUR", "£": "GBP", "EUR": "EUR", "USD": "USD", "MXN": "MXN"}
_CURRENCY_WORDS = {
    "dollar": "USD", "dollars": "USD", "dólar": "USD", "dólares": "USD", "usd": "USD", "mxn": "MXN",
    "peso": "MXN", "pesos": "MXN", "euro": "EUR", "euros": "EUR", "quetzal": "GTQ", "quetzales": "GTQ",
    "lempira": "HNL", "lempiras": "HNL", "eur": "EUR",
}  # fmt: skip
_SUFFIXES = {"k": 10**3, "m": 10**6, "mn": 10**6, "mdd": 10**6, "b": 10**9, "bn": 10**9}
"""Letters right behind an amount of money (*$125M*) that multiply it."""
_ORDINAL_ENDS = words("st nd rd th")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*\Z")
_GROUPS = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*\Z")
_SMALLEST_YEAR, _LARGEST_YEAR = 1900, 2100
_NOT_COUNTED = {
    "en": words("article section paragraph page covid number no agreement point phase fiscal item annex"),
    "es": words("artículo sección párrafo página covid número núm acuerdo punto fase anexo inciso"),
}
_UNIT_ENDS = {
    "en": words(
        "of in for to by at on from with and or who that which per is are was were will between "
        "across over into next this last after whose under along during within the a an its their "
        "covering concerning regarding before until each as including shall near through have has"
    ),
    "es": words(
        "en para a por con y o que del al entre sobre hacia desde antes durante dentro será serán "
        "es son se cada hasta como incluido cuyo la las los el su sus un una más ante quien "
        "quienes ha han"
    ),
}
_PARTY_COUNT = {
    "en": words(
        "country countries government governments leader leaders delegation delegations party "
        "parties side sides president presidents nation nations neighbor neighbors neighbour "
        "neighbours"
),
    "es": words(
        "país países gobierno gobiernos mandatario mandatarios delegación delegaciones parte "
        "partes nación naciones presidente presidentes líder líderes"
),
}  # fmt: skip
LONGEST_UNIT = 4
"""Words."""


def quantities_in(
    text: str,
    start: int,
    end: int,
    language: str,
    excluded: Iterable[tuple[int, int]] = (),
    dollar: str = "",
) -> tuple[Quantity, ...]:
    """Return the quantities in ``text[start:end]``.

    Args:
        text: the text that was read.
        start: first offset.
        end: offset behind the last.
        language: ``es`` or ``en``.
        excluded: stretches whose numbers count nothing, such as dates.
        dollar: currency that the bare sign ``$`` means; by the language if it is empty.
    """
    tokens = tokens_of(text, start, end, language)
    bare = dollar or ("USD" if language == "en" else "MXN")
    found: list[Quantity] = []
    position = 0
    while position < len(tokens):
        after, quantity = _at(text, start, tokens, position, language, bare)
        if quantity is not None and not any(
            begin <= tokens[position].start < stop for begin, stop in excluded
        ):
            found.append(quantity)
        position = after
    return tuple(found)


def _at(
    text: str, start: int, tokens: list[Token], position: int, language: str, dollar: str
) -> tuple[int, Quantity | None]:
    """Return where to look on, and the quantity that begins at a token."""
    first = tokens[position]
    value, after = _value(tokens, position, language)
    if value is None:
        return position + 1, None
    before = tokens[position - 1] if position else None
    if before is not None and (
        before.lower in _NOT_COUNTED[language] or (before.text in {"-", "/"} and before.end == first.start)
    ):
        return after, None
    behind = tokens[after] if after < len(tokens) and tokens[after].start == tokens[after - 1].end else None
    if behind is not None and behind.lower in _ORDINAL_ENDS:
        return after + 1, None
    prefix = text[start : first.start]
    currency = _CURRENCY_BEFORE.search(prefix)
    if currency is not None and behind is not None and behind.lower in _SUFFIXES:
        value *= _SUFFIXES[behind.lower]
        after += 1
    unit, after = _unit(tokens, after, language)
    if currency is not None:
        written = currency[1].replace(" ", "")
        code = _CURRENCY_CODES.get(written, "USD" if "U" in written else "MXN")
        unit = unit if unit in _CURRENCY_WORDS.values() else code or dollar
    elif not unit or (_is_year(first, value) and not unit[:1].islower()):
        return after, None
    counted = unit.split()[0] if unit else ""
    if first.lower in _NUMERALS[language] and counted.lower() in _PARTY_COUNT[language]:
        return after, None
    qualifier = _QUALIFIER[language].search(prefix)
    begin = qualifier.start(1) if qualifier else currency.start(1) if currency else first.start
    number = int(value) if float(value).is_integer() else round(float(value), 6)
    return after, Quantity(
        number, qualifier[1] if qualifier else "", unit, start + begin if qualifier or currency else begin,
        tokens[after - 1].end,
    )  # fmt: skip


def _is_year(token: Token, value: float) -> bool:
    return token.text.isdigit() and _SMALLEST_YEAR <= value <= _LARGEST_YEAR


def _value(tokens: list[Token], position: int, language: str) -> tuple[float | None, int]:
    """Return the number at a token with its multipliers, and where it ends."""
    token = tokens[position]
    numerals, multipliers = _NUMERALS[language], _MULTIPLIERS[language]
    value: float
    if _NUMBER.match(token.text):
        value = _digits(token.text, language)
        while _continues(tokens, position):
            position += 1
            value = value * 1000 + int(tokens[position].text)
    elif (
        token.lower in {"un", "one"}
        and _word_at(tokens, position + 1) not in multipliers
        and language == "es"
    ):
        return None, position + 1  # an article
    elif token.lower in numerals:
        value = numerals[token.lower]
    elif (token.lower == "mil" and language == "es") or (
        token.lower in {"hundred", "thousand", "million"} and position and tokens[position - 1].lower == "a"
    ):
        value = 1
        position -= 1
    else:
        return None, position + 1
    position += 1
    while position < len(tokens) and tokens[position].lower in multipliers:
        value *= multipliers[tokens[position].lower]
        position += 1
    return value, position


def _word_at(tokens: list[Token], position: int) -> str:
    return tokens[position].lower if position < len(tokens) else ""


def _continues(tokens: list[Token], position: int) -> bool:
    """Whether three digits follow behind one blank: a group of thousands (3 200)."""
    if position + 1 >= len(tokens) or len(tokens[position].text) > 3 or not tokens[position].text.isdigit():
        return False
    following = tokens[position + 1]
    return (
        len(following.text) == 3 and following.text.isdigit() and following.start - tokens[position].end == 1
    )


def _digits(written: str, language: str) -> float:
    """Return the value of digits with separators; three digits behind one are a group of thousands.

    >>> _digits("82,000", "en"), _digits("1.5", "en"), _digits("1.250.000", "es"), _digits("2,5", "es")
    (82000.0, 1.5, 1250000.0, 2.5)
    """
    if _GROUPS.match(written):
        return float(re.sub(r"[.,]", "", written))
    whole, mark, decimals = written.rpartition("." if "." in written[-4:] else ",")
    if not mark:
        return float(written)
    return float(f"{re.sub('[.,]', '', whole)}.{decimals}")


def _unit(tokens: list[Token], position: int, language: str) -> tuple[str, int]:
    """Return the words behind a number that say what it counts, and where they end."""
    rest = tokens[position : position + LONGEST_UNIT + 2]
    if not rest:
        return "", position
    if rest[0].text == "%":
        return "%", position + 1
    if rest[0].lower in {"percent", "por"} and (
        language == "en" or (rest[1:2] and rest[1].lower == "ciento")
    ):
        return "%", position + (1 if language == "en" else 2)
    if rest[0].text == "-" and len(rest) > 1 and rest[1].is_word:
        return rest[1].text, position + 2
    before = 1 if language == "es" and rest[0].lower == "de" and len(rest) > 1 else 0
    names: list[str] = []
    for number, token in enumerate(rest[before:]):
        if token.lower in _CURRENCY_WORDS and (not names or len(names) == 1):
            return _CURRENCY_WORDS[token.lower], position + before + number + 1
        joins = 0 < len(names) < LONGEST_UNIT - 1 and (
            (token.lower == "de" and language == "es")
            or (token.lower == "of" and names[-1].lower() in _OF_THINGS)
        )
        if (
            len(names) == LONGEST_UNIT
            or not token.is_word
            or (token.lower in _UNIT_ENDS[language] and not joins)
        ):
            break
        if (
            names
            and lemma_of(token.lower, language) != token.lower
            and token.lower.endswith(_VERB_ENDS[language])
        ):
            break
        names.append(token.text)
    while names and names[-1].lower() in {"de", "of"}:
        names.pop()
    return " ".join(names), position + (before + len(names) if names else 0)


_OF_THINGS = words("cases tons tonnes hours doses pairs hectares")
_VERB_ENDS = {"en": ("ed",), "es": ("rá", "rán", "ndo", "aron", "ieron")}
