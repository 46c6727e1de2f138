"""The communiqué of the accord, told in our own words in both languages: its reading is complete."""

from __future__ import annotations

import datetime

import pytest

from hallar.accord.reading import Point, Reading, read_text
from tests.accord.conftest import EXAMPLES

NAMES = {
    "communique-two-presidents": ("Mexico", "United States"),
    "comunicado-dos-presidentes": ("México", "Estados Unidos"),
}


@pytest.fixture(params=NAMES)
def told(request: pytest.FixtureRequest) -> tuple[Reading, tuple[str, str]]:
    text = (EXAMPLES / "build" / f"{request.param}.txt").read_text(encoding="utf-8")
    return read_text(text), NAMES[request.param]


def only(reading: Reading, act: str, theme: str) -> Point:
    found = [point for point in reading.points if (point.act, point.theme) == (act, theme)]
    assert len(found) == 1, [(point.act, point.theme, point.object) for point in reading.points]
    return found[0]


def test_date_place_and_participants(told: tuple[Reading, tuple[str, str]]) -> None:
    reading, (mexico, states) = told
    assert reading.document.date == datetime.date(2021, 6, 8)
    assert reading.document.place.lower() in {"mexico city", "ciudad de méxico"}
    assert {one.name: one.party for one in reading.document.participants} == {
        "Andrés Manuel López Obrador": mexico,
        "Kamala Harris": states,
    }


def test_every_point_is_found(told: tuple[Reading, tuple[str, str]]) -> None:
    reading, (mexico, states) = told
    both = {mexico, states}
    assert set(only(reading, "reduce", "migration").committed_by) == both
    living = only(reading, "increase", "development")
    assert {"Guatemala", "Honduras", "El Salvador"} < set(living.places)
    investment = only(reading, "invest", "economy")
    assert (investment.committed_by, investment.towards) == ((states,), (mexico,))
    assert len(investment.parts) == 3
    assert mexico in investment.places
    border = next(point for point in reading.points if "3,200" in point.object or "3 200" in point.object)
    assert [one.value for one in border.quantities] == [3200]
    assert border.quantities[0].qualifier in {"almost", "casi"}
    dialogue = only(reading, "reactivate", "economy")
    assert (dialogue.kind, dialogue.due.start) == ("institution", datetime.date(2021, 9, 1))
    assert dialogue.due.end == datetime.date(2021, 9, 30)
    assert only(reading, "establish", "trafficking").kind == "institution"
    training = only(reading, "provide", "missing persons")
    assert (training.kind, training.committed_by, training.towards) == ("training", (states,), (mexico,))
    assert (training.quantities[0].value, training.quantities[0].qualifier) in {
        (82000, "more than"),
        (82000, "más de"),
    }
    meeting = only(reading, "meet", "security")
    assert (meeting.kind, meeting.due.start, meeting.due.end) == ("meeting", None, None)
    assert meeting.due.text in {"soon", "en breve"}
    assert any("competi" in point.object for point in reading.points)


def test_what_commits_nobody_is_kept_apart(told: tuple[Reading, tuple[str, str]]) -> None:
    reading, _ = told
    reasons = {statement.reason for statement in reading.statements}
    assert "date-line" in reasons
    assert reasons & {"quotation", "courtesy"}
