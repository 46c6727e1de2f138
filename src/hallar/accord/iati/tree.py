"""The activities of a file as trees whose elements know their lines: one at a time, within limits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, cast
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from hallar.accord.iati.rules import (
    CHECK_FILE,
    DIVIDE,
    ENCODING,
    ENTITIES,
    EXPORT_AGAIN,
    MAX_ELEMENTS,
    NO_XML,
    NOT_IATI,
    ORGANISATIONS,
    TOO_DEEP,
    TOO_MANY_ELEMENTS,
    VERSION,
)
from hallar.formats.defect import BadInputError, Defect, refused_file

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
MAX_DEPTH = 40
"""The standard needs nine levels; extensions of publishers may need some more."""
_CHUNK = 64 * 1024


class PlacedElement(Element):
    """An element that knows its line in the file."""

    line = 0


def activities_in(content: bytes, name: str) -> Iterator[PlacedElement]:
    """Give each ``iati-activity`` of a file; only one is held at a time.

    Raises:
        BadInputError: no XML, no IATI activity file of version 2, a document type, or beyond the limits.
    """
    target = _Target(name)
    parser: Any = DefusedXMLParser(target=target, forbid_dtd=True)
    expat = parser.parser
    target.line_of = lambda: int(expat.CurrentLineNumber)
    try:
        for start in range(0, len(content), _CHUNK):
            parser.feed(content[start : start + _CHUNK])
            yield from target.take()
        parser.close()
    except ParseError as broken:
        line, column = broken.position
        raise BadInputError([Defect(name, line, column + 1, "", NO_XML, EXPORT_AGAIN)]) from None
    except DefusedXmlException:
        raise BadInputError([Defect(name, target.line_of(), 0, "", ENTITIES, EXPORT_AGAIN)]) from None
    except (LookupError, ValueError):
        raise refused_file(name, ENCODING, EXPORT_AGAIN) from None
    yield from target.take()


class _Target:
    """Builds the tree of each activity and drops what stands between them.

    Attributes:
        line_of: gives the line that is being read.
    """

    line_of: Callable[[], int]

    def __init__(self, name: str) -> None:
        self._name = name
        self._depth = self._elements = 0
        self._language = ""
        self._builder: TreeBuilder | None = None
        self._finished: list[PlacedElement] = []

    def take(self) -> list[PlacedElement]:
        """Return the activities finished since the last time."""
        finished, self._finished = self._finished, []
        return finished

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._refuse(tag, TOO_DEEP, EXPORT_AGAIN)
        if self._depth == 1:
            self._check_root(tag, attributes)
        elif self._depth == 2 and tag == "iati-activity":
            self._builder, self._elements = TreeBuilder(element_factory=self._placed), 0
            attributes.setdefault(LANGUAGE, self._language)
        if self._builder is not None:
            self._elements += 1
            if self._elements > MAX_ELEMENTS:
                self._refuse("", TOO_MANY_ELEMENTS, DIVIDE)
            self._builder.start(tag, attributes)

    def end(self, tag: str) -> None:
        """End an element."""
        self._depth -= 1
        if self._builder is None:
            return
        self._builder.end(tag)
        if self._depth == 1:
            self._finished.append(cast(PlacedElement, self._builder.close()))
            self._builder = None

    def data(self, text: str) -> None:
        """Take a piece of text."""
        if self._builder is not None:
            self._builder.data(text)

    def close(self) -> None:
        """End the file."""

    def _placed(self, tag: str, attributes: dict[str, str]) -> PlacedElement:
        element = PlacedElement(tag, attributes)
        element.line = self.line_of()
        return element

    def _check_root(self, tag: str, attributes: dict[str, str]) -> None:
        self._language = attributes.get(LANGUAGE, "")
        version = attributes.get("version", "")
        if tag == "iati-organisations":
            self._refuse(tag, ORGANISATIONS, CHECK_FILE)
        if tag != "iati-activities":
            self._refuse(tag, NOT_IATI, CHECK_FILE)
        if not version.startswith("2."):
            self._refuse(version, VERSION, EXPORT_AGAIN)

    def _refuse(self, value: str, rule: tuple[str, str], remedy: tuple[str, str]) -> None:
        raise BadInputError([Defect(self._name, self.line_of(), 0, value, rule, remedy)])
