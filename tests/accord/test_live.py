"""Figures that casework tells, and how an indicator is shown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from hallar.accord.actions.accords import create_accord
from hallar.accord.actions.indicators import bring_in_series, follow_live_figure, record_course
from hallar.accord.live import Figure, draw_indicator, figure_of, live_value
from hallar.accord.models import Indicator, LiveFigure
from hallar.casework.actions import decisions
from hallar.casework.actions.persons import change_status
from hallar.casework.models import Candidate
from hallar.casework.roles import Role
from tests.accord.world import AccordWorld, make_accord
from tests.casework.test_scope import tie
from tests.casework.world import make_world


@pytest.fixture
def made(db: None) -> AccordWorld:
    return make_accord(make_world())


def figures(made: AccordWorld) -> dict[str, float | None]:
    return {one.value: live_value(one, made.accord) for one in LiveFigure}


def series(made: AccordWorld, text: str) -> Indicator:
    (found,) = bring_in_series(by=made.mexico, accord=made.accord, name="i.csv", content=text.encode())
    return found


def test_without_cases_there_is_nothing_but_noughts_and_no_time_to_answer(made: AccordWorld) -> None:
    assert figures(made) == dict.fromkeys(LiveFigure.values, 0) | {"days_to_answer": None}


def test_figures_follow_a_case_from_report_to_identification(made: AccordWorld) -> None:
    world = made.world
    person = world.person()
    world.person("FUB-2")
    assert figures(made)["cases_open"] == 2
    candidate = tie(world, world.family(person).members.get(person=person), world.remains())
    assert figures(made)["candidates_waiting"] == 1
    for role, decide in ((Role.REVIEWER, decisions.propose), (Role.APPROVER, decisions.approve)):
        candidate = Candidate.objects.get()
        decide(by=world.by(role), candidate=candidate, version=candidate.version, reasons="x")
    told = figures(made)
    assert (told["identified"], told["candidates_waiting"], told["cases_open"]) == (1, 0, 1)
    # The day of the answer is that of Greenwich, which may be a day ahead.
    assert told["days_to_answer"] - (date.today() - date(2024, 1, 2)).days in {0, 1}  # type: ignore[operator]


def test_who_was_found_alive_is_counted_so(made: AccordWorld) -> None:
    person = made.world.person()
    change_status(by=made.world.by(Role.REGISTRAR), person=person, new="localizada_con_vida", reason="x")
    assert (figures(made)["located_alive"], figures(made)["cases_open"]) == (1, 0)


def test_courses_of_other_accords_do_not_count(made: AccordWorld) -> None:
    values = {"title": "B", "address": "b", "concluded_on": date(2022, 1, 2), "countries": ["MX", "US"]}
    other = create_accord(by=made.mexico, **values)
    for accord, officials in ((made.accord, 30), (made.accord, 12), (other, 5)):
        record_course(
            by=made.mexico, accord=accord, title="DNA", held_on=date(2022, 5, 2), officials=officials
        )  # fmt: skip
    assert figures(made)["officials_trained"] == 42
    assert live_value("officials_trained", other) == 5


def test_a_figure_that_there_is_not_is_an_error(made: AccordWorld) -> None:
    with pytest.raises(ValueError, match="names"):
        live_value("names", made.accord)


def test_an_indicator_says_its_last_value_whatever_the_order_of_the_table(made: AccordWorld) -> None:
    indicator = series(made, "date,Labs\n2023,4.5\n2021,1\n2022-Q2,7\n")
    assert figure_of(indicator) == Figure(Decimal("4.5"), date(2023, 12, 31))
    live = follow_live_figure(by=made.mexico, accord=made.accord, live="cases_open")
    assert figure_of(live) == Figure(0, date.today())


def test_an_indicator_without_values_says_nothing(made: AccordWorld) -> None:
    live = follow_live_figure(by=made.mexico, accord=made.accord, live="days_to_answer")
    assert figure_of(live).value is None
    assert draw_indicator(live, "en") == ""
    live.live = ""
    assert figure_of(live) == Figure(None, None)


def test_the_last_value_of_every_year_is_drawn(made: AccordWorld) -> None:
    drawn = draw_indicator(series(made, "date,Labs\n2021-03,111\n2021-11,222\n2022,333\n"), "en")
    assert drawn.startswith("<svg")
    assert [value in drawn for value in ("2021", "2022", "222", "333", "111")] == [True] * 4 + [False]


def test_a_series_below_nought_is_not_drawn(made: AccordWorld) -> None:
    assert draw_indicator(series(made, "date,Change\n2021,-1\n2022,3\n"), "es") == ""
