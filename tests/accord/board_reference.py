"""How one point stands to today; the board asks the database the same of all."""

from __future__ import annotations

from datetime import date

from hallar.accord.deadlines import SOON, STALLED
from hallar.accord.models import SETTLED, Point


def is_due_soon(point: Point, today: date) -> bool:
    """Whether something is due within :data:`SOON`."""
    return (
        point.status not in SETTLED and point.next_due is not None and today <= point.next_due <= today + SOON
    )


def is_stalled(point: Point, today: date) -> bool:
    """Whether nothing has happened to an unsettled point for :data:`STALLED`."""
    return point.status not in SETTLED and point.moved_on is not None and point.moved_on < today - STALLED
