"""The history of a point."""

from __future__ import annotations

from datetime import UTC, date, datetime

from django.conf import settings
from django.utils import translation

from hallar.accord.actions import drafts, evidence, progress
from hallar.accord.actions.indicators import record_course
from hallar.accord.history import history_of
from hallar.accord.models import Evidence, Point, Status
from hallar.casework.writing import writing
from tests.accord.world import AccordWorld


def told(point: Point, language: str = "en") -> list[tuple[str, str]]:
    with translation.override(language):
        return [(f"{one.on}", one.what) for one in history_of(Point.objects.get(pk=point.pk))]


def test_a_history_begins_with_the_document_or_the_accord(made: AccordWorld) -> None:
    made.accord.concluded_on = date(2021, 1, 1)
    by_hand = drafts.add_point(by=made.mexico, accord=made.accord, document=None, sentence="x")
    assert told(made.draft()) == [("2021-06-08", "agreed")]
    assert told(by_hand) == [("2021-06-08", "agreed")]
    assert history_of(made.draft())[0].grounds == "communique.txt"


def test_everything_stands_in_the_order_of_its_days(made: AccordWorld) -> None:
    point = made.confirmed()
    step = progress.add_milestone(by=made.mexico, point=point, title="First course", due=None)
    progress.add_milestone(by=made.mexico, point=point, title="Never held", due=date(2022, 1, 1))
    word = made.say(made.mexico, point, Status.FULFILLED, date(2022, 9, 1))
    progress.concur(by=made.states, statement=word, version=Point.objects.get(pk=point.pk).version)
    progress.reach_milestone(
        by=made.states, milestone=step, version=step.version, done_on=date(2022, 3, 1)
    )  # fmt: skip
    evidence.add_evidence(by=made.mexico, point=point, words="A list", dated=date(2022, 4, 1))
    assert told(point) == [
        ("2021-06-08", "agreed"),
        ("2022-03-01", "milestone reached, as stated by United States: First course"),
        ("2022-04-01", "evidence put on record by Mexico"),
        ("2022-09-01", "stated by Mexico: fulfilled"),
        ("2022-09-01", "United States concurs with Mexico: fulfilled"),
    ]
    assert [one.grounds for one in history_of(point)][2:4] == ["A list", "grounds"]
    assert ("2022-09-01", "Estados Unidos concuerda con México: cumplido") in told(point, "es")


def test_evidence_without_a_day_has_that_of_its_document(made: AccordWorld) -> None:
    point = made.confirmed()
    evidence.add_evidence(by=made.mexico, point=point, document=made.later())
    assert ("2022-10-14", "evidence put on record by Mexico") in told(point)


def test_what_came_in_the_evening_is_of_that_day(made: AccordWorld) -> None:
    """It is tomorrow in Greenwich by then."""
    point = made.confirmed()
    shown = evidence.add_evidence(by=made.mexico, point=point, words="x")
    with writing():
        Evidence.objects.filter(pk=shown.pk).update(at=datetime(2022, 3, 2, 3, tzinfo=UTC))
    assert settings.TIME_ZONE == "America/Mexico_City"
    assert told(point)[-1] == ("2022-03-01", "evidence put on record by Mexico")


def test_what_was_only_offered_is_no_history_and_what_was_declined_none_for_the_public(
    made: AccordWorld,
) -> None:
    point = made.confirmed()
    made.later()
    assert len(told(point)) == 1
    offered = Evidence.objects.get()
    evidence.decline_evidence(by=made.mexico, evidence=offered, version=offered.version, reason="x")
    assert len(told(point)) == 2
    assert len(history_of(point, public=True)) == 1


def test_a_history_names_parties_and_no_accounts(made: AccordWorld) -> None:
    point = made.confirmed()
    made.say(made.mexico, point, Status.LAPSED)
    made.say(made.states, point, Status.UNDER_WAY)
    text = repr(history_of(point))
    assert not [one for one in ("secretariat", "us-secretariat") if one in text]


def test_what_was_judged_stands_with_its_reason_for_the_parties_alone(made: AccordWorld) -> None:
    point = made.confirmed()
    shown = evidence.add_evidence(by=made.mexico, point=point, words="A list")
    evidence.decline_evidence(by=made.mexico, evidence=shown, version=shown.version, reason="The wrong list")
    point = Point.objects.get(pk=point.pk)
    last = history_of(point)[-1]
    assert (last.what, last.grounds) == ("evidence declined by Mexico", "A list\nThe wrong list")
    assert [one.what for one in history_of(point, public=True)] == ["agreed"]


def test_a_milestone_that_was_not_reached_after_all_leaves_a_trace(made: AccordWorld) -> None:
    point = made.confirmed()
    step = progress.add_milestone(by=made.mexico, point=point, title="First course", due=None)
    for day in (date(2022, 3, 1), None):
        step = progress.reach_milestone(by=made.states, milestone=step, version=step.version, done_on=day)
    assert [(one.what, one.grounds) for one in history_of(Point.objects.get(pk=point.pk))][1:] == [
        ("milestone not reached after all, as stated by United States", "First course (2022-03-01)")
    ]


def test_a_course_stands_in_the_history_of_its_point(made: AccordWorld) -> None:
    point = made.confirmed()
    record_course(
        by=made.mexico, accord=made.accord, title="DNA", held_on=date(2022, 5, 2), officials=1, point=point
    )
    last = history_of(Point.objects.get(pk=point.pk))[-1]
    assert (f"{last.on}", last.what, last.grounds) == ("2022-05-02", "course held: DNA", "1 official")
