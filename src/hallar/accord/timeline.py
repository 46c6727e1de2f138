"""The timeline of an accord's points."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast

from django.db.models import F, Q
from django.utils.translation import gettext as _

from hallar.accord.board import confirmed_points
from hallar.accord.deadlines import is_late
from hallar.accord.models import Accord, Point
from hallar.charts import TimelineRow, TimelineState, draw_timeline

ROWS = 24
"""So many rows stand on the board; the page of the timeline has them all."""


def draw_accord(accord: Accord, today: date, language: str, most: int = ROWS) -> str:
    """Draw the points of an accord that have a day, the first due first; empty where none has."""
    dated = Q(due_from__isnull=False) | Q(due_to__isnull=False) | Q(milestones__due__isnull=False)
    # Databases differ on where to put what has no day.
    order = (F("next_due").asc(nulls_last=True), "number")
    points = confirmed_points(accord).filter(dated).distinct().order_by(*order)[:most]
    return draw_points(points, today, language)


def draw_points(points: Iterable[Point], today: date, language: str) -> str:
    """Draw some points, in their order; empty where there is none."""
    rows = [_row(point, today) for point in points]
    title = _("From the beginning of a point to its due day")
    return draw_timeline(rows, today=today, language=language, title=title) if rows else ""


def _row(point: Point, today: date) -> TimelineRow:
    marks = [(one.done_on or one.due, one.done_on is not None, one.title) for one in point.milestones.all()]
    agreed = point.document.dated if point.document else point.accord.concluded_on
    return TimelineRow(
        label=f"{point.number}. {point.summary}",
        start=point.due_from or agreed,
        end=point.due_to or point.due_from,
        state=cast(TimelineState, point.status),
        late=is_late(point, today),
        marks=tuple((day, done, title) for day, done, title in marks if day is not None),
    )
