"""A chart read back: well formed, without what a strict page blocks, and where its marks are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

SVG = "{http://www.w3.org/2000/svg}"
SMALLEST_TEXT = 11.0


def read_chart(svg: str) -> ElementTree.Element:
    """Parse a chart and check what holds for every one."""
    root = ElementTree.fromstring(svg)  # noqa: S314
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"
    assert root.get("aria-label")
    assert len((root.get("viewBox") or "").split()) == 4
    for element in root.iter():
        assert element.tag not in {f"{SVG}script", f"{SVG}style", f"{SVG}foreignObject", f"{SVG}image"}
        for name, value in element.attrib.items():
            assert name not in {"style", "class", "id", "href"}
            assert not name.startswith("on")
            assert name == "aria-label" or "url(" not in value
            assert not re.search(r"\b(nan|inf)\b", value) or name == "aria-label"
    for text in root.iter(f"{SVG}text"):
        assert float(text.get("font-size", "12")) >= SMALLEST_TEXT
    return root


def page_size(root: ElementTree.Element) -> tuple[float, float]:
    _, _, width, height = (float(number) for number in root.get("viewBox", "").split())
    return width, height


def titled(root: ElementTree.Element) -> Iterator[tuple[str, ElementTree.Element]]:
    """Return every group that shows a title, with it."""
    for group in root.iter(f"{SVG}g"):
        title = group.find(f"{SVG}title")
        if title is not None:
            yield title.text or "", group


def texts(root: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in root.iter(f"{SVG}text") if text.get("aria-hidden") != "true"]


def mark_place(group: ElementTree.Element) -> tuple[float, float]:
    """Return the middle of a mark on a map, in pixels."""
    circle, square, diamond = (group.find(f"{SVG}{name}") for name in ("circle", "rect", "path"))
    if circle is not None:
        return float(circle.get("cx", "nan")), float(circle.get("cy", "nan"))
    if square is not None:
        x, y, width, height = (float(square.get(name, "nan")) for name in ("x", "y", "width", "height"))
        return x + width / 2, y + height / 2
    assert diamond is not None
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", diamond.get("d", ""))]
    return numbers[0], numbers[1] + numbers[3]
