"""Which row of the drawing everybody stands in: parents above children, partners side by side."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from hallar.pedigree.model import Pedigree
from hallar.pedigree.order import topological_order


def generations(pedigree: Pedigree, couples: Collection[tuple[str, str]]) -> dict[str, int]:
    """Return everybody's row, 0 at the top.

    Children stand right below their parents and partners beside each other if all marriages of the
    pedigree allow it. Otherwise (an uncle who married his niece) children stand below both parents, as
    near as they can, and partners in one row unless that would put somebody above an ancestor.

    Args:
        pedigree: a pedigree without a cycle.
        couples: pairs of members who belong side by side: identical twins whose parents are not listed,
            then parents of one child; where not all can be, the first ones are.

    Raises:
        ValueError: as :func:`topological_order`.
    """
    order = topological_order(pedigree)
    even = _even_rows(pedigree, order, couples)
    return _uneven_rows(pedigree, order, couples) if even is None else even


def _even_rows(
    pedigree: Pedigree, order: Sequence[str], couples: Collection[tuple[str, str]]
) -> dict[str, int] | None:
    """Return rows in which every step between relatives is exactly one generation, if there are any."""
    steps: dict[str, list[tuple[str, int]]] = {person: [] for person in order}
    for child in order:
        for parent in pedigree.parents[child]:
            steps[child].append((parent, -1))
            steps[parent].append((child, 1))
    for one, other in couples:
        steps[one].append((other, 0))
        steps[other].append((one, 0))
    row: dict[str, int] = {}
    for start in order:
        if start in row:
            continue
        part = _walk(start, steps)
        if any(part[other] != part[one] + step for one in part for other, step in steps[one]):
            return None
        top = min(part.values())
        row.update({person: place - top for person, place in part.items()})
    return row


def _walk(start: str, steps: Mapping[str, Sequence[tuple[str, int]]]) -> dict[str, int]:
    """Return the row of everybody who is connected with a person, relative to theirs."""
    reached, waiting = {start: 0}, [start]
    while waiting:
        here = waiting.pop()
        for other, step in steps[here]:
            if other not in reached:
                reached[other] = reached[here] + step
                waiting.append(other)
    return reached


def _uneven_rows(
    pedigree: Pedigree, order: Sequence[str], couples: Collection[tuple[str, str]]
) -> dict[str, int]:
    level = {person: number for number, person in enumerate(order)}
    edges = {(parent, child) for child in order for parent in pedigree.parents[child]}
    for one, other in couples:
        merged = {person: level[one] if place == level[other] else place for person, place in level.items()}
        if _highest_rows(merged, edges) is not None:
            level = merged
    highest = _highest_rows(level, edges) or {}
    lowered = _shorten(highest, {(level[parent], level[child]) for parent, child in edges})
    return {person: lowered[level[person]] for person in order}


def _highest_rows(level: Mapping[str, int], edges: Collection[tuple[str, str]]) -> dict[int, int] | None:
    """Return the topmost row of each level, ``None`` if a level would lie below itself."""
    above: dict[int, set[int]] = {one: set() for one in level.values()}
    for parent, child in edges:
        above[level[child]].add(level[parent])
    rows: dict[int, int] = {}
    while len(rows) < len(above):
        ready = [one for one, over in above.items() if one not in rows and over <= rows.keys()]
        if not ready:
            return None
        rows.update({one: max((rows[over] + 1 for over in above[one]), default=0) for one in ready})
    return rows


def _shorten(rows: Mapping[int, int], edges: Collection[tuple[int, int]]) -> dict[int, int]:
    """Move levels down towards their children where that shortens the lines, until nothing moves."""
    rows = dict(rows)
    above: dict[int, list[int]] = {one: [] for one in rows}
    below: dict[int, list[int]] = {one: [] for one in rows}
    for parent, child in edges:
        above[child].append(parent)
        below[parent].append(child)
    moved = True
    while moved:
        moved = False
        for one in rows:
            if len(below[one]) > len(above[one]):
                lowest = min(rows[child] for child in below[one]) - 1
                moved = moved or lowest > rows[one]
                rows[one] = lowest
    return rows
