"""Which days and numbers are not a slip of the hand."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hallar.accord.earliest import EARLIEST_YEAR

YEARS_AHEAD = 100
MOST_OFFICIALS, MOST_HOURS = 100_000, 10_000
"""Of one course."""


def plausible_day(day: date) -> None:
    """Refuse a day whose year was surely mistyped; one such day would stretch every timeline.

    Raises:
        ValidationError: it is before 1800, or more than a hundred years ahead.
    """
    latest = date.today().year + YEARS_AHEAD
    if not EARLIEST_YEAR <= day.year <= latest:
        raise ValidationError(
            _("Check the year: it lies between %(first)d and %(last)d."),
            params={"first": EARLIEST_YEAR, "last": latest},
        )
