"""Parts of a point go where its words go, and come back with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _

from hallar.accord.models import DraftState, Point
from hallar.accord.models.lists import naming
from hallar.casework.errors import CaseworkError


def hand_over_parts(point: Point, receiver: Callable[[Point], Point]) -> Counter[int]:
    """Make the parts of a point that is merged or split parts of other points.

    Args:
        point: whose parts.
        receiver: gives the point that a part goes to.

    Returns:
        how many went to each, by key.
    """
    went: Counter[int] = Counter()
    for part in point.parts.select_for_update():
        part.former_parents = [*part.former_parents, str(point.pk)]
        part.parent = receiver(part)
        part.save()
        went[part.parent.pk] += 1
    return went


def take_back_parts(point: Point, pieces: Sequence[Point]) -> None:
    """Make what was a part of a point its part again, and so what was added to its pieces.

    Args:
        point: that is brought back.
        pieces: it was split into, which are given up.

    Raises:
        CaseworkError: one of them has been confirmed where it is now.
    """
    key = str(point.pk)
    gone = Q(former_parents__contains=naming(key)) | Q(parent__in=[one.pk for one in pieces])
    for part in Point.objects.select_for_update().filter(gone):
        if part.state == DraftState.CONFIRMED:
            raise CaseworkError(
                _("Point %(number)d came from this one and has been confirmed.") % {"number": part.number}
            )
        if key in part.former_parents:
            part.former_parents = part.former_parents[: part.former_parents.index(key)]
        part.parent = point
        part.save()


def parts_within(point: Point) -> list[Point]:
    """Return the parts of a point, their parts and so on, locked."""
    parts = list(point.parts.select_for_update())
    return [one for part in parts for one in (part, *parts_within(part))]


def piece_holding(pieces: Sequence[Point], part: Point) -> Point:
    """Return the piece in whose words a part stands: of several the shortest, of none the first."""
    return max(pieces, key=lambda piece: _held(piece, part))


def _held(piece: Point, part: Point) -> tuple[int, int]:
    """Return how many characters of a part a piece holds, and how little else."""
    if piece.document_id != part.document_id:
        return 0, 0
    shared = min(piece.end, part.end) - max(piece.start, part.start)
    return (shared, piece.start - piece.end) if shared > 0 else (0, 0)
