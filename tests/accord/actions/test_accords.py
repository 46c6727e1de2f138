"""Accords: opened, changed, observed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from hallar.accord.actions.accords import admit_observer, change_accord, create_accord, dismiss_observer
from hallar.accord.models import Accord
from hallar.accord.parties import accords_in_view
from hallar.casework.errors import StaleRecordError
from tests.accord.world import AccordWorld, refused, secretariat_of

TO_COME = date.today() + timedelta(days=1)
NEW = {"title": "B", "address": "b", "concluded_on": date(2022, 1, 2), "countries": ["MX", "GT"]}


def test_the_parties_stand_in_the_order_in_which_they_were_named_each_once(made: AccordWorld) -> None:
    opened = create_accord(by=made.mexico, **{**NEW, "countries": ["HN", "MX", "GT", "MX"]})
    assert opened.countries() == ["HN", "MX", "GT"]
    assert not opened.is_public


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"address": "accord"}, "Another accord has this word"),
        ({"concluded_on": TO_COME}, "still to come"),
        ({"countries": ["US", "GT"]}, "at least two parties, Mexico among them"),
        ({"countries": ["MX", "MX"]}, "at least two parties"),
        ({"countries": []}, "at least two parties"),
    ],
)
def test_an_accord_that_cannot_be_is_not_opened(
    made: AccordWorld, values: dict[str, object], why: str
) -> None:
    with refused(why):
        create_accord(by=made.mexico, **{**NEW, **values})


@pytest.mark.parametrize(
    ("values", "why"), [({"address": "b"}, "Another accord"), ({"concluded_on": TO_COME}, "still to come")]
)
def test_an_accord_is_not_changed_into_one_that_cannot_be(
    made: AccordWorld, values: dict[str, object], why: str
) -> None:
    create_accord(by=made.mexico, **NEW)
    with refused(why):
        change_accord(by=made.mexico, accord=made.accord, version=made.accord.version, **values)


def test_either_party_changes_an_accord_and_not_over_the_other_s_change(made: AccordWorld) -> None:
    version = made.accord.version
    changed = change_accord(by=made.states, accord=made.accord, version=version, title="C", address="accord")
    assert (Accord.objects.get(pk=made.accord.pk).title, changed.version) == ("C", version + 1)
    with refused("Somebody else changed", StaleRecordError):
        change_accord(by=made.mexico, accord=made.accord, version=version, title="D")


@pytest.mark.parametrize("name", ["pk", "parties", "owner"])
def test_what_is_no_field_to_be_edited_is_not_changed(made: AccordWorld, name: str) -> None:
    with refused("not edited", ValueError):
        change_accord(by=made.mexico, accord=made.accord, version=made.accord.version, **{name: 7})


def test_an_observer_reads_until_it_is_dismissed(made: AccordWorld) -> None:
    guest = secretariat_of("GT")
    assert not accords_in_view(guest).exists()
    observer = admit_observer(by=made.states, accord=made.accord, agency=guest.agency)
    assert accords_in_view(guest).get() == made.accord
    with refused("observes the accord already"):
        admit_observer(by=made.mexico, accord=made.accord, agency=guest.agency)
    dismiss_observer(by=made.mexico, observer=observer)
    assert not accords_in_view(guest).exists()
