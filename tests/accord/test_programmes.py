"""The money of programmes in one currency: nothing added twice, nothing left out in silence."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallar.accord.actions.evidence import add_evidence, decline_evidence
from hallar.accord.models import Activity, ExchangeRate, Money, Point
from hallar.accord.programmes import SUMMED, sums_of, sums_of_activity
from hallar.casework.writing import writing
from tests.accord.world import AccordWorld, make_accord
from tests.casework.world import make_world

DAY = date(2022, 6, 20)
amounts = st.lists(
    st.tuples(
        st.sampled_from(Money.Kind), st.decimals(-(10**9), 10**9, places=2),
        st.sampled_from(["USD", "MXN", "GTQ", "EUR"]), st.integers(-3, 60),
    ), max_size=10,
)  # fmt: skip


@pytest.fixture
def made(db: None) -> AccordWorld:
    made = make_accord(make_world())
    with writing():
        for currency, rate in (("USD", 20), ("GTQ", Decimal("2.5"))):
            ExchangeRate(
                accord=made.accord, on=DAY, currency=currency, base="MXN", rate=rate, source="a bank"
            ).save()  # fmt: skip
    return made


def programme(made: AccordWorld, *money: tuple[str, object, str, int], name: str = "XX-1") -> Activity:
    with writing():
        activity = Activity(accord=made.accord, identifier=name, title=name)
        activity.save()
        for kind, value, currency, day in money:
            Money(
                activity=activity, kind=kind, value=value, currency=currency, on=DAY + timedelta(day)
            ).save()  # fmt: skip
    return activity


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(amounts)
def test_every_amount_is_added_at_its_rate_or_listed_as_left_out(
    made: AccordWorld, money: list[tuple[Money.Kind, Decimal, str, int]]
) -> None:
    with writing():
        Activity.objects.all().delete()
    sums = {one.label: one for one in sums_of_activity(programme(made, *money))}
    worth = {"USD": Fraction(1), "MXN": Fraction(1, 20), "GTQ": Fraction(5, 40)}
    assert list(sums) == [kind.label for kind in SUMMED if any(one[0] == kind for one in money)]
    for kind in SUMMED:
        own = [one for one in money if one[0] == kind]
        if not own:
            continue
        told = sums[kind.label]
        converted = [
            Fraction(value) * worth[currency]
            for _kind, value, currency, day in own
            if currency == "USD" or (currency in worth and 0 <= day <= 45)
        ]
        assert len(told.missing) == len(own) - len(converted)
        assert (told.total is None) == (not converted)
        if told.total is not None:
            assert Fraction(told.total) == sum(converted)
        assert dict(told.published) == {
            code: sum(one[1] for one in own if one[2] == code) for code in {one[2] for one in own}
        }
        assert len(set(told.rates)) == len(told.rates) <= 2


def test_a_sum_names_its_rates_and_what_it_lacks(made: AccordWorld) -> None:
    activity = programme(made, ("budget", 100, "MXN", 1), ("budget", 60, "MXN", 2), ("budget", -5, "EUR", 0))
    (told,) = sums_of_activity(activity)
    assert told.rates == ["1 USD = 20 MXN (2022-06-20), a bank"]
    assert told.missing == ["-5.00 EUR (2022-06-20)"]
    assert (told.total, told.currency) == (8, "USD")
    assert told.published == [("EUR", -5), ("MXN", 160)]


def test_a_point_sums_the_programmes_on_record_for_it_each_once(made: AccordWorld) -> None:
    point, paid = made.confirmed(), ("disbursement", 10, "USD", 0)
    programme(made, paid, name="XX-0")
    one, other = programme(made, paid), programme(made, paid, paid, name="XX-2")
    add_evidence(by=made.mexico, point=point, activity=one)
    add_evidence(by=made.states, point=point, activity=one)
    shown = add_evidence(by=made.states, point=point, activity=other)
    assert [told.total for told in sums_of(point)] == [30]
    decline_evidence(by=made.states, evidence=shown, version=shown.version, reason="x")
    assert [told.total for told in sums_of(Point.objects.get(pk=point.pk))] == [10]


def test_without_programmes_there_is_no_sum(made: AccordWorld) -> None:
    assert sums_of(made.confirmed()) == []
    assert sums_of_activity(programme(made)) == []


def test_money_received_is_not_added_to_money_paid(made: AccordWorld) -> None:
    assert sums_of_activity(programme(made, ("incoming", 10, "USD", 0), ("other", 10, "USD", 0))) == []
