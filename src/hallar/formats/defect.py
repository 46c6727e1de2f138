"""What is wrong with a file: the place, the value, the rule and the remedy, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Language = Literal["es", "en"]
SHOWN_VALUE = 60
"""Longest piece of a bad value that a message repeats."""


class Severity(StrEnum):
    """What a defect does to the import."""

    ERROR = "error"
    """Nothing of the file is imported."""
    WARNING = "warning"
    """The file is imported; somebody should look."""


@dataclass(frozen=True)
class Defect:
    """One thing wrong with a file.

    Attributes:
        file: file name, without its folder.
        line: line, counted from 1; 0 for the file as a whole.
        column: column, counted from 1; 0 for the line as a whole.
        value: what stands there.
        rule: what is required, in English and Spanish.
        remedy: what to do about it, in English and Spanish.
        severity: whether the import is refused.
    """

    file: str
    line: int
    column: int
    value: str
    rule: tuple[str, str]
    remedy: tuple[str, str]
    severity: Severity = Severity.ERROR

    def message(self, language: Language = "en") -> str:
        """Return one line: place, rule, value, remedy."""
        english = language == "en"
        number = 0 if english else 1
        place = self.file
        if self.line:
            place += f", {'line' if english else 'línea'} {self.line}"
        if self.column:
            place += f", {'column' if english else 'columna'} {self.column}"
        shown = self.value if len(self.value) <= SHOWN_VALUE else self.value[: SHOWN_VALUE - 1] + "…"
        found = f" ({'found' if english else 'se encontró'}: {shown!r})" if self.value else ""
        return f"{place}: {self.rule[number]}{found}. {self.remedy[number]}."


class BadInputError(Exception):
    """A file was refused; nothing of it was imported."""

    def __init__(self, defects: Iterable[Defect]) -> None:
        """Keep every defect of the file, in the order of the file."""
        self.defects = tuple(sorted(defects, key=lambda one: (one.line, one.column)))
        super().__init__("\n".join(self.messages("en")))

    def messages(self, language: Language = "en") -> list[str]:
        """Return one message per defect."""
        return [defect.message(language) for defect in self.defects]


def refused_file(name: str, rule: tuple[str, str], remedy: tuple[str, str], value: str = "") -> BadInputError:
    """Return the refusal of a file as a whole.

    Args:
        name: file name, without its folder.
        rule: what is required, in English and Spanish.
        remedy: what to do about it, in English and Spanish.
        value: what was found instead.
    """
    return BadInputError([Defect(name, 0, 0, value, rule, remedy)])
