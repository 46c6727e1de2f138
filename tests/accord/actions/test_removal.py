"""A document is taken away only while nothing rests on it."""

from __future__ import annotations

import pytest

from hallar.accord.actions import drafts, regrouping
from hallar.accord.actions.documents import remove_document
from hallar.accord.actions.evidence import accept_evidence, add_evidence, decline_evidence
from hallar.accord.models import Document, Evidence, Point
from tests.accord.world import AccordWorld, refused, stored


@pytest.fixture
def later(made: AccordWorld) -> Document:
    return made.later()


def test_a_document_added_by_mistake_leaves_nothing_of_itself(made: AccordWorld) -> None:
    before = stored()
    remove_document(by=made.states, document=made.later())
    after = stored()
    assert len(after.pop("AuditEvent")) == len(before.pop("AuditEvent")) + 2
    assert after == before


def test_what_was_set_aside_holds_no_document(made: AccordWorld, later: Document) -> None:
    point = later.points.get(parent=None)
    drafts.set_aside(by=made.mexico, point=point, version=point.version, reason="x")
    remove_document(by=made.mexico, document=later)
    assert not Document.objects.filter(pk=later.pk).exists()


@pytest.mark.parametrize("ending", ["confirmed", "merged", "split"])
def test_a_document_stays_with_its_points(made: AccordWorld, later: Document, ending: str) -> None:
    point = later.points.get(parent=None)
    values = {"by": made.mexico, "point": point, "version": point.version}
    if ending == "confirmed":
        drafts.confirm_point(**values)
    elif ending == "merged":
        regrouping.merge_point(**values, into=made.draft())
    else:
        regrouping.split_point(**values, pieces=["a", "b"])
    with refused("stays on record"):
        remove_document(by=made.mexico, document=later)


def test_a_document_stays_with_what_was_merged_into_its_drafts(made: AccordWorld, later: Document) -> None:
    point = made.draft()
    regrouping.merge_point(
        by=made.mexico, point=point, version=point.version, into=later.points.get(parent=None)
    )
    with refused("stays on record"):
        remove_document(by=made.mexico, document=later)
    assert Point.objects.get(pk=point.pk).merged_into == later.points.get(parent=None)


def test_a_document_stays_with_parts_of_other_documents(made: AccordWorld, later: Document) -> None:
    drafts.add_point(
        by=made.mexico, accord=made.accord, document=made.document, sentence="It was a good day",
        parent=later.points.get(parent=None),
    )  # fmt: skip
    with refused("stays on record"):
        remove_document(by=made.mexico, document=later)


@pytest.mark.parametrize("declined", [False, True])
def test_a_document_stays_with_the_evidence_it_is(made: AccordWorld, later: Document, declined: bool) -> None:
    shown = add_evidence(by=made.states, point=made.confirmed(), document=later)
    if declined:
        decline_evidence(by=made.states, evidence=shown, version=shown.version, reason="x")
    with refused("stays on record"):
        remove_document(by=made.mexico, document=later)
    assert Evidence.objects.filter(pk=shown.pk).exists()


def test_a_document_stays_with_what_its_points_are_evidence_for(made: AccordWorld, later: Document) -> None:
    made.confirmed()
    point = later.points.get(parent=None)
    drafts.confirm_point(by=made.mexico, point=point, version=point.version)
    offered = Evidence.objects.get()
    accept_evidence(by=made.mexico, evidence=offered, version=offered.version, relation="successor")
    with refused("stays on record"):
        remove_document(by=made.mexico, document=later)
