"""Programmes, rates, indicators, courses."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hallar.accord.actions.evidence import add_evidence
from hallar.accord.actions.indicators import (
    bring_in_series,
    change_course,
    follow_live_figure,
    note_live_figure,
    record_course,
)
from hallar.accord.actions.programmes import bring_in_activities, bring_in_rates
from hallar.accord.live import figure_of, live_value
from hallar.accord.models import Activity, ExchangeRate, LiveFigure, Point
from hallar.accord.programmes import sums_of
from hallar.casework.errors import CaseworkError
from hallar.formats.defect import BadInputError
from tests.accord.world import AccordWorld

FOLLOW = Path(__file__).resolve().parents[3] / "examples" / "accord" / "follow"
PROGRAMMES = (FOLLOW / "programmes.xml").read_bytes()
RATES = (FOLLOW / "rates.csv").read_bytes()


def programmes(made: AccordWorld, content: bytes = PROGRAMMES) -> list[Activity]:
    return bring_in_activities(by=made.mexico, accord=made.accord, name="p.xml", content=content)


def test_a_renewed_programme_keeps_its_evidence_and_holds_no_amount_twice(made: AccordWorld) -> None:
    point = made.confirmed()
    activity = programmes(made)[0]
    add_evidence(by=made.mexico, point=point, activity=activity)
    amounts, results = activity.money.count(), activity.results.count()
    again = programmes(made)[0]
    assert again.pk == activity.pk
    assert (again.money.count(), again.results.count()) == (amounts, results)
    assert point.evidence.get().activity == again


def test_a_bad_file_brings_nothing_in(made: AccordWorld) -> None:
    with pytest.raises(BadInputError):
        programmes(made, PROGRAMMES.replace(b"2400000", b"much"))
    assert not Activity.objects.exists()


def test_money_is_added_up_at_the_rates_of_its_days(made: AccordWorld) -> None:
    point = made.confirmed()
    add_evidence(by=made.mexico, point=point, activity=programmes(made)[0])
    paid = {one.label: one for one in sums_of(point)}
    without = next(one for one in paid.values() if one.missing)
    assert without.total == Decimal(950_000)
    assert "MXN" in without.missing[0]
    bring_in_rates(by=made.states, accord=made.accord, name="r.csv", content=RATES)
    whole = next(one for one in sums_of(point) if one.label == without.label)
    assert whole.missing == []
    assert whole.total == pytest.approx(Decimal(950_000) + Decimal(9_150_000) / Decimal("20.10"))
    assert "2022-08-30" in whole.rates[0]


def test_a_rate_of_the_same_day_is_replaced(made: AccordWorld) -> None:
    for rate in ("20", "21"):
        content = f"date,currency,base,rate\n2022-01-03,USD,MXN,{rate}\n".encode()
        bring_in_rates(by=made.mexico, accord=made.accord, name="r.csv", content=content)
    assert ExchangeRate.objects.get().rate == 21


def test_values_of_the_same_day_are_replaced_and_the_last_is_shown(made: AccordWorld) -> None:
    for value in ("5", "7"):
        content = f"indicator,date,value\nLabs,2022-06,{value}\nLabs,2021-06,1\n".encode()
        (indicator,) = bring_in_series(by=made.mexico, accord=made.accord, name="i.csv", content=content)
    assert indicator.values.count() == 2
    assert figure_of(indicator).value == 7
    assert figure_of(indicator).on == date(2022, 6, 30)


def test_a_figure_of_casework_is_what_casework_says(made: AccordWorld) -> None:
    world = made.world
    indicator = follow_live_figure(by=made.mexico, accord=made.accord, live=LiveFigure.CASES_OPEN)
    assert figure_of(indicator).value == 0
    world.person("FUB-77")
    assert figure_of(indicator).value == 1
    note_live_figure(by=made.states, indicator=indicator)
    assert indicator.values.get().value == 1
    with pytest.raises(CaseworkError, match="already"):
        follow_live_figure(by=made.mexico, accord=made.accord, live=LiveFigure.CASES_OPEN)
    days = follow_live_figure(by=made.mexico, accord=made.accord, live=LiveFigure.DAYS_TO_ANSWER)
    with pytest.raises(CaseworkError, match="nothing to measure"):
        note_live_figure(by=made.mexico, indicator=days)


@pytest.mark.parametrize("figure", LiveFigure)
def test_every_live_figure_is_a_number_or_nothing(made: AccordWorld, figure: LiveFigure) -> None:
    value = live_value(figure, made.accord)
    assert value is None or value >= 0


def test_officials_trained_are_counted_from_the_courses(made: AccordWorld) -> None:
    point = made.confirmed()
    course = record_course(
        by=made.states, accord=made.accord, title="DNA", held_on=date(2022, 5, 2), officials=30, point=point
    )
    record_course(by=made.mexico, accord=made.accord, title="Teeth", held_on=date(2022, 6, 2), officials=12)
    assert live_value(LiveFigure.OFFICIALS_TRAINED, made.accord) == 42
    assert Point.objects.get(pk=point.pk).moved_on == date(2022, 5, 2)
    change_course(by=made.mexico, course=course, version=course.version, officials=31)
    assert live_value(LiveFigure.OFFICIALS_TRAINED, made.accord) == 43
