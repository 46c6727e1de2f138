from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given

from hallar.charts.svg import draw_element, draw_text, shorten, write_number
from tests.charts.strategies import labels


@given(labels)
def test_any_text_is_read_back(text: str) -> None:
    element = ElementTree.fromstring(draw_text(text, 1, 2, aria_label=text))  # noqa: S314
    assert len(element.text or "") <= len(text)
    assert "\x00" not in (element.text or "")


@given(labels)
def test_a_shortened_text_is_one_line(text: str) -> None:
    assert len(shorten(text, 10)) <= 10
    assert "\n" not in shorten(text, 10)


@pytest.mark.parametrize(
    ("value", "written"), [(1.0, "1"), (1.25, "1.2"), (-0.01, "0"), (-3.16, "-3.2"), (100.0, "100")]
)
def test_numbers_are_short(value: float, written: str) -> None:
    assert write_number(value) == written


def test_attributes_have_hyphens_and_empty_ones_are_left_out() -> None:
    assert draw_element("path", d="", stroke_width=0.25) == '<path stroke-width="0.25"/>'
