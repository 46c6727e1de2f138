"""Indicators: series from tables, figures of casework, courses held."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from hallar.accord.actions.inputs import sound_required
from hallar.accord.actions.permission import bring_up_to_date, party_required
from hallar.accord.live import live_value
from hallar.accord.models import Accord, Indicator, IndicatorValue, LiveFigure, TrainingCourse
from hallar.accord.series import read_series
from hallar.casework.actions.action import action, edit, latest, not_to_come
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account
from hallar.casework.roles import Right


@action("indicators.bring_in", Right.KEEP_ACCORD)
def bring_in_series(*, by: Account, accord: Accord, name: str, content: bytes) -> list[Indicator]:
    """Bring in indicators; values of days that are there already are replaced.

    Raises:
        BadInputError: the table cannot be read whole.
        CaseworkError: an indicator of this name follows casework.
    """
    party_required(by, accord)
    accord = latest(accord, None)
    indicators = []
    for series in read_series(content, name):
        indicator = _named(accord, series.indicator, name[:200])
        for one in series.values:
            _put(indicator, one.on, one.value)
        indicators.append(indicator)
    return indicators


@action("indicator.follow_live", Right.KEEP_ACCORD)
def follow_live_figure(*, by: Account, accord: Accord, live: str) -> Indicator:
    """Follow a figure of casework in an accord."""
    party_required(by, accord)
    accord = latest(accord, None)
    figure = LiveFigure(live)
    if Indicator.objects.filter(accord=accord, live=figure).exists():
        raise CaseworkError(_("This figure is followed already."))
    indicator = Indicator(accord=accord, name=figure.value, live=figure)
    indicator.save()
    return indicator


@action("indicator.note_live", Right.KEEP_ACCORD)
def note_live_figure(*, by: Account, indicator: Indicator) -> Indicator:
    """Put what a figure of casework is today on record, to see it over time."""
    party_required(by, indicator.accord)
    indicator = latest(indicator, None)
    value = live_value(indicator.live, indicator.accord) if indicator.live else None
    if value is None:
        raise CaseworkError(_("There is nothing to measure yet."))
    _put(indicator, date.today(), Decimal(str(value)))
    return indicator


@action("course.record", Right.KEEP_ACCORD)
def record_course(*, by: Account, accord: Accord, **values: Any) -> TrainingCourse:
    """Put a course for officials on record: how many were trained, not who."""
    party_required(by, accord)
    course = TrainingCourse(accord=latest(accord, None))
    return _stored(course, values)


@action("course.change", Right.KEEP_ACCORD)
def change_course(*, by: Account, course: TrainingCourse, version: int, **values: Any) -> TrainingCourse:
    """Change the record of a course."""
    party_required(by, course.accord)
    return _stored(latest(course, version), values)


def _stored(course: TrainingCourse, values: dict[str, Any]) -> TrainingCourse:
    edit(course, values)
    sound_required(course, *values)
    not_to_come(course.held_on)
    if course.point is not None and course.point.accord_id != course.accord_id:
        raise CaseworkError(_("This belongs to another accord."))
    course.save()
    if course.point is not None:
        bring_up_to_date(latest(course.point, None), course.held_on)
    return course


def _named(accord: Accord, title: str, source: str) -> Indicator:
    indicator = Indicator.objects.filter(accord=accord, name=title).first()
    if indicator is None:
        indicator = Indicator(accord=accord, name=title)
    if indicator.live or title in LiveFigure.values:
        raise CaseworkError(_("“%(name)s” follows casework; name the series otherwise.") % {"name": title})
    indicator.source = source
    indicator.save()
    return indicator


def _put(indicator: Indicator, on: date, value: Decimal) -> None:
    row = indicator.values.filter(on=on).first() or IndicatorValue(indicator=indicator, on=on)
    row.value = value
    row.save()
