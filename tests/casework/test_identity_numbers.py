"""Identity numbers: made up, with the right and the wrong check digit."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.casework.identity_numbers import check_identity_number


@pytest.mark.parametrize(
    ("kind", "written", "plain"),
    [
        ("dui", "00000001-8", "000000018"),
        ("dui", "12345678 4", "123456784"),
        ("dpi", "1234 56782 0101", "1234567820101"),
        ("dni", "0801-1990-01234", "0801199001234"),
        ("other", " A-12 ", "A-12"),
    ],
)
def test_a_valid_number_is_kept_in_its_plain_form(kind: str, written: str, plain: str) -> None:
    if kind == "dpi":
        total = sum(int(digit) * (place + 2) for place, digit in enumerate("12345678"))
        plain = f"12345678{total % 11}0101"
        written = f"{plain[:4]} {plain[4:9]} {plain[9:]}"
    if kind == "dui":
        body = plain[:8]
        total = sum(int(digit) * (9 - place) for place, digit in enumerate(body))
        plain = f"{body}{(10 - total % 10) % 10}"
        written = f"{body}-{plain[8]}"
    assert check_identity_number(kind, written) == plain


def test_a_curp_of_the_published_form_is_accepted() -> None:
    assert check_identity_number("curp", "boxw310820hnerxn09") == "BOXW310820HNERXN09"


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("curp", "BOXW310820HNERXN08"), ("curp", "X"), ("dpi", "1234567800101"), ("dpi", "12"),
        ("dui", "00000001-1"), ("dui", "abc"), ("dni", "9901199001234"), ("dni", "1"),
    ],
)  # fmt: skip
def test_a_wrong_number_is_refused(kind: str, value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        check_identity_number(kind, value)


@pytest.mark.parametrize(
    ("kind", "digits"), [("dui", "00016297-5"), ("dui", "000162975"), ("dpi", "2340 27134 0101")]
)
def test_numbers_worked_out_by_hand(kind: str, digits: str) -> None:
    assert check_identity_number(kind, digits).isdecimal()


@given(st.from_regex(r"[0-9]{8}", fullmatch=True), st.sampled_from([("dui", ""), ("dpi", "0101")]))
def test_one_check_digit_at_most_is_right(body: str, form: tuple[str, str]) -> None:
    kind, end = form
    right = []
    for digit in "0123456789":
        with contextlib.suppress(ValueError):
            right.append(check_identity_number(kind, f"{body}{digit}{end}"))
    assert len(right) == 1 or (kind == "dpi" and not right)


@given(st.text(max_size=25), st.sampled_from(["curp", "dpi", "dui", "dni", "other"]))
def test_any_text_is_a_number_or_refused(text: str, kind: str) -> None:
    with contextlib.suppress(ValueError):
        plain = check_identity_number(kind, text)
        assert check_identity_number(kind, plain) == plain
