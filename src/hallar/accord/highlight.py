"""A document's text in pieces, each with the points and statements that stand on it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

LONGEST_PAGE = 30_000
"""Characters of a document shown on one page."""


@dataclass(frozen=True)
class Passage:
    """A sentence that was read.

    Attributes:
        start: offset in the text, in characters.
        end: offset behind it.
        label: number of the point, or why the sentence commits nobody.
        commits: whether it is a point.
    """

    start: int
    end: int
    label: str
    commits: bool


@dataclass
class Piece:
    """Characters that the same passages cover.

    Attributes:
        text: the characters.
        passages: what covers them.
        begins: the passages that begin here, to be named once.
    """

    text: str
    passages: list[Passage] = field(default_factory=list)
    begins: list[Passage] = field(default_factory=list)

    @property
    def commits(self) -> bool:
        """Whether a point stands on it."""
        return any(one.commits for one in self.passages)


def pieces_of(text: str, passages: Iterable[Passage], start: int = 0, end: int | None = None) -> list[Piece]:
    """Cut ``text[start:end]`` wherever a passage begins or ends; together the pieces are that text."""
    stop = len(text) if end is None else min(end, len(text))
    inside = [one for one in passages if one.start < stop and one.end > start and one.start < one.end]
    cuts = sorted(
        {start, stop, *(min(max(cut, start), stop) for one in inside for cut in (one.start, one.end))}
    )
    pieces = []
    for left, right in itertools.pairwise(cuts):
        covering = [one for one in inside if one.start < right and one.end > left]
        begins = [one for one in covering if one.start == left or (left == start and one.start < start)]
        pieces.append(Piece(text[left:right], covering, begins))
    return pieces


def page_bounds(text: str, longest: int = LONGEST_PAGE) -> list[tuple[int, int]]:
    """Cut a text into pages at the ends of lines where that is possible."""
    bounds, start = [], 0
    while start < len(text):
        end = start + longest
        if end < len(text):
            line = text.rfind("\n", start + longest // 2, end)
            end = line + 1 if line > 0 else end
        bounds.append((start, min(end, len(text))))
        start = end
    return bounds or [(0, 0)]
