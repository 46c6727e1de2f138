"""Where the lines of a pedigree drawing run, in pixels.

Between two rows lie, from the top: the labels of the upper row, the lines between partners who do not
stand side by side, and the bars of the sibships. Lines that would lie on each other get levels of their
own, and a row stands as low as the levels above it ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hallar.pedigree.labels import LINE_HEIGHT
from hallar.pedigree.layout import Layout, Link, Node, Waypoint
from hallar.pedigree.symbols import SYMBOL

COLUMN = 98
"""Horizontal distance of neighbours."""
MARGIN = 60
ROW = 130
"""Least vertical distance of rows."""
LEVEL = 9
"""Vertical distance of lines that run side by side."""
CLEARANCE = 14
"""Distance of the lowest bar from the symbols under it, and of other lines from what is near them."""
STEM_SHIFTS = (0, 9, -9, 18, -18, 25, -25)
"""How far a line of descent may leave the middle between the parents to keep clear of others."""
NEAR = 6
"""Vertical lines nearer than this would be taken for one."""


class Routes:
    """Places of people and lines.

    Attributes:
        height: vertical place of the lowest text or symbol.
        width: horizontal place of the rightmost person.
    """

    def __init__(self, layout: Layout, label_lines: Mapping[str, int]) -> None:
        """Lay the lines.

        Args:
            layout: rows and columns.
            label_lines: lines of text under each person.
        """
        self._layout = layout
        self._label_lines = label_lines
        self._stems: dict[Link, float] = {}
        self._dips: dict[Link, int] = {}
        self._bars: dict[Link, int] = {}
        self._row_places: list[float] = []
        place = float(MARGIN)
        for row in range(max(layout.row.values(), default=0) + 1):
            self._row_places.append(place)
            links = [link for link in layout.links if layout.row[link.sources[0]] == row]
            self._set_stems(links)
            self._dips |= levels({link: self._span(link.sources) for link in links if self._distant(link)})
            self._bars |= levels({link: self._bar_span(link) for link in links})
            place += self._distance_to_next(row, links)
        self.height = place - ROW + SYMBOL / 2 + LINE_HEIGHT * self._most_lines(len(self._row_places) - 1)
        self.width = COLUMN * max(layout.column.values(), default=0.0) + MARGIN

    def x(self, node: Node) -> float:
        """Return the horizontal place of a person's or waypoint's middle."""
        return MARGIN + COLUMN * self._layout.column[node]

    def y(self, node: Node) -> float:
        """Return the vertical place of a person's or waypoint's middle."""
        return self._row_places[self._layout.row[node]]

    def partners(self, link: Link, *, double: bool) -> str:
        """Return the path between two partners, around those who stand in between.

        Args:
            link: a link with two sources.
            double: whether the line is doubled, for partners who are related.
        """
        left, right = sorted(link.sources, key=self.x)
        paths = []
        for gap in (-2.5, 2.5) if double else (0.0,):
            if link in self._dips:
                level = self._dip_place(link) + gap
                paths.append(
                    f"M{self.x(left):.1f} {self._below(left):.1f} V{level:.1f} "
                    f"H{self.x(right):.1f} V{self._below(right):.1f}"
                )
            else:
                y = self.y(left) + gap
                paths.append(f"M{self.x(left):.1f} {y:.1f} H{self.x(right):.1f}")
        return " ".join(paths)

    def descent(self, link: Link) -> str:
        """Return the path from the sources to the targets."""
        stem, bar = self._stems[link], self.bar(link)
        places = [self.x(target) for target in link.targets]
        start = self.x(link.sources[0]) if isinstance(link.sources[-1], Waypoint) else stem
        path = [
            f"M{start:.1f} {self._stem_top(link):.1f} H{stem:.1f} V{bar:.1f}",
            f"M{min([stem, *places]):.1f} {bar:.1f} H{max([stem, *places]):.1f}",
        ]
        for target, place in zip(link.targets, places, strict=True):
            path.append(f"M{place:.1f} {bar:.1f} V{self._above(target):.1f}")
        return " ".join(path)

    def bar(self, link: Link) -> float:
        """Return the vertical place of a link's horizontal part."""
        return self.y(link.targets[0]) - SYMBOL / 2 - CLEARANCE - LEVEL * self._bars[link]

    def _above(self, node: Node) -> float:
        return self.y(node) if isinstance(node, Waypoint) else self.y(node) - SYMBOL / 2

    def _below(self, node: Node) -> float:
        """Return where a line that leaves downwards begins: under a person's label."""
        if isinstance(node, Waypoint):
            return self.y(node)
        return self.y(node) + SYMBOL / 2 + LINE_HEIGHT * self._label_lines[node] + 4

    def _most_lines(self, row: int) -> int:
        return max((self._label_lines[one] for one in self._people_of(row)), default=0)

    def _people_of(self, row: int) -> Iterator[str]:
        for node, place in self._layout.row.items():
            if place == row and isinstance(node, str):
                yield node

    def _distance_to_next(self, row: int, links: Sequence[Link]) -> float:
        dips = 1 + max((self._dips[link] for link in links if link in self._dips), default=-1)
        bars = 1 + max((self._bars[link] for link in links), default=-1)
        labels = LINE_HEIGHT * self._most_lines(row) + 4
        return max(ROW, SYMBOL + labels + LEVEL * (dips + bars) + 3 * CLEARANCE)

    def _distant(self, link: Link) -> bool:
        """Whether somebody stands between two partners."""
        if len(link.sources) != 2:
            return False
        left, right = sorted(self._layout.column[source] for source in link.sources)
        row = self._layout.row[link.sources[0]]
        return any(
            left < column < right
            for node, column in self._layout.column.items()
            if self._layout.row[node] == row and node not in link.sources
        )

    def _dip_place(self, link: Link) -> float:
        row = self._layout.row[link.sources[0]]
        labels = LINE_HEIGHT * self._most_lines(row) + 4
        return self._row_places[row] + SYMBOL / 2 + labels + CLEARANCE / 2 + LEVEL * self._dips[link]

    def _stem_top(self, link: Link) -> float:
        if len(link.sources) == 1:
            return self._below(link.sources[0])
        return self._dip_place(link) if link in self._dips else self.y(link.sources[0])

    def _set_stems(self, links: Sequence[Link]) -> None:
        """Choose where each line of descent leaves, clear of the other vertical lines of the gap."""
        taken = {link: [self.x(target) for target in link.targets] for link in links}
        for link in links:
            middle = sum(self.x(source) for source in link.sources) / len(link.sources)
            others = [place for other, places in taken.items() if other is not link for place in places]
            stem = next(
                (
                    middle + shift
                    for shift in STEM_SHIFTS
                    if all(abs(middle + shift - place) >= NEAR for place in others)
                ),
                middle,
            )
            self._stems[link] = stem
            taken[link].append(stem)

    def _span(self, nodes: Sequence[Node]) -> tuple[float, float]:
        places = [self.x(node) for node in nodes]
        return min(places), max(places)

    def _bar_span(self, link: Link) -> tuple[float, float]:
        left, right = self._span(link.targets)
        return min(left, self._stems[link]), max(right, self._stems[link])


def levels(spans: Mapping[Link, tuple[float, float]]) -> dict[Link, int]:
    """Return a level for each span, from 0, so that spans of one level stay clear of each other."""
    given: dict[Link, int] = {}
    for link, (left, right) in sorted(spans.items(), key=lambda item: item[1]):
        taken = {
            level
            for other, level in given.items()
            if spans[other][0] <= right + NEAR and left - NEAR <= spans[other][1]
        }
        given[link] = next(level for level in range(len(taken) + 1) if level not in taken)
    return given
