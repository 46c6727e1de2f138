"""What is given out names nobody: no account, nobody who took part in a meeting."""

from __future__ import annotations

import pytest

from hallar.accord.actions import drafts, progress
from hallar.accord.models import Document, Point, Status
from hallar.accord.output import calendar_of, linked_data_of, table_of
from tests.accord.output.conftest import address
from tests.accord.world import AccordWorld

PEOPLE = """Mexico City, June 9, 2021

Participants: Quetzalina Nombrepropio, Secretary of Foreign Affairs of Mexico, quetzalina@example.org

Secretary Quetzalina Nombrepropio, for Mexico, and Ambassador Wilberforce Ownname, for the United States, met.

The two governments agreed to publish a joint register of laboratories by June 30, 2023.
"""
NOMINAL = ("Quetzalina", "Nombrepropio", "Wilberforce", "Ownname", "quetzalina@example.org")


@pytest.fixture
def given_out(plain: AccordWorld) -> str:
    """Everything that is given out of an accord that two secretariats follow."""
    document = plain.add("people.txt", PEOPLE)
    assert {one["name"] for one in document.participants}
    for name in NOMINAL:
        assert name in Document.objects.get(pk=document.pk).text
    point = document.points.get(sentence__contains="joint register")
    drafts.confirm_point(by=plain.mexico, point=point, version=point.version)
    word = plain.say(plain.mexico, point, Status.UNDER_WAY)
    progress.concur(by=plain.states, statement=word, version=Point.objects.get(pk=point.pk).version)
    return "\n".join((
        calendar_of(plain.accord, address, "example.org").decode(), table_of(plain.accord, address),
        linked_data_of(plain.accord, "https://example.org/", address),
    ))  # fmt: skip


def test_nobody_who_took_part_is_named(given_out: str) -> None:
    assert "joint register" in given_out
    assert [one for one in NOMINAL if one in given_out] == []


def test_no_account_and_no_agency_of_casework_is_named(plain: AccordWorld, given_out: str) -> None:
    world = plain.world
    accounts = {**world.accounts, **{f"us-{role}": one for role, one in world.foreign.items()}}
    named = [*(one.username for one in accounts.values()), world.agency.name, world.other_agency.name]
    assert len(set(named)) > 20
    assert [one for one in named if one in given_out] == []
