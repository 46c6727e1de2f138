"""Exchange rates: which one is used, and how exact the result is."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hallar.accord.rates import OLDEST, NoRateError, Rate, RateTable

DAY = date(2022, 6, 20)
positive = st.decimals("0.0001", "99999", places=4)
amounts = st.decimals(-(10**12), 10**12, places=2)


def rate(currency: str, base: str, value: str, on: date = DAY) -> Rate:
    return Rate(on, currency, base, Decimal(value), f"bank of {base}")


def test_the_last_rate_not_after_the_day_is_used_and_named() -> None:
    table = RateTable(
        [
            rate("USD", "MXN", "20.20"),
            rate("USD", "MXN", "19.00", DAY + timedelta(days=1)),
            rate("USD", "MXN", "21.00", DAY - timedelta(days=3)),
        ]
    )
    found = table.convert(Decimal("10.50"), "USD", "MXN", DAY)
    assert found.value == Decimal("212.10")
    assert [(one.on, one.source) for one in found.rates] == [(DAY, "bank of MXN")]
    assert found.through == ""


def test_an_amount_in_the_same_currency_needs_no_rate() -> None:
    assert RateTable([]).convert(Decimal("0.10"), "USD", "USD", DAY).rates == ()


def test_a_rate_quoted_the_other_way_round_divides() -> None:
    table = RateTable([rate("USD", "MXN", "16")])
    assert table.convert(Decimal(100), "MXN", "USD", DAY).value == Decimal("6.25")


def test_of_both_ways_round_the_later_quote_is_used() -> None:
    table = RateTable([rate("USD", "MXN", "16"), rate("MXN", "USD", "0.05", DAY - timedelta(days=1))])
    assert table.convert(Decimal(100), "MXN", "USD", DAY).value == Decimal("6.25")


@pytest.mark.parametrize("age", [0, OLDEST.days])
def test_a_rate_may_be_so_old(age: int) -> None:
    table = RateTable([rate("USD", "MXN", "20")])
    assert table.convert(Decimal(1), "USD", "MXN", DAY + timedelta(days=age)).value == 20


@pytest.mark.parametrize("age", [-1, OLDEST.days + 1])
def test_without_a_rate_there_is_a_refusal_that_says_what_lacks(age: int) -> None:
    table = RateTable([rate("USD", "MXN", "20")])
    on = DAY + timedelta(days=age)
    with pytest.raises(NoRateError, match=rf"from USD to MXN on {on}: .* 45 days before"):
        table.convert(Decimal(1), "USD", "MXN", on)


def test_how_old_a_rate_may_be_can_be_said() -> None:
    table = RateTable([rate("USD", "MXN", "20")], oldest=timedelta(days=2))
    assert table.convert(Decimal(1), "USD", "MXN", DAY + timedelta(days=2)).value == 20
    with pytest.raises(NoRateError, match="2 days before"):
        table.convert(Decimal(1), "USD", "MXN", DAY + timedelta(days=3))


def test_a_way_over_a_third_currency_names_it_and_both_rates() -> None:
    table = RateTable([rate("USD", "MXN", "20"), rate("USD", "GTQ", "8")])
    found = table.convert(Decimal(5), "GTQ", "MXN", DAY)
    assert found.value == Decimal("12.5")
    assert found.through == "USD"
    assert [one.base for one in found.rates] == ["GTQ", "MXN"]


def test_of_several_thirds_the_one_with_the_latest_rates_is_taken() -> None:
    old = DAY - timedelta(days=9)
    table = RateTable([
        rate("GTQ", "EUR", "0.1", old), rate("EUR", "MXN", "22"), rate("GTQ", "USD", "0.125"),
        rate("USD", "MXN", "20"),
    ])  # fmt: skip
    assert table.convert(Decimal(8), "GTQ", "MXN", DAY).through == "USD"


def test_two_thirds_in_a_row_are_no_way() -> None:
    table = RateTable([rate("GTQ", "USD", "0.1"), rate("USD", "EUR", "1"), rate("EUR", "HNL", "27")])
    with pytest.raises(NoRateError):
        table.convert(Decimal(1), "GTQ", "HNL", DAY)


@given(amounts, positive, positive)
def test_products_are_exact(value: Decimal, first: Decimal, second: Decimal) -> None:
    table = RateTable([rate("GTQ", "USD", f"{first}"), rate("USD", "MXN", f"{second}")])
    found = table.convert(value, "GTQ", "MXN", DAY).value
    assert Fraction(found) == Fraction(value) * Fraction(first) * Fraction(second)


@given(amounts, positive, positive)
def test_there_and_back_again_nothing_is_lost(value: Decimal, first: Decimal, second: Decimal) -> None:
    table = RateTable([rate("USD", "GTQ", f"{first}"), rate("USD", "MXN", f"{second}")])
    for into in ("USD", "MXN"):
        there = table.convert(value, "GTQ", into, DAY).value
        back = table.convert(there, into, "GTQ", DAY).value
        assert back.quantize(Decimal("1e-12")) == value


@given(st.lists(st.tuples(st.integers(0, 99), positive), min_size=1, max_size=9), st.integers(0, 99))
def test_the_rate_is_the_one_a_plain_look_through_finds(quotes: list[tuple[int, Decimal]], day: int) -> None:
    assume(len({on for on, _value in quotes}) == len(quotes))
    table = RateTable(Rate(DAY + timedelta(days=on), "USD", "MXN", value, "") for on, value in quotes)
    usable = [(on, value) for on, value in quotes if day - OLDEST.days <= on <= day]
    asked = DAY + timedelta(days=day)
    if usable:
        assert table.convert(Decimal(1), "USD", "MXN", asked).value == max(usable)[1]
    else:
        with pytest.raises(NoRateError):
            table.convert(Decimal(1), "USD", "MXN", asked)
