"""Who agrees: which parties or bodies a stretch of text means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hallar.accord.reading.countries import ALIAS, LEADER, OFFICE, name_of
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.organisations import Organisation, organisations_in
from hallar.accord.reading.places import STATE, STATES
from hallar.accord.reading.provided import AGREEMENTS
from hallar.accord.reading.result import Participant
from hallar.accord.reading.tokens import Token, lemma_of, tokens_of

AGREEMENT_WITHIN = 3
"""Words at the beginning of a subject among which an agreement or a meeting stands, for all who made it."""
MOST_CAPITALS = 2
"""Words in capitals throughout that a name may have; a title in capitals names no body in full."""
_PAIR = re.compile(
    r"\s*(?:,\s*(?:and|y|e)\s|,|and\s|y\s|e\s|-|–|—|/)\s*(?:the\s+|los\s+|la\s+)?"
    r"(?:(?:Republic|Kingdom)\s+of\s+(?:the\s+)?|(?:República|Reino)\s+del?\s+)?",
    re.I,
)
_STATE_GOVERNMENT = re.compile(
    rf"\b(?:[Gg]obierno|[Gg]overnment|[Gg]obernadora?|[Gg]overnor|[Ee]stado|[Ss]tate) (?:de|of) "
    rf"(?P<state>{STATES})\b"
)
_PLURAL_PRONOUNS = frozenset(["they", "we", "ellos", "ellas", "nosotros"])
_GOVERNMENT_LEVEL = words(
    "government administration president delegation leader side country gobierno "
    "administración presidente presidenta delegación mandatario lado país vicepresidenta "
    "vicepresidente vice"
)
_LEADING = words(
    "in during by with as after at on for under to within also additionally finally "
    "furthermore moreover before en durante con por para a tras al asimismo además finalmente "
    "también así como de desde antes igualmente adicionalmente según conforme on following "
    "upon over since through likewise lastly similarly dentro a "
    "along alongside besides amid despite given today hoy junto ante sobre mediante"
)
# With whom something is done, between commas: they do not commit.
_PARTNERS = re.compile(
    r",\s+(?:in\s+(?:close\s+)?(?:cooperation|coordination|consultation|collaboration|partnership)\s+with|"
    r"through|by\s+means\s+of|a\s+través\s+de|por\s+(?:medio|conducto)\s+de|"
    r"with\s+(?:the\s+)?(?:support|help|participation)\s+of|with\s+support\s+from|"
    r"en\s+(?:estrecha\s+)?(?:cooperación|coordinación|consulta|colaboración)\s+con|"
    r"con\s+(?:el\s+)?(?:apoyo|acompañamiento|participación)\s+de)\b[^,]*(?:,|\Z)",
    re.I,
)
# To whom or where something is done: a country behind these is no subject.
_ADJUNCT = re.compile(
    r"(?:\b[a-z]{3,}ed\s+(?:the\s+)?|\b(?:to|for|from|by|against|in|at|into|toward|towards)\s+(?:the\s+)?"
    r"|\b(?:al?|para|contra|desde|en|hacia)\s+(?:(?:el|la|los|las|su|sus)\s+)?"
    r"(?:[a-záéíóúñ]+\s+(?:de(?:l)?\s+(?:los\s+)?)){0,1})\Z"
)
# "the mayors from Mexico": those are its own.
_OFFICIALS_FROM = re.compile(r"(?:s|General|delegation|team)\sfrom\s(?:the\s)?\Z")
_GROUP = re.compile(
    r"\b(?P<group>(?:endorsing|signatory|member|donor|contracting)\s+(?:countries|states|governments|parties)"
    r"|(?:países|[Ee]stados|gobiernos)\s+(?:firmantes|signatarios|miembros|donantes))\b"
)
_MEMBERS = re.compile(r"member|(?:países|[Ee]stados) miembros")
SEVERAL = 3
"""Parties from which *the member states* are they."""
_HOLDERS = words(
    "minister mayor governor prosecutor chancellor commissioner attorney president "
    "ministro alcalde gobernador fiscal canciller presidente procurador"
)
_NEXT_CLAUSE = re.compile(r",\s(?:and|but|y|pero)\s")
_PRONOUNS = words("se le les no")
# An office with its holder's name is no body.
_PERSON = re.compile(
    r"(?:Prime Minister|(?:Vice )?President|Presidente|Presidenta|Minister|Ministr[oa]|Ambassador|"
    r"Embajadora?)\s(?=[A-ZÁÉÍÓÚÑ])"
)
_COUNTRY_OFFICE = re.compile(
    rf"\A(?:{ALIAS.pattern})(?:['’]s)?\s.*(?:Minister|Secretary|Chancellor|Ambassador|Commissioner)\Z"
)
_OFFICE_HOLDER = re.compile(
    r"(?:Ministr[oa]|Canciller|Secretari[oa]|Embajadora?|Minister|Secretary|Ambassador) (?:de|of) "
)
_LISTED = re.compile(rf"\s*(?:(?:and|y|e)\s)?(?:the\s)?(?:{ALIAS.pattern})")
_AUXILIARIES = words("is are was were has have had been be will")
_STANDS_ALONE_BEFORE = re.compile(r"(?:\A|,|\band|\by|\be)\s*(?:(?:the|los|el|la)\s+)?\Z", re.I)
_STANDS_ALONE_BEHIND = re.compile(r"\s*(?:\Z|,|and\b|y\b|e\b)", re.I)


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
    start = subject_start(text, start, end, lexicon, language)
    end = _before_partners(text, start, end)
    tokens = tokens_of(text, start, end, language)
    spoken = [token for token in tokens if token.is_word]
    if any(token.lower in _PLURAL_PRONOUNS for token in (*spoken[:1], *spoken[-2:])):
        return Subject(known, "party:pronoun", everybody=True)
    group = _GROUP.search(text, start, end)
    if group is not None and mentioned(text, start, end, language) == ():
        if len(known) >= SEVERAL and _MEMBERS.match(group["group"]):
            return Subject(known, "party:members", everybody=True)
        return Subject((group["group"],), "party:group")
    if _means_everybody(tokens, lexicon):
        holders = [token for token in spoken if token.lemma in _HOLDERS]
        if not known and holders:
            held = _parties_of_offices(holders, people, language)
            return Subject(held or (holders[0].text,), "party:of-office" if held else "party:as-written")
        return Subject(known, "party:together", everybody=True)
    present = _present(tokens, people)
    bodies = _bodies(text, start, end, lexicon, language, present)
    named = _countries_meant(text, start, end, language, known, present)
    if bodies:
        governments = [match["state"] for match in _STATE_GOVERNMENT.finditer(text, start, end)]
        beside = [name for at, name, alone in named if alone and not _inside(at, bodies)]
        rule = "party:organisation-and-country" if beside else "party:organisation"
        return Subject(tuple(dict.fromkeys((*governments, *beside, *(one.name for one in bodies)))), rule)
    if named:
        return Subject(tuple(dict.fromkeys(name for _, name, _ in named)), "party:country")
    spoken_for = tuple(dict.fromkeys(one.party for one in present if one.party))
    if spoken_for:
        return Subject(spoken_for, "party:participant")
    states = tuple(dict.fromkeys(match[0] for match in STATE.finditer(text, start, end)))
    if states:
        return Subject(states, "party:state")
    opening = spoken[:AGREEMENT_WITHIN]
    if any(token.lemma in AGREEMENTS or lexicon.kinds.get(token.lemma) == "meeting" for token in opening):
        return Subject(known, "party:agreement", everybody=True)
    nouns = [token for token in tokens if token.among(lexicon.organisation_nouns)]
    if nouns:
        held = _parties_of_offices(nouns, people, language)
        if len(held) == 1:
            return Subject(held, "party:of-office")
        full = [full_name(token, named_in_full, language) for token in nouns]
        if all(full):
            return Subject(tuple(dict.fromkeys(one for one in full if one)), "party:short-name")
        return Subject((_plain(tokens, text, lexicon),), "party:body")
    return Subject((), "party:unnamed")


def _before_partners(text: str, start: int, end: int) -> int:
    """Return where a subject ends before an aside that says with or through whom it acts."""
    for aside in _PARTNERS.finditer(text, start, end):
        if aside.start() > start and len(text[aside.end() : end].split()) <= 1:
            return aside.start()
    return end


def subject_start(text: str, start: int, end: int, lexicon: Lexicon, language: str) -> int:
    """Return where the subject begins behind adverbial phrases, other clauses and verbs of saying."""
    start = _behind_clause(text, _without_leading(text, start, end, language), end, language)
    return _behind_report(text, start, end, lexicon, language)


def _behind_clause(text: str, start: int, end: int, language: str) -> int:
    """Return where a subject of its own begins behind a clause (*Peru asked for help, and Cuba agreed*)."""
    *_, joint = (None, *_NEXT_CLAUSE.finditer(text, start, end))
    if joint is None or not text[joint.end() : end].strip():
        return start
    if tokens_of(text, joint.end(), end, language)[-1].lower in {"and", "y", "e"}:
        return start  # the verb goes on with the sentence's own subject
    told = any(_is_finite(token) for token in tokens_of(text, start, joint.start(), language))
    return joint.end() if told else start


def _is_finite(token: Token) -> bool:
    """Whether a word is a verb in the past or the future tense, as far as its form tells."""
    return token.lower in {"will", "was", "were", "fue"} or (
        token.lemma != token.lower
        and not token.is_capitalised
        and token.lower.endswith(("ed", "aron", "ieron", "ó", "rá", "rán"))
    )


def _present(tokens: list[Token], people: tuple[Participant, ...]) -> list[Participant]:
    """Return the people whose last names stand among some tokens."""
    named = frozenset(token.text for token in tokens)
    return [one for one in people if named & set(one.name.split()[1:])]


def _parties_of_offices(
    nouns: list[Token], people: tuple[Participant, ...], language: str
) -> tuple[str, ...]:
    """Return the parties of those who took part in an office that a word names (*the undersecretary*)."""
    return tuple(
        dict.fromkeys(
            one.party
            for noun in nouns
            for one in people
            if one.party and lemma_of(one.office.split()[0].lower(), language) == noun.lemma
        )
    )


def _bodies(
    text: str, start: int, end: int, lexicon: Lexicon, language: str, present: list[Participant]
) -> list[Organisation]:
    """Return the organisations that are no government, and no part of the office of somebody named there."""
    return [
        one
        for one in organisations_in(text, start, end, lexicon, language)
        if not _at_government_level(one.name, lexicon, language)
        and not any(one.name in person.office or person.name in one.name for person in present)
        and ALIAS.fullmatch(one.name) is None
        and not _is_office_of_country(one.name)
        and not _PERSON.match(one.name)
        and not _are_officials(one.name, lexicon, language)
    ]


def _is_office_of_country(name: str) -> bool:
    """Whether a name is that of an office with its country (*Ministra de Salud de Chile*)."""
    return _COUNTRY_OFFICE.search(name) is not None or (
        _OFFICE_HOLDER.match(name) is not None
        and any(match.end() == len(name) for match in ALIAS.finditer(name))
    )


def _are_officials(name: str, lexicon: Lexicon, language: str) -> bool:
    """Whether a name is that of an office which several hold (*Attorneys General*)."""
    tokens = tokens_of(name, 0, len(name), language)
    named = [token for token in tokens if token.among(lexicon.organisation_nouns)]
    return bool(named) and all(token.lemma in _HOLDERS and token.lower != token.lemma for token in named)


def _countries_meant(
    text: str, start: int, end: int, language: str, known: tuple[str, ...], present: list[Participant]
) -> list[tuple[int, str, bool]]:
    """Return where the countries stand that a stretch means as subjects, and whether each stands alone.

    A country is meant by its name or adjective, by its leader, by an office that only it has if it is a party
    of the document, or by a participant whose party is known.
    """
    aside = [match.span() for match in _PARTNERS.finditer(text, start, end)]
    found: list[tuple[int, str, bool]] = []
    for pattern in (ALIAS, LEADER, OFFICE):
        for match in pattern.finditer(text, start, end):
            if match.lastgroup is None or any(first <= match.start() < last for first, last in aside):
                continue
            name = name_of(match.lastgroup, language)
            if pattern is OFFICE and name not in known:
                continue
            alone = bool(
                _STANDS_ALONE_BEFORE.search(text[start : match.start()])
                and _STANDS_ALONE_BEHIND.match(text, match.end(), end)
            )
            found.append((match.start(), name, alone))
    acting = [
        one
        for one in found
        if not _ADJUNCT.search(text, max(start, one[0] - 60), one[0])
        or _OFFICIALS_FROM.search(text, max(start, one[0] - 30), one[0])
    ]
    chosen = acting or found
    for person in present:
        if chosen and person.party in known:
            chosen.append((text.find(person.name.split()[-1], start, end), person.party, False))
    return sorted(chosen, key=lambda one: one[0])


def _inside(at: int, bodies: list[Organisation]) -> bool:
    return any(one.start <= at < one.end for one in bodies)


def _behind_report(text: str, start: int, end: int, lexicon: Lexicon, language: str) -> int:
    """Return where the words begin that are reported (*the minister said that the two sides ...*)."""
    tokens = tokens_of(text, start, end, language)
    if tokens and tokens[-1].lower in {"and", "y", "e"}:
        return start  # the verb goes on with the sentence's own subject
    for number in range(len(tokens) - 2, 0, -1):
        if tokens[number].lower in {"that", "que"} and any(
            one.lemma in lexicon.speech | lexicon.announce | lexicon.commit
            for one in tokens[max(0, number - 8) : number]
        ):
            return tokens[number + 1].start
    return start


def full_name(short: Token, named_in_full: tuple[str, ...], language: str) -> str | None:
    """Return the first name that holds the word for the organisation (*the agency*)."""
    return next(
        (
            name
            for name in named_in_full
            if sum(word.isupper() for word in name.split()) <= MOST_CAPITALS
            and any(lemma_of(word.lower(), language) == short.lemma for word in name.split())
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
    return _named_by(ALIAS, text, start, end, language)


def led(text: str, start: int, end: int, language: str) -> tuple[str, ...]:
    """Return the countries whose leaders a stretch names, in order, each once."""
    return _named_by(LEADER, text, start, end, language)


def of_office(text: str, start: int, end: int, named: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the countries, of those that the whole text names, that alone have the offices of a stretch."""
    return tuple(one for one in _named_by(OFFICE, text, start, end, language) if one in named)


def _named_by(pattern: re.Pattern[str], text: str, start: int, end: int, language: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            name_of(match.lastgroup, language)
            for match in pattern.finditer(text, start, end)
            if match.lastgroup
        )
    )


def _without_leading(text: str, start: int, end: int, language: str) -> int:
    """Return where the subject begins behind adverbial phrases ("In addition, ...", "En la reunión, ...")."""
    first = start
    while True:
        comma = text.find(",", start, end)
        tokens = tokens_of(text, start, comma, language) if comma >= 0 else []
        words = [token for token in tokens if token.is_word]
        # "in Peru, Chile, and Cuba, the minister": the enumeration goes on with the phrase before it
        listed = start > first and _LISTED.fullmatch(text, start, max(comma, start)) is not None
        if not listed and (not words or words[0].lower not in _LEADING):
            return start
        start = comma + 1


def _means_everybody(tokens: list[Token], lexicon: Lexicon) -> bool:
    for number, token in enumerate(tokens):
        near = tokens[max(0, number - 3) : number]
        if not token.among(lexicon.party_nouns) or _in_name_of_country(tokens, number):
            continue
        plural = token.lower != token.lemma or (token.lower.endswith("s") and token.lower != "país")
        if plural and any(one.among(lexicon.together) for one in near):
            following = tokens[number + 1 : number + 3]
            if not any(one.lower in {"of", "from", "de", "del"} for one in following):
                return True
    return any(token.lower in {"both", "ambos", "ambas"} for token in tokens)


def _in_name_of_country(tokens: list[Token], number: int) -> bool:
    """Whether *States* is part of *United States*."""
    beside = tokens[max(0, number - 1) : number + 2]
    return any(one.lower in {"united", "unidos"} for one in beside)


def _at_government_level(name: str, lexicon: Lexicon, language: str) -> bool:
    """Whether a name is that of a government or its head, so that its country is the party."""
    tokens = tokens_of(name, 0, len(name), language)
    named = [token for token in tokens if token.among(lexicon.organisation_nouns)]
    return bool(named) and all(token.among(_GOVERNMENT_LEVEL) for token in named)


def _plain(tokens: list[Token], text: str, lexicon: Lexicon) -> str:
    kept = list(tokens)
    while kept and (kept[0].among(lexicon.articles) or kept[0].lower == "a" or not kept[0].is_word):
        kept.pop(0)
    while kept and (not kept[-1].is_word or kept[-1].lower in _AUXILIARIES | _PRONOUNS):
        kept.pop()
    return text[kept[0].start : kept[-1].end] if kept else ""
