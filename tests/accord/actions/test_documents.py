"""Documents, and what a later one offers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hallar.accord.actions import drafts
from hallar.accord.actions.accords import create_accord
from hallar.accord.actions.documents import add_document, change_document, remove_document
from hallar.accord.actions.evidence import accept_evidence, add_evidence, decline_evidence
from hallar.accord.models import Document, Evidence, Point
from hallar.casework.errors import CaseworkError
from hallar.casework.models import AuditEvent
from hallar.formats.defect import BadInputError
from tests.accord.world import AccordWorld, refused


def test_a_file_is_added_once(made: AccordWorld) -> None:
    with pytest.raises(CaseworkError, match="already"):
        made.add("again.txt", made.document.text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Mexico and the United States agreed to meet again.", "no date"),
        (
            f"Mexico City, {date.today() + timedelta(days=40):%B %d, %Y}\n\nThey agreed to meet.",
            "still to come",
        ),
    ],
)
def test_a_document_has_a_day_that_has_come(made: AccordWorld, text: str, why: str) -> None:
    with pytest.raises(CaseworkError, match=why):
        made.add("x.txt", text)


@pytest.mark.parametrize("content", [b"", b"\x00\x01" * 50, b"%PDF-1.4 nothing"])
def test_a_bad_file_leaves_nothing(made: AccordWorld, content: bytes) -> None:
    before = Document.objects.count(), Point.objects.count(), AuditEvent.objects.count()
    with pytest.raises(BadInputError):
        add_document(by=made.mexico, accord=made.accord, name="x", content=content, title="", kind="other")
    assert (Document.objects.count(), Point.objects.count(), AuditEvent.objects.count()) == before


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Mexico City, June 9, 2021\n\nMinutes of the water table\n\nThey agreed to meet.",
            "Minutes of the water table",
        ),
        (
            "Mexico City, June 9, 2021\n\nMINUTES\n\nAt the annual meeting they agreed to meet.",
            "Annual meeting",
        ),
        ("Ciudad de México, 9 de junio de 2021\n\nDurante la visita acordaron reunirse.", "Visita"),
        (
            "Mexico City, June 9, 2021\n\nThe visit of the vice president of the United States, "
            "Quetzal Ownname, was useful. They agreed to plant trees.",
            "Visit of the vice president of the United States",
        ),
        ("Mexico City, June 9, 2021\n\nThey agreed to plant trees.", "x.txt"),
    ],
)
def test_a_document_without_a_title_is_called_what_it_calls_itself(
    made: AccordWorld, text: str, title: str
) -> None:
    added = add_document(
        by=made.mexico, accord=made.accord, name="x.txt", content=text.encode(), title=" ", kind="other"
    )
    assert added.title == title


@pytest.mark.parametrize(
    ("sentence", "countries", "owed_by"),
    [
        ("Both governments agreed to plant trees.", ["MX", "US"], ["MX", "US"]),
        ("The parties will publish a table.", ["MX", "US"], ["MX", "US"]),
        ("Both governments agreed to plant trees.", ["MX", "US", "GT"], []),
        ("The Ministry of Water will publish a table.", ["MX", "US"], ["Ministry of Water"]),
    ],
)
def test_both_governments_of_a_text_that_names_none_are_those_of_the_accord(
    made: AccordWorld, sentence: str, countries: list[str], owed_by: list[str]
) -> None:
    accord = create_accord(
        by=made.mexico, title="B", address="b", concluded_on=date(2021, 6, 8), countries=countries
    )
    document = AccordWorld(made.world, accord, made.document).add(
        "x.txt", f"Mérida, June 9, 2021\n\n{sentence}"
    )
    point = document.points.get(parent=None)
    assert point.committed_by == owed_by
    assert ("party:both-of-the-accord" in point.rules) == (owed_by == ["MX", "US"])


def test_a_document_is_called_otherwise_and_its_text_stays(made: AccordWorld) -> None:
    values = {"by": made.states, "document": made.document, "version": made.document.version}
    changed = change_document(**values, title=" A better title ", kind="minutes")
    assert (changed.title, changed.kind, changed.text) == ("A better title", "minutes", made.document.text)
    values["version"] = changed.version
    for wrong, why in (({"title": " "}, "Title"), ({"title": "x" * 201}, "200"), ({"kind": "song"}, "song")):
        with refused(why):
            change_document(**values, **wrong)
    with pytest.raises(ValueError, match="only title and kind"):
        change_document(**values, text="x")


def test_a_document_is_taken_away_only_while_nothing_rests_on_it(made: AccordWorld) -> None:
    later = made.later()
    point = later.points.get(parent=None)
    point = drafts.confirm_point(by=made.mexico, point=point, version=point.version)
    with pytest.raises(CaseworkError, match="stays on record"):
        remove_document(by=made.mexico, document=later)
    another = made.add("third.txt", made.document.text.replace("June 8, 2021", "June 9, 2021"))
    remove_document(by=made.states, document=another)
    assert not Document.objects.filter(pk=another.pk).exists()
    assert Point.objects.filter(document=later).exists()


def test_a_later_point_is_offered_for_an_earlier_one_it_resembles_and_says_why(made: AccordWorld) -> None:
    earlier = made.draft()
    made.later()
    offered = Evidence.objects.get(point=earlier)
    assert offered.state == Evidence.State.OFFERED
    assert offered.likeness["score"] == pytest.approx(
        sum(part["contribution"] for part in offered.likeness["parts"]), abs=0.01
    )
    words = next(part for part in offered.likeness["parts"] if part["name"] == "words")
    assert "forensic" in words["matched"]
    assert not Evidence.objects.filter(point=made.draft("task force")).exists()


def test_a_document_of_an_earlier_day_offers_nothing(made: AccordWorld) -> None:
    made.add("before.txt", made.document.text.replace("June 8, 2021", "June 8, 2020"))
    assert not Evidence.objects.filter(point__document=made.document).exists()


def test_an_offer_is_accepted_once_both_points_are_confirmed(made: AccordWorld) -> None:
    point = made.confirmed()
    later = made.later().points.get(parent=None)
    offered = Evidence.objects.get(point=point)
    with pytest.raises(CaseworkError, match="Confirm"):
        accept_evidence(by=made.states, evidence=offered, version=offered.version, relation="successor")
    drafts.confirm_point(by=made.mexico, point=later, version=later.version)
    taken = accept_evidence(by=made.states, evidence=offered, version=offered.version, relation="successor")
    assert (taken.state, taken.relation, taken.country) == ("accepted", "successor", "US")
    assert Point.objects.get(pk=point.pk).moved_on == later.document.dated
    with pytest.raises(CaseworkError, match="other party"):
        decline_evidence(by=made.mexico, evidence=taken, version=taken.version, reason="no")


def test_a_declined_offer_stays_on_record_with_the_reason(made: AccordWorld) -> None:
    made.confirmed()
    made.later()
    offered = Evidence.objects.get()
    decline_evidence(by=made.mexico, evidence=offered, version=offered.version, reason="another matter")
    assert Evidence.objects.get().state == Evidence.State.DECLINED
    assert AuditEvent.objects.get(verb="evidence.decline").reason == "another matter"


def test_empty_evidence_is_none(made: AccordWorld) -> None:
    point = made.confirmed()
    with pytest.raises(CaseworkError, match="Say what shows it"):
        add_evidence(by=made.mexico, point=point, words="  ")
    with pytest.raises(CaseworkError, match="still to come"):
        add_evidence(by=made.mexico, point=point, words="x", dated=date.today() + timedelta(days=1))
    assert add_evidence(by=made.mexico, point=point, words="x").country == "MX"
