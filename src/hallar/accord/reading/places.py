"""Places named in a stretch of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from hallar.accord.reading.capitals import CAPITALS
from hallar.accord.reading.countries import ALIAS, NO_PLACES, name_of
from hallar.accord.reading.months import MONTHS

STATES = (
    "Aguascalientes|Baja California Sur|Baja California|Campeche|Chiapas|Chihuahua|Coahuila|Colima|Durango|"
    "Guanajuato|Guerrero|Hidalgo|Jalisco|Michoacán|Morelos|Nayarit|Nuevo León|Oaxaca|Puebla|Querétaro|"
    "Quintana Roo|San Luis Potosí|Sinaloa|Sonora|Tabasco|Tamaulipas|Tlaxcala|Veracruz|Yucatán|Zacatecas|"
    "Arizona|California|Texas|New Mexico|Nuevo México|Florida"
)
_CITIES = (
    "Mexico City|Ciudad de México|Guatemala City|Ciudad de Guatemala|Panama City|San Salvador|Tegucigalpa|"
    "Washington(?:,? D\\. ?C\\.|,? DC)?|Monterrey|Guadalajara|Tijuana|Ciudad Juárez|Ciudad Hidalgo|Tapachula|"
    "Tuxtla Gutiérrez|Tenosique|Nuevo Laredo|Laredo|Matamoros|Brownsville|Reynosa|McAllen|Mexicali|Nogales|"
    "Tucson|El Paso|San Diego|Phoenix|San Antonio|Houston|Los Angeles|Los Ángeles|New York|Nueva York|"
    "Mérida|Cancún|Villahermosa|Saltillo|Piedras Negras|Eagle Pass|Hermosillo|Culiacán|Xalapa|"
    "San Pedro Sula|Choluteca|Comayagua|La Ceiba|Quetzaltenango|Huehuetenango|Petén|San Marcos|Escuintla|"
    "Santa Ana|San Miguel|Usulután|Tecún Umán|Ottawa|Managua|San José|Bogotá|Belmopan|Madrid|Geneva|Ginebra"
)
_REGION_PARTS_ENGLISH = r"(?:south|north|east|west|central|southeast|southwest|northeast|northwest)(?:ern)?"
_REGION_PARTS_SPANISH = (
    r"(?:sur|norte|sureste|sur-sureste|sursureste|noreste|noroeste|centro|occidente|oriente)"
)
NORTHERN_TRIANGLE = {"en": "Northern Triangle of Central America", "es": "Triángulo Norte de Centroamérica"}
_TRIANGLE_CODES = ("GT", "HN", "SV")

_NAMED = re.compile(rf"(?<!\w)(?:{_CITIES}|{CAPITALS}|{STATES})(?!\w)")
_NAME = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+(?:\s(?:de la |de los |de |del )?[A-ZÁÉÍÓÚÑ][a-záéíóúñü]+){0,3}"
_IN_NAME = re.compile(rf"\b(?:in|at|en)\s(?P<name>{_NAME})(?!\w)")
_FURTHER_NAME = re.compile(rf"(?:,\s(?:and |y |e )?|\s(?:and|y|e)\s)(?P<name>{_NAME})(?!\w)")
_ROUTE = re.compile(
    rf"\b(?:from|between|desde|entre)\s(?P<first>{_NAME})\s(?:to|and|hasta|a|y|e)\s(?P<last>{_NAME})(?!\w)"
)
_NO_PLACE = frozenset(
    (
        *MONTHS,
        "english",
        "spanish",
        "español",
        "inglés",
        "palacio",
        "central",
        "northern",
        "early",
        "mid",
        "late",
    )
)
# A port or a road is named after its place or its ends: "Beira port", "the Tete-Zobue road".
_BEFORE_KIND = re.compile(
    rf"\b[a-z]+\s(?P<name>{_NAME})(?=\s(?:port|airport|border (?:post|point|crossing)s?|seaport)\b)"
)
_ROUTE_KINDS = "road|railway|highway|corridor|route|pipeline|bus|rail|ferry|line"
_ROUTE_KINDS_SPANISH = "carretera|ferrocarril|autopista|corredor|ruta|gasoducto|línea|tramo|[Hh]idrovía"
_HYPHENED = re.compile(
    rf"\b(?P<ends>[A-Z]\w+(?:[-–][A-Z]\w+){{1,4}})(?=\s(?:{_ROUTE_KINDS})\b)"
    rf"|\b(?:{_ROUTE_KINDS_SPANISH})\s(?P<extremos>[A-ZÁÉÍÓÚÑ]\w+(?:[-–][A-ZÁÉÍÓÚÑ]\w+){{1,4}})"
)
STATE = re.compile(rf"(?<!\w)(?:{STATES})(?!\w)")
"""Every mention of a state of Mexico or of the United States."""
_TRIANGLE = re.compile(
    r"\bNorthern Triangle\b|\bTri[aá]ngulo (?:del )?Norte\b|\bnorth(?:ern)? of Central America\b|"
    r"\bnorte de Centroam[eé]rica\b",
    re.I,
)
_REGIONS = re.compile(
    r"\bLatin America\b|\bAm[eé]rica Latina\b|\bLatinoam[eé]rica\b|\bCaribbean\b|\bCaribe\b|\bCentral "
    r"America\b|\bCentroam[eé]rica\b|\bAm[eé]rica Central\b|\bS(?:outh|ud|ur) ?[Aa]m[eé]rica\b|"
    r"\bAm[eé]rica del Sur\b|(?<!South )\bAfrica\b|\bÁfrica\b(?! del Sur)|\bEurop[ae]\b|"
    r"\b(?:Central |South |Southeast )?Asia\b|(?<=\bthe )(?<!of the )Americas\b"
)
_PART_OF_COUNTRY = re.compile(
    rf"\b{_REGION_PARTS_ENGLISH}(?: and {_REGION_PARTS_ENGLISH})? (?=M[eé]xico|Guatemala|Honduras|"
    rf"El Salvador|the United States)"
    rf"|\b{_REGION_PARTS_SPANISH} de (?=M[eé]xico|Guatemala|Honduras|El Salvador|(?:los )?Estados Unidos)",
    re.I,
)
# A name behind a word for a place, or behind "in": Spanish "en" is too often followed by other names.
_AFTER_KIND = re.compile(
    r"\b(?:municipality|municipalities|municipios?|city|cities|ciudad(?:es)?|department|departamentos?|states?|"
    r"estados?|port|puerto|county|counties|provinces?|provincias?|towns?|villages?|districts?|distritos?|"
    r"localidad(?:es)?|aldeas?|comunidad(?:es)?|cantón|cantones) (?:of |de )"
    r"(?P<name>[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+(?: (?:de |del |la |los "
    r")*[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+){0,3})"
)


_CAPITALS = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñü]+(?: [A-ZÁÉÍÓÚÑ][\wáéíóúñü]+){0,2}"
# What a name shares with the word for its kind: a lake, an island or a district.
_OF_KIND = re.compile(
    rf"\b(?:[Ll]ago|[Gg]olfo|[Ii]sla|[Vv]alle|[Bb]ahía|[Ss]elva|[Hh]idrovía|[Ee]strecho) "
    rf"(?:de |del |de la )?{_CAPITALS}"
    rf"|\b(?:Lake|Gulf of|Isle of|Bay of|Valley of|Strait of) {_CAPITALS}"
    rf"|\b(?!The |This |Each |Every ){_CAPITALS}(?: (?:province|county|district)| (?:Lake|Gulf|Island|Valley|"
    rf"Basin|Province|County|District))\b"
)
_CAPITAL_BEHIND = re.compile(r" (?P<word>[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,})")
_DOCUMENT_OF = re.compile(
    r"\b(?:Declaraci[oó]n|Declaration|Acuerdo|Agreement|Protocolo?|Convenci[oó]n|Convention|Treaty|"
    r"Tratado|Carta|"
    r"Charter|Compromiso|Consenso|Consensus)\s(?:de|of)\s(?:la\s|the\s)?\Z"
)
_BETWEEN = re.compile(
    r"\b(?:between|entre)\s+(?:the\s+|los\s+|las\s+)?(?:[\w.]+(?:\s[\w.]+){0,2}\s+(?:and|y|"
    r"e)\s+(?:the\s+|los\s+)?)?\Z"
)


# With whom something is done or whence it comes: the country is no place of the act.
_PARTNER = re.compile(r"\b(?:with|from|con|desde)\s(?:the\s|los\s|la\s)?\Z")
_DOING = re.compile(r"\s(?:to\s[a-z]|[a-z]{2,}ing\b|and\s[A-Z]\w+\s(?:are|were|have)\b)")
_WITHIN = re.compile(r"\b(?:in|at|to|en|a)\s(?:the\s|los\s)?\Z")
_LOCATING = re.compile(r"\b(?:in|to|at|of|across|throughout|within|towards?|for)\s(?:the\s)?\Z")
_GOES_ON = re.compile(
    r"\s(?!(?:and|or|in|to|with|for|by|from|on|at|as|of|through|during|after|before|under|that|which|"
    r"against|via|when|where|who|while|than|within|until)\b)[a-z]"
)
_AND = re.compile(r"\s*(?:,\s*(?:and|y|e)\s|,|and\s|y\s|e\s)\s*(?:the\s+|los\s+)?")


def places_in(
    text: str, start: int, end: int, language: str, names: Sequence[tuple[int, int]] = ()
) -> tuple[str, ...]:
    """Return the places named in ``text[start:end]``, in order, each once.

    Countries are named in the document's language, also where only a part (southern Mexico) or a group of
    them (the Northern Triangle) stands there; adjectives (Mexican officials) are no places, nor are the parts
    of organisations' names, whose offsets ``names`` holds.
    """
    found: list[tuple[int, str]] = []
    taken: list[tuple[int, int]] = []
    for match in _TRIANGLE.finditer(text, start, end):
        found.append((match.start(), NORTHERN_TRIANGLE[language]))
        found += [(match.start(), name_of(code, language)) for code in _TRIANGLE_CODES]
        taken.append(match.span())
    for match in _REGIONS.finditer(text, start, end):
        # "of Central America" behind the Northern Triangle says nothing more.
        near = any(0 <= match.start() - stop <= 4 or _within(match, [(begin, stop)]) for begin, stop in taken)
        if not near:
            found.append((match.start(), match[0]))
    for match in _NAMED.finditer(text, start, end):
        if _within_name(text, match):
            continue
        found.append((match.start(), match[0]))
        taken.append(match.span())
    for match in _OF_KIND.finditer(text, start, end):
        if not _within(match, taken):
            found.append((match.start(), match[0]))
            taken.append(match.span())
    for match in _AFTER_KIND.finditer(text, start, end):
        if not _within(match, taken):
            found += _enumerated(text, match.start("name"), match.end("name"), end)
            taken.append(match.span())
    for at, name in _named_by_kind(text, start, end):
        if not any(begin <= at < stop for begin, stop in taken) and _may_be_place(text, at, name):
            found.append((at, name))
            taken.append((at, at + len(name)))
    for match in _IN_NAME.finditer(text, start, end):
        for at, name in _enumerated(text, match.start("name"), match.end("name"), end):
            if not any(begin <= at < stop for begin, stop in taken):
                found.append((at, name))
                taken.append((at, at + len(name)))
    for match in _ROUTE.finditer(text, start, end):
        ends = ((match.start(name), match[name]) for name in ("first", "last"))
        for at, name in ends:
            if not any(begin <= at < stop for begin, stop in taken) and _may_be_place(text, at, name):
                found.append((at, name))
                taken.append((at, at + len(name)))
    for match in _PART_OF_COUNTRY.finditer(text, start, end):
        country = ALIAS.match(text, match.end(), end) or ALIAS.search(text, match.end(), end)
        if country is not None and country.lastgroup is not None:
            found.append((match.start(), text[match.start() : country.end()]))
            found.append((match.start(), name_of(country.lastgroup, language)))
            taken.append((match.start(), country.end()))
    aside = -1
    for match in ALIAS.finditer(text, start, end):
        code = match.lastgroup
        listed = 0 <= aside < match.start() and _AND.fullmatch(text, aside, match.start()) is not None
        if listed or _PARTNER.search(text, max(0, match.start() - 20), match.start()) is not None:
            aside = match.end()
            continue
        if (
            code is not None
            and code not in NO_PLACES
            and not _within(match, taken)
            and _is_name(match[0], code)
            and not _tells_whose(text, match)
            and not _acts(text, match, language)
            and not _within_name(text, match)
        ):
            found.append((match.start(), name_of(code, language)))
    found = [(at, name) for at, name in found if not any(begin <= at < stop for begin, stop in names)]
    found.sort(key=lambda one: one[0])
    return tuple(dict.fromkeys(name for _, name in found))


def _named_by_kind(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the places after which a port, a border post or a road is named."""
    for match in _BEFORE_KIND.finditer(text, start, end):
        yield match.start("name"), match["name"]
    for match in _HYPHENED.finditer(text, start, end):
        group = "ends" if match["ends"] else "extremos"
        for part in re.finditer(r"[^-–]+", match[group]):
            yield match.start(group) + part.start(), part[0]


def _enumerated(text: str, start: int, stop: int, end: int) -> list[tuple[int, str]]:
    """Return the name of a place and those that go on with its enumeration (*in Tete, Beira and Pemba*)."""
    found: list[tuple[int, str]] = []
    while stop > start and _may_be_place(text, start, text[start:stop]):
        found.append((start, text[start:stop]))
        following = _FURTHER_NAME.match(text, stop, end)
        start, stop = following.span("name") if following else (stop, stop)
    return found


def _may_be_place(text: str, at: int, name: str) -> bool:
    """Whether capitals name neither a month, a language nor a country."""
    return name.split(maxsplit=1)[0].lower() not in _NO_PLACE and not ALIAS.match(text, at)


def is_region(name: str) -> bool:
    """Whether a place is a region of several countries."""
    return _REGIONS.fullmatch(name) is not None


def _within(match: re.Match[str], spans: list[tuple[int, int]]) -> bool:
    return any(start <= match.start() < end for start, end in spans)


def _within_name(text: str, match: re.Match[str]) -> bool:
    """Whether a place is part of the name of something else: *Los Angeles Declaration*, *Carta de Lima*."""
    following = _CAPITAL_BEHIND.match(text, match.end())
    longer = following is not None and not _is_known(following["word"])
    return longer or _DOCUMENT_OF.search(text, max(0, match.start() - 40), match.start()) is not None


def _is_known(word: str) -> bool:
    """Whether a word behind a place is a place itself."""
    return _NAMED.match(word) is not None or ALIAS.match(word) is not None


def _tells_whose(text: str, match: re.Match[str]) -> bool:
    """Whether a country's name says whose something is: *Mexico's*, *U.S.-Mexico*, *between A and B*."""
    if text[match.end() : match.end() + 2] in {"'s", "’s"} or text[match.end() : match.end() + 1] in {
        "-",
        "–",
    }:
        return True
    return (
        text[match.start() - 1 : match.start()] in {"-", "–"}
        or _BETWEEN.search(text, max(0, match.start() - 60), match.start()) is not None
    )


def _acts(text: str, match: re.Match[str], language: str) -> bool:
    """Whether a country does something or says whose a thing is (*for Peru to buy*, *a Peru office*)."""
    before = text[max(0, match.start() - 20) : match.start()]
    if _DOING.match(text, match.end()) and _WITHIN.search(before) is None:
        return True
    return (
        language == "en"
        and _LOCATING.search(before) is None
        and _GOES_ON.match(text, match.end()) is not None
    )


def _is_name(written: str, code: str) -> bool:
    """Whether a mention is the country's name, and no adjective."""
    names = [_without_accents(name_of(code, language)) for language in ("es", "en")]
    plain = _without_accents(written)
    whole = plain in names or plain.startswith(tuple(f"{name} " for name in names))
    return whole or written in {"USA", "EUA"} or "UU" in written


def _without_accents(word: str) -> str:
    return unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()
