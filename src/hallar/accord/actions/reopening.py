"""A point confirmed by mistake becomes a draft again, while nothing rests on it."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext as _

from hallar.accord.actions.changes import Kind, note_step
from hallar.accord.actions.permission import confirmed_required, party_required
from hallar.accord.models import DraftState, Evidence, Point, StatusStatement
from hallar.casework.actions.action import action, latest, required
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account
from hallar.casework.roles import Right


@action("point.reopen", Right.KEEP_ACCORD)
def reopen_point(*, by: Account, point: Point, version: int, reason: str) -> Point:
    """Make a draft again of a point that was confirmed by mistake.

    Raises:
        CaseworkError: it is not confirmed, or something rests on it: it can only be corrected then.
    """
    party_required(by, point.accord)
    latest(point.accord, None)
    point = latest(point, version)
    confirmed_required(point)
    reason = required(reason, _("Reason"))
    if something_rests_on(point):
        raise CaseworkError(
            _(
                "This point is followed already: words, evidence, milestones, offices, courses or confirmed "
                "parts rest on it. Correct it instead, or state where it stands."
            )
        )
    point.state, point.confirmed_by, point.confirmed_at = DraftState.DRAFT, None, None
    point.save()
    note_step(Kind.REOPENED, point, by, reason=reason)
    return point


def something_rests_on(point: Point) -> bool:
    """Return whether anything was put on record for or by a point since it was confirmed."""
    judged = Evidence.objects.filter(Q(point=point) | Q(later=point)).exclude(state=Evidence.State.OFFERED)
    return any(
        rows.exists()
        for rows in (
            point.statements, judged, point.milestones, point.owners, point.courses,
            StatusStatement.objects.filter(successor=point), point.parts.filter(state=DraftState.CONFIRMED),
        )
    )  # fmt: skip
