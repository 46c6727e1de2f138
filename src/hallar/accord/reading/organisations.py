"""Names of organisations in a stretch of text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hallar.accord.reading.countries import ALIAS
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.tokens import lemma_of

_CAPITALISED = r"(?:U\.S\.|[A-ZÁÉÍÓÚÑ][\w'&’-]*)"
_JOIN = r"(?:of|for|on|and|against|de|del|la|las|los|el|the|y|e|para|contra|en|a)"
_NAME = re.compile(rf"(?<![\w-]){_CAPITALISED}(?:\s(?:{_JOIN}\s){{0,3}}{_CAPITALISED})*")
# A ministry's name can enumerate what it is for: "Ministerio de Agricultura, Ganadería y Alimentación".
_MINISTRY = re.compile(
    r"(?:Sub|Vice)?(?:[Ss]ecretaría|[Mm]inisterio)\b|Ministr?y\b|Department\b|Departamento\b|"
    r"Dirección\b|Direction\b|"
    r"Comisión\b|Commission\b"
)
_MORE = re.compile(
    rf"(?:,\s{_CAPITALISED}(?:\s{_CAPITALISED}){{0,2}}){{1,3}},?\s(?:y|e|"
    rf"and)\s{_CAPITALISED}(?:\s{_CAPITALISED}){{0,2}}"
)
_SEPARATE = re.compile(r"\s(?:and|y|e)\s(?:the\s|el\s|la\s|los\s|las\s)?")
_ACRONYM = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,8}\Z")
_ARTICLE = re.compile(
    r"(?:The|El|La|Los|Las|This|Esta|Este|Both)\s+"
    r"|(?:Commitments?|Agreements?|Actions?|Compromisos?|Acuerdos?|Acciones)\s+(?:of|by|for|del?|"
    r"de la|de los)\s+(?:the\s+|la\s+|los\s+)?"
)
_NO_ACRONYM = words("EE UU US USA EUA USD MXN ADN DNA STR PDF COVID II III IV VI")


@dataclass(frozen=True)
class Organisation:
    """A named body: its name as written and where it stands, in characters."""

    name: str
    start: int
    end: int


def organisations_in(text: str, start: int, end: int, lexicon: Lexicon, language: str) -> list[Organisation]:
    """Return the organisations named by capitals in ``text[start:end]``: acronyms too, countries not.

    Two names joined by *and* are two where both have a word for an organisation of their own.
    """
    found: list[Organisation] = []
    for match in _NAME.finditer(text, start, end):
        for begin, stop in _apart(text, match.start(), match.end(), lexicon, language):
            article = _ARTICLE.match(text, begin, stop)
            first = article.end() if article else _behind_headline_verb(text, begin, stop, lexicon, language)
            if _abbreviates(text, first, stop, found):
                continue
            last = _behind_tasks(text, first, stop, end, lexicon, language) if stop == match.end() else stop
            if _is_organisation(text[first:last], lexicon, language):
                found.append(Organisation(text[first:last], first, last))
    return found


def _behind_headline_verb(text: str, start: int, end: int, lexicon: Lexicon, language: str) -> int:
    """Return where a name begins behind the verb that opens a Spanish headline (*Crean Comisión ...*)."""
    verb, _, name = text[start:end].partition(" ")
    opens = (
        language == "es" and verb.lower().endswith("n") and lemma_of(verb.lower(), language) in lexicon.acts
    )
    return start + len(verb) + 1 if opens and name else start


def _behind_tasks(text: str, start: int, stop: int, end: int, lexicon: Lexicon, language: str) -> int:
    """Return where a ministry's name ends that enumerates its tasks, none an organisation or a country."""
    more = _MORE.match(text, stop, end) if _MINISTRY.match(text, start, stop) else None
    if more is None or ALIAS.search(more[0]) or _is_organisation(more[0], lexicon, language):
        return stop
    return more.end()


def _abbreviates(text: str, start: int, end: int, found: list[Organisation]) -> bool:
    """Whether an acronym in parentheses stands right behind the name that it abbreviates."""
    in_parentheses = text[start - 1 : start] == "(" and text[end : end + 1] == ")"
    return in_parentheses and bool(found) and text[found[-1].end : start - 1].isspace()


def _apart(text: str, start: int, end: int, lexicon: Lexicon, language: str) -> list[tuple[int, int]]:
    bounds, begin = [], start
    for joint in _SEPARATE.finditer(text, start, end):
        article = len(joint[0].split()) > 1
        if (article or _is_organisation(text[begin : joint.start()], lexicon, language)) and _is_organisation(
            text[joint.end() : end], lexicon, language
        ):
            bounds.append((begin, joint.start()))
            begin = joint.end()
    return [*bounds, (begin, end)]


def _is_organisation(name: str, lexicon: Lexicon, language: str) -> bool:
    written = name.split()
    if len(written) == 1:
        return bool(_ACRONYM.match(name)) and name not in _NO_ACRONYM
    return any(
        word[:1].isupper()
        and (
            word.lower() in lexicon.organisation_nouns
            or lemma_of(word.lower(), language) in lexicon.organisation_nouns
        )
        for word in written
    )
