"""The history of a point, beside the words of the parties."""

from __future__ import annotations

from datetime import date
from typing import Any

from hallar.accord.models import Point, PointChange
from hallar.accord.models.change import LONGEST_ABOUT
from hallar.casework.models import Account

Kind = PointChange.Kind


def note_exchange(
    kind: Kind, point: Point, other: Point, by: Account, *, parts: int = 0, offers: int = 0
) -> None:
    """Keep that a point took in another, came from it, or gave it back."""
    PointChange(
        point=point, other=other, kind=kind, country=by.agency.country, parts=parts, offers=offers, by=by
    ).save()


def note_step(kind: Kind, point: Point, by: Account, *, about: str = "", reason: str = "") -> None:
    """Keep that a point was set aside, came back, or lost what it rested on, and why."""
    PointChange(
        point=point, kind=kind, country=by.agency.country, about=about[:LONGEST_ABOUT], reason=reason, by=by
    ).save()


def note_correction(point: Point, before: dict[str, Any], by: Account) -> None:
    """Keep what a correction of a confirmed point changed.

    Args:
        point: as corrected.
        before: the values it had, by field.
        by: who corrects.
    """
    corrected = {
        name: [_told(old), _told(getattr(point, name))]
        for name, old in before.items()
        if old != getattr(point, name)
    }
    if corrected:
        PointChange(
            point=point, kind=Kind.CORRECTED, country=by.agency.country, corrected=corrected, by=by
        ).save()


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
