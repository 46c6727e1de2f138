"""The status report of an accord as PDF: two pages to lay on a table."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.template.loader import render_to_string
from django.utils import timezone, translation

from hallar import __version__
from hallar.accord.board import STANDINGS, board_of, confirmed_points
from hallar.accord.models import Accord, DraftState, Point, StatusStatement
from hallar.accord.timeline import draw_accord
from hallar.web.report import pdf_of

POINTS_LISTED, TIMELINE_ROWS, INDICATORS_LISTED, DOCUMENTS_LISTED = 24, 12, 8, 4
"""As much as two pages hold where every line is long; further points are counted, and stand in the table."""
WORDS_LISTED = 8
"""So many of the parties' last words, where the points leave room for them."""
PRESSING = ("late", "contested", "soon")
"""What is listed before all else, in this order."""


def render_status_report(accord: Accord, language: str) -> bytes:
    """Return the status report of an accord as PDF, in ``es`` or ``en``."""
    with translation.override(language):
        today = date.today()
        points = confirmed_points(accord)
        listed = pressing_points(points, today)
        context = {
            "accord": accord,
            "board": board_of(accord, today),
            "points": listed,
            "unlisted": points.count() - len(listed),
            "words": _last_words(accord)[: min(WORDS_LISTED, POINTS_LISTED - len(listed))],
            "documents": accord.documents.order_by("-dated", "pk")[:DOCUMENTS_LISTED],
            "today": today,
            "timeline": draw_accord(accord, today, language, TIMELINE_ROWS),
            "indicators": accord.indicators.all()[:INDICATORS_LISTED],
            "made": timezone.now(),
            "version": __version__,
            "language": language,
        }
        page = render_to_string("accords/report.html", context)
    return pdf_of(page)


def pressing_points(points: QuerySet[Point], today: date) -> list[Point]:
    """Return as many points as the report lists, by number: of too many the pressing ones, then no parts."""
    steps = [When(STANDINGS[name](today), then=Value(step)) for step, name in enumerate(PRESSING)]
    rank = Case(*steps, When(parent=None, then=Value(3)), default=Value(4), output_field=IntegerField())
    chosen = points.select_related("parent").order_by(rank, "number")[:POINTS_LISTED]
    return sorted(chosen, key=lambda point: point.number)


def _last_words(accord: Accord) -> QuerySet[StatusStatement]:
    """Return what the parties said last, the latest first."""
    said = StatusStatement.objects.filter(point__accord=accord, point__state=DraftState.CONFIRMED)
    return said.select_related("point").order_by("-as_of", "-pk")
