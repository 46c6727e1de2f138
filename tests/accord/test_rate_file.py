"""Exchange rates from CSV."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hallar.accord.rate_file import read_rates
from hallar.accord.rates import Rate, RateTable
from hallar.formats.defect import BadInputError
from tests.accord.conftest import EXAMPLES


def refusals(text: str) -> list[str]:
    with pytest.raises(BadInputError) as refused:
        read_rates(text.encode(), "rates.csv")
    return refused.value.messages()


def test_english_with_commas_and_spanish_with_semicolons_say_the_same() -> None:
    english = "date,currency,base,rate,source\n2021-06-08,usd,MXN,19.75,bank\n2021-06,USD,GTQ,7.7,\n"
    spanish = "Fecha;Moneda;Base;Tipo de cambio;Fuente\n2021-06-08;USD;MXN;19,75;bank\n2021-06;USD;GTQ;7,7;\n"
    assert read_rates(english.encode(), "r.csv") == [
        Rate(date(2021, 6, 8), "USD", "MXN", Decimal("19.75"), "bank"),
        Rate(date(2021, 6, 30), "USD", "GTQ", Decimal("7.7"), "r.csv"),
    ]
    assert read_rates(spanish.encode("cp1252"), "r.csv") == read_rates(english.encode(), "r.csv")


def test_missing_columns_are_named() -> None:
    (message,) = refusals("date,rate\n2021,3\n")
    assert message.startswith("rates.csv, line 1: the heading is date, currency, base, rate")
    assert "(found: 'currency, base')" in message


def test_every_bad_row_is_told_by_its_line() -> None:
    messages = refusals(
        "date,currency,base,rate\n2021-02-30,USD,MXN,20\n2021,USA,MXN,20\n2021,USD,USD,1\n2021,USD,MXN,0\n"
        "2021,USD,MXN,-3\n2021-06,USD,MXN,20\n2021-06-30,usd,mxn,20\n"
    )
    assert [one.split(":")[0] for one in messages] == [
        "rates.csv, date, line 2", "rates.csv, currency, line 3", "rates.csv, base, line 4",
        "rates.csv, rate, line 5", "rates.csv, rate, line 6", "rates.csv, line 6", "rates.csv, line 8",
    ]  # fmt: skip
    assert "this stands on line 7 already (found: 'USD MXN 2021-06-30')" in messages[-1]


def test_a_long_source_is_refused() -> None:
    (message,) = refusals(f"date,currency,base,rate,source\n2021,USD,MXN,20,{'x' * 201}\n")
    assert "a source has at most 200 characters" in message


def test_the_example_says_that_it_is_invented_and_serves_its_programmes() -> None:
    rates = read_rates((EXAMPLES / "follow" / "rates.csv").read_bytes(), "rates.csv")
    assert all("invented" in one.source for one in rates)
    table = RateTable(rates)
    assert all(table.convert(Decimal(1), one.currency, one.base, one.on).value == one.rate for one in rates)
