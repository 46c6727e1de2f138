"""Figures entered by mistake: taken away with a reason, while no evidence rests on them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from hallar.accord.actions.evidence import add_evidence, decline_evidence
from hallar.accord.actions.figure_removal import remove_activity, remove_course, remove_indicator, remove_rate
from hallar.accord.actions.indicators import bring_in_series, follow_live_figure, record_course
from hallar.accord.actions.programmes import bring_in_activities, bring_in_rates
from hallar.accord.live import live_value
from hallar.accord.models import (
    Activity,
    ExchangeRate,
    Indicator,
    IndicatorValue,
    Money,
    Result,
    TrainingCourse,
)
from hallar.casework.errors import StaleRecordError
from tests.accord.conftest import EXAMPLES
from tests.accord.world import AccordWorld, refused


def content(name: str) -> dict[str, Any]:
    return {"name": name, "content": (EXAMPLES / "follow" / name).read_bytes()}


def taken(made: AccordWorld, figure: Any, reason: str = "the wrong file") -> dict[str, Any]:
    return {"by": made.mexico, "figure": figure, "version": figure.version, "reason": reason}


@pytest.fixture
def programme(made: AccordWorld) -> Activity:
    return bring_in_activities(by=made.states, accord=made.accord, **content("programmes.xml"))[0]


def test_an_indicator_goes_with_its_values(made: AccordWorld) -> None:
    wrong, right = bring_in_series(by=made.mexico, accord=made.accord, **content("indicators.csv"))
    remove_indicator(**taken(made, wrong))
    assert list(Indicator.objects.all()) == [right]
    assert {one.indicator for one in IndicatorValue.objects.all()} == {right}
    bring_in_series(by=made.mexico, accord=made.accord, **content("indicators.csv"))
    assert Indicator.objects.count() == 2


def test_a_figure_of_casework_is_followed_no_more(made: AccordWorld) -> None:
    followed = follow_live_figure(by=made.mexico, accord=made.accord, live="cases_open")
    remove_indicator(**taken(made, followed))
    assert follow_live_figure(by=made.mexico, accord=made.accord, live="cases_open").live == "cases_open"


def test_a_programme_goes_with_its_money_and_results(made: AccordWorld, programme: Activity) -> None:
    remove_activity(**taken(made, programme))
    for kind in (Money, Result):
        assert not kind.objects.filter(activity=programme.pk).exists()
        assert kind.objects.exists()


def test_a_rate_goes_alone(made: AccordWorld) -> None:
    first, *others = bring_in_rates(by=made.mexico, accord=made.accord, **content("rates.csv"))
    remove_rate(**taken(made, first))
    assert set(ExchangeRate.objects.all()) == set(others)


def test_officials_of_a_course_that_was_not_held_do_not_count(made: AccordWorld) -> None:
    course = record_course(
        by=made.mexico, accord=made.accord, title="DNA", held_on=date(2022, 5, 2), officials=30,
        point=made.confirmed(),
    )  # fmt: skip
    remove_course(**taken(made, course))
    assert not TrainingCourse.objects.exists()
    assert live_value("officials_trained", made.accord) == 0


@pytest.mark.parametrize("declined", [False, True])
def test_what_evidence_names_stays_on_record(made: AccordWorld, programme: Activity, declined: bool) -> None:
    point = made.confirmed()
    shown = add_evidence(by=made.mexico, point=point, activity=programme)
    if declined:
        decline_evidence(by=made.mexico, evidence=shown, version=shown.version, reason="x")
    with refused(f"stays on record with points {point.number}"):
        remove_activity(**taken(made, programme))


def test_nothing_is_taken_away_without_a_reason_or_unseen(made: AccordWorld, programme: Activity) -> None:
    with refused("Reason"):
        remove_activity(**taken(made, programme, " "))
    stale = {**taken(made, programme), "version": programme.version + 1}
    with refused("Somebody else changed", StaleRecordError):
        remove_activity(**stale)
