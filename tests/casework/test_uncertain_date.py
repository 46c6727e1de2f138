"""Dates that are not known to the day."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from datetime import date

import pytest
from edtf import EDTFParseException
from hypothesis import assume, given
from hypothesis import strategies as st

from hallar.casework.uncertain_date import SENTINELS, _days, parse_uncertain_date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-03-21", date(2019, 3, 21), date(2019, 3, 21)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2018/2019-06", date(2018, 1, 1), date(2019, 6, 30)),
    ],
)
def test_a_date_is_an_interval(text: str, first: date, last: date) -> None:
    assert parse_uncertain_date(text) == (first, last)


def test_about_widens() -> None:
    exact, about = parse_uncertain_date("2019"), parse_uncertain_date("2019~")
    assert exact is not None
    assert about is not None
    assert about[0] < exact[0] <= exact[1] < about[1]


@given(st.dates(date(1901, 1, 2), date(2100, 12, 31)))
def test_every_day_is_itself(day: date) -> None:
    assert parse_uncertain_date(day.isoformat()) == (day, day)


@given(st.from_regex(r"(18[5-9][0-9]|19[0-9]{2}|20[0-9]{2})(-[0-1][0-9](-[0-3][0-9])?)?", fullmatch=True))
def test_a_plain_date_is_what_the_library_of_the_standard_reads(text: str) -> None:
    def found(read: Callable[[str], tuple[date, date] | None]) -> tuple[date, date] | None:
        try:
            return read(text)
        except (EDTFParseException, ValueError):
            return None

    assume(text not in SENTINELS)
    assert found(parse_uncertain_date) == found(_days)


@given(st.text(max_size=30))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        found = parse_uncertain_date(text)
    except ValueError:
        return
    assert found is None or found[0] <= found[1]


@pytest.mark.parametrize("text", ["2020-05-02/2020-05-01", "2020-06/2020-05", "2021/2020"])
def test_an_interval_that_runs_backwards_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_uncertain_date(text)


@pytest.mark.parametrize("text", sorted(SENTINELS))
def test_what_stands_for_unknown_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_uncertain_date(text)


@given(st.text("0123456789-/~?%uXY.[]{}, ", max_size=45))
def test_what_looks_like_a_date_is_one_or_refused(text: str) -> None:
    test_any_text_is_a_date_or_refused.hypothesis.inner_test(text)  # type: ignore[attr-defined]
    with contextlib.suppress(ValueError):
        if parse_uncertain_date(text) is not None:
            assert len(text.strip()) <= 40, "longer ones are not stored"


@given(st.dates(date(1901, 1, 2), date(2100, 1, 1)), st.dates(date(1901, 1, 2), date(2100, 1, 1)))
def test_between_two_days_lie_both(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert parse_uncertain_date(f"{first}/{last}") == (first, last)
    if first != last:
        with pytest.raises(ValueError, match=r".+"):
            parse_uncertain_date(f"{last}/{first}")
