"""Who took part: names with their offices and parties."""

from __future__ import annotations

import re

from hallar.accord.reading.countries import ALIAS, ALL_COUNTRIES
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.organisations import organisations_in
from hallar.accord.reading.parties import led, mentioned, of_office
from hallar.accord.reading.places import STATE, STATES
from hallar.accord.reading.result import Participant

_CAPITAL = "A-ZÀ-ÖØ-Þ"
_SMALL = "a-zß-öø-ÿ"
_NAME_PART = rf"[{_CAPITAL}][{_SMALL}’']+(?:-?[{_CAPITAL}][{_SMALL}’']+|-[{_SMALL}’']+)*"
_TITLE = (
    r"(?:(?:(?:Dr|Dra|Lic|Ing|Mtro|Mtra|Gral|Gen|Mr|Ms|Mrs|Sr|Sra)\.?|(?:His|Her|Your) Excellency,?|"
    r"H\.\s?E\.,?|"
    r"Su Excelencia,?|S\.\s?E\.,?|[Ss]eñora?)\s){0,2}"
)
_INITIALS = r"(?:(?:[A-Z]\.\s?){1,3}|(?:[A-Z]\s){2,3})?"
_PERSON = (
    rf"{_INITIALS}{_NAME_PART}(?:\s(?:de la|de los|de|del|da|dos|van|von)?\s?(?:{_NAME_PART}|[A-Z]\.)){{1,4}}"
)
_LAST_NAMES = (
    rf"{_INITIALS}(?:De la |De los |De |Del )?{_NAME_PART}"
    rf"(?:\s(?:de la |de los |de |del )?{_NAME_PART}){{0,4}}"
)
_OFFICE_WORD = (
    r"(?<![Ff]ormer )(?<!ex )(?<!ex-)(?:[Vv]ice[- ]?[Pp]residente?a?|[Vv]icepresidenta|[Pp]resident(?:e|"
    r"a|es|as|"
    r"s)?|[Pp]rime [Mm]inister|[Pp]rimer [Mm]inistro|(?:[Ff]oreign |[Dd]eputy "
    r")?[Mm]inister|[Mm]inistr[oa]|[Vv]ice[- ]?[Mm]inist(?:er|r[oa])|[Uu]nder[- ]?[Ss]ecretary|"
    r"[Ss]ubsecretari[oa]|"
    r"[Ss]ecretary|[Ss]ecretari[oa](?: [Gg]eneral| [Ee]jecutiv[oa])?|[Cc]anciller|"
    r"[Aa]mbassador|[Ee]mbajadora?|[Gg]obernadora?|[Gg]overnor|[Mm]ayor|"
    r"[Aa]lcalde(?:sa)?|[Aa]ttorney [Gg]eneral|[Ff]iscal(?: [Gg]eneral)?|"
    r"[Cc]hief|[Dd]irector(?:a)?(?: [Gg]eneral)?|[Cc]ommissioner|[Cc]omisionad[oa]|"
    r"[Cc]hair(?:person|woman|man)?|[Cc]oordinador(?:a)?(?: [Gg]eneral| "
    r"[Nn]acional)?|[Cc]oordinator|[Hh]ead|[Jj]ef[ea]|[Tt]itular|[Rr]ectora?|"
    r"[Cc]onsul(?: [Gg]eneral)?|[Cc]ónsul(?: [Gg]eneral)?|[Dd]elegate|"
    r"[Dd]elegad[oa]|[Rr]epresentative|[Rr]epresentante|[Ss]pecial [Ee]nvoy|"
    r"[Ee]nviad[oa] [Ee]special|[Aa]nalyst|[Cc]oroner|[Pp]erit[oa]|[Cc]ounterpart|[Hh]omólog[oa]|"
    r"[Aa]dvis[eo]r|[Aa]sesora?|[Aa]dministrator|[Aa]dministradora?|[Pp]rocuradora?)(?:e?s(?![a-z]))?"
)
_OFFICE_TAIL = (
    r"(?:\s(?:of|de|del|for|para|to)\s(?:the\s|la\s|los\s|las\s|"
    r"el\s)?[A-ZÁÉÍÓÚÑ][\wáéíóúñü.]*(?:\s(?:of|de|del|for|and|y|the|la|los|las|para|"
    r"e|in|en|contra)(?:\s(?:the|la|los|las|el))?\s[A-ZÁÉÍÓÚÑ][\wáéíóúñü.]*|"
    r"\s[A-ZÁÉÍÓÚÑ][\wáéíóúñü.]*){0,9})?"
)
_OFFICE = rf"{_OFFICE_WORD}{_OFFICE_TAIL}"
_OFFICE_THEN_NAME = re.compile(
    rf"\b(?P<office>{_OFFICE_WORD}(?:\s[a-záéíóúñ]{{4,}})?(?:\s(?:of|de|del|for|to|in|ante|"
    rf"en)\s(?:the\s|la\s|los\s|"
    rf"las\s)?[^,.;:\n]{{2,80}}?(?:(?:,\s[{_CAPITAL}][^,.;:\n]{{2,30}}){{1,2}}\s(?:y|e|and)\s[{_CAPITAL}]"
    rf"[{_SMALL}]+)?)?),\s{_TITLE}(?P<name>{_PERSON})(?=[,.;:\n\s)]|\Z)"
)
_COUNTRY = "|".join(
    dict.fromkeys(name for country in ALL_COUNTRIES for name in (country.english, country.spanish))
)
_OFFICE_OF_COUNTRY_NAME = re.compile(
    rf"\b(?P<office>{_OFFICE_WORD}\s(?:of|de)\s(?:the\s|los\s)?(?:{_COUNTRY}))\s{_TITLE}(?P<name>{_PERSON})"
)
# "the presidents of A, name, and of B, name"; "los fiscales de A, name; de B, name"
_CHAINED = re.compile(
    rf"(?:\by|\band|;)\s(?P<office>(?:de|of|from)\s(?:the\s|los\s)?(?:{_COUNTRY}|EE\.? ?UU\.?|"
    rf"U\.S\.)),\s{_TITLE}(?P<name>{_PERSON})"
)
# "the presidents name of A and name of B"
_NAME_OF_COUNTRY = re.compile(
    rf"(?:\by|\band)\s(?P<name>{_PERSON})\s(?P<office>(?:de|of)\s(?:the\s|los\s)?(?:{_COUNTRY}))"
)
_OF_COUNTRY = re.compile(rf"\s(?:of|de)\s(?:the\s|los\s)?(?P<country>{_COUNTRY})")
_TITLE_NAME = re.compile(
    rf"\b(?P<office>{_OFFICE_WORD}(?:\s(?:of|de)\s(?:State|Homeland Security|Defense|"
    rf"the Interior|Foreign Affairs|Foreign Relations|Health|Labou?r|Justice|Security|Economy|Education|"
    rf"Transport|Agriculture|Energy|Finance|Trabajo|Justicia|Educación|Transporte|Agricultura|Energía|"
    rf"Estado|Relaciones Exteriores|Gobernación|"
    rf"Gobierno|Hacienda|Economía|Seguridad|"
    rf"Salud))?)\s{_TITLE}(?P<name>{_LAST_NAMES})(?![\wáéíóúñ])"
)
_NAME_THEN_OFFICE = re.compile(
    rf"(?P<name>{_PERSON}),\s(?:the\s|el\s|la\s|who is\s)?(?P<office>(?!y\s|e\s|"
    rf"and\s|junto\s)(?:[a-záéíóúñ-]+\s){{0,2}}{_OFFICE}(?:\s(?:general|nacional|"
    rf"regional|ejecutiv[oa]))?{_OFFICE_TAIL})"
)
_NAME_DASH_OFFICE = re.compile(rf"(?P<name>{_PERSON})\s?(?:[–—:-]|\()\s?(?P<office>[^\n.;)]{{3,120}})")
_TITLES = words("mr mrs ms dr dra sr sra lic ing his her excellency excelencia su señor señora the h.e")
# Whose government or decision something is: the person is mentioned and did not take part.
_ONLY_MENTIONED = re.compile(
    r"\b(?:[Aa]dministraci[oó]n|[Aa]dministration|[Gg]obierno|[Gg]overnment)\s(?:of|de|del)\s(?:the\s|"
    r"la\s)?\Z"
)
_OF_BODY = re.compile(r",\s(?:del?|of|from)\s(?:la\s|the\s)?(?P<body>[A-ZÁÉÍÓÚÑ][^,.;:\n]{3,90})")
_OF_STATE = re.compile(rf"\s(?:of|de)\s(?P<state>{STATES})(?!\w)")
_IS_OFFICE = re.compile(_OFFICE_WORD)
# "the presidents name and name"
_SECOND_NAME = re.compile(
    rf"\b(?P<office>{_OFFICE_WORD})(?<=s)\s{_PERSON}\s(?:y|e|and)\s{_TITLE}(?P<name>{_PERSON})"
)
_NAME_PARENTHESIS = re.compile(rf"(?P<name>{_PERSON})\s\((?P<office>{_OFFICE_WORD}[^)\n]{{0,80}})\)")
_NO_NAME = words(
    "the in on at both from their united states mexico national general foreign border "
    "security commission ministry northern triangle palace city los las el la ciudad nacional "
    "estados unidos agreement fact sheet working group task force high level joint search "
    "human international comisión secretaría ministerio grupo mesa acuerdo general plan "
    "programa banco fiscalía instituto institute office department affairs relaciones "
    "exteriores honduras guatemala salvador salud health justice justicia missing forensic "
    "migration government center centre state identification laboratory service network "
    "institute casa house white palacio release immediate council european union summit cumbre congress "
    "congreso press for official talks excellency excelencia his her"
)


_PATTERNS = (
    _OFFICE_THEN_NAME, _OFFICE_OF_COUNTRY_NAME, _CHAINED, _NAME_OF_COUNTRY, _NAME_THEN_OFFICE, _TITLE_NAME,
    _SECOND_NAME, _NAME_PARENTHESIS,
)  # fmt: skip


def participants_in(
    text: str, language: str, lexicon: Lexicon, listed: list[tuple[int, int]]
) -> tuple[Participant, ...]:
    """Return the people whom a text names with an office, in order, each once under the longest name.

    Args:
        text: the text that was read.
        language: ``es`` or ``en``.
        lexicon: words of the language.
        listed: offsets of the items of lists of participants, where a dash or colon may stand for a comma.
    """
    matches = [match for pattern in _PATTERNS for match in pattern.finditer(text)]
    dashed = (_NAME_DASH_OFFICE.match(text, start, end) for start, end in listed)
    matches += [match for match in dashed if match is not None]
    named = mentioned(text, 0, len(text), language)
    found = (_participant(text, match, named, language, lexicon) for match in matches)
    return tuple(sorted(_once([one for one in found if one is not None]), key=lambda one: one.start))


def _participant(
    text: str, match: re.Match[str], named: tuple[str, ...], language: str, lexicon: Lexicon
) -> Participant | None:
    name, start = _name(text, match)
    if not name:
        return None
    office = " ".join(match["office"].split()).rstrip(" ,")
    countries = _countries(text, match, start, named, language)
    bodies = organisations_in(text, match.start("office"), match.end("office"), lexicon, language)
    behind = _OF_BODY.match(text, match.end())
    if not (countries or bodies) and behind is not None:
        bodies = organisations_in(text, *behind.span("body"), lexicon, language)
    bodies = [one for one in bodies if not _IS_OFFICE.match(one.name)]
    state = _state(text, match)
    party = countries[0] if countries else bodies[0].name if bodies else state
    return Participant(name, office, party, start, match.end("name"))


def _state(text: str, match: re.Match[str]) -> str:
    """Return the state that an office names, or that stands right before it or behind the name."""
    first, last = match.span("office")
    around = (
        STATE.search(text, first, last),
        next(
            (one for one in STATE.finditer(text, max(0, first - 25), first) if one.end() == first - 1), None
        ),
        _OF_STATE.match(text, match.end("name")),
    )
    return next((one["state"] if one.re is _OF_STATE else one[0] for one in around if one is not None), "")


def _name(text: str, match: re.Match[str]) -> tuple[str, int]:
    """Return the name without offices and country, empty if it is none, and where it begins."""
    name = " ".join(match["name"].split())
    of_country = _OF_COUNTRY.search(name)
    name = name if of_country is None else name[: of_country.start()]
    words = name.split()
    start = match.start("name")
    if _ONLY_MENTIONED.search(text, max(0, match.start() - 40), match.start()) or name.endswith(("'s", "’s")):
        return "", start
    while words and (_IS_OFFICE.fullmatch(words[0]) or words[0].lower() in _TITLES):
        start = text.find(words[1], start) if len(words) > 1 else start
        words.pop(0)
    while words and words[-1].lower() in _NO_NAME:
        words.pop()
    if any(word[0].isupper() and word.lower() in _NO_NAME for word in words) or ALIAS.search(name):
        return "", start
    return " ".join(words), start


def _countries(
    text: str, match: re.Match[str], start: int, named: tuple[str, ...], language: str
) -> tuple[str, ...]:
    """Return the countries of an office: those it names, else those before, behind, led or implied by it."""
    office = match.span("office")
    countries = mentioned(text, *office, language)
    *_, before = (None, *ALIAS.finditer(text, max(0, office[0] - 25), office[0]))
    if not countries and before is not None and text[before.end() : office[0]] == " ":
        countries = mentioned(text, before.start(), before.end(), language)
    behind = _OF_COUNTRY.match(text, match.end("name"))
    if not countries and behind is not None:
        countries = mentioned(text, *behind.span("country"), language)
    return (
        countries
        or led(text, start, match.end("name"), language)
        or of_office(text, *office, named, language)
    )


def _once(found: list[Participant]) -> list[Participant]:
    """Keep each person once: the longest name, and the office that says most."""
    kept: list[Participant] = []
    for one in sorted(
        found, key=lambda each: (-len(each.name.split()), -bool(each.party), -len(each.office))
    ):
        same = next((number for number, other in enumerate(kept) if _same_person(one.name, other.name)), None)
        if same is None:
            kept.append(one)
        elif not kept[same].party and one.party:
            first = kept[same]
            kept[same] = Participant(first.name, one.office, one.party, first.start, first.end)
    return kept


def _same_person(short: str, long: str) -> bool:
    return set(short.lower().split()) <= set(long.lower().split())
