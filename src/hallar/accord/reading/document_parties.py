"""The parties of a document: the countries whose governments it names."""

from __future__ import annotations

import re
from collections import Counter

from hallar.accord.reading.countries import ALIAS, LEADER, name_of

_GOVERNMENT = (
    r"governments?|administration|president|vice[- ]president|first lady|delegations?|secretary|"
    r"minister|foreign minister|prime minister|"
    r"ambassador|leaders?|side|team|gobiernos?|presidente|presidenta|vicepresidente|"
    r"vicepresidenta|delegaciones|delegación|canciller|"
    r"secretari[oa]|ministr[oa]|embajador|embajadora|parte|mandatari[oa]|titular|autoridades|"
    r"authorities|officials"
)
_OFFICE_OF = re.compile(
    rf"\b(?:{_GOVERNMENT})(?:\s+[\w.]+){{0,4}}?\s+(?:of|de|del|by|from)\s+(?:the\s+|los\s+|la\s+)?$", re.I
)
_OFFICE_AFTER = re.compile(rf"(?:’s|'s)?\s+(?:{_GOVERNMENT})\b", re.I)
_PAIR = re.compile(r"\s*(?:,\s*(?:and|y|e)\s|,|and\s|y\s|e\s|-|–|—|/)\s*(?:the\s+|los\s+)?", re.I)
_OPENING = re.compile(
    r"(?:\A|\n\s*|[.!?–—•-]\s+|\b(?:between|entre|by|por|(?:statement|communiqu[eé]|declaration|meeting|"
    r"summit|"
    r"comunicado|declaración|reunión|cumbre)(?:\s+\w+)?\s+(?:of|de)))\s*(?:the\s+|los\s+)?\Z",
    re.I,
)
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
        if joined and before is not None and text[before.end() : match.start()].strip() in {"-", "–"}:
            hyphened.update((code, before.lastgroup or code))
        before = match
    for leader in LEADER.finditer(text):
        if leader.lastgroup is not None:
            governments[leader.lastgroup] += 1
            first.setdefault(leader.lastgroup, leader.start())
    named = governments if governments.total() else hyphened
    strongest = max(named.values(), default=0)
    parties = [code for code, count in named.items() if count and count * 4 >= strongest]
    parties.sort(key=lambda code: first[code])
    return tuple(name_of(code, language) for code in parties)
