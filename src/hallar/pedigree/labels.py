"""The lines of text under a person's symbol."""

from __future__ import annotations

LINE_LENGTH = 13
"""Characters that fit between two neighbours."""
LINE_HEIGHT = 14
"""Pixels from one line to the next."""
NAME_LINES = 2
"""Lines that a person's name may take."""
RELATION_LINES = 5
"""Lines that a relation may take: what tells father's side from mother's often stands at the end."""


def wrap_label(text: str, most: int) -> list[str]:
    """Break a text into short lines, between words where it can; an ellipsis ends one that is too long.

    Args:
        text: the text; white space of any kind counts as one space.
        most: lines it may take.

    >>> wrap_label("media hermana por parte de madre", 5)
    ['media hermana', 'por parte de', 'madre']
    >>> wrap_label("media hermana por parte de madre", 2)
    ['media hermana', 'por parte de…']
    """
    lines: list[str] = []
    rest = " ".join(text.split())
    while rest and len(lines) < most:
        if len(rest) <= LINE_LENGTH:
            return [*lines, rest]
        last = len(lines) == most - 1
        room = LINE_LENGTH - 1 if last else LINE_LENGTH
        cut = max(rest.rfind(" ", 0, room + 1), rest.rfind("-", 0, room) + 1)
        cut = cut if cut > 0 else room
        lines.append(rest[:cut] + "…" if last else rest[:cut])
        rest = rest[cut:].lstrip()
    return lines
