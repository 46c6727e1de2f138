"""From drafts to points: confirmed, corrected, set aside, added by hand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _

from hallar.accord.actions.changes import Kind, note_correction, note_step
from hallar.accord.actions.documents import find_words, shortened
from hallar.accord.actions.inputs import sound_required
from hallar.accord.actions.offers import offer_likenesses
from hallar.accord.actions.parts import parts_within
from hallar.accord.actions.permission import (
    bring_up_to_date,
    draft_required,
    next_number,
    party_required,
    still_heard_required,
)
from hallar.accord.models import IN_PLAY, Accord, Document, DraftState, Point
from hallar.casework.actions.action import action, edit, latest, required
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account
from hallar.casework.roles import Right


@action("point.confirm", Right.KEEP_ACCORD)
def confirm_point(*, by: Account, point: Point, version: int) -> Point:
    """Confirm that a draft says what was agreed; its parts are confirmed one by one."""
    party_required(by, point.accord)
    point = draft_required(point, version)
    if point.parent is not None and point.parent.state != DraftState.CONFIRMED:
        raise CaseworkError(_("This is part of a point that is not confirmed; confirm that one first."))
    _binding_required(point)
    point.state, point.confirmed_by, point.confirmed_at = DraftState.CONFIRMED, by, datetime.now(UTC)
    return bring_up_to_date(point, point.agreed_on())


@action("point.correct", Right.KEEP_ACCORD)
def correct_point(*, by: Account, point: Point, version: int, **values: Any) -> Point:
    """Correct what was read: who, what, when; the sentence of a document stays as it was written.

    A correction of a confirmed point stands in its history.

    Raises:
        CaseworkError: the point is out of play, a value does not hold, or the correction would silence a
            party that has spoken on the point.
    """
    country = party_required(by, point.accord)
    point = latest(point, version)
    if point.state not in IN_PLAY:
        raise CaseworkError(
            _("This point was set aside, merged or split; bring it back before correcting it.")
        )
    if point.document_id is not None:
        values.pop("sentence", None)
    before, concerned = {name: getattr(point, name, None) for name in values}, point.concerned()
    edit(point, values)
    _check(point, *values)
    if point.state == DraftState.CONFIRMED:
        _binding_required(point)
        still_heard_required(point, concerned, country)
        note_correction(point, before, by)
    return bring_up_to_date(point, None)


@action("point.set_aside", Right.KEEP_ACCORD)
def set_aside(*, by: Account, point: Point, version: int, reason: str) -> Point:
    """Set aside something that is no agreed point, with its parts; it can be brought back."""
    party_required(by, point.accord)
    point = draft_required(point, version)
    reason = required(reason, _("Reason"))
    for one in (*parts_within(point), point):
        if one.state == DraftState.DRAFT:
            one.state = DraftState.SET_ASIDE
            one.save()
            note_step(Kind.SET_ASIDE, one, by, reason=reason)
    return point


@action("point.add", Right.KEEP_ACCORD)
def add_point(
    *, by: Account, accord: Accord, document: Document | None, sentence: str, parent: Point | None = None,
    **values: Any,
) -> Point:  # fmt: skip
    """Add a point by hand: one the reader missed, or one that no document states; it is a draft too.

    It is offered as evidence for earlier points that it is like, and later ones for it, as a point that was
    read.

    Args:
        by: who adds it.
        accord: to which.
        document: that states it; the sentence is then looked up in its text.
        sentence: the exact words; lines may break elsewhere.
        parent: the point it is a part of.
        values: other fields.

    Raises:
        CaseworkError: the document does not say so, it or the parent does not fit, or a value does not hold.
    """
    party_required(by, accord)
    accord = latest(accord, None)
    point = Point(
        accord=accord, document=document, parent=_parent(accord, parent), number=next_number(accord),
        rules=["by-hand"], act="do",
    )  # fmt: skip
    point.sentence = required(sentence, _("Sentence"))
    sound_required(point, "sentence")
    _place(point, document)
    point.summary = shortened(point.sentence)
    edit(point, values)
    _check(point, *values)
    point.save()
    offer_likenesses([point])
    return point


def _parent(accord: Accord, parent: Point | None) -> Point | None:
    """Return the point that another is to be a part of, as it stands now."""
    if parent is None:
        return None
    if parent.accord_id != accord.pk:
        raise CaseworkError(
            _("Choose another point of the same accord, and none that is a part of this one.")
        )
    parent = latest(parent, None)
    if parent.state not in IN_PLAY:
        raise CaseworkError(_("The other point was set aside, merged or split; choose one that stands."))
    return parent


def _place(point: Point, document: Document | None) -> None:
    """Put a point on its words in the document, and write them as they stand there."""
    if document is None:
        point.end = len(point.sentence)
        return
    if document.accord_id != point.accord_id:
        raise CaseworkError(_("This belongs to another accord."))
    found = find_words(point.sentence, document.text)
    if found is None:
        raise CaseworkError(_("These words do not stand in the document; copy them from it exactly."))
    point.start, point.end, point.sentence = found.start(), found.end(), found[0]


def _binding_required(point: Point) -> None:
    if not point.committed_by:
        raise CaseworkError(_("Nobody is committed by this point. Correct it: say who owes it."))


def _check(point: Point, *names: str) -> None:
    sound_required(point, *names)
    if point.due_from and point.due_to and point.due_from > point.due_to:
        raise CaseworkError(_("The period ends before it begins."))
    if point.every_months and not (point.due_from or point.due_to):
        raise CaseworkError(_("Something that falls due again and again needs the day it first falls due."))
