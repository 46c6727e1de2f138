"""Lists in pages."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from hallar.casework.models import Agency
from hallar.casework.writing import writing
from hallar.web.pages import page_of


@pytest.fixture
def agencies(db: None) -> None:
    with writing():
        for number in range(7):
            Agency(code=f"a{number}", name=f"{number % 3}", country="GT", jurisdiction="national").save()


def listed(page: str) -> tuple[list[str], int]:
    rows = Agency.objects.filter(code__startswith="a").order_by("name", "-code")
    shown = page_of(RequestFactory().get("/", {"page": page}), rows, 3)
    return [one.code for one in shown], shown.number


@pytest.mark.usefixtures("agencies")
def test_every_row_stands_on_one_page_in_the_order_of_the_list() -> None:
    assert listed("1")[0] + listed("2")[0] + listed("3")[0] == ["a6", "a3", "a0", "a4", "a1", "a5", "a2"]


@pytest.mark.usefixtures("agencies")
@pytest.mark.parametrize(("page", "number"), [("", 1), ("x", 1), ("0", 3), ("-1", 3), ("99", 3), ("2", 2)])
def test_a_wrong_number_gives_the_nearest_page(page: str, number: int) -> None:
    assert listed(page)[1] == number


@pytest.mark.usefixtures("db")
def test_an_empty_list_has_one_empty_page() -> None:
    assert listed("1") == ([], 1)
