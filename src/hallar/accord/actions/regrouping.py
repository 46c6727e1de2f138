"""Drafts split, merged and brought back, with their parts and what is offered for them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from hallar.accord.actions.changes import Kind, note_exchange, note_step
from hallar.accord.actions.documents import find_words, shortened
from hallar.accord.actions.inputs import sound_required
from hallar.accord.actions.offers import carry_offers, offer_likenesses
from hallar.accord.actions.parts import hand_over_parts, parts_within, piece_holding, take_back_parts
from hallar.accord.actions.permission import bring_up_to_date, draft_required, next_number, party_required
from hallar.accord.models import IN_PLAY, DraftState, Point
from hallar.accord.reading.quantities import quantities_in
from hallar.casework.actions.action import action, latest
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account
from hallar.casework.roles import Right

FEWEST_PIECES, MOST_PIECES = 2, 50


@action("point.split", Right.KEEP_ACCORD)
def split_point(*, by: Account, point: Point, version: int, pieces: Sequence[str]) -> Point:
    """Split a draft into several: one for each piece of text; they take over what the draft says.

    Its parts go to the pieces in whose words they stand, what is offered for it to those that are alike.

    Args:
        by: who splits.
        point: the draft.
        version: the one the form was opened on.
        pieces: what each new point is about, at least two; words of the sentence keep their place in it.

    Raises:
        CaseworkError: it is no draft, or the pieces are too few, too many or too long.
    """
    party_required(by, point.accord)
    accord = latest(point.accord, None)
    point = draft_required(point, version)
    texts = [" ".join(one.split()) for one in pieces if one.strip()]
    if len(texts) < FEWEST_PIECES:
        raise CaseworkError(_("Write at least two pieces, each on a line of its own."))
    if len(texts) > MOST_PIECES:
        raise CaseworkError(_("A point is split into at most %(count)d pieces.") % {"count": MOST_PIECES})
    made = [_piece(point, text, number) for number, text in enumerate(texts, next_number(accord))]
    for piece in made:
        sound_required(piece, "summary", "object")
        piece.save()
    parts = hand_over_parts(point, lambda part: piece_holding(made, part))
    offers = carry_offers(point, made)
    for piece in made:
        note_exchange(Kind.SPLIT_OFF, piece, point, by, parts=parts[piece.pk], offers=offers[piece.pk])
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
    latest(point.accord, None)
    point = draft_required(point, version)
    into = latest(into, None)
    if into.accord_id != point.accord_id or _is_within(into, point):
        raise CaseworkError(
            _("Choose another point of the same accord, and none that is a part of this one.")
        )
    if into.state not in IN_PLAY:
        raise CaseworkError(_("The other point was set aside, merged or split; choose one that stands."))
    into.quantities = [*into.quantities, *(one for one in point.quantities if one not in into.quantities)]
    for name in ("committed_by", "towards", "places", "beneficiaries"):
        setattr(into, name, list(dict.fromkeys([*getattr(into, name), *getattr(point, name)])))
    bring_up_to_date(into, None)
    parts = hand_over_parts(point, lambda _part: into)
    offers = carry_offers(point, [into])
    note_exchange(Kind.TOOK_IN, into, point, by, parts=parts[into.pk], offers=offers[into.pk])
    point.state, point.merged_into = DraftState.MERGED, into
    point.save()
    return point


@action("point.bring_back", Right.KEEP_ACCORD)
def bring_back(*, by: Account, point: Point, version: int) -> Point:
    """Make a draft again of a point that was set aside, merged or split.

    Its parts come back with it. What it was split into is set aside; what a merger added to the other point,
    offers included, stays there.

    Raises:
        CaseworkError: what it became has been confirmed, another point was merged into that, or the point it
            was split from is there again.
    """
    party_required(by, point.accord)
    latest(point.accord, None)
    point = latest(point, version)
    if point.state in IN_PLAY:
        raise CaseworkError(_("This point was neither set aside nor merged nor split."))
    _whole_split_required(point)
    pieces = _pieces_of(point)
    _nothing_rests_on(pieces)
    take_back_parts(point, pieces)
    for piece in pieces:
        piece.state, piece.merged_into = DraftState.SET_ASIDE, None
        piece.save()
    if point.merged_into is not None:
        note_exchange(Kind.GAVE_BACK, point.merged_into, point, by)
    else:
        _set_parts_back(point)
    point.state, point.merged_into = DraftState.DRAFT, None
    point.save()
    note_step(Kind.BACK, point, by)
    offer_likenesses([point])
    return point


def _set_parts_back(point: Point) -> None:
    """Make drafts again of the parts that were set aside."""
    for part in parts_within(point):
        if part.state == DraftState.SET_ASIDE:
            part.state = DraftState.DRAFT
            part.save()


def _whole_split_required(piece: Point) -> None:
    """Refuse a piece of a point that is a draft again: both would say the same."""
    whole = piece.came_from
    if whole is not None and whole.state != DraftState.SPLIT:
        raise CaseworkError(
            _("Point %(number)d, which this one was split from, is there again; split that one anew.")
            % {"number": whole.number}
        )


def _pieces_of(point: Point) -> list[Point]:
    """Return what a point was split into, and what the pieces were split into in their turn."""
    pieces = list(Point.objects.select_for_update().filter(came_from=point))
    return [one for piece in pieces for one in (piece, *_pieces_of(piece))]


def _nothing_rests_on(pieces: Sequence[Point]) -> None:
    for piece in pieces:
        if piece.state == DraftState.CONFIRMED:
            raise CaseworkError(
                _("Point %(number)d came from this one and has been confirmed.") % {"number": piece.number}
            )
    own = [one.pk for one in pieces]
    merged = Point.objects.filter(merged_into__in=own).exclude(pk__in=own).first()
    if merged is not None and merged.merged_into is not None:
        raise CaseworkError(
            _("Point %(number)d was merged into point %(piece)d, a piece of this one; bring it back first.")
            % {"number": merged.number, "piece": merged.merged_into.number}
        )


def _is_within(point: Point | None, whole: Point) -> bool:
    """Whether a point is another, or a part of it, or a part of its parts."""
    while point is not None and point.pk != whole.pk:
        point = point.parent
    return point is not None


def _piece(point: Point, text: str, number: int) -> Point:
    found = find_words(text, point.sentence)
    start, end = (
        (point.start + found.start(), point.start + found.end()) if found else (point.start, point.end)
    )
    numbers = {one.value for language in ("en", "es") for one in quantities_in(text, 0, len(text), language)}
    return Point(
        accord=point.accord, document=point.document, parent=point.parent, number=number, came_from=point,
        former_parents=point.former_parents, summary=shortened(text), sentence=point.sentence, start=start,
        end=end, committed_by=point.committed_by, towards=point.towards, act=point.act, object=text,
        kind=point.kind, theme=point.theme,
        quantities=[one for one in point.quantities if one["value"] in numbers],
        due_text=point.due_text, due_from=point.due_from, due_to=point.due_to,
        every_months=point.every_months, places=point.places, beneficiaries=point.beneficiaries,
        rules=[*point.rules, "split-by-hand"],
    )  # fmt: skip
