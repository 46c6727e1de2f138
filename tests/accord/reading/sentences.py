"""Single sentences read as those of a document of two countries."""

from __future__ import annotations

from hallar.accord.reading import Point, Reading, read_text

ENGLISH = "Joint statement of the governments of Mexico and Guatemala, 3 May 2022\n\n"
SPANISH = "Declaración de los gobiernos de México y Guatemala, 3 de mayo de 2022\n\n"
BOTH = {"en": ("Mexico", "Guatemala"), "es": ("México", "Guatemala")}


def reading_of(sentence: str, language: str) -> Reading:
    """Return the reading of a sentence of that document."""
    return read_text((SPANISH if language == "es" else ENGLISH) + sentence)


def points_of(sentence: str, language: str) -> list[Point]:
    """Return the points of a sentence of that document."""
    return list(reading_of(sentence, language).points)
