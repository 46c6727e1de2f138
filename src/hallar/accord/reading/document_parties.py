"""The parties of a document: the countries whose governments it names."""

from __future__ import annotations

import re
from collections import Counter

from hallar.accord.reading.countries import ALIAS, LEADER, name_of
from hallar.accord.reading.lexicon import Lexicon
from hallar.accord.reading.organisations import organisations_in
from hallar.accord.reading.places import STATE
from hallar.accord.reading.result import Participant

_GOVERNMENT = (
    r"governments?|administration|president|vice[- ]president|first lady|delegations?|secretary|"
    r"minister|foreign minister|prime minister|"
    r"ambassador|leaders?|side|team|gobiernos?|presidente|presidenta|vicepresidente|"
    r"vicepresidenta|delegaciones|delegación|canciller|"
    r"secretari[oa]|ministr[oa]|embajador|embajadora|parte|mandatari[oa]|titular|autoridades|"
    r"authorities|officials|presidents|ministers|counterparts?|presidentes|ministr[oa]s|cancilleres|"
    r"mandatari[oa]s|homólog[oa]s?|attorneys? general|heads? of state|representatives?|deputy ministers?|"
    r"vice-?ministers?|fiscales|representantes|vicecancilleres|viceministr[oa]s?|jefes de estado|directores"
)
_OFFICE_OF = re.compile(
    rf"\b(?:{_GOVERNMENT})(?:\s+[\w.]+){{0,4}}?\s+(?:of|de|del|by|from)\s+(?:the\s+|los\s+|la\s+)?"
    r"(?:(?:Republic|Kingdom)\s+of\s+(?:the\s+)?|(?:República|Reino)\s+del?\s+)?$",
    re.I,
)
_OFFICE_AFTER = re.compile(rf"(?:’s|'s)?\s+(?:{_GOVERNMENT})\b", re.I)
_PAIR = re.compile(
    r"\s*(?:,\s*(?:and|y|e)\s|,|and\s|y\s|e\s|-|–|—|/)\s*(?:the\s+|los\s+|la\s+)?"
    r"(?:(?:Republic|Kingdom)\s+of\s+(?:the\s+)?|(?:República|Reino)\s+del?\s+)?",
    re.I,
)
_OPENING = re.compile(
    r"(?:\A|\n\s*|[.!?–—•-]\s+|\b(?:between|entre|by|por|participaron|asistieron|"
    r"participation of|participación de|(?:statement|communiqu[eé]|declaration|meeting|"
    r"summit|"
    r"comunicado|declaración|reunión|cumbre)(?:\s+\w+)?\s+(?:of|de)))\s*(?:the\s+|los\s+)?\Z",
    re.I,
)
_WE_THE = re.compile(r"\b(?:We|Nosotros|Nosotras), (?:the|los|las) (?P<who>[^,.;\n]{3,80})[,.]")
_BETWEEN = re.compile(r"\b(?:between|entre)\s", re.I)
SEVERAL = 3
"""Countries from which an enumeration of governments is one of parties, however seldom they are named."""
HEAD = 700
"""Characters at the beginning that tell between whom something was agreed."""
LONGEST_PAIR = 160
"""Characters behind *between* in which both parties stand."""
_ENUMERATION = re.compile(r"\s*(?:,(?:\s+(?:and|y|e)\b)?|and|y|e|-|–|—|/)\s*(?:the\s+|los\s+)?[A-ZÉ]")
_REGION = re.compile(
    r"\b(?:countries|nations|region|triangle|america|países|naciones|región|triángulo norte|centroamérica)"
    r"\W*\Z",
    re.I,
)


def country_parties(text: str, language: str) -> tuple[str, ...]:
    """Return the countries whose governments a text names, or that it names side by side; first named first.

    A country counts where an office or a government is said to be its own ("the president of Mexico"), where
    its leader is named, or where it stands beside another one ("Mexico and Honduras") that does not only say
    which countries a region has. Where no government is named, the countries of a compound
    ("Mexico-Guatemala") are taken.
    """
    governments = Counter[str]()
    hyphened = Counter[str]()
    first: dict[str, int] = {}
    before: re.Match[str] | None = None
    official = False
    chain: list[str] = []
    together = set[str]()
    for match in ALIAS.finditer(text):
        code = match.lastgroup
        if code is None:
            continue
        first.setdefault(code, match.start())
        joined = (
            before is not None
            and before.lastgroup != code
            and _PAIR.fullmatch(text, before.end(), match.start()) is not None
        )
        # What is official stays so along an enumeration: "the governments of A, B and C".
        official = (
            (official and joined)
            or _OFFICE_OF.search(text, max(0, match.start() - 90), match.start()) is not None
            or _OFFICE_AFTER.match(text, match.end()) is not None
            or (
                _OPENING.search(text, max(0, match.start() - 30), match.start()) is not None
                and _ENUMERATION.match(text, match.end()) is not None
                and _REGION.search(text, max(0, match.start() - 40), match.start()) is None
            )
        )
        governments[code] += official
        chain = [*chain, code] if joined and official else [code] * official
        together.update(chain if len(chain) >= SEVERAL else ())
        if joined and before is not None and text[before.end() : match.start()].strip() in {"-", "–"}:
            hyphened.update((code, before.lastgroup or code))
        before = match
    for leader in LEADER.finditer(text):
        if leader.lastgroup is not None:
            governments[leader.lastgroup] += 1
            first.setdefault(leader.lastgroup, leader.start())
    named = governments if governments.total() else hyphened
    strongest = max(named.values(), default=0)
    parties = [
        code for code, count in named.items() if count and (count * 4 >= strongest or code in together)
    ]
    parties.sort(key=lambda code: first[code])
    return tuple(name_of(code, language) for code in parties)


def represented(people: tuple[Participant, ...]) -> tuple[str, ...]:
    """Return the countries and states that are the parties of those who took part, each once."""
    named = (one.party for one in people if one.party)
    return tuple(dict.fromkeys(one for one in named if ALIAS.fullmatch(one) or STATE.fullmatch(one)))


def other_parties(text: str, lexicon: Lexicon, language: str) -> tuple[str, ...]:
    """Return the states or bodies between which a text says, at its beginning, that something was agreed.

    Where it names none, those who say *We, the ministers, ...*; empty if nobody does.
    """
    for between in _BETWEEN.finditer(text, 0, HEAD):
        stop = min(len(text), between.end() + LONGEST_PAIR)
        line = text.find("\n", between.end(), stop)
        end = stop if line < 0 else line
        states = tuple(dict.fromkeys(match[0] for match in STATE.finditer(text, between.end(), end)))
        bodies = organisations_in(text, between.end(), end, lexicon, language)
        named = states if len(states) > 1 else tuple(dict.fromkeys(one.name for one in bodies))
        if len(named) > 1:
            return named
    we = _WE_THE.search(text)
    return (we["who"],) if we is not None else ()
