from __future__ import annotations

import pytest

from hallar.accord.reading.quantities import quantities_in


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the more than 64,500 pending land cases", "en", [(64500, "more than", "pending land cases")]),
        ("their nearly 3,200-kilometer border", "en", [(3200, "nearly", "kilometer")]),
        (
            "up to $18 million in three laboratories",
            "en",
            [(18_000_000, "up to", "USD"), (3, "", "laboratories")],
        ),
        ("62.5 million dollars", "en", [(62_500_000, "", "USD")]),
        ("cut costs by 12.5%", "en", [(12.5, "", "%")]),
        ("the two governments", "en", []),
        ("article 5 of the COVID-19 law", "en", []),
        ("casi 3 200 kilómetros", "es", [(3200, "casi", "kilómetros")]),
        ("más de 1.250.000 personas", "es", [(1_250_000, "más de", "personas")]),
        ("300 millones de pesos", "es", [(300_000_000, "", "MXN")]),
        ("un millón de dólares", "es", [(1_000_000, "", "USD")]),
        ("2,5 toneladas", "es", [(2.5, "", "toneladas")]),
        ("8 por ciento", "es", [(8, "", "%")]),
        ("un grupo de trabajo", "es", []),
    ],
)
def test_quantities(text: str, language: str, expected: list[tuple[float, str, str]]) -> None:
    found = quantities_in(text, 0, len(text), language)
    assert [(one.value, one.qualifier, one.unit) for one in found] == expected
    assert all(0 <= one.start < one.end <= len(text) for one in found)


def test_numbers_of_dates_count_nothing() -> None:
    text = "by 30 June 2022"
    assert quantities_in(text, 0, len(text), "en", [(0, len(text))]) == ()
