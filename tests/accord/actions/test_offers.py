"""What of a later document is offered for which earlier points."""

from __future__ import annotations

from hallar.accord.actions import drafts
from hallar.accord.actions.accords import create_accord
from hallar.accord.actions.offers import OFFERED, facts_of
from hallar.accord.likeness import OFFER_FROM
from hallar.accord.models import Evidence
from tests.accord.world import LATER, TEXT, AccordWorld

SAME = """Mexico City, June {day}, 2021

The United States committed to provide forensic training in month {day}.
"""


def test_a_later_point_is_offered_for_the_three_it_is_most_like(made: AccordWorld) -> None:
    for day in range(10, 10 + OFFERED + 2):
        made.add(f"{day}.txt", SAME.format(day=day))
    earlier = Evidence.objects.count()
    later = made.later()
    offered = Evidence.objects.filter(later__document=later)
    assert offered.count() == OFFERED
    assert Evidence.objects.count() == earlier + OFFERED
    assert len({one.point_id for one in offered}) == OFFERED
    assert all(one.likeness["score"] >= OFFER_FROM for one in offered)


def test_an_offer_is_of_no_party_and_dated_as_its_document(made: AccordWorld) -> None:
    later = made.later()
    offered = Evidence.objects.get()
    assert (offered.state, offered.country, offered.by) == ("offered", "", None)
    assert (offered.dated, offered.point, offered.later) == (later.dated, made.draft(), later.points.get())


def test_the_reasons_of_an_offer_add_up_and_each_says_what_matched(made: AccordWorld) -> None:
    made.later()
    likeness = Evidence.objects.get().likeness
    assert abs(sum(one["contribution"] for one in likeness["parts"]) - likeness["score"]) < 0.001
    assert all(one["contribution"] > 0 and one["matched"] for one in likeness["parts"])


def test_nothing_is_offered_for_what_was_set_aside_split_or_merged(made: AccordWorld) -> None:
    point = made.draft()
    drafts.set_aside(by=made.mexico, point=point, version=point.version, reason="x")
    made.later()
    assert not Evidence.objects.exists()


def test_nothing_is_offered_within_a_document_or_a_day(made: AccordWorld) -> None:
    made.add("again.txt", TEXT.replace("forensic training", "more forensic training"))
    assert not Evidence.objects.exists()


def test_nothing_is_offered_across_accords(made: AccordWorld) -> None:
    values = {"title": "B", "address": "b", "concluded_on": made.accord.concluded_on}
    made.accord = create_accord(by=made.mexico, countries=["MX", "US"], **values)
    made.add("later.txt", LATER)
    assert not Evidence.objects.exists()


def test_points_are_compared_by_what_they_say(made: AccordWorld) -> None:
    point = made.draft()
    facts = facts_of(point)
    assert point.summary in facts.text
    assert point.object in facts.text
    assert (facts.committed_by, facts.towards) == (("US",), ("MX",))
    assert (facts.act, facts.kind, facts.theme) == (point.act, point.kind, point.theme)
    by_hand = drafts.add_point(by=made.mexico, accord=made.accord, document=None, sentence="said aloud")
    assert facts_of(by_hand).text == "said aloud"
