"""A drawing read back: where its symbols, texts and lines are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def x(self) -> float:
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        return (self.top + self.bottom) / 2

    def crosses(self, other: Box, margin: float = 1.0) -> bool:
        """Whether the two share more than a margin at their edges."""
        return (
            self.left < other.right - margin
            and other.left + margin < self.right
            and self.top < other.bottom - margin
            and other.top + margin < self.bottom
        )


@dataclass(frozen=True)
class Drawn:
    """Symbols and texts by person; the straight pieces of each line of descent, each partner line and
    each bar between twins."""

    page: Box
    symbols: dict[str, Box]
    texts: dict[str, list[tuple[Box, str]]]
    descents: list[list[Box]]
    couples: list[list[Box]]
    twins: list[list[Box]]


def read_drawing(svg: str) -> Drawn:
    """Parse a drawing; the width of a text is estimated from its length."""
    root = ElementTree.fromstring(svg)  # noqa: S314  (the test's own drawing)
    _, _, width, height = (float(one) for one in root.attrib["viewBox"].split())
    symbols, texts = {}, {}
    for group in root.iter(f"{SVG}g"):
        if group.get("class") == "person":
            name = (group.findtext(f"{SVG}title") or "").split(",")[0]
            symbols[name] = _symbol(group)
            texts[name] = [_text(one) for one in group.findall(f"{SVG}text") if one.text != "?"]
    lines = [_lines(root, kind) for kind in ("descent", "couple", "twins")]
    return Drawn(Box(0, 0, width, height), symbols, texts, *lines)


def _symbol(group: ElementTree.Element) -> Box:
    shape = group[1]
    if shape.tag == f"{SVG}rect":
        x, y, width, height = (float(shape.attrib[name]) for name in ("x", "y", "width", "height"))
        return Box(x, y, x + width, y + height)
    if shape.tag == f"{SVG}circle":
        x, y, radius = (float(shape.attrib[name]) for name in ("cx", "cy", "r"))
        return Box(x - radius, y - radius, x + radius, y + radius)
    x, top, half = (float(one) for one in re.findall(r"-?[\d.]+", shape.attrib["d"])[:3])
    return Box(x - half, top, x + half, top + 2 * half)


def _text(text: ElementTree.Element) -> tuple[Box, str]:
    line, x, y = text.text or "", float(text.attrib["x"]), float(text.attrib["y"])
    half = 3.6 * len(line)
    return Box(x - half, y - 10, x + half, y + 3), line


def _lines(root: ElementTree.Element, kind: str) -> list[list[Box]]:
    return [_pieces(one.attrib["d"]) for one in root.iter(f"{SVG}path") if one.get("class") == kind]


def _pieces(path: str) -> list[Box]:
    """Return the straight pieces of a path of absolute M, H and V steps, as boxes without width."""
    pieces: list[Box] = []
    for run in re.findall(r"M[^M]*", path):
        points: list[tuple[float, float]] = []
        for step, numbers in re.findall(r"([MHV])([-\d. ]+)", run):
            first, *rest = (float(one) for one in numbers.split())
            x, y = points[-1] if points else (0.0, 0.0)
            points.append({"M": (first, rest[0] if rest else y), "H": (first, y), "V": (x, first)}[step])
        for (x1, y1), (x2, y2) in pairwise(points):
            pieces.append(Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
    return [one for one in pieces if one.left != one.right or one.top != one.bottom]
