"""An accord of five: whose word decides."""

from __future__ import annotations

from datetime import date

import pytest

from hallar.accord.actions import drafts, progress
from hallar.accord.actions.accords import create_accord
from hallar.accord.models import Accord, Point, Status, StatusStatement
from hallar.casework.errors import NotAllowedError
from hallar.casework.models import Account
from tests.accord.world import AccordWorld, refused, secretariat_of

DAY = date(2022, 1, 1)
COUNTRIES = ["MX", "US", "GT", "HN", "SV"]


@pytest.fixture
def parties(made: AccordWorld) -> dict[str, Account]:
    known = {"MX": made.mexico, "US": made.states}
    return known | {code: secretariat_of(code) for code in COUNTRIES[2:]}


@pytest.fixture
def five(parties: dict[str, Account]) -> Accord:
    return create_accord(
        by=parties["GT"], title="Five", address="five", concluded_on=DAY, countries=COUNTRIES
    )  # fmt: skip


def agreed(five: Accord, by: Account, committed_by: list[str], towards: list[str]) -> Point:
    point = drafts.add_point(
        by=by, accord=five, document=None, sentence="x", committed_by=committed_by, towards=towards
    )  # fmt: skip
    return drafts.confirm_point(by=by, point=point, version=point.version)


def now(point: Point) -> Point:
    return Point.objects.get(pk=point.pk)


def say(by: Account, point: Point, status: Status = Status.FULFILLED) -> StatusStatement:
    version = now(point).version
    return progress.state_status(by=by, point=point, version=version, status=status, as_of=DAY, note="x")


def concur(by: Account, word: StatusStatement) -> StatusStatement:
    return progress.concur(by=by, statement=word, version=now(word.point).version)


def test_between_two_of_five_the_two_decide(five: Accord, parties: dict[str, Account]) -> None:
    point = agreed(five, parties["SV"], ["MX"], ["US"])
    word = say(parties["MX"], point)
    for stranger in ("GT", "HN", "SV"):
        with refused("neither binds nor serves", NotAllowedError):
            concur(parties[stranger], word)
        with refused("neither binds nor serves", NotAllowedError):
            say(parties[stranger], point)
    concur(parties["US"], word)
    assert (now(point).status, now(point).contested) == ("fulfilled", False)


@pytest.mark.parametrize("committed_by", [COUNTRIES, ["GT"], ["World Bank"]])
def test_where_a_point_binds_all_or_one_or_none_of_the_parties_all_five_decide(
    five: Accord, parties: dict[str, Account], committed_by: list[str]
) -> None:
    point = agreed(five, parties["MX"], committed_by, [])
    word = say(parties["HN"], point)
    for country in ("MX", "US", "GT"):
        word = concur(parties[country], word)
        assert (now(point).status, now(point).contested) == ("agreed", True)
    concur(parties["SV"], word)
    assert (now(point).status, now(point).contested) == ("fulfilled", False)


def test_the_fifth_s_other_word_leaves_the_point_contested(five: Accord, parties: dict[str, Account]) -> None:
    point = agreed(five, parties["MX"], COUNTRIES, [])
    for country in COUNTRIES:
        say(parties[country], point, Status.LAPSED if country == "SV" else Status.FULFILLED)
    assert (now(point).status, now(point).contested) == ("agreed", True)
    say(parties["SV"], point)
    assert (now(point).status, now(point).contested) == ("fulfilled", False)


def test_whom_a_point_concerns_follows_a_correction(five: Accord, parties: dict[str, Account]) -> None:
    point = agreed(five, parties["MX"], ["MX"], ["US"])
    concur(parties["US"], say(parties["MX"], point))
    assert now(point).status == "fulfilled"
    values = {"point": point, "version": now(point).version, "towards": ["US", "HN"]}
    drafts.correct_point(by=parties["MX"], **values)
    assert now(point).status == "agreed"
    say(parties["HN"], point)
    assert now(point).status == "fulfilled"
