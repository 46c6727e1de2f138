"""The status report of an accord: two pages, however much there is to say, in both languages."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from hallar.accord.models import Accord, DraftState, Point, Status
from hallar.casework.writing import writing
from hallar.web.accord_report import POINTS_LISTED, render_status_report
from tests.casework.world import World
from tests.web.accord_case import make_accord


def pages_of(accord: Accord, language: str) -> list[str]:
    read = pypdfium2.PdfDocument(render_status_report(accord, language))
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in read]


@pytest.fixture
def accord(world: World) -> Accord:
    return make_accord(world)


@pytest.mark.parametrize(
    ("language", "said"),
    [("es", ("2023-06-30 vencido", "declarado por", "CST")), ("en", ("2023-06-30 late", "stated by", "CST"))],
)
def test_the_demonstration_on_two_pages(accord: Accord, language: str, said: tuple[str, ...]) -> None:
    pages = pages_of(accord, language)
    assert 1 <= len(pages) <= 2
    assert all(one in " ".join(pages) for one in said)


@pytest.mark.parametrize("language", ["es", "en"])
def test_many_long_points_on_two_pages_and_the_rest_is_counted(accord: Accord, language: str) -> None:
    added = POINTS_LISTED + 5
    with writing():
        for number in range(100, 100 + added):
            Point(
                accord=accord, number=number, state=DraftState.CONFIRMED, summary="To build together " * 13,
                committed_by=["MX", "US"], contested=True, due_to=date(2022, 1, 1),
                next_due=date(2022, 1, 1), status=Status.PARTLY,
            ).save()  # fmt: skip
    listed = accord.points.filter(state=DraftState.CONFIRMED, parent=None).count()
    pages = pages_of(accord, language)
    assert len(pages) == 2
    assert f"{listed - POINTS_LISTED} " in pages[0] + pages[1]
