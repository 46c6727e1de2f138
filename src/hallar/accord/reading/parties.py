"""Who agrees: the parties of a document, and which of them a stretch of text means."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from hallar.accord.reading.countries import ALIAS, LEADER, name_of
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.organisations import organisations_in
from hallar.accord.reading.places import STATE, STATES
from hallar.accord.reading.result import Participant
from hallar.accord.reading.tokens import Token, lemma_of, tokens_of

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
_PAIR = re.compile(r"\s*(?:,|and|y|e|-|–|—|/)\s*(?:the\s+|los\s+)?", re.I)
_STATE_GOVERNMENT = re.compile(
    rf"\b(?:[Gg]obierno|[Gg]overnment|[Gg]obernadora?|[Gg]overnor|[Ee]stado|[Ss]tate) (?:de|of) "
    rf"(?P<state>{STATES})\b"
)
_PLURAL_PRONOUNS = frozenset(["they", "we", "ellos", "ellas", "nosotros"])
_OPENING = re.compile(r"(?:\A|\n\s*|[.!?–—-]\s+|\b(?:between|entre|by|por))\s*(?:the\s+|los\s+)?\Z", re.I)
_ENUMERATION = re.compile(r"\s*(?:,|and|y|e|-|–|—|/)\s*(?:the\s+|los\s+)?[A-ZÉ]")
_GOVERNMENT_LEVEL = words(
    "government administration president delegation leader side country gobierno "
    "administración presidente presidenta delegación mandatario lado país vicepresidenta "
    "vicepresidente"
)
_LEADING = words(
    "in during by with as after at on for under to within also additionally finally "
    "furthermore moreover before en durante con por para a tras al asimismo además finalmente "
    "también así como de desde antes igualmente adicionalmente según conforme on following "
    "upon over since through likewise lastly similarly dentro a"
)


@dataclass(frozen=True)
class Subject:
    """Who a stretch of text means.

    Attributes:
        names: countries in the document's language, organisations as written; empty if it names nobody.
        rule: name of the rule that told.
        everybody: whether it means all parties, whoever they are.
    """

    names: tuple[str, ...]
    rule: str
    everybody: bool = False


def country_parties(text: str, language: str) -> tuple[str, ...]:
    """Return the countries whose governments a text names, or that it names side by side; most named first.

    A country counts where an office or a government is said to be its own ("the president of Mexico") or
    where it stands beside another one ("Mexico and Honduras").
    """
    mentions = Counter[str]()
    governments = Counter[str]()
    first: dict[str, int] = {}
    before: re.Match[str] | None = None
    official = False
    for match in ALIAS.finditer(text):
        code = match.lastgroup
        if code is None:
            continue
        mentions[code] += 1
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
            )
        )
        governments[code] += official
        before = match
    strongest = max(governments.values(), default=0)
    parties = [code for code, count in governments.items() if count and count * 4 >= strongest]
    parties.sort(key=lambda code: first[code])
    return tuple(name_of(code, language) for code in parties)


def subject_of(  # noqa: PLR0911
    text: str,
    start: int,
    end: int,
    lexicon: Lexicon,
    language: str,
    known: tuple[str, ...] = (),
    named_in_full: tuple[str, ...] = (),
    people: tuple[Participant, ...] = (),
) -> Subject:
    """Return whom the words before a verb mean.

    Args:
        text: the text that was read.
        start: where the clause begins.
        end: where its verb begins.
        lexicon: words of the language.
        language: ``es`` or ``en``.
        known: the document's parties.
        named_in_full: organisations that the document names, one of which *the agency* may mean.
        people: who took part; a last name alone means the person's party.
    """
    start = _without_leading(text, start, end, language)
    tokens = tokens_of(text, start, end, language)
    last = [token for token in tokens if token.is_word][-2:]
    if any(token.lower in _PLURAL_PRONOUNS for token in last):
        return Subject(known, "party:pronoun", everybody=True)
    if _means_everybody(tokens, lexicon):
        return Subject(known, "party:together", everybody=True)
    countries = _countries(text, start, end, language)
    bodies = [
        one
        for one in organisations_in(text, start, end, lexicon, language)
        if not _at_government_level(one.name, lexicon, language)
    ]
    if bodies:
        governments = [match["state"] for match in _STATE_GOVERNMENT.finditer(text, start, end)]
        return Subject(
            tuple(dict.fromkeys((*governments, *(one.name for one in bodies)))), "party:organisation"
        )
    if countries:
        return Subject(countries, "party:country")
    words = frozenset(token.text for token in tokens)
    spoken_for = tuple(
        dict.fromkeys(one.party for one in people if one.party and words & set(one.name.split()[1:]))
    )
    if spoken_for:
        return Subject(spoken_for, "party:participant")
    leaders = tuple(
        dict.fromkeys(
            name_of(match.lastgroup, language)
            for match in LEADER.finditer(text, start, end)
            if match.lastgroup
        )
    )
    if leaders:
        return Subject(leaders, "party:leader")
    states = tuple(dict.fromkeys(match[0] for match in STATE.finditer(text, start, end)))
    if states:
        return Subject(states, "party:state")
    named = [token for token in tokens if token.among(lexicon.organisation_nouns)]
    if named:
        full = [_full_name(token, named_in_full, language) for token in named]
        if all(full):
            return Subject(tuple(dict.fromkeys(one for one in full if one)), "party:short-name")
        return Subject((_plain(tokens, text, lexicon),), "party:body")
    return Subject((), "party:unnamed")


def _full_name(short: Token, named_in_full: tuple[str, ...], language: str) -> str | None:
    """Return the first name that holds the word for the organisation (*the agency*)."""
    return next(
        (
            name
            for name in named_in_full
            if any(lemma_of(word.lower(), language) == short.lemma for word in name.split())
        ),
        None,
    )


def enumerated(text: str, start: int, end: int, language: str) -> tuple[str, ...]:
    """Return the countries of an enumeration that begins at an offset; empty if none stands there."""
    found: list[str] = []
    match = ALIAS.match(text, start, end)
    while match is not None and match.lastgroup is not None:
        found.append(name_of(match.lastgroup, language))
        joint = _PAIR.match(text, match.end(), end)
        match = ALIAS.match(text, joint.end(), end) if joint else None
    return tuple(dict.fromkeys(found))


def mentioned(text: str, start: int, end: int, language: str) -> tuple[str, ...]:
    """Return the countries that a stretch mentions by name or adjective, in order, each once."""
    return _countries(text, start, end, language)


def _countries(text: str, start: int, end: int, language: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            name_of(match.lastgroup, language)
            for match in ALIAS.finditer(text, start, end)
            if match.lastgroup
        )
    )


def _without_leading(text: str, start: int, end: int, language: str) -> int:
    """Return where the subject begins behind adverbial phrases ("In addition, ...", "En la reunión, ...")."""
    while True:
        comma = text.find(",", start, end)
        tokens = tokens_of(text, start, comma, language) if comma >= 0 else []
        words = [token for token in tokens if token.is_word]
        if not words or words[0].lower not in _LEADING:
            return start
        start = comma + 1


def _means_everybody(tokens: list[Token], lexicon: Lexicon) -> bool:
    for number, token in enumerate(tokens):
        if not token.among(lexicon.party_nouns) or token.text in {"States", "Estados"}:
            continue
        near = tokens[max(0, number - 3) : number]
        plural = token.lower != token.lemma or token.lower.endswith("s")
        if plural and any(one.among(lexicon.together) for one in near):
            following = tokens[number + 1 : number + 3]
            return not any(one.lower in {"of", "de", "del"} for one in following[:1])
    return any(token.lower in {"both", "ambos", "ambas"} for token in tokens)


def _at_government_level(name: str, lexicon: Lexicon, language: str) -> bool:
    """Whether a name is that of a government or its head, so that its country is the party."""
    tokens = tokens_of(name, 0, len(name), language)
    named = [token for token in tokens if token.among(lexicon.organisation_nouns)]
    return bool(named) and all(token.among(_GOVERNMENT_LEVEL) for token in named)


def _plain(tokens: list[Token], text: str, lexicon: Lexicon) -> str:
    kept = list(tokens)
    while kept and (kept[0].among(lexicon.articles) or not kept[0].is_word):
        kept.pop(0)
    while kept and not kept[-1].is_word:
        kept.pop()
    return text[kept[0].start : kept[-1].end] if kept else ""
