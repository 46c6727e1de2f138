"""What the parties say, and what stands."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from hallar.accord.actions import drafts, progress
from hallar.accord.models import Point, Status, StatusStatement
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.models import Account, Agency
from hallar.casework.roles import Role
from hallar.casework.writing import writing
from tests.accord.world import AccordWorld


def now(point: Point) -> Point:
    return Point.objects.get(pk=point.pk)


def test_a_status_is_stated_until_the_other_party_concurs(made: AccordWorld) -> None:
    point = made.confirmed()
    word = made.say(made.mexico, point, Status.FULFILLED)
    assert (now(point).status, now(point).contested) == ("agreed", True)
    progress.concur(by=made.states, statement=word, version=now(point).version)
    assert (now(point).status, now(point).contested) == ("fulfilled", False)
    assert now(point).status_since == date(2022, 1, 1)
    assert now(point).next_due is None


def test_both_versions_stay_on_record(made: AccordWorld) -> None:
    point = made.confirmed()
    made.say(made.mexico, point, Status.FULFILLED)
    made.say(made.states, point, Status.UNDER_WAY)
    assert [(one.country, one.status) for one in point.statements.all()] == [
        ("MX", "fulfilled"), ("US", "under_way"),
    ]  # fmt: skip
    assert (now(point).status, now(point).contested) == ("agreed", True)
    made.say(made.states, point, Status.FULFILLED)
    assert (now(point).status, now(point).contested) == ("fulfilled", False)


def test_only_the_last_word_of_another_party_is_concurred_with(made: AccordWorld) -> None:
    point = made.confirmed()
    first = made.say(made.mexico, point, Status.UNDER_WAY)
    last = made.say(made.mexico, point, Status.FULFILLED)
    for by, word, why in (
        (made.states, first, "something else since"), (made.mexico, last, "own party"),
    ):  # fmt: skip
        with pytest.raises(CaseworkError, match=why):
            progress.concur(by=by, statement=word, version=now(point).version)
    progress.concur(by=made.states, statement=last, version=now(point).version)
    with pytest.raises(CaseworkError, match="same already"):
        progress.concur(by=made.states, statement=last, version=now(point).version)


@pytest.mark.parametrize(
    "statement", ["UPDATE accord_statusstatement SET status = 'lapsed'", "DELETE FROM accord_statusstatement"]
)
def test_the_database_keeps_what_was_said(made: AccordWorld, statement: str) -> None:
    made.say(made.mexico, made.confirmed(), Status.FULFILLED)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert StatusStatement.objects.get().status == "fulfilled"


def test_what_was_replaced_names_what_takes_its_place(made: AccordWorld) -> None:
    point, other = made.confirmed(), made.confirmed("task force")
    values = {"status": Status.REPLACED, "as_of": date(2022, 1, 1), "note": "x"}
    with pytest.raises(CaseworkError, match="takes its place"):
        progress.state_status(by=made.mexico, point=point, version=now(point).version, **values)
    with pytest.raises(CaseworkError, match="another point"):
        progress.state_status(
            by=made.mexico, point=point, version=now(point).version, **values, successor=point
        )
    word = progress.state_status(
        by=made.mexico, point=point, version=now(point).version, **values, successor=other
    )
    assert now(point).replaced_by is None
    progress.concur(by=made.states, statement=word, version=now(point).version)
    assert now(point).replaced_by == other


def test_days_of_words(made: AccordWorld) -> None:
    point = made.confirmed()
    made.say(made.mexico, point, Status.UNDER_WAY, date(2022, 5, 1))
    for day in (date(2022, 4, 30), date.today() + timedelta(days=1)):
        with pytest.raises(CaseworkError):
            made.say(made.mexico, point, Status.FULFILLED, day)
    assert point.statements.count() == 1


def test_a_draft_has_no_status(made: AccordWorld) -> None:
    with pytest.raises(CaseworkError, match="Confirm"):
        made.say(made.mexico, made.draft(), Status.FULFILLED)


def test_a_country_that_is_no_party_says_nothing(made: AccordWorld) -> None:
    point = made.confirmed()
    with writing():
        agency = Agency(code="gt", name="Secretaría", country="GT", jurisdiction="national")
        agency.save()
    stranger = Account(username="gt", role=Role.SECRETARIAT, agency=agency)
    stranger.save()
    with pytest.raises(NotAllowedError):
        made.say(stranger, point, Status.FULFILLED)
    with pytest.raises(NotAllowedError):
        progress.add_owner(by=stranger, point=point, office="x")


def test_milestones_make_a_point_due_and_what_was_reached_stays(made: AccordWorld) -> None:
    point = made.confirmed()
    step = progress.add_milestone(by=made.states, point=point, title="First course", due=date(2022, 3, 31))
    assert now(point).next_due == date(2022, 3, 31)
    step = progress.reach_milestone(
        by=made.states, milestone=step, version=step.version, done_on=date(2022, 4, 2)
    )
    assert (now(point).next_due, now(point).moved_on) == (date(2023, 12, 31), date(2022, 4, 2))
    with pytest.raises(CaseworkError, match="on record"):
        progress.remove_milestone(by=made.states, milestone=step)
    step = progress.reach_milestone(by=made.states, milestone=step, version=step.version, done_on=None)
    assert now(point).next_due == date(2022, 3, 31)
    progress.remove_milestone(by=made.states, milestone=step)
    assert now(point).next_due == date(2023, 12, 31)


def test_what_recurs_is_due_again_after_each_occurrence(made: AccordWorld) -> None:
    point = made.confirmed()
    point = drafts.correct_point(by=made.mexico, point=point, version=point.version, every_months=12)
    assert point.next_due == date(2023, 12, 31)
    step = progress.add_milestone(by=made.mexico, point=point, title="Held", due=None, occurrence=True)
    progress.reach_milestone(by=made.mexico, milestone=step, version=step.version, done_on=date(2024, 1, 2))
    assert now(point).next_due == date(2024, 12, 31)


def test_each_party_names_its_own_offices(made: AccordWorld) -> None:
    point = made.confirmed()
    office = progress.add_owner(by=made.states, point=point, office=" Bureau ")
    assert (office.country, office.office) == ("US", "Bureau")
    with pytest.raises(NotAllowedError):
        progress.remove_owner(by=made.mexico, owner=office)
    progress.remove_owner(by=made.states, owner=office)
    assert not point.owners.exists()
