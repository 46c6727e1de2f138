"""Evidence: who puts it on record, and who takes it back."""

from __future__ import annotations

from datetime import date

import pytest

from hallar.accord.actions.accords import create_accord
from hallar.accord.actions.drafts import confirm_point
from hallar.accord.actions.evidence import accept_evidence, add_evidence, decline_evidence
from hallar.accord.actions.indicators import bring_in_series
from hallar.accord.actions.programmes import bring_in_activities
from hallar.accord.models import Accord, Evidence, Point
from hallar.casework.errors import StaleRecordError
from hallar.casework.models import Account
from tests.accord.conftest import EXAMPLES
from tests.accord.world import AccordWorld, refused


@pytest.fixture
def offered(made: AccordWorld) -> Evidence:
    """The later document's point, confirmed, offered for the confirmed earlier one."""
    made.confirmed()
    later = made.later().points.get(parent=None)
    confirm_point(by=made.mexico, point=later, version=later.version)
    return Evidence.objects.get()


def accept(by: Account, evidence: Evidence, relation: str = "evidence") -> Evidence:
    evidence = Evidence.objects.get(pk=evidence.pk)
    return accept_evidence(by=by, evidence=evidence, version=evidence.version, relation=relation)


def decline(by: Account, evidence: Evidence, reason: str = "another matter") -> Evidence:
    evidence = Evidence.objects.get(pk=evidence.pk)
    return decline_evidence(by=by, evidence=evidence, version=evidence.version, reason=reason)


def test_evidence_is_of_the_party_that_accepted_it(made: AccordWorld, offered: Evidence) -> None:
    assert (offered.country, offered.by) == ("", None)
    taken = accept(made.states, offered)
    assert (taken.state, taken.country, taken.by) == ("accepted", "US", made.states)
    with refused("accepted already"):
        accept(made.mexico, offered)


def test_what_a_party_put_on_record_it_takes_back_itself(made: AccordWorld, offered: Evidence) -> None:
    accept(made.states, offered)
    with refused("other party"):
        decline(made.mexico, offered)
    assert decline(made.states, offered).state == "declined"
    with refused("declined already"):
        decline(made.states, offered)


def test_what_one_party_declined_the_other_can_accept_after_all(made: AccordWorld, offered: Evidence) -> None:
    decline(made.mexico, offered)
    assert accept(made.states, offered).country == "US"


def test_nothing_is_declined_without_a_reason(made: AccordWorld, offered: Evidence) -> None:
    with refused("Reason"):
        decline(made.mexico, offered, " ")


def test_an_offer_for_a_draft_waits_until_the_draft_is_confirmed(made: AccordWorld) -> None:
    later = made.later().points.get(parent=None)
    confirm_point(by=made.mexico, point=later, version=later.version)
    offered = Evidence.objects.get()
    assert offered.point.state == "draft"
    with refused("Confirm point"):
        accept(made.mexico, offered)
    made.confirmed()
    assert accept(made.mexico, offered).state == "accepted"


@pytest.mark.parametrize("act", [accept_evidence, decline_evidence])
def test_somebody_else_s_decision_is_not_overwritten(
    made: AccordWorld, offered: Evidence, act: object
) -> None:
    decline(made.mexico, offered)
    values = {"relation": "evidence"} if act is accept_evidence else {"reason": "x"}
    with refused("Somebody else changed", StaleRecordError):
        act(by=made.states, evidence=offered, version=offered.version, **values)  # type: ignore[operator]


def brought(by: Account, accord: Accord, file: str) -> object:
    act = bring_in_activities if file.endswith("xml") else bring_in_series
    return act(by=by, accord=accord, name=file, content=(EXAMPLES / "follow" / file).read_bytes())[0]


@pytest.mark.parametrize("name", ["document", "activity", "indicator"])
def test_what_belongs_to_another_accord_shows_nothing(made: AccordWorld, name: str) -> None:
    values = {"title": "B", "address": "b", "concluded_on": date(2022, 1, 2), "countries": ["MX", "US"]}
    other = AccordWorld(made.world, create_accord(by=made.mexico, **values), made.document)
    shown = {
        "document": other.later,
        "activity": lambda: brought(made.mexico, other.accord, "programmes.xml"),
        "indicator": lambda: brought(made.mexico, other.accord, "indicators.csv"),
    }[name]()
    point = made.confirmed()

    with refused("another accord"):
        add_evidence(by=made.mexico, point=point, words="x", **{name: shown})


def test_a_draft_has_no_evidence(made: AccordWorld) -> None:
    with refused("Confirm"):
        add_evidence(by=made.mexico, point=made.draft(), words="x")


def test_evidence_moves_a_point_on_and_never_back(made: AccordWorld) -> None:
    point = made.confirmed()
    for day in (date(2022, 5, 1), date(2022, 3, 1)):
        add_evidence(by=made.mexico, point=point, words="x", dated=day)
        assert Point.objects.get(pk=point.pk).moved_on == date(2022, 5, 1)
    later = made.later()
    add_evidence(by=made.states, point=point, document=later)
    assert Point.objects.get(pk=point.pk).moved_on == later.dated
    add_evidence(by=made.states, point=point, words="x")
    assert Point.objects.get(pk=point.pk).moved_on == date.today()
