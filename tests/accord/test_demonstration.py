"""The demonstration's accord: complete, lawful, and loaded once."""

from __future__ import annotations

import json
from datetime import date

import pytest

from hallar.accord.board import board_of
from hallar.accord.demonstration import FILES, load_accord
from hallar.accord.models import Accord, DraftState, Evidence, LiveFigure, Point, StatusStatement
from hallar.accord.output import calendar_of, linked_data_of, table_of
from hallar.accord.parties import accords_in_view
from hallar.accord.programmes import sums_of
from hallar.accord.standing import standing_of
from hallar.accord.timeline import draw_accord
from hallar.casework.audit import verify_chain
from hallar.casework.models import Account
from tests.accord.conftest import EXAMPLES
from tests.accord.output.conftest import address
from tests.accord.world import refused, secretariat_of
from tests.casework.world import World, make_world

TODAY = date(2024, 6, 15)
CONTENT = {path.name: path.read_bytes() for path in EXAMPLES.rglob("*") if path.name in FILES}


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def observer(world: World) -> Account:
    return secretariat_of("GT")


@pytest.fixture
def accord(world: World, observer: Account) -> Accord:
    return load(world, observer)


def load(world: World, observer: Account) -> Accord:
    return load_accord(
        mexico=world.accounts["secretariat"], united_states=world.foreign["secretariat"],
        observer=observer.agency, files=CONTENT,
    )  # fmt: skip


def test_every_file_of_the_demonstration_is_there() -> None:
    assert set(CONTENT) == set(FILES)


def test_it_shows_what_an_accord_can_be(accord: Accord) -> None:
    board = board_of(accord, TODAY)
    groups = {one.code: one.count for one in board.groups}
    assert board.confirmed > 10
    assert groups["late"] > 0
    assert groups["contested"] == 1
    assert {status.value for status, count in board.by_status if count} >= {
        "agreed",
        "under_way",
        "fulfilled",
    }
    assert accord.points.filter(state=DraftState.SET_ASIDE).exists()
    assert accord.points.filter(state=DraftState.CONFIRMED, every_months=12).exists()
    assert set(accord.indicators.exclude(live="").values_list("live", flat=True)) == set(LiveFigure.values)
    assert accord.indicators.filter(live="").exists()
    shown = Evidence.objects.filter(state=Evidence.State.ACCEPTED)
    assert shown.filter(later__isnull=False).exists()
    (training,) = {one.point for one in shown.exclude(activity=None)}
    assert all(one.total is not None and not one.missing for one in sums_of(training))
    assert draw_accord(accord, TODAY, "es").startswith("<svg")


def test_every_point_stands_where_its_words_put_it(accord: Accord) -> None:
    said = Point.objects.filter(statements__isnull=False).distinct()
    assert said.count() == 3
    for point in Point.objects.all():
        standing = standing_of(point.statements.order_by("pk"), point.concerned())
        assert (point.status, point.contested, point.status_since) == (
            standing.status, standing.contested, standing.since,
        )  # fmt: skip
        if point.document:
            assert point.document.text[point.start : point.end] == point.sentence
    assert StatusStatement.objects.filter(concurs_with__isnull=False).count() == 2


def test_it_is_open_to_all_and_says_that_it_is_invented(accord: Accord, observer: Account) -> None:
    assert accord.is_public
    assert "demostración" in accord.title
    assert accords_in_view(observer).get() == accord
    assert accord.observers.get().agency == observer.agency
    for one in accord.documents.all():
        assert "demonstration" in one.title


def test_it_is_given_out_in_every_form(accord: Accord) -> None:
    assert calendar_of(accord, address, "h").count(b"BEGIN:VEVENT") > 3
    assert len(table_of(accord, address).splitlines()) > 10
    described = json.loads(linked_data_of(accord, "https://example.org/", address))
    assert len(described["points"]) == accord.points.filter(state="confirmed").count()


def test_everything_went_by_the_trail(accord: Accord) -> None:
    assert verify_chain() == []


def test_it_is_loaded_once(world: World, observer: Account, accord: Accord) -> None:
    with refused("."):
        load(world, observer)


def test_documents_without_the_points_it_follows_are_named(world: World, observer: Account) -> None:
    files = {
        **CONTENT,
        "communique-two-presidents.txt": b"Mexico City, June 8, 2021\n\nMexico will publish a map.\n",
        "joint-review.txt": b"Mexico City, June 9, 2021\n\nMexico will publish a list.\n",
    }
    with pytest.raises(LookupError, match="theme"):
        load_accord(
            mexico=world.accounts["secretariat"], united_states=world.foreign["secretariat"],
            observer=observer.agency, files=files,
        )  # fmt: skip
