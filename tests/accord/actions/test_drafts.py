"""From drafts to points, and back."""

from __future__ import annotations

from datetime import date

import pytest

from hallar.accord.actions import drafts, regrouping
from hallar.accord.models import DraftState, Point
from hallar.casework.errors import CaseworkError, StaleRecordError
from tests.accord.world import TEXT, AccordWorld


def test_a_point_says_what_stands_in_the_text(made: AccordWorld) -> None:
    for point in made.document.points.filter(parent=None):
        assert made.document.text[point.start : point.end] == point.sentence
        assert point.state == DraftState.DRAFT
    assert made.draft().committed_by == ["US"]
    assert made.draft().towards == ["MX"]
    assert made.draft().due_to == date(2023, 12, 31)
    assert made.document.statements[-1]["sentence"] in TEXT


def test_a_confirmed_point_stands_as_agreed_and_is_due(made: AccordWorld) -> None:
    point = made.confirmed()
    assert (point.state, point.status, point.next_due) == ("confirmed", "agreed", date(2023, 12, 31))
    assert point.moved_on == made.document.dated
    with pytest.raises(CaseworkError, match="not a draft"):
        drafts.confirm_point(by=made.mexico, point=point, version=point.version)


def test_somebody_elses_change_is_not_overwritten(made: AccordWorld) -> None:
    point = made.draft()
    drafts.correct_point(by=made.states, point=point, version=point.version, summary="Another")
    with pytest.raises(StaleRecordError):
        drafts.confirm_point(by=made.mexico, point=point, version=point.version)


def test_the_sentence_of_a_document_cannot_be_rewritten(made: AccordWorld) -> None:
    point = made.draft()
    drafts.correct_point(by=made.mexico, point=point, version=point.version, sentence="Something else")
    assert made.draft().sentence == point.sentence


def test_a_point_that_binds_nobody_is_not_confirmed(made: AccordWorld) -> None:
    point = made.draft()
    point = drafts.correct_point(by=made.mexico, point=point, version=point.version, committed_by=[])
    with pytest.raises(CaseworkError, match="Nobody is committed"):
        drafts.confirm_point(by=made.mexico, point=point, version=point.version)


@pytest.mark.parametrize(
    "values",
    [
        {"due_from": date(2022, 2, 1), "due_to": date(2022, 1, 1)},
        {"due_from": None, "due_to": None, "every_months": 12},
    ],
)
def test_periods_that_cannot_be_are_refused(made: AccordWorld, values: dict[str, object]) -> None:
    point = made.draft()
    with pytest.raises(CaseworkError):
        drafts.correct_point(by=made.mexico, point=point, version=point.version, **values)
    assert made.draft().version == point.version


def test_split_and_brought_back(made: AccordWorld) -> None:
    point = made.draft()
    point = regrouping.split_point(
        by=made.mexico,
        point=point,
        version=point.version,
        pieces=["forensic training", "Mexican officials", " "],
    )
    assert point.state == DraftState.SPLIT
    pieces = list(Point.objects.filter(came_from=point))
    assert [one.summary for one in pieces] == ["Forensic training", "Mexican officials"]
    for one in pieces:
        assert made.document.text[one.start : one.end].casefold() == one.object.casefold()
        assert one.committed_by == ["US"]
    regrouping.bring_back(by=made.mexico, point=point, version=point.version)
    assert {one.state for one in Point.objects.filter(came_from=point)} == {"set_aside"}


def test_a_point_whose_piece_was_confirmed_stays_split(made: AccordWorld) -> None:
    point = made.draft()
    point = regrouping.split_point(by=made.mexico, point=point, version=point.version, pieces=["a", "b"])
    piece = Point.objects.filter(came_from=point)[0]
    drafts.confirm_point(by=made.mexico, point=piece, version=piece.version)
    with pytest.raises(CaseworkError, match=str(piece.number)):
        regrouping.bring_back(by=made.mexico, point=point, version=point.version)
    assert Point.objects.get(pk=point.pk).state == DraftState.SPLIT


def test_one_piece_is_no_split(made: AccordWorld) -> None:
    point = made.draft()
    with pytest.raises(CaseworkError, match="at least two"):
        regrouping.split_point(by=made.mexico, point=point, version=point.version, pieces=["all of it", ""])
    assert made.draft().state == DraftState.DRAFT


def test_a_merged_point_leaves_what_it_said_with_the_other(made: AccordWorld) -> None:
    into, point = made.confirmed(), made.draft("task force")
    merged = regrouping.merge_point(by=made.mexico, point=point, version=point.version, into=into)
    assert (merged.state, merged.merged_into) == (DraftState.MERGED, into)
    assert Point.objects.get(pk=into.pk).committed_by == ["US", "MX"]
    other = made.draft("joint table")
    with pytest.raises(CaseworkError, match="Choose another"):
        regrouping.merge_point(by=made.mexico, point=other, version=other.version, into=other)


def test_set_aside_with_a_reason_and_brought_back(made: AccordWorld) -> None:
    point = made.draft()
    with pytest.raises(CaseworkError, match="Reason"):
        drafts.set_aside(by=made.mexico, point=point, version=point.version, reason=" ")
    point = drafts.set_aside(by=made.mexico, point=point, version=point.version, reason="courtesy")
    point = regrouping.bring_back(by=made.states, point=point, version=point.version)
    assert point.state == DraftState.DRAFT


def test_a_missed_point_is_added_in_the_words_of_the_document(made: AccordWorld) -> None:
    words = "It was a good day"
    point = drafts.add_point(
        by=made.mexico, accord=made.accord, document=made.document, sentence=words, committed_by=["MX"]
    )
    assert made.document.text[point.start : point.end] == words
    assert point.number == Point.objects.filter(accord=made.accord).count()
    with pytest.raises(CaseworkError, match="do not stand"):
        drafts.add_point(by=made.mexico, accord=made.accord, document=made.document, sentence="never said")
    by_hand = drafts.add_point(by=made.mexico, accord=made.accord, document=None, sentence="said aloud")
    assert by_hand.document is None
