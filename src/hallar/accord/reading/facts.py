"""Facts about a document as a whole: its date line, its place, the meeting it reports."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from hallar.accord.reading.countries import ALIAS
from hallar.accord.reading.months import ENGLISH_MONTH, SPANISH_MONTH, month_number
from hallar.accord.reading.passages import Passage
from hallar.accord.reading.places import is_region, places_in

HEAD = 900
"""Characters at the beginning in which a date line stands."""
_DATE = re.compile(
    r"(?P<iso>(?<![0-9-])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9-]))"
    rf"|(?P<month>\b(?:{ENGLISH_MONTH}))\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>[0-9]{{4}})"
    rf"|\b(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|"
    rf"th)?\s+(?:of\s+)?(?P<month2>{ENGLISH_MONTH}),?\s+(?P<year2>[0-9]{{4}})"
    rf"|\b(?P<day3>[0-9]{{1,2}}|primero|1º|1°)\s+de\s+(?P<month3>{SPANISH_MONTH})\s+(?:de|"
    rf"del)\s+(?:año\s+)?(?P<year3>[0-9]{{4}})"
    r"|\b(?P<day4>[0-9]{1,2})/(?P<month4>[0-9]{1,2})/(?P<year4>[0-9]{4})\b",
    re.I,
)
# A date behind these says when something is due, not when the document was written.
_LIMIT = re.compile(
    r"\b(?:by|before|until|no later than|prior to|antes del?|hasta(?: el)?|a más tardar(?: el)?|para el|"
    r"a partir del?|since|from)\s+\Z",
    re.I,
)
_CAPITALS = r"[A-ZÁÉÍÓÚÑ][\wáéíóúñü.’'-]*"
_PLACE_BEFORE = re.compile(
    rf"(?P<place>{_CAPITALS}(?:\s(?:de |del |la |las |los |el |of |the "
    rf")*{_CAPITALS}){{0,3}}(?:,\s{_CAPITALS}(?:\s{_CAPITALS}){{0,2}})?)\s*[,.(|–—-]*\s*(?:a|el|el "
    rf"día|on)?\s*\Z"
)
_PLACE_AFTER = re.compile(
    rf"\s*[,|–—)\]-]*\s*(?:in\s+|en\s+|at\s+)?(?P<place>{_CAPITALS}(?:\s(?:de |del |la |las |los |"
    rf"el |of )*{_CAPITALS}){{0,3}}(?:,\s{_CAPITALS}(?:\s{_CAPITALS})?)?)\s*(?=\n|\Z|[.|–—(-])"
)
_PLACE_FIELD = re.compile(
    r"^\s*(?:Place|Venue|Location|Lugar|Sede)\s*:\s*(?P<place>[^\n]+?)\s*$", re.M | re.I
)
_DATELINE_PLACE = re.compile(r"\A\s*(?P<place>[A-ZÁÉÍÓÚÑ .,]{4,40}?)\s*[,(.]*\s*(?:[–—-]|\(|\n)")
# "WASHINGTON (Reuters) -", "Ciudad de México, 4 may (EFE).-", "Quito, Ecuador.-"
_AGENCY_LINE = re.compile(
    rf"^\s*(?P<place>{_CAPITALS}(?:\s(?:de |del |la |las |los |el |of "
    rf")*{_CAPITALS}){{0,3}}"
    rf"(?:,\s{_CAPITALS}(?:\s{_CAPITALS})?)?)(?:,\s[^\n(]{{3,20}})?\s?(?:\([A-Za-z "
    rf"/]{{2,20}}\))?\s?\.?\s?(?:[-–]{{1,2}}\s|--|—)",
    re.M,
)
_MET_IN = re.compile(
    rf"\b(?:[Mm]et|[Cc]onvened|[Gg]athered|[Hh]eld|[Tt]ook place|[Rr]euni(?:eron|dos|das)|[Cc]elebr(?:ó|"
    rf"ada|ado|aron)|ended|concluded|concluyó|finalizó|se llevó a cabo|tuvo lugar|sostuvieron|"
    r"(?<![Nn]ext )(?<!próxima )(?<!próximo )(?<!siguiente )(?<!su )(?<!their )(?<!its )(?<!last )"
    r"(?:[Mm]eeting|[Ss]ummit|[Tt]alks|[Rr]eunión|[Cc]umbre|[Ee]ncuentro)|"
    rf"[Tt]oday,|[Hh]oy,)\s(?:[^.;\n]{{0,90}}?,?\s)??(?:in|at|en)\s(?:la ciudad de\s)?(?P<place>{_CAPITALS}"
    rf"(?:\s(?:de |del |la |las |los |el |of )*{_CAPITALS}){{0,3}}(?:,\s{_CAPITALS}(?:\s{_CAPITALS})?)?)"
)
_NEXT_SENTENCE = re.compile(r"(?<=[a-záéíóúñ]{3})\.\s")
_PREPOSITION = re.compile(r"\A(?:En|In|At)\s+")
_MEETING = re.compile(
    r"\b(?P<meeting>(?:(?:first|second|third|fourth|fifth|sixth|annual|bilateral|trilateral|working|"
    r"technical|ministerial|presidential|high-level|virtual|ordinary|joint|plenary|regional|"
    r"inter-agency|quarterly|extraordinary|[0-9]+(?:st|nd|rd|th))\s+){0,4}"
    r"(?:meeting|summit|session|workshop|dialogue|round table|conference|visit|"
    r"encounter)\b(?:\s+(?:of|between|with|on|for)\s+[^.;:\n]{3,120})?"
    r"|(?:(?:primera|segunda|tercera|cuarta|quinta|sexta|primer|tercer|gran)\s+)?(?:reunión|"
    r"cumbre|sesión|encuentro|mesa|diálogo|taller|conferencia|visita|foro)\b(?:\s+(?:bilateral|"
    r"ordinaria|extraordinaria|técnica|técnico|de trabajo|de alto nivel|virtual|ministerial|"
    r"trilateral|plenaria|regional|presidencial|interinstitucional)){0,3}"
    r"(?:\s+(?:de|del|entre|con|sobre|para)\s+[^.;:\n]{3,120})?)",
    re.I,
)
_MEETING_ENDS = re.compile(
    r",?\s+(?:was|were|is|where|which|in which|who|agreed|took|held|will|fue|donde|que|en (?:la|"
    r"el) que|acordaron|se)\b|,\s+(?:”|“)|\s*[–—]\s|,?\s+(?:on|el)\s+[0-9]|\s\(",
    re.I,
)


@dataclass(frozen=True)
class DateLine:
    """The date and place of a document, and the stretch they stand in (offsets in characters)."""

    date: datetime.date | None
    place: str
    start: int
    end: int
    rules: tuple[str, ...]


def date_line(text: str, language: str) -> DateLine:
    """Return the date and place of a document: from its head, or else from its last lines.

    A date that lies in running text counts only if no other does.
    """
    head = _first_date(text, 0, min(len(text), HEAD))
    match = head or _first_date(text, max(0, len(text) - HEAD // 2), len(text))
    field = _PLACE_FIELD.search(text[: HEAD * 2])
    if match is None:
        line = _DATELINE_PLACE.match(text)
        place = (
            field["place"]
            if field
            else line["place"]
            if line and places_in(text, 0, line.end(), language)
            else ""
        )
        rules: tuple[str, ...] = ("place:field",) if field else ()
        if not place:
            place, rules = _place_without_date(text, language)
        return DateLine(None, place.strip(" .,"), 0, 0, rules)
    date = _date_of(match)
    where = "date:head" if head is not None else "date:foot"
    if field is not None:
        return DateLine(date, field["place"].strip(" ."), match.start(), match.end(), (where, "place:field"))
    place, rule, start, end = _place_beside(text, match, language)
    if not place:
        place, rules = _place_without_date(text, language)
        rule = rules[0] if rules else ""
    return DateLine(
        date, place, min(start, match.start()), max(end, match.end()), (where, rule) if rule else (where,)
    )


def _place_without_date(text: str, language: str) -> tuple[str, tuple[str, ...]]:
    """Return the known place of an agency's line, or else where the first sentences say that they met."""
    for rule, match in (
        ("place:agency-line", _AGENCY_LINE.search(text[:HEAD])),
        ("place:met-in", _MET_IN.search(text[:HEAD])),
    ):
        if match is not None:
            shown = match["place"].title() if match["place"].isupper() else match["place"]
            town, _, behind = _one_sentence(shown).partition(", ")
            if not places_in(town, 0, len(town), language) or ALIAS.fullmatch(town):
                continue
            whole = not behind or behind.startswith("D.C") or places_in(behind, 0, len(behind), language)
            return _one_sentence(match["place"][: None if whole else len(town)]), (rule,)
    return "", ()


def _one_sentence(place: str) -> str:
    """Return a place without the next sentence's first words (*The Hague. The*)."""
    return _NEXT_SENTENCE.split(place)[0].strip(" .,")


def _first_date(text: str, start: int, end: int) -> re.Match[str] | None:
    return next(
        (
            match
            for match in _DATE.finditer(text, start, end)
            if _date_of(match) is not None
            and not _LIMIT.search(text, max(0, match.start() - 30), match.start())
        ),
        None,
    )


def _date_of(match: re.Match[str]) -> datetime.date | None:
    groups = match.groupdict()
    try:
        if groups["iso"]:
            return datetime.date.fromisoformat(groups["iso"])
        for number in ("", "2", "3", "4"):
            year, month, day = (groups[f"{name}{number}"] for name in ("year", "month", "day"))
            if year and month and day:
                return datetime.date(
                    int(year),
                    int(month) if month.isdigit() else month_number(month),
                    int(day) if day.isdigit() else 1,
                )
    except (ValueError, KeyError):
        return None
    return None


def _place_beside(text: str, match: re.Match[str], language: str) -> tuple[str, str, int, int]:
    """Return the place beside a date, the rule, and where it stands."""
    line_start = text.rfind("\n", 0, match.start()) + 1
    line_end = text.find("\n", match.end())
    line_end = len(text) if line_end < 0 else line_end
    before = _PLACE_BEFORE.search(text[line_start : match.start()])
    if before is not None and _is_place(
        before["place"],
        language,
        alone=before.start() == 0 or text[: line_start + before.start()].endswith(", "),
    ):
        return (
            _PREPOSITION.sub("", before["place"]).strip(" .,"),
            "place:before-date",
            line_start + before.start(),
            match.end(),
        )
    after = _PLACE_AFTER.match(text, match.end(), line_end)
    if after is not None and _is_place(after["place"], language, alone=True):
        return after["place"].strip(" .,"), "place:after-date", match.start(), after.end()
    previous_start = text.rfind("\n", 0, max(0, line_start - 1)) + 1
    named = places_in(text, line_start, line_end, language) or places_in(
        text, previous_start, line_start, language
    )
    named = tuple(one for one in named if not (is_region(one) or ALIAS.fullmatch(one)))
    if named and len(text[line_start:line_end]) < 140:
        longer = ", ".join(named[:2])
        shown = longer if longer in text[previous_start:line_end] else named[0]
        return shown, "place:same-line", match.start(), match.end()
    opening = _DATELINE_PLACE.match(text)
    if opening is not None and places_in(
        text.title() if text.isupper() else text, 0, opening.end(), language
    ):
        return opening["place"].strip(" .,"), "place:opening", 0, opening.end()
    return "", "", match.start(), match.end()


_NO_PLACE = re.compile(
    r"\b(?:minutes|minuta|acta|report|informe|communiqu|comunicado|statement|declaraci|fact|hoja|"
    r"press|bolet|reuni|meeting|fecha|date|sesi|no|núm|ministry|secretar|commission|comisi|agency|"
    r"office|monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miércoles|"
    r"jueves|viernes|sábado|domingo|release|nota|updated|published|publicado|dated|issued|held)\w*",
    re.I,
)


def _is_place(name: str, language: str, *, alone: bool) -> bool:
    """Whether capitals beside a date name a place: a known one, or one that stands alone before it."""
    if _NO_PLACE.search(name):
        return False
    shown = name.title() if name.isupper() else name
    return bool(places_in(shown, 0, len(shown), language)) or alone


def meeting_of(text: str, passages: list[Passage], language: str) -> str:
    """Return the meeting that a document reports, as written: from its headings, else its sentences."""
    ordered = [one for one in passages[:8] if one.kind in {"heading", "field"}] + [
        one for one in passages[:8] if one.kind == "sentence"
    ]
    for passage in ordered:
        match = _MEETING.search(text, passage.start, passage.end)
        if match is not None:
            found = match["meeting"]
            end = _MEETING_ENDS.search(found)
            return " ".join((found[: end.start()] if end and end.start() > 5 else found).split()).rstrip(
                " ,."
            )
    return ""
