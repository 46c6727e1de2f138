"""Figures brought in or entered by mistake, taken away while no evidence rests on them."""

from __future__ import annotations

from typing import TypeVar

from django.utils.translation import gettext as _

from hallar.accord.actions.permission import bring_up_to_date, party_required
from hallar.accord.models import Activity, ExchangeRate, Indicator, TrainingCourse
from hallar.casework.actions.action import action, latest, required
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account
from hallar.casework.roles import Right


@action("indicator.remove", Right.KEEP_ACCORD)
def remove_indicator(*, by: Account, figure: Indicator, version: int, reason: str) -> None:
    """Take away an indicator with its values, or follow a figure of casework no more.

    Raises:
        CaseworkError: evidence rests on it, or it is gone already.
    """
    _no_evidence_required(_held(by, figure, version, reason)).delete()


@action("programme.remove", Right.KEEP_ACCORD)
def remove_activity(*, by: Account, figure: Activity, version: int, reason: str) -> None:
    """Take away a programme with its money and results.

    Raises:
        CaseworkError: evidence rests on it, or it is gone already.
    """
    _no_evidence_required(_held(by, figure, version, reason)).delete()


@action("rate.remove", Right.KEEP_ACCORD)
def remove_rate(*, by: Account, figure: ExchangeRate, version: int, reason: str) -> None:
    """Take away an exchange rate; sums are worked out without it from then on."""
    _held(by, figure, version, reason).delete()


@action("course.remove", Right.KEEP_ACCORD)
def remove_course(*, by: Account, figure: TrainingCourse, version: int, reason: str) -> None:
    """Take away a course that was not held; its officials are not counted any more."""
    course = _held(by, figure, version, reason)
    point = course.point
    course.delete()
    if point is not None:
        bring_up_to_date(latest(point, None), None)


Figure = TypeVar("Figure", Indicator, Activity, ExchangeRate, TrainingCourse)
Shown = TypeVar("Shown", Indicator, Activity)


def _held(by: Account, figure: Figure, version: int, reason: str) -> Figure:
    """Return a figure of an accord of one's own, as it stands now, locked; a reason is given."""
    party_required(by, figure.accord)
    latest(figure.accord, None)
    figure = latest(figure, version)
    required(reason, _("Reason"))
    return figure


def _no_evidence_required(figure: Shown) -> Shown:
    """Refuse to take away what evidence names; declined evidence stays on record too."""
    named = figure.evidence.values_list("point__number", flat=True).order_by("point__number").distinct()
    if named:
        raise CaseworkError(
            _("This is evidence, or was declined as such; it stays on record with points %(numbers)s.")
            % {"numbers": ", ".join(str(one) for one in named)}
        )
    return figure
