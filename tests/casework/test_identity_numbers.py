"""Identity numbers: made up, with the right and the wrong check digit."""

from __future__ import annotations

import pytest

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
