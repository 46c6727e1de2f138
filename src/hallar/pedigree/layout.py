"""What the drawing of a pedigree consists of: people and lines, each with its row and column.

Every line runs between neighbouring rows: where it has further to go, or joins partners of different
generations, it passes waypoints that hold a place of their own, so that it meets nobody's symbol.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hallar.pedigree.generations import generations
from hallar.pedigree.model import Pedigree
from hallar.pedigree.order import topological_order
from hallar.pedigree.placement import place_in_columns

Couple = tuple[str | None, str | None]


@dataclass(frozen=True)
class Waypoint:
    """A place that a line passes in a row.

    Attributes:
        couple: the parents whose line it is.
        towards: the child the line leads to, or the partner it comes from.
        row: the row passed.
    """

    couple: Couple
    towards: str
    row: int


Node = str | Waypoint


@dataclass(frozen=True)
class Link:
    """A line of descent from one row to the next.

    Attributes:
        sources: the parents, the only one listed, or a waypoint; two sources stand in one row.
        targets: children and waypoints of the row below, from left to right.
        couple: the parents whose line it is.
    """

    sources: tuple[Node, ...]
    targets: tuple[Node, ...]
    couple: Couple


@dataclass(frozen=True)
class Layout:
    """A laid-out pedigree.

    Attributes:
        column: horizontal place of each person and waypoint; neighbours are at least 1 apart.
        row: generation of each person and waypoint, 0 at the top.
        links: every line of descent.
    """

    column: Mapping[Node, float]
    row: Mapping[Node, int]
    links: tuple[Link, ...]


def lay_out(pedigree: Pedigree) -> Layout:
    """Lay a pedigree out.

    Raises:
        ValueError: somebody is their own ancestor, or a parent is not listed.
    """
    order = topological_order(pedigree)
    sibships: dict[Couple, list[str]] = {}
    for person in order:
        member = pedigree.by_id[person]
        if member.father is not None or member.mother is not None:
            sibships.setdefault((member.father, member.mother), []).append(person)
    couples = [(father, mother) for father, mother in sibships if father and mother]
    twins = twin_pairs(pedigree)
    generation = generations(pedigree, [*twins, *couples])
    row: dict[Node, int] = {person: generation[person] for person in order}
    links = [
        link for couple, children in sibships.items() for link in _links_of_sibship(couple, children, row)
    ]
    rows: list[list[list[Node]]] = [[] for _ in range(max(row.values(), default=-1) + 1)]
    partners = [link.sources for link in links if len(link.sources) == 2]
    for group in _groups(list(row), [*twins, *partners]):
        rows[row[group[0]]].append(group)
    column = place_in_columns(rows, [(link.sources, link.targets) for link in links])
    return Layout(column, row, tuple(_from_left_to_right(link, column) for link in links))


def _from_left_to_right(link: Link, column: Mapping[Node, float]) -> Link:
    return Link(link.sources, tuple(sorted(link.targets, key=column.__getitem__)), link.couple)


def _links_of_sibship(couple: Couple, children: Sequence[str], row: dict[Node, int]) -> list[Link]:
    """Return the links from parents to children; the rows of new waypoints are added."""
    parents: list[Node] = sorted(
        (parent for parent in couple if parent is not None), key=lambda parent: row[parent]
    )
    links: list[Link] = []
    lowest = row[parents[-1]]
    while row[parents[0]] < lowest:
        waypoint = Waypoint(couple, _person(parents[0]), row[parents[0]] + 1)
        row[waypoint] = waypoint.row
        links.append(Link((parents[0],), (waypoint,), couple))
        parents[0] = waypoint
    targets: list[Node] = []
    for child in children:
        target: Node = child
        for between in range(row[child] - 1, lowest, -1):
            waypoint = Waypoint(couple, child, between)
            row[waypoint] = between
            links.append(Link((waypoint,), (target,), couple))
            target = waypoint
        targets.append(target)
    links.append(Link(tuple(parents), tuple(targets), couple))
    return links


def _person(node: Node) -> str:
    return node.towards if isinstance(node, Waypoint) else node


def twin_pairs(pedigree: Pedigree) -> list[tuple[str, str]]:
    """Return the pairs of identical twins, each with the next of the same birth."""
    births = dict.fromkeys(pedigree.twins.values())
    return [pair for twins in births for pair in pairwise(twins)]


def _groups(nodes: Sequence[Node], pairs: Iterable[tuple[Node, ...]]) -> list[list[Node]]:
    """Return those who stay together: chains of twins and partners, each beside the next.

    A bar that joined twins across somebody else would make that person one of them: twins come first.
    """
    partners: dict[Node, list[Node]] = {node: [] for node in nodes}
    for one, other in pairs:
        partners[one].append(other)
        partners[other].append(one)
    groups: list[list[Node]] = []
    placed: set[Node] = set()
    for node in sorted(nodes, key=lambda one: -len(partners[one])):
        if node not in placed:
            groups.append(_chain(node, partners, placed))
    return groups


def _chain(node: Node, partners: Mapping[Node, Sequence[Node]], placed: set[Node]) -> list[Node]:
    """Put partners to both sides in turn, their other partners further out."""
    placed.add(node)
    sides: tuple[list[Node], list[Node]] = ([], [])
    for partner in partners[node]:
        if partner not in placed:
            min(sides, key=len).extend(_chain_outwards(partner, partners, placed))
    return [*reversed(sides[1]), node, *sides[0]]


def _chain_outwards(node: Node, partners: Mapping[Node, Sequence[Node]], placed: set[Node]) -> list[Node]:
    placed.add(node)
    outwards = [node]
    for partner in partners[node]:
        if partner not in placed:
            outwards.extend(_chain_outwards(partner, partners, placed))
    return outwards
