"""When something is due: the words that say so, and the days they mean in a document of a given date."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from hallar.accord.reading.months import (
    ENGLISH_MONTH,
    SPANISH_MONTH,
    Period,
    added,
    day_period,
    month_number,
    month_period,
    months_period,
    year_period,
)
from hallar.accord.reading.result import Due

MIDDLE = 6
"""Month that is meant by the middle of a year."""
_ENGLISH_NUMERALS = "one two three four five six seven eight nine ten"
_SPANISH_NUMERALS = "un dos tres cuatro cinco seis siete ocho nueve diez"
_NUMERALS = {
    **{word: number for number, word in enumerate(_ENGLISH_NUMERALS.split(), 1)},
    "twelve": 12, "fifteen": 15, "eighteen": 18, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60,
    "ninety": 90, "a": 1, "an": 1,
    **{word: number for number, word in enumerate(_SPANISH_NUMERALS.split(), 1)},
    "una": 1, "doce": 12, "quince": 15, "dieciocho": 18, "veinte": 20, "treinta": 30, "cuarenta": 40,
    "sesenta": 60, "noventa": 90,
}  # fmt: skip
_UNITS = {
    "day": "day", "week": "week", "month": "month", "year": "year", "día": "day", "semana": "week",
    "mes": "month", "año": "year",
}  # fmt: skip
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0, "primer": 1, "primero": 1, "primera": 1,
    "segundo": 2, "segunda": 2, "tercer": 3, "tercero": 3, "tercera": 3, "cuarto": 4, "cuarta": 4,
    "último": 0,     "última": 0,
}  # fmt: skip
_SPANS = {
    "quarter": 3,
    "half": 6,
    "semester": 6,
    "trimestre": 3,
    "semestre": 6,
    "cuatrimestre": 4,
    "bimestre": 2,
}

# One date or period; the names of the groups say what was found. English and Spanish share the names.
_ENGLISH_DATE = (
    rf"(?:(?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
    rf"|(?P<day>[0-9]{{1,2}})(?:st|nd|rd|"
    rf"th)?\s+(?:of\s+)?(?P<month>{ENGLISH_MONTH})\b(?:,?\s+(?P<year>[0-9]{{4}}))?"
    rf"|(?P<month2>{ENGLISH_MONTH})\s+(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year2>[0-9]{{4}}))?"
    rf"|(?:the\s+)?(?P<ordinal>first|second|third|fourth|last)\s+(?P<span>quarter|half|"
    rf"semester)(?:\s+of\s+(?:(?P<year3>[0-9]{{4}})|(?P<relyear>this|the|next)\s+year))?"
    rf"|"
    rf"(?:the\s+)?end\s+of\s+(?:the\s+)?(?:(?P<endmonth>{ENGLISH_MONTH})(?:\s+(?P<endmonthyear>[0-9]{{4}}))?|"
    rf"(?P<endyear>[0-9]{{4}})|(?P<endthis>this\s+year|the\s+year|year|this\s+month|month|"
    rf"next\s+year|next\s+month))"
    rf"|(?:(?:early|mid|late)[-\s])?(?P<month3>{ENGLISH_MONTH})\b(?:(?:\s+of|,)?\s+(?P<year4>[0-9]{{4}}))?"
    rf"|(?P<rel>this|next)\s+(?P<relunit>week|month|year|quarter)"
    rf"|(?P<mid>mid)[-\s](?P<midyear>20[0-9]{{2}})\b"
    rf"|(?:fiscal\s+year\s+|early\s+|late\s+)?(?P<year5>20[0-9]{{2}})\b)"
)
_SPANISH_DATE = (
    rf"(?:(?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
    rf"|(?:el\s+)?(?:día\s+)?(?P<day>[0-9]{{1,2}}|primero|1º|"
    rf"1°)\s+de\s+(?P<month>{SPANISH_MONTH})\b(?:,?\s+(?:de\s+|"
    rf"del\s+)?(?:año\s+)?(?P<year>[0-9]{{4}}))?"
    rf"|(?:el\s+)?(?P<ordinal>primer|primero|segundo|tercer|cuarto|último)\s+(?P<span>trimestre|"
    rf"semestre|cuatrimestre|bimestre)(?:\s+(?:de|del)\s+(?:(?P<year3>[0-9]{{4}})|"
    rf"(?P<relyear>este\s+año|año|próximo\s+año)))?"
    rf"|(?:el\s+)?(?:fin|final|finales|cierre|término)\s+(?:de\s+|"
    rf"del\s+)(?:(?P<endmonth>{SPANISH_MONTH})(?:\s+(?:de|del)\s+(?P<endmonthyear>[0-9]{{4}}))?|"
    rf"(?P<endyear>[0-9]{{4}})|(?P<endthis>presente\s+año|este\s+año|año|este\s+mes|mes|"
    rf"próximo\s+año|próximo\s+mes))"
    rf"|(?:(?:el\s+mes\s+de|mediados\s+de|"
    rf"principios\s+de|inicios\s+de|comienzos\s+de)\s+)?(?P<month3>{SPANISH_MONTH})\b(?:(?:\s+(?:de|del)|"
    rf",)?\s+(?:año\s+)?(?P<year4>[0-9]{{4}}))?"
    rf"|(?:(?:el|la)\s+)?(?P<rel>este|esta|presente|próximo|próxima)\s+(?P<relunit>semana|mes|año|trimestre)"
    rf"|(?:el\s+)?(?P<relunit2>mes|año|trimestre)\s+(?P<rel2>próximo|entrante)"
    rf"|(?P<mid>mediados)\s+de\s+(?P<midyear>20[0-9]{{2}})\b"
    rf"|(?:el\s+año\s+|principios\s+de\s+|inicios\s+de\s+|comienzos\s+de\s+)?(?P<year5>20[0-9]{{2}})\b)"
)


@dataclass(frozen=True)
class _Calendar:
    """The expressions of one language, compiled."""

    date: re.Pattern[str]
    by: re.Pattern[str]
    before: re.Pattern[str]
    starting: re.Pattern[str]
    within: re.Pattern[str]
    span: re.Pattern[str]
    length: re.Pattern[str]
    recurring: re.Pattern[str]
    open: re.Pattern[str]


def _compiled(listed: str) -> re.Pattern[str]:
    return re.compile(listed, re.I)


_CALENDARS = {
    "en": _Calendar(
        date=_compiled(_ENGLISH_DATE),
        by=_compiled(
            r"\b(?:by|no later than|not later than|until|through|up to|at the latest (?:by|on))\s+(?:the\s+)?"
        ),
        before=_compiled(r"\b(?:before|prior to|ahead of)\s+"),
        starting=_compiled(
            r"\b(?:since|from|as of|starting(?: in| on| from)?|beginning(?: in| on)?|effective)\s+"
        ),
        within=_compiled(r"\b(?:(?:in|on|at|during|over|within|for|throughout|towards?)\s+(?:the\s+)?)"),
        span=_compiled(r"\b(?:from|between)\s+"),
        length=_compiled(
            r"\b(?:within|in|over|during|for|inside)\s+(?:the\s+)?(?:next\s+|coming\s+|following\s+|a "
            r"period of\s+|no more than\s+)?"
            r"(?P<number>[0-9]{1,4}|[a-z]+)[\s-](?P<working>(?:working|business|"
            r"calendar)\s+)?(?P<unit>day|week|month|year)s?\b"
        ),
        recurring=_compiled(
            r"\b(?:every\s+(?:[0-9]+\s+|two\s+|three\s+|four\s+|six\s+|other\s+)?(?:day|week|month|"
            r"quarter|year|semester)s?|(?:once|twice|three times)\s+(?:a|per)\s+(?:week|month|quarter|"
            r"year)"
            r"|each\s+(?:week|month|quarter|year)|on a regular basis|"
            r"regularly|periodically|annually|yearly|quarterly|monthly|weekly|biannually|per "
            r"year|a year)\b"
        ),
        open=_compiled(
            r"\b(?:in the (?:near|coming|foreseeable|short|medium|long)[- ](?:future|term|weeks?|months?|"
            r"days?|years?)|(?:in|over|within|during) the (?:coming|next|following|upcoming) "
            r"(?:few |several |couple of )?(?:weeks|months|years|days)\b"
            r"|as soon as possible|at the earliest (?:date|opportunity|convenience)|shortly|soon|promptly|"
            r"without delay|in due course|at a (?:later date|date to be (?:agreed|set|determined))|"
            r"(?<!to )immediately|on a date to be (?:agreed|set|determined))\b"
        ),
    ),
    "es": _Calendar(
        date=_compiled(_SPANISH_DATE),
        by=_compiled(
            r"\b(?:a más tardar(?:\s+(?:el|en|al))?|hasta(?:\s+el)?|con fecha límite(?:\s+(?:el|del?))?|"
            r"para(?:\s+(?:el|finales\s+de(?=\s+\d)))?|al|a(?=\s+(?:fin|final|finales)\s))\s+"
        ),
        before=_compiled(r"\bantes\s+(?:de\s+que\s+(?:termine|concluya|finalice|acabe)(?:\s+el)?|del?)\s+"),
        starting=_compiled(r"\b(?:desde|a partir del?|a contar del?)\s+(?:el\s+)?"),
        within=_compiled(
            r"\b(?:en|durante|dentro\s+de(?:l)?|a lo largo de(?:l)?|por|hacia|"
            r"a(?=\s+(?:principios|mediados|inicios|comienzos)\s))\s+|"
            r"(?<=[\s(])(?=el\s+(?:día\s+)?[0-9]{1,2}\s+de|el\s+(?:próximo|primer|segundo|tercer|"
            r"cuarto)\s)"
        ),
        span=_compiled(r"\b(?:de|desde|del|entre)\s+(?:el\s+)?"),
        length=_compiled(
            r"\b(?:en(?:\s+un)?(?:\s+(?:plazo|término))?(?:\s+(?:no mayor|máximo))?|dentro de(?:l plazo "
            r"de)?|durante|a lo largo de|por)\s+(?:de\s+|a\s+)?(?:los\s+|las\s+)?(?:próximos\s+|"
            r"próximas\s+|siguientes\s+)?"
            r"(?P<number>[0-9]{1,4}|[a-záéíóú]+)\s+(?P<working>(?:hábiles|naturales)\s+)?(?P<unit>día|"
            r"semana|mes|año)(?:e?s)?\b(?:\s+(?:hábiles|naturales|siguientes))?"
        ),
        recurring=_compiled(
            r"\b(?:cada\s+(?:[0-9]+\s+|dos\s+|tres\s+|cuatro\s+|seis\s+|quince\s+)?(?:día|semana|mes|meses|"
            r"trimestre|semestre|año|años|días|semanas)|(?:una vez|dos veces|tres veces)\s+(?:al|"
            r"por)\s+(?:año|mes|semana)"
            r"|de (?:manera|forma) (?:periódica|regular)|"
            r"regularmente|periódicamente|anualmente|semestralmente|trimestralmente|mensualmente|"
            r"semanalmente|bimestralmente|al año|"
            r"al mes|por año)\b"
        ),
        open=_compiled(
            r"\b(?:en (?:el|un) (?:futuro (?:cercano|próximo)|próximo futuro|cercano futuro|corto plazo|"
            r"mediano plazo)|a (?:corto|mediano|largo) plazo|a la brevedad(?: posible)?|lo antes posible|"
            r"cuanto antes|próximamente|"
            r"en breve|a la mayor brevedad|(?:en|dentro de|durante) l[oa]s (?:próxim[oa]s|siguientes) "
            r"(?:días|semanas|meses|años)|de (?:manera )?inmediat[ao]|oportunamente|en fecha por (?:definir|"
            r"acordar)|sin demora)\b"
        ),
    ),
}


def due_in(text: str, start: int, end: int, written: datetime.date | None, language: str) -> Due:
    """Return when the words of ``text[start:end]`` say that something is due.

    A month or day without a year is the next one, counted from the document's month. *Since* and *from* a
    period mean that the act falls in that period; *by* leaves the first day open. What lies wholly before
    the document's date is history, not due.

    Args:
        text: the text that was read.
        start: first offset.
        end: offset behind the last.
        written: date of the document; without it, only dates with a year are resolved.
        language: ``es`` or ``en``.
    """
    found = [
        *_day_ranges(text, start, end, written, language),
        *_ranges(text, start, end, written, language),
        *_dated(text, start, end, written, language),
        *_lengths(text, start, end, written, language),
    ]
    coming = [(at, due) for at, due in found if written is None or due.end is None or due.end >= written]
    if coming:
        return min(coming, key=lambda one: (one[0], -len(one[1].text)))[1]
    calendar = _CALENDARS[language]
    for rule, pattern in (("due:recurring", calendar.recurring), ("due:open", calendar.open)):
        match = pattern.search(text, start, end)
        if match is not None:
            return Due(match[0], None, None, rule)
    return Due()


Placed = tuple[int, Due]


def _ranges(text: str, start: int, end: int, written: datetime.date | None, language: str) -> list[Placed]:
    """Return the periods from one date to another."""
    calendar = _CALENDARS[language]
    found = []
    prefixes = (*calendar.span.finditer(text, start, end), *calendar.within.finditer(text, start, end))
    for prefix in prefixes:
        first = calendar.date.match(text, prefix.end(), end)
        if first is None:
            continue
        joint = _JOINT.match(text, first.end(), end)
        second = calendar.date.match(text, joint.end(), end) if joint else None
        if second is None:
            continue
        last = _period(second, written)
        begin = _period(first, last[0] if last else written, year_of=last)
        if last is not None and begin is not None and begin[0] <= last[1]:
            found.append(
                (prefix.start(), Due(text[prefix.start() : second.end()], begin[0], last[1], "due:range"))
            )
    return found


_JOINT = re.compile(r"\s+(?:to|and|or|until|through|al?|y|o|hasta)\s+(?:el\s+)?|\s*[-–/]\s*", re.I)
_DAYS = re.compile(
    r"(?:\b(?:on|from|between|el|del|los\s+días|entre\s+el)\s+)?"
    rf"\b(?:(?P<before>{ENGLISH_MONTH})\s+)?(?P<first>[0-9]{{1,2}})(?:st|nd|rd|th)?"
    r"(?:\s*[-–]\s*|\s+(?:to|and|al?|y)\s+(?:el\s+)?)(?P<last>(?=[0-9]))",
    re.I,
)


def _day_ranges(
    text: str, start: int, end: int, written: datetime.date | None, language: str
) -> list[Placed]:
    """Return the days of one month (*on 3-5 May*, *March 3-4, 2026*, *del 3 al 5 de mayo*)."""
    found = []
    for days in _DAYS.finditer(text, start, end):
        month = f"{days['before']} " if days["before"] else ""
        rest = text[days.start("last") : min(end, days.end() + LONGEST_DATE)]
        date = _CALENDARS[language].date.match(month + rest)
        period = _period(date, written) if date and (date["day"] or date.groupdict().get("day2")) else None
        first = day_period(period[0].year, period[0].month, int(days["first"])) if period else None
        if date is not None and period is not None and first is not None and first[0] <= period[1]:
            said = text[days.start() : days.start("last") + date.end() - len(month)]
            found.append((days.start(), Due(said, first[0], period[1], "due:days")))
    return found


_GONE = re.compile(r"\s+(?:pasad[oa]|últim[oa]|last)\b", re.I)
LONGEST_DATE = 40
"""Characters that a date may have."""
# From these on a length is counted, and not from the document on.
_COUNTED_FROM = re.compile(
    r"\s+(?:naturales\s+|hábiles\s+)?(?:contad[oa]s\s+)?(?:a\s+partir|desde|después|tras|from|after|of|following)\s+"
    r"(?:del?\s+)?(?:(?:la|el|los|su|sus|the|its|their)\s+)?(?:(?:fecha\s+de|date\s+of)\s+(?:(?:la|el|su|the|its)\s+)?)?"
    r"(?:publicación|entrada\s+en\s+vigor|ratificación|aprobación|recepción|publication|entry\s+into\s+force|"
    r"ratification|approval|receipt)",
    re.I,
)


def _dated(text: str, start: int, end: int, written: datetime.date | None, language: str) -> list[Placed]:
    """Return the dates and periods with the word before them that says how they bind."""
    calendar = _CALENDARS[language]
    found: list[Placed] = []
    for rule, prefixes in (
        ("due:by", calendar.by),
        ("due:before", calendar.before),
        ("due:starting", calendar.starting),
        ("due:in", calendar.within),
    ):
        for prefix in prefixes.finditer(text, start, end):
            date = calendar.date.match(text, prefix.end(), end)
            if date is None or not _plausible(date) or _GONE.match(text, date.end(), end):
                continue
            period = _period(date, written)
            said = text[prefix.start() : date.end()]
            if period is None:
                found.append((prefix.start(), Due(said, None, None, f"{rule}:unresolved")))
                continue
            ends = date["endmonth"] or date["endyear"] or date["endthis"] or _OVER.search(prefix[0])
            found.append((prefix.start(), _bound(said, rule, period, ends=bool(ends))))
    found += _next_periods(text, start, end, written, language)
    return found


def _next_periods(
    text: str, start: int, end: int, written: datetime.date | None, language: str
) -> list[Placed]:
    """Return the periods that need no word before them: *next year*, *el próximo mes*."""
    found = []
    for date in _CALENDARS[language].date.finditer(text, start, end):
        if date["rel"] or date["iso"] or (date["day"] and date["year"]):
            period = _period(date, written)
            if period is not None:
                found.append((date.start(), Due(date[0], *period, "due:in")))
            elif written is None and date["rel"] and date["relunit"]:
                found.append((date.start(), Due(date[0], None, None, "due:in:unresolved")))
    return found


def _plausible(date: re.Match[str]) -> bool:
    """Whether "may" and "march" are months."""
    return not (date[0].islower() and date[0] in {"may", "march"})


_OVER = re.compile(r"\bque\b", re.I)
"""In *antes de que termine* the end of what follows is meant."""


def _bound(said: str, rule: str, period: Period, *, ends: bool) -> Due:
    first, last = period
    if rule == "due:by":
        return Due(said, None, last, rule)
    if rule == "due:before":
        one_day = first == last
        return Due(said, None, last if ends or one_day else first - datetime.timedelta(days=1), rule)
    return Due(said, first, last, rule)


def _lengths(text: str, start: int, end: int, written: datetime.date | None, language: str) -> list[Placed]:
    """Return the periods of a stated length that begin with the document."""
    found = []
    for match in _CALENDARS[language].length.finditer(text, start, end):
        said = match["number"].lower()
        number = int(said) if said.isdigit() and said.isascii() else _NUMERALS.get(said)
        if number is None:
            continue
        if _COUNTED_FROM.match(text, match.end(), end):
            found.append((match.start(), Due(match[0], None, None, "due:length:unresolved")))
            continue
        unit = _UNITS[match["unit"].lower()]
        last = None if written is None else added(written, number, unit)
        found.append((match.start(), Due(match[0], written, last, "due:length")))
    return found


def _period(  # noqa: PLR0911
    date: re.Match[str], written: datetime.date | None, year_of: Period | None = None
) -> Period | None:
    """Return the first and last day that a match of a date means, ``None`` if that cannot be said."""
    groups = date.groupdict()
    if groups["iso"]:
        try:
            day = datetime.date.fromisoformat(groups["iso"])
        except ValueError:
            return None
        return day, day
    if groups["day"] or groups.get("day2"):
        return _day(groups, written, year_of)
    if groups["span"]:
        return _part_of_year(groups, written)
    if groups["endmonth"] or groups["endyear"] or groups["endthis"]:
        return _end_of(groups, written)
    if groups["month3"]:
        month = month_number(groups["month3"])
        year = _year(groups["year4"], month, written, year_of)
        return None if year is None else month_period(year, month)
    if groups["midyear"]:
        return month_period(int(groups["midyear"]), MIDDLE)
    if groups["year5"]:
        return year_period(int(groups["year5"]))
    return _relative(
        groups.get("rel") or groups.get("rel2") or "",
        groups.get("relunit") or groups.get("relunit2") or "",
        written,
    )


def _year(
    said: str | None, month: int, written: datetime.date | None, year_of: Period | None = None
) -> int | None:
    """Return the year of a month: the one said, or that of the next such month."""
    if said:
        return int(said) if 1 <= int(said) <= 9998 else None
    if year_of is not None:
        return year_of[0].year
    if written is None:
        return None
    return written.year + (month < written.month)


def _day(
    groups: dict[str, str | None], written: datetime.date | None, year_of: Period | None
) -> Period | None:
    number = groups["day"] or groups.get("day2") or ""
    month = month_number(groups["month"] or groups.get("month2") or "")
    year = _year(groups["year"] or groups.get("year2"), month, written, year_of)
    day = int(number) if number.isdigit() else 1
    return None if year is None else day_period(year, month, day)


def _part_of_year(groups: dict[str, str | None], written: datetime.date | None) -> Period | None:
    said = groups["year3"]
    if said is None and written is None:
        return None
    year = int(said) if said else (written.year if written else 0)
    relative = groups["relyear"] or ""
    if said is None and ("next" in relative or "próximo" in relative):
        year += 1
    length = _SPANS[(groups["span"] or "").lower()]
    parts = 12 // length
    number = _ORDINALS[(groups["ordinal"] or "").lower()] or parts
    if not 1 <= year <= 9998 or number > parts:
        return None
    return months_period(year, length * (number - 1) + 1, length * number)


def _end_of(groups: dict[str, str | None], written: datetime.date | None) -> Period | None:
    if groups["endyear"]:
        last = year_period(int(groups["endyear"]) or 1)[1]
        return last, last
    if groups["endmonth"]:
        month = month_number(groups["endmonth"])
        year = _year(groups["endmonthyear"], month, written)
        return None if year is None else (month_period(year, month)[1],) * 2
    said = (groups["endthis"] or "").lower()
    period = _relative(said, "month" if said.endswith(("month", "mes")) else "year", written)
    return None if period is None else (period[1], period[1])


def _relative(which: str, unit: str, written: datetime.date | None) -> Period | None:
    """Return *this* or *next* week, month, quarter or year."""
    if written is None:
        return None
    following = any(word in which.lower() for word in ("next", "próxim", "entrante"))
    unit = unit.lower()
    if unit in {"week", "semana"}:
        monday = written - datetime.timedelta(days=written.weekday()) + datetime.timedelta(days=7 * following)
        return monday, monday + datetime.timedelta(days=6)
    if unit in {"month", "mes"}:
        date = added(written.replace(day=1), int(following), "month")
        return month_period(date.year, date.month)
    if unit in {"quarter", "trimestre"}:
        date = added(written.replace(day=1), 3 * following, "month")
        first = (date.month - 1) // 3 * 3 + 1
        return months_period(date.year, first, first + 2)
    return year_period(written.year + following)
