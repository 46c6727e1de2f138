"""When something is due."""

from __future__ import annotations

import datetime

import pytest

from hallar.accord.reading.due import due_in

WRITTEN = datetime.date(2024, 2, 10)


@pytest.mark.parametrize(
    ("said", "language", "days"),
    [
        ("at the end of August", "en", ("2024-08-31", "2024-08-31")),
        ("in March and April", "en", ("2024-03-01", "2024-04-30")),
        ("in March-May 2025", "en", ("2025-03-01", "2025-05-31")),
        ("on 3-5 May", "en", ("2024-05-03", "2024-05-05")),
        ("on March 3-4, 2026", "en", ("2026-03-03", "2026-03-04")),
        ("from 3 to 5 May", "en", ("2024-05-03", "2024-05-05")),
        ("del 3 al 5 de mayo", "es", ("2024-05-03", "2024-05-05")),
        ("en marzo o abril", "es", ("2024-03-01", "2024-04-30")),
        ("a principios de 2025", "es", ("2025-01-01", "2025-12-31")),
        ("antes de que finalice este año", "es", (None, "2024-12-31")),
        ("within the next few weeks", "en", (None, None)),
        ("dentro de los próximos meses", "es", (None, None)),
        ("regularly", "en", (None, None)),
        ("de manera periódica", "es", (None, None)),
        ("within 30 days of the publication of the rules", "en", (None, None)),
        ("en 30 días a partir de la publicación del reglamento", "es", (None, None)),
        ("within 30 days", "en", ("2024-02-10", "2024-03-11")),
    ],
)
def test_when_something_is_due(said: str, language: str, days: tuple[str | None, str | None]) -> None:
    due = due_in(said, 0, len(said), WRITTEN, language)
    found = tuple(day.isoformat() if day else None for day in (due.start, due.end))
    assert (bool(due.text), found) == (True, days)


@pytest.mark.parametrize(("said", "language"), [("3-5 boats", "en"), ("entre 3 y 5 barcos", "es")])
def test_numbers_of_things_are_no_days(said: str, language: str) -> None:
    assert due_in(said, 0, len(said), WRITTEN, language).text == ""
