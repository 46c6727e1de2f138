"""Dates that are not known to the day, as EDTF texts (ISO 8601-2:2019)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from time import struct_time

from django.utils.translation import gettext as _
from edtf import EDTFParseException, parse_edtf

EARLIEST_YEAR, LATEST_YEAR = 1850, 2200
LONGEST = 40
"""Characters of a date that is stored."""
SENTINELS = frozenset({"1900-01-01", "1900-01", "1900", "1800-01-01", "9999-12-31"})
"""What registers write where nothing is known; taken for 'unknown', never for a date."""

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def parse_uncertain_date(text: str) -> tuple[date, date] | None:
    """Return the earliest and the latest day a text allows, ``None`` for an empty one.

    >>> parse_uncertain_date("2019-02")
    (datetime.date(2019, 2, 1), datetime.date(2019, 2, 28))
    >>> parse_uncertain_date("2018/2019")
    (datetime.date(2018, 1, 1), datetime.date(2019, 12, 31))

    ``~`` (about) and ``?`` (uncertain) widen the interval as the standard's library does.

    Raises:
        ValueError: it is no date, or a value that registers write for 'unknown'.
    """
    text = text.strip()
    if not text:
        return None
    if text.rstrip("~?%") in SENTINELS:
        raise ValueError(
            _("%(value)s stands for 'unknown' in many registers; leave the date empty") % {"value": text}
        )
    try:
        if len(text) > LONGEST:
            raise ValueError(text)
        first, last = _plain_days(text) or _days(text)
        if last < first:
            raise ValueError(text)
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError):
        raise ValueError(
            _("%(value)s is no date; write 2019-03-21, 2019-03, 2019, 2019~ (about) or 2018/2019 (between)")
            % {"value": text[:40]}
        ) from None
    if not EARLIEST_YEAR <= first.year <= last.year <= LATEST_YEAR:
        raise ValueError(_("%(value)s lies outside the years people are searched for") % {"value": text[:40]})
    return first, last


def _plain_days(text: str) -> tuple[date, date] | None:
    """Return the days of a year, a month or a day as most registers write it, ``None`` for other texts.

    The library needs milliseconds for each; a table brought in has tens of thousands of them.
    """
    found = _PLAIN.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None:
        return None
    first_month, last_month = (1, 12) if month is None else (month, month)
    first_day, last_day = (1, monthrange(year, last_month)[1]) if day is None else (day, day)
    return date(year, first_month, first_day), date(year, last_month, last_day)


@lru_cache(maxsize=10_000)
def _days(text: str) -> tuple[date, date]:
    parsed = parse_edtf(text)
    return _day(parsed.lower_fuzzy()), _day(parsed.upper_fuzzy())


def _day(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)
