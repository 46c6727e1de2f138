"""Figures of casework for the accord: counts of the whole installation, no record and no name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from hallar.accord.models import Accord, Indicator, LiveFigure, TrainingCourse
from hallar.casework.models import Candidate, Identification, MissingPerson
from hallar.casework.models.person import OPEN_STATUSES, Status
from hallar.casework.models.search import PENDING_STATES
from hallar.casework.statistics import days_to_answer
from hallar.charts import draw_steps


def live_value(figure: str, accord: Accord) -> float | None:
    """Return what a figure is now; ``None`` where there is nothing to measure yet.

    Args:
        figure: one of :class:`LiveFigure`.
        accord: whose courses count; the figures of casework are of all agencies.
    """
    match figure:
        case LiveFigure.CASES_OPEN:
            return MissingPerson.objects.filter(status__in=OPEN_STATUSES).count()
        case LiveFigure.IDENTIFIED:
            return Identification.objects.filter(reversed_at=None).count()
        case LiveFigure.LOCATED_ALIVE:
            return MissingPerson.objects.filter(status=Status.LOCATED_ALIVE).count()
        case LiveFigure.CANDIDATES_WAITING:
            return Candidate.objects.filter(state__in=PENDING_STATES).count()
        case LiveFigure.DAYS_TO_ANSWER:
            return days_to_answer(Identification.objects.all())
        case LiveFigure.OFFICIALS_TRAINED:
            total: int | None = TrainingCourse.objects.filter(accord=accord).aggregate(
                total=Sum("officials")
            )["total"]
            return total or 0
    raise ValueError(_("there is no live figure %(name)s") % {"name": figure})


@dataclass(frozen=True)
class Figure:
    """An indicator's latest value.

    Attributes:
        value: ``None`` where there is none.
        on: its day.
    """

    value: float | Decimal | None
    on: date | None


def figure_of(indicator: Indicator) -> Figure:
    """Return what an indicator says: casework as it is now, or the last value of its series."""
    if indicator.live:
        return Figure(live_value(indicator.live, indicator.accord), date.today())
    last = indicator.values.order_by("on").last()
    return Figure(last.value, last.on) if last else Figure(None, None)


def draw_indicator(indicator: Indicator, language: str) -> str:
    """Draw the last value of every year of an indicator; empty where there is none or one is negative."""
    by_year = {one.on.year: float(one.value) for one in indicator.values.order_by("on")}
    if not by_year or min(by_year.values()) < 0:
        return ""
    return draw_steps(
        list(by_year.items()), language=language, title=str(indicator), unit=_("at the end of the year")
    )
