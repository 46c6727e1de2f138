"""JSON read strictly, and the place of any value in it."""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from hallar.formats.defect import BadInputError, Defect, refused_file
from hallar.formats.text_file import read_text

MAX_DEPTH = 64
# The quantifiers never give back and the closing quote may lack: linear in the text, whatever it holds.
_STRING = r'"(?:[^"\\]++|\\.)*+"?'
_STRING_OR_BRACKET = re.compile(_STRING + r"|[\[\]{}]", re.DOTALL)
_TOKEN = re.compile(_STRING + r"|[\[\]{},:]|[^\[\]{},:\s\"]+", re.DOTALL)
_WHITE_SPACE = re.compile(r"\s*")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")


def read_json_text(path: Path) -> tuple[str, Any]:
    """Return the text and the value of a JSON file.

    Raises:
        BadInputError: it is no text, no JSON, nests too deeply, repeats a key, or holds NaN, a number too
            large for a 64-bit float, or half of a surrogate pair; each of the last is listed.
    """
    text = read_text(path)
    if _depth(text) > MAX_DEPTH:
        raise refused_file(path.name, _DEEP, _FLATTEN)
    strictness = _Strictness()
    try:
        value = json.loads(
            text,
            object_pairs_hook=strictness.object,
            parse_constant=strictness.refused,
            parse_float=strictness.number,
            parse_int=strictness.whole_number,
        )
    except json.JSONDecodeError as wrong:
        raise BadInputError([_syntax_defect(path, text, wrong)]) from None
    if strictness.violated or "\\u" in text:
        places = JsonPlaces(text)
        defects = [
            Defect(path.name, *places.at(position), found, rule, _REPAIR)
            for position, found, rule in _violations(text)
        ]
        if defects:
            raise BadInputError(defects)
    return text, value


def _syntax_defect(path: Path, text: str, wrong: json.JSONDecodeError) -> Defect:
    if wrong.pos >= len(text.rstrip()):
        return Defect(path.name, wrong.lineno, wrong.colno, "", _ENDS_EARLY, _REPAIR)
    english = wrong.msg.removesuffix(" at")
    rule = (f"no valid JSON: {english}", f"JSON no válido: {_IN_SPANISH.get(english, english)}")
    return Defect(path.name, wrong.lineno, wrong.colno, text[wrong.pos : wrong.pos + 20], rule, _REPAIR)


class _Strictness:
    """Notices while JSON is read whether it holds what other programs refuse."""

    def __init__(self) -> None:
        self.violated = False

    def object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        self.violated |= len(found) < len(pairs)
        return found

    def refused(self, _: str) -> float:
        self.violated = True
        return 0.0

    def number(self, written: str) -> float:
        number = float(written)
        self.violated |= not math.isfinite(number)
        return number

    def whole_number(self, written: str) -> int:
        return int(written) if math.isfinite(self.number(written)) else 0


def _violations(text: str) -> Iterator[tuple[int, str, tuple[str, str]]]:
    """Yield position, value and rule of what valid JSON holds against the strict rules."""
    keys: list[set[str] | None] = []
    is_key = False
    for token in _TOKEN.finditer(text):
        written = token[0]
        if written in "[{":
            is_key = written == "{"
            keys.append(set() if is_key else None)
        elif written in "]}":
            keys.pop()
            is_key = False
        elif written in ",:":
            is_key = written == "," and keys[-1] is not None
        elif written[0] == '"':
            string = json.loads(written)
            if _LONE_SURROGATE.search(string):
                yield token.start(), written, _HALF_A_PAIR
            known = keys[-1] if is_key else None
            if known is not None and string in known:
                yield token.start(), string, _REPEATED_KEY
            if known is not None:
                known.add(string)
        elif written not in ("true", "false", "null") and not math.isfinite(float(written)):
            yield token.start(), written, _NO_NUMBER


def _depth(text: str) -> int:
    """Return how deeply brackets nest, strings left out."""
    deepest = depth = 0
    for token in _STRING_OR_BRACKET.finditer(text):
        if token[0] in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif token[0] in "]}":
            depth -= 1
    return deepest


class JsonPlaces:
    """The places of the values of valid JSON; what was walked through once is remembered."""

    def __init__(self, text: str) -> None:
        """Look for places in ``text``."""
        self.text = text
        self._known: dict[int, dict[str | int, int]] = {}

    def of(self, path: Sequence[str | int]) -> tuple[int, int]:
        """Return line and column, from 1, of the value at a path of keys and positions.

        Where the path leaves what is there, the place is that of the innermost value it reaches.
        """
        position = self._skip(0)
        for step in path:
            children = self._children(position)
            if step not in children:
                break
            position = children[step]
        return self.at(position)

    def at(self, position: int) -> tuple[int, int]:
        """Return line and column, from 1, of a position in the text."""
        line = bisect_left(self._line_ends, position)
        begin = self._line_ends[line - 1] + 1 if line else 0
        return line + 1, position - begin + 1

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.text)]

    def _children(self, position: int) -> dict[str | int, int]:
        if position not in self._known:
            self._known[position] = dict(self._walk(position))
        return self._known[position]

    def _walk(self, position: int) -> Iterator[tuple[str | int, int]]:
        """Yield key or number and position of each child of the value that begins here."""
        opening = self.text[position : position + 1]
        if opening not in ("{", "["):
            return
        position = self._skip(position + 1)
        number = 0
        while self.text[position] not in "]}":
            key: str | int = number
            if opening == "{":
                end = self._end(position)
                key = json.loads(self.text[position:end])
                position = self._skip(self._skip(end) + 1)
            yield key, position
            position = self._skip(self._end(position))
            if self.text[position] == ",":
                position = self._skip(position + 1)
            number += 1

    def _skip(self, position: int) -> int:
        match = _WHITE_SPACE.match(self.text, position)
        return match.end() if match else position

    def _end(self, position: int) -> int:
        """Return the position after the value that begins here."""
        if self.text[position] not in "[{":
            match = _TOKEN.match(self.text, position)
            return match.end() if match else len(self.text)
        depth = 0
        for token in _STRING_OR_BRACKET.finditer(self.text, position):
            depth += (token[0] in "[{") - (token[0] in "]}")
            if depth == 0:
                return token.end()
        return len(self.text)


def locate(text: str, path: Sequence[str | int]) -> tuple[int, int]:
    r"""Return line and column, from 1, of the value at a path of keys and positions in valid JSON.

    >>> locate('{"a": [1,\n 22]}', ["a", 1])
    (2, 2)
    """
    return JsonPlaces(text).of(path)


_DEEP = (f"JSON nested deeper than {MAX_DEPTH}", f"JSON anidado a más de {MAX_DEPTH} niveles")
_FLATTEN = ("Export it again in a published form", "Expórtelo de nuevo en una forma publicada")
_ENDS_EARLY = (
    "no valid JSON: the file ends too early",
    "JSON no válido: el archivo termina antes de tiempo",
)
_REPEATED_KEY = ("JSON with a repeated key", "JSON con una clave repetida")
_NO_NUMBER = (
    "JSON has no NaN, no Infinity and no number beyond 1e308",
    "JSON no admite NaN, Infinity ni números mayores que 1e308",
)
_HALF_A_PAIR = (
    "an escape stands for half a character (a lone surrogate)",
    "un escape representa medio carácter (un sustituto suelto)",
)
_REPAIR = ("Repair the file or export it again", "Repare el archivo o expórtelo de nuevo")
_IN_SPANISH = {
    "Expecting value": "se esperaba un valor",
    "Expecting property name enclosed in double quotes": "se esperaba una clave entre comillas dobles",
    "Expecting ':' delimiter": "se esperaban dos puntos",
    "Expecting ',' delimiter": "se esperaba una coma",
    "Extra data": "sobra texto después del valor",
    "Unterminated string starting": "cadena sin comillas de cierre",
    "Invalid control character": "carácter de control dentro de una cadena",
    "Invalid \\escape": "escape no válido",
    "Invalid \\uXXXX escape": "escape \\uXXXX no válido",
    "Illegal trailing comma before end of object": "sobra una coma al final del objeto",
    "Illegal trailing comma before end of array": "sobra una coma al final de la lista",
}
