"""The legend under a drawing: what its symbols, marks and lines mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from hallar.pedigree.model import Sex
from hallar.pedigree.symbols import draw_symbol

ROW = 24.0
"""Pixels from one row of entries to the next."""
SAMPLE = 18.0
"""Width of a sample."""
CHARACTER = 6.8
"""Width that a character of the text is given."""
GAP = 16.0
"""Least distance of an entry's end from the next entry."""


def draw_legend(
    names: Sequence[str], words: Mapping[str, str], *, left: float, top: float, right: float
) -> tuple[str, float]:
    """Return the entries as an SVG group and the vertical place of the lowest row.

    Args:
        names: which entries, from left to right: the sexes, ``typed``, ``missing``, ``related``, ``twins``.
        words: the text of each entry.
        left: where a row begins.
        top: vertical middle of the first row.
        right: an entry that would end beyond this place begins a row.
    """
    parts = []
    x, y = left, top
    for name in names:
        width = SAMPLE + 8 + CHARACTER * len(words[name])
        if x > left and x + width > right:
            x, y = left, y + ROW
        parts.append(_sample(name, x + SAMPLE / 2, y))
        parts.append(
            f'<text x="{x + SAMPLE + 8:.1f}" y="{y + 4:.1f}" fill="#5b6472" stroke="none">'
            f"{escape(words[name])}</text>"
        )
        x += width + GAP
    return f'<g class="legend">{"".join(parts)}</g>', y


def _sample(name: str, x: float, y: float) -> str:
    half = SAMPLE / 2
    if name == "related":
        return f'<path d="M{x - half:.1f} {y - 2.5:.1f} h{SAMPLE} M{x - half:.1f} {y + 2.5:.1f} h{SAMPLE}"/>'
    if name == "twins":
        return f'<path d="M{x - half:.1f} {y + 5:.1f} v-10 h{SAMPLE} v10"/>'
    sex = Sex(name) if name in set(Sex) else Sex.FEMALE
    return draw_symbol(sex, x, y, typed=name == "typed", missing=name == "missing", scale=0.5)
