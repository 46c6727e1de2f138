"""From drafts to points: confirmed, corrected, set aside, split, merged, added by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext as _

from hallar.accord.actions.documents import shortened
from hallar.accord.actions.permission import bring_up_to_date, next_number, party_required
from hallar.accord.models import Accord, Document, DraftState, Point
from hallar.accord.reading.quantities import quantities_in
from hallar.casework.actions.action import action, edit, latest, required
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account
from hallar.casework.roles import Right

FEWEST_PIECES = 2


@action("point.confirm", Right.KEEP_ACCORD)
def confirm_point(*, by: Account, point: Point, version: int) -> Point:
    """Confirm that a draft says what was agreed; its parts are confirmed one by one."""
    party_required(by, point.accord)
    point = _draft(point, version)
    if point.parent is not None and point.parent.state != DraftState.CONFIRMED:
        raise CaseworkError(_("This is part of a point that is not confirmed; confirm that one first."))
    _binding_required(point)
    point.state, point.confirmed_by, point.confirmed_at = DraftState.CONFIRMED, by, datetime.now(UTC)
    return bring_up_to_date(point, _agreed_on(point))


@action("point.correct", Right.KEEP_ACCORD)
def correct_point(*, by: Account, point: Point, version: int, **values: Any) -> Point:
    """Correct what was read: who, what, when; the sentence of a document stays as it was written."""
    party_required(by, point.accord)
    point = latest(point, version)
    if point.state not in {DraftState.DRAFT, DraftState.CONFIRMED}:
        raise CaseworkError(
            _("This point was set aside, merged or split; bring it back before correcting it.")
        )
    if point.document_id is not None:
        values.pop("sentence", None)
    edit(point, values)
    _check(point)
    if point.state == DraftState.CONFIRMED:
        _binding_required(point)
    return bring_up_to_date(point, None)


@action("point.set_aside", Right.KEEP_ACCORD)
def set_aside(*, by: Account, point: Point, version: int, reason: str) -> Point:
    """Set aside something that is no agreed point, with its parts; it can be brought back."""
    party_required(by, point.accord)
    point = _draft(point, version)
    required(reason, _("Reason"))
    for part in point.parts.select_for_update().filter(state=DraftState.DRAFT):
        part.state = DraftState.SET_ASIDE
        part.save()
    point.state = DraftState.SET_ASIDE
    point.save()
    return point


@action("point.bring_back", Right.KEEP_ACCORD)
def bring_back(*, by: Account, point: Point, version: int) -> Point:
    """Make a draft again of a point that was set aside, merged or split.

    What it was split into is set aside; parts that were set aside are drafts again; what a merger added to
    the other point stays there.

    Raises:
        CaseworkError: what it became has been confirmed.
    """
    party_required(by, point.accord)
    point = latest(point, version)
    if point.state not in {DraftState.SET_ASIDE, DraftState.MERGED, DraftState.SPLIT}:
        raise CaseworkError(_("This point was neither set aside nor merged nor split."))
    for piece in _pieces_of(point):
        if piece.state == DraftState.CONFIRMED:
            raise CaseworkError(
                _("Point %(number)d came from this one and has been confirmed.") % {"number": piece.number}
            )
        piece.state, piece.merged_into = DraftState.SET_ASIDE, None
        piece.save()
    for part in point.parts.select_for_update().filter(state=DraftState.SET_ASIDE):
        part.state = DraftState.DRAFT
        part.save()
    point.state, point.merged_into = DraftState.DRAFT, None
    point.save()
    return point


@action("point.split", Right.KEEP_ACCORD)
def split_point(*, by: Account, point: Point, version: int, pieces: Sequence[str]) -> Point:
    """Split a draft into several: one for each piece of text; they take over what the draft says.

    Args:
        by: who splits.
        point: the draft.
        version: the one the form was opened on.
        pieces: what each new point is about, at least two; words of the sentence keep their place in it.
    """
    party_required(by, point.accord)
    point = _draft(point, version)
    texts = [" ".join(one.split()) for one in pieces if one.strip()]
    if len(texts) < FEWEST_PIECES:
        raise CaseworkError(_("Write at least two pieces, each on a line of its own."))
    accord = latest(point.accord, None)
    number = next_number(accord)
    for text in texts:
        _piece(point, text, number).save()
        number += 1
    point.state = DraftState.SPLIT
    point.save()
    return point


@action("point.merge", Right.KEEP_ACCORD)
def merge_point(*, by: Account, point: Point, version: int, into: Point) -> Point:
    """Merge a draft into another point of the same accord, which keeps what both say.

    Raises:
        CaseworkError: they are one, or of two accords, or the other is gone.
    """
    party_required(by, point.accord)
    point = _draft(point, version)
    into = latest(into, None)
    if into.accord_id != point.accord_id or _is_within(into, point):
        raise CaseworkError(
            _("Choose another point of the same accord, and none that is a part of this one.")
        )
    if into.state not in {DraftState.DRAFT, DraftState.CONFIRMED}:
        raise CaseworkError(_("The other point was set aside, merged or split; choose one that stands."))
    into.quantities = [*into.quantities, *(one for one in point.quantities if one not in into.quantities)]
    for name in ("committed_by", "towards", "places", "beneficiaries"):
        setattr(into, name, list(dict.fromkeys([*getattr(into, name), *getattr(point, name)])))
    bring_up_to_date(into, None)
    for part in point.parts.select_for_update():
        part.parent = into
        part.save()
    point.state, point.merged_into = DraftState.MERGED, into
    point.save()
    return point


@action("point.add", Right.KEEP_ACCORD)
def add_point(
    *, by: Account, accord: Accord, document: Document | None, sentence: str, parent: Point | None = None,
    **values: Any,
) -> Point:  # fmt: skip
    """Add a point by hand: one the reader missed, or one that no document states; it is a draft too.

    Args:
        by: who adds it.
        accord: to which.
        document: that states it; the sentence is then looked up in its text.
        sentence: the exact words.
        parent: the point it is a part of.
        values: other fields.
    """
    party_required(by, accord)
    accord = latest(accord, None)
    words = required(sentence, _("Sentence"))
    start = document.text.find(words) if document else -1
    if document is not None and document.accord_id != accord.pk:
        raise CaseworkError(_("This belongs to another accord."))
    if document is not None and start < 0:
        raise CaseworkError(_("These words do not stand in the document; copy them from it exactly."))
    if parent is not None and parent.accord_id != accord.pk:
        raise CaseworkError(
            _("Choose another point of the same accord, and none that is a part of this one.")
        )
    point = Point(
        accord=accord, document=document, parent=parent, number=next_number(accord), sentence=words,
        start=max(start, 0), end=max(start, 0) + len(words), summary=shortened(words),
        rules=["by-hand"], act="do",
    )  # fmt: skip
    edit(point, values)
    _check(point)
    point.save()
    return point


def _draft(point: Point, version: int) -> Point:
    point = latest(point, version)
    if point.state != DraftState.DRAFT:
        raise CaseworkError(_("This point is not a draft any more."))
    return point


def _binding_required(point: Point) -> None:
    if not point.committed_by:
        raise CaseworkError(_("Nobody is committed by this point. Correct it: say who owes it."))


def _pieces_of(point: Point) -> list[Point]:
    """Return what a point was split into, and what the pieces were split into in their turn."""
    pieces = list(Point.objects.select_for_update().filter(came_from=point))
    return [one for piece in pieces for one in (piece, *_pieces_of(piece))]


def _is_within(point: Point | None, whole: Point) -> bool:
    """Whether a point is another, or a part of it, or a part of its parts."""
    while point is not None and point.pk != whole.pk:
        point = point.parent
    return point is not None


def _check(point: Point) -> None:
    if point.due_from and point.due_to and point.due_from > point.due_to:
        raise CaseworkError(_("The period ends before it begins."))
    if point.every_months and not (point.due_from or point.due_to):
        raise CaseworkError(_("Something that falls due again and again needs the day it first falls due."))


def _piece(point: Point, text: str, number: int) -> Point:
    place = point.sentence.find(text)
    start = point.start + place if place >= 0 else point.start
    numbers = {one.value for language in ("en", "es") for one in quantities_in(text, 0, len(text), language)}
    return Point(
        accord=point.accord, document=point.document, parent=point.parent, number=number, came_from=point,
        summary=shortened(text), sentence=point.sentence, start=start,
        end=start + len(text) if place >= 0 else point.end, committed_by=point.committed_by,
        towards=point.towards, act=point.act, object=text[:1000], kind=point.kind, theme=point.theme,
        quantities=[one for one in point.quantities if one["value"] in numbers],
        due_text=point.due_text, due_from=point.due_from, due_to=point.due_to,
        every_months=point.every_months, places=point.places, beneficiaries=point.beneficiaries,
        rules=[*point.rules, "split-by-hand"],
    )  # fmt: skip


def _agreed_on(point: Point) -> date:
    return point.document.dated if point.document else point.accord.concluded_on
