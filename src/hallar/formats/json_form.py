"""JSON files checked against a published schema, with every defect at its place and in both languages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from hallar.formats.defect import BadInputError, Defect, Severity
from hallar.formats.json_text import JsonPlaces
from hallar.formats.profile_checks import Place

MAX_FORM_DEFECTS = 200
"""More defects of form than this mean the file is of another kind; a last line says that there are more."""

MAX_SHOWN = 5
"""Longest list that a message repeats."""

Text = tuple[str, str]


@cache
def schema(name: str) -> Mapping[str, Any]:
    """Return a published JSON Schema by the name of its file."""
    value: Mapping[str, Any] = json.loads(files("hallar.formats").joinpath(name).read_text(encoding="utf-8"))
    return value


class JsonReport:
    """Gathers the defects of one JSON file, each at the place of its value.

    Attributes:
        path: the file.
        defects: what was reported, in the order of the checks.
    """

    def __init__(self, path: Path, text: str) -> None:
        """Report on the file at ``path`` that holds ``text``."""
        self.path = path
        self.defects: list[Defect] = []
        self._places = JsonPlaces(text)

    def add(
        self, where: Place, value: str, rule: Text, remedy: Text, severity: Severity = Severity.ERROR
    ) -> None:
        """Report a defect of the value at a path of keys and positions."""
        line, column = self._places.of(where)
        self.defects.append(Defect(self.path.name, line, column, value, rule, remedy, severity))

    def raise_errors(self) -> None:
        """Raise ``BadInputError`` with all that was reported if any of it is an error."""
        if any(defect.severity is Severity.ERROR for defect in self.defects):
            raise BadInputError(self.defects)

    def check_form(self, value: Any, schema_name: str) -> None:
        """Raise ``BadInputError`` where the value is not of the form of a schema."""
        for error in Draft202012Validator(schema(schema_name)).iter_errors(value):
            for where, found, rule in _form_defects(error):
                self.add(
                    where, found, (f"the form is wrong: {rule[0]}", f"forma incorrecta: {rule[1]}"), _SEE
                )
            self.defects = list(dict.fromkeys(self.defects))
            if len(self.defects) >= MAX_FORM_DEFECTS:
                self.defects.append(Defect(self.path.name, 0, 0, "", _MORE, _SEE))
                break
        self.raise_errors()

    def refuse_repeated(self, side: str, identifiers: list[str]) -> None:
        """Report identifiers that stand twice in the list at a key."""
        seen: set[str] = set()
        for number, identifier in enumerate(identifiers):
            if identifier in seen:
                self.add([side, number, "id"], identifier, _REPEATED, _RENAME)
            seen.add(identifier)


def _form_defects(error: ValidationError) -> Iterator[tuple[Place, str, Text]]:
    where = list(error.absolute_path)
    if error.validator == "anyOf":
        for inner in _nearest_alternative(error):
            yield from _form_defects(inner)
    elif error.validator == "additionalProperties":
        for key in sorted(error.instance.keys() - error.schema["properties"].keys()):
            yield [*where, key], key, ("this key is not known", "esta clave no se conoce")
    elif error.validator == "required":
        # Each missing key is an error of its own that does not say which: all are named, once.
        absent = ", ".join(key for key in error.validator_value if key not in error.instance)
        yield where, "", (f"missing keys: {absent}", f"faltan claves: {absent}")
    else:
        yield where, _shown(error.instance), _rule(str(error.validator), error.validator_value)


def _nearest_alternative(error: ValidationError) -> list[ValidationError]:
    """Return the errors of the alternative that the value comes nearest to: errors deepest inside."""
    alternatives: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        alternatives.setdefault(inner.relative_schema_path[0], []).append(inner)
    return max(alternatives.values(), key=lambda errors: max(len(one.absolute_path) for one in errors))


def _shown(value: Any) -> str:
    """Return a value as JSON; nothing for one that would fill the screen."""
    if isinstance(value, dict) or (isinstance(value, list) and (len(value) > MAX_SHOWN or _has_parts(value))):
        return ""
    return json.dumps(value, ensure_ascii=False)


def _has_parts(values: list[Any]) -> bool:
    return any(isinstance(one, dict | list) for one in values)


def _rule(keyword: str, limit: Any) -> Text:
    if keyword == "type":
        kinds = [_TYPES[kind] for kind in ([limit] if isinstance(limit, str) else limit)]
        english = " or ".join(kind[0] for kind in kinds)
        spanish = " o ".join(kind[1] for kind in kinds)
        return f"expected {english}", f"se esperaba {spanish}"
    if keyword in ("const", "enum"):
        choices = ", ".join(json.dumps(one) for one in (limit if keyword == "enum" else [limit]))
        return f"expected {choices}", f"se esperaba {choices}"
    english, spanish = _RULES[keyword]
    return english.format(limit), spanish.format(limit)


_TYPES = {
    "object": ("an object", "un objeto"),
    "array": ("a list", "una lista"),
    "string": ("a text in quotes", "un texto entre comillas"),
    "number": ("a number", "un número"),
    "integer": ("a whole number", "un número entero"),
    "boolean": ("true or false", "true o false"),
    "null": ("null", "null"),
}
_RULES = {
    "minLength": ("at least {} characters", "al menos {} caracteres"),
    "maxLength": ("at most {} characters", "a lo más {} caracteres"),
    "pattern": ("characters that are not allowed here", "caracteres que aquí no se permiten"),
    "minItems": ("at least {} entries", "al menos {} elementos"),
    "maxItems": ("at most {} entries", "a lo más {} elementos"),
    "minimum": ("a number not below {}", "un número no menor que {}"),
    "maximum": ("a number not above {}", "un número no mayor que {}"),
    "exclusiveMinimum": ("a number above {}", "un número mayor que {}"),
    "exclusiveMaximum": ("a number below {}", "un número menor que {}"),
}
_SEE = ("See the schema in docs/formats.md", "Vea el esquema en docs/formats.md")
_MORE = (
    f"more than {MAX_FORM_DEFECTS} defects of form; the rest is not listed",
    f"más de {MAX_FORM_DEFECTS} defectos de forma; los demás no se listan",
)
_REPEATED = ("this identifier is used twice", "este identificador se usa dos veces")
_RENAME = ("Give each a name of its own", "Dé a cada uno un nombre propio")
