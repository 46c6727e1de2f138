"""Names of months, seasons of the calendar and ordinal numbers, and the days they span."""

from __future__ import annotations

import calendar
import datetime

_ENGLISH = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
)  # fmt: skip
_SPANISH = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
    "noviembre", "diciembre",
)  # fmt: skip
MONTHS = {
    **{name: number for number, name in enumerate(_ENGLISH, 1)},
    **{name: number for number, name in enumerate(_SPANISH, 1)},
    "setiembre": 9,
    **{name[:3]: number for number, name in enumerate(_ENGLISH, 1)},
    "sept": 9,
}
ENGLISH_MONTH = "|".join(
    (
        *(name.capitalize() for name in _ENGLISH),
        "Sept\\.?",
        *(f"{name[:3].capitalize()}\\.?" for name in _ENGLISH),
    )
)
SPANISH_MONTH = "|".join((*_SPANISH, "setiembre"))
Period = tuple[datetime.date, datetime.date]


def month_number(name: str) -> int:
    """Return the number of a month, from 1."""
    return MONTHS[name.lower().rstrip(".")]


def month_period(year: int, month: int) -> Period:
    """Return first and last day of a month."""
    return datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1])


def months_period(year: int, first: int, last: int) -> Period:
    """Return first and last day of several months of a year."""
    return month_period(year, first)[0], month_period(year, last)[1]


def year_period(year: int) -> Period:
    """Return first and last day of a year."""
    return datetime.date(year, 1, 1), datetime.date(year, 12, 31)


def day_period(year: int, month: int, day: int) -> Period | None:
    """Return a day twice, ``None`` if the calendar lacks it."""
    try:
        found = datetime.date(year, month, day)
    except ValueError:
        return None
    return found, found


def added(date: datetime.date, number: int, unit: str) -> datetime.date:
    """Return a date moved on by days, weeks, months or years, the calendar's last day at most."""
    try:
        if unit in {"day", "week"}:
            return date + datetime.timedelta(days=number * (7 if unit == "week" else 1))
        months = date.month - 1 + number * (12 if unit == "year" else 1)
        year, month = date.year + months // 12, months % 12 + 1
        return datetime.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return datetime.date.max
