"""The columns of a layered drawing.

Groups of nodes that stay together are ordered in their rows by the mean place of what they are linked to,
as in Sugiyama, Tagawa and Toda (1981), IEEE Transactions on Systems, Man, and Cybernetics 11:109-125. The
order with the fewest crossings is kept, and the groups are moved as close to their linked places as order
and distance allow, by isotonic regression.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from itertools import combinations
from typing import Generic, TypeVar

ORDERING_SWEEPS = 24
"""Passes that order the groups, downwards and upwards in turn."""
MOVING_SWEEPS = 16
"""Passes that move the groups without changing their order."""

Node = TypeVar("Node", bound=Hashable)
Links = Sequence[tuple[Sequence[Node], Sequence[Node]]]


def place_in_columns(rows: Sequence[Sequence[Sequence[Node]]], links: Links[Node]) -> dict[Node, float]:
    """Return every node's column, 0 at the left; nodes of one row are at least 1 apart.

    Args:
        rows: the groups of each row, from the top; the nodes of a group stay together, 1 apart.
        links: sources in one row and targets in the next.
    """
    placement = _Placement([[list(group) for group in groups] for groups in rows], links)
    placement.order()
    placement.move()
    leftmost = min(placement.column.values(), default=0.0)
    return {node: column - leftmost for node, column in placement.column.items()}


class _Placement(Generic[Node]):
    def __init__(self, rows: list[list[list[Node]]], links: Links[Node]) -> None:
        self.rows = rows
        self.links = links
        nodes = [node for groups in rows for group in groups for node in group]
        self.above: dict[Node, list[Sequence[Node]]] = {node: [] for node in nodes}
        self.below: dict[Node, list[Sequence[Node]]] = {node: [] for node in nodes}
        self.siblings: dict[Node, list[Node]] = {node: [] for node in nodes}
        for sources, targets in links:
            for source in sources:
                self.below[source].append(targets)
            for target in targets:
                self.above[target].append(sources)
                self.siblings[target] += [one for one in targets if one != target]
        row_of = {node: number for number, groups in enumerate(rows) for group in groups for node in group}
        self.links_by_row: list[Links[Node]] = [
            [link for link in links if row_of[link[0][0]] == number] for number in range(len(rows))
        ]
        self.column: dict[Node, float] = {}
        for groups in rows:
            self._close_up(groups)

    def order(self) -> None:
        """Order the groups of every row so that few links cross."""
        best, fewest = self._copy(), self._crossings()
        for sweep in range(ORDERING_SWEEPS):
            downwards = sweep % 2 == 0
            for groups in self.rows if downwards else reversed(self.rows):
                self._order_row(groups, downwards=downwards)
                self._move_row(groups, above=downwards, below=not downwards)
            crossings = self._crossings()
            if crossings < fewest:
                best, fewest = self._copy(), crossings
        self.rows = best
        for groups in self.rows:
            self._close_up(groups)

    def move(self) -> None:
        """Move the groups to where their links want them; the order stays."""
        for sweep in range(MOVING_SWEEPS):
            settling = sweep >= MOVING_SWEEPS // 2
            downwards = sweep % 2 == 0
            for groups in self.rows if downwards else reversed(self.rows):
                self._move_row(groups, above=downwards or settling, below=not downwards or settling)

    def _copy(self) -> list[list[list[Node]]]:
        return [[list(group) for group in groups] for groups in self.rows]

    def _close_up(self, groups: Sequence[Sequence[Node]]) -> None:
        for number, node in enumerate(node for group in groups for node in group):
            self.column[node] = float(number)

    def _crossings(self) -> int:
        """Return the number of pairs of lines of descent that cross."""
        total = 0
        for links in self.links_by_row:
            lines = [
                (number, self._middle(sources), self.column[target])
                for number, (sources, targets) in enumerate(links)
                for target in targets
            ]
            total += sum(
                one != other and (top - other_top) * (bottom - other_bottom) < 0
                for (one, top, bottom), (other, other_top, other_bottom) in combinations(lines, 2)
            )
        return total

    def _middle(self, nodes: Sequence[Node]) -> float:
        return sum(self.column[node] for node in nodes) / len(nodes)

    def _wanted(self, node: Node, *, above: bool, below: bool) -> list[float]:
        """Return where a node's links would have it."""
        linked = [*(self.above[node] if above else ()), *(self.below[node] if below else ())]
        return [self._middle(nodes) for nodes in linked]

    def _order_row(self, groups: list[list[Node]], *, downwards: bool) -> None:
        def barycentre(group: list[Node]) -> float:
            places = [
                place for node in group for place in self._wanted(node, above=downwards, below=not downwards)
            ]
            return sum(places) / len(places) if places else self._middle(group)

        for group in groups:
            self._turn(group)
        groups.sort(key=barycentre)

    def _turn(self, group: list[Node]) -> None:
        """Turn a group round if that brings its members nearer to their own parents."""
        known = [
            (self._middle(self.above[node][0]), number)
            for number, node in enumerate(group)
            if self.above[node]
        ]
        if len(known) > 1:
            middle_place = sum(place for place, _ in known) / len(known)
            middle_number = sum(number for _, number in known) / len(known)
            slope = sum((place - middle_place) * (number - middle_number) for place, number in known)
            if slope < 0:
                group.reverse()
        elif len(known) == 1 and len(group) == 2:
            # Partners who married in stand on the outer side of the family they married into.
            number = known[0][1]
            siblings = self.siblings[group[number]]
            if siblings and (self.column[group[number]] < self._middle(siblings)) == (number == 0):
                group.reverse()

    def _move_row(self, groups: Sequence[Sequence[Node]], *, above: bool, below: bool) -> None:
        """Move the groups of a row as near to their wanted places as order and distance allow."""
        wanted, weights, offsets, start = [], [], [], 0
        for group in groups:
            shifts = [
                place - number
                for number, node in enumerate(group)
                for place in self._wanted(node, above=above, below=below)
            ]
            here = sum(self.column[node] - number for number, node in enumerate(group)) / len(group)
            wanted.append((sum(shifts) / len(shifts) if shifts else here) - start)
            weights.append(float(len(shifts)) if shifts else 0.1)
            offsets.append(start)
            start += len(group)
        for group, place, offset in zip(groups, isotonic(wanted, weights), offsets, strict=True):
            for number, node in enumerate(group):
                self.column[node] = place + offset + number


def isotonic(values: Sequence[float], weights: Sequence[float]) -> list[float]:
    """Return the non-decreasing sequence nearest to the values in weighted squares.

    Pool adjacent violators: Ayer et al. (1955), Annals of Mathematical Statistics 26:641-647.

    >>> isotonic([1.0, 3.0, 2.0], [1.0, 1.0, 1.0])
    [1.0, 2.5, 2.5]
    """
    pools: list[tuple[float, float, int]] = []
    for value, weight in zip(values, weights, strict=True):
        pools.append((value, weight, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (first, heavy, many), (second, light, few) = pools[-2:]
            mean = (first * heavy + second * light) / (heavy + light)
            pools[-2:] = [(mean, heavy + light, many + few)]
    return [value for value, _, count in pools for _ in range(count)]
