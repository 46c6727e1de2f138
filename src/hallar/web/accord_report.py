"""The status report of an accord as PDF: two pages to lay on a table."""

from __future__ import annotations

from datetime import date

from django.template.loader import render_to_string
from django.utils import timezone, translation

from hallar import __version__
from hallar.accord.board import board_of, confirmed_points
from hallar.accord.models import Accord
from hallar.accord.timeline import draw_accord
from hallar.web.report import pdf_of

POINTS_LISTED, TIMELINE_ROWS, INDICATORS_LISTED = 24, 12, 8
"""As much as two pages hold where every line is long; further points are counted, and stand in the table."""


def render_status_report(accord: Accord, language: str) -> bytes:
    """Return the status report of an accord as PDF, in ``es`` or ``en``."""
    with translation.override(language):
        today = date.today()
        points = confirmed_points(accord).filter(parent=None)
        listed = list(points[:POINTS_LISTED])
        context = {
            "accord": accord,
            "board": board_of(accord, today),
            "points": listed,
            "unlisted": points.count() - len(listed),
            "today": today,
            "timeline": draw_accord(accord, today, language, TIMELINE_ROWS),
            "indicators": accord.indicators.all()[:INDICATORS_LISTED],
            "made": timezone.now(),
            "version": __version__,
            "language": language,
        }
        page = render_to_string("accords/report.html", context)
    return pdf_of(page)
