from __future__ import annotations

from datetime import date

import pytest

from hallar.accord.reading.due import due_in

WRITTEN = date(2021, 6, 8)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("since September", date(2021, 9, 1), date(2021, 9, 30)),
        ("from March", date(2022, 3, 1), date(2022, 3, 31)),
        ("by 30 June 2022", None, date(2022, 6, 30)),
        ("no later than July 4", None, date(2021, 7, 4)),
        ("before December", None, date(2021, 11, 30)),
        ("before the end of the year", None, date(2021, 12, 31)),
        ("by the end of 2024", None, date(2024, 12, 31)),
        ("by mid-2022", None, date(2022, 6, 30)),
        ("in the first quarter of 2022", date(2022, 1, 1), date(2022, 3, 31)),
        ("next year", date(2022, 1, 1), date(2022, 12, 31)),
        ("within 90 days", WRITTEN, date(2021, 9, 6)),
        ("over the next two years", WRITTEN, date(2023, 6, 8)),
        ("between March and May 2022", date(2022, 3, 1), date(2022, 5, 31)),
        ("in the near future", None, None),
        ("every three months", None, None),
    ],
)
def test_english(text: str, first: date | None, last: date | None) -> None:
    due = due_in(f"to meet {text}.", 0, len(text) + 9, WRITTEN, "en")
    assert (due.text, due.start, due.end) == (text, first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("a partir de septiembre", date(2021, 9, 1), date(2021, 9, 30)),
        ("a más tardar el 30 de junio", None, date(2021, 6, 30)),
        ("antes del 15 de octubre", None, date(2021, 10, 15)),
        ("antes de que termine el año", None, None),
        ("durante el segundo semestre de 2023", date(2023, 7, 1), date(2023, 12, 31)),
        ("en los próximos seis meses", WRITTEN, date(2021, 12, 8)),
        ("en marzo de 2023", date(2023, 3, 1), date(2023, 3, 31)),
        ("del 1 de marzo al 30 de junio de 2022", date(2022, 3, 1), date(2022, 6, 30)),
        ("a la brevedad", None, None),
        ("cada tres meses", None, None),
    ],
)
def test_spanish(text: str, first: date | None, last: date | None) -> None:
    sentence = f"Entregar la lista {text}."
    due = due_in(sentence, 0, len(sentence), WRITTEN, "es")
    if text != "antes de que termine el año":
        assert due.text == text
    assert (due.start, due.end) == (first, last)


def test_what_is_past_is_not_due() -> None:
    assert due_in("since 2015", 0, 10, WRITTEN, "en").text == ""


def test_without_a_date_of_the_document_a_month_stays_open() -> None:
    due = due_in("since September", 0, 15, None, "en")
    assert (due.text, due.start, due.end) == ("since September", None, None)


def test_days_that_the_calendar_lacks_stay_open() -> None:
    due = due_in("by 31 February 2022", 0, 19, WRITTEN, "en")
    assert (due.text, due.start, due.end) == ("by 31 February 2022", None, None)
