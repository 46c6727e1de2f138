"""Linked data, read back: everything named once, everything referred to is there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from hallar.accord.actions import drafts, evidence, progress
from hallar.accord.actions.programmes import bring_in_activities
from hallar.accord.models import Point, Status
from hallar.accord.output import linked_data_of
from tests.accord.conftest import EXAMPLES
from tests.accord.output.conftest import address
from tests.accord.world import AccordWorld

HOME = "https://example.org/accord/"


def described(made: AccordWorld) -> dict[str, Any]:
    return json.loads(linked_data_of(made.accord, HOME, address))  # type: ignore[no-any-return]


def point_of(made: AccordWorld, point: Point) -> dict[str, Any]:
    (found,) = (one for one in described(made)["points"] if one["number"] == point.number)
    return found  # type: ignore[no-any-return]


def nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from nodes(one)


def test_everything_is_named_once_and_what_is_referred_to_is_there(plain: AccordWorld) -> None:
    whole, later = plain.confirmed(), plain.later().points.get(parent=None)
    later = drafts.confirm_point(by=plain.mexico, point=later, version=later.version)
    part = drafts.add_point(
        by=plain.mexico, accord=plain.accord, document=plain.document, sentence="It was a good day",
        parent=whole, committed_by=["MX"],
    )  # fmt: skip
    drafts.confirm_point(by=plain.mexico, point=part, version=part.version)
    offered = whole.evidence.get()
    evidence.accept_evidence(
        by=plain.mexico, evidence=offered, version=offered.version, relation="successor"
    )  # fmt: skip
    for by in (plain.mexico, plain.states):
        progress.state_status(
            by=by, point=whole, version=Point.objects.get(pk=whole.pk).version, status=Status.REPLACED,
            as_of=date(2022, 11, 1), note="x", successor=later,
        )  # fmt: skip
    told = described(plain)
    names = [one["id"] for one in nodes(told) if "id" in one and "@version" not in one]
    assert len(names) == len(set(names)) == 1 + 2 + 3
    references = [
        one[name]
        for one in nodes(told["points"])
        for name in ("source", "partOf", "replacedBy", "later")
        if name in one
    ]
    assert len(references) == 3 + 1 + 1 + 1
    assert set(references) <= set(names)
    assert point_of(plain, whole)["replacedBy"] == address(later)


def test_a_point_says_only_what_is_known(plain: AccordWorld) -> None:
    told = point_of(plain, plain.confirmed("task force"))
    assert not {"dueFrom", "dueTo", "everyMonths", "partOf", "evidence", "statements"} & told.keys()
    assert (told["status"], told["contested"]) == ("agreed", False)
    assert all(value not in ("", [], None) for value in told.values())


def test_numbers_stay_numbers_and_days_are_days(plain: AccordWorld) -> None:
    said = "The United States committed to provide 1,500 kits to Mexico by May 2023."
    point = plain.add("n.txt", f"Mexico City, June 8, 2022\n\n{said}\n").points.get(parent=None)
    drafts.confirm_point(by=plain.mexico, point=point, version=point.version)
    told = point_of(plain, point)
    assert told["quantities"][0]["value"] == 1500
    assert date.fromisoformat(told["dueTo"]) == date(2023, 5, 31)


def test_words_of_the_parties_and_accepted_evidence_stand_there_and_offers_do_not(plain: AccordWorld) -> None:
    point = plain.confirmed()
    plain.later()
    word = plain.say(plain.mexico, point, Status.UNDER_WAY)
    progress.concur(by=plain.states, statement=word, version=Point.objects.get(pk=point.pk).version)
    evidence.add_evidence(by=plain.mexico, point=point, words="A «list»", reference="https://example.org/l")
    told = point_of(plain, point)
    assert [(one["statedBy"], one["status"], one["concurs"]) for one in told["statements"]] == [
        ("MX", "under_way", False), ("US", "under_way", True),
    ]  # fmt: skip
    assert told["evidence"] == [
        {"type": "Evidence", "relation": "evidence", "schema:text": "A «list»",
         "schema:url": "https://example.org/l", "recordedBy": "MX"}
    ]  # fmt: skip


def test_every_term_with_a_prefix_has_a_declared_one(plain: AccordWorld) -> None:
    plain.confirmed()
    told = described(plain)
    used = {
        name.split(":")[0]
        for one in nodes([told["points"], told["documents"]])
        for name in one
        if ":" in name
    }
    assert used <= told["@context"].keys()
    assert used


def test_programmes_milestones_and_offices_are_named(plain: AccordWorld) -> None:
    point = plain.confirmed()
    (activity, _other) = bring_in_activities(
        by=plain.states, accord=plain.accord, name="p.xml",
        content=(EXAMPLES / "follow" / "programmes.xml").read_bytes(),
    )  # fmt: skip
    evidence.add_evidence(by=plain.states, point=point, activity=activity, dated=date(2022, 3, 1))
    step = progress.add_milestone(by=plain.states, point=point, title="First", due=date(2022, 5, 1))
    progress.reach_milestone(by=plain.states, milestone=step, version=step.version, done_on=date(2022, 4, 1))
    progress.add_owner(by=plain.mexico, point=point, office="Search office")
    told = point_of(plain, point)
    (shown,) = told["evidence"]
    assert shown["programme"]["identifier"] == activity.identifier
    assert (shown["dated"], shown["recordedBy"]) == ("2022-03-01", "US")
    assert told["milestones"] == [
        {"type": "Milestone", "title": "First", "due": "2022-05-01", "reachedOn": "2022-04-01",
         "statedBy": "US"}
    ]  # fmt: skip
    assert told["offices"] == [{"party": "MX", "title": "Search office"}]
