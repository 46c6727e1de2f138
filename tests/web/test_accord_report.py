"""The status report of an accord: two pages, however much there is to say, in both languages."""

from __future__ import annotations

from datetime import date

import pypdfium2
import pytest

from hallar.accord.board import confirmed_points
from hallar.accord.models import Accord, Document, DraftState, Point, Status, StatusStatement
from hallar.casework.roles import Role
from hallar.casework.writing import writing
from hallar.web.accord_report import POINTS_LISTED, pressing_points, render_status_report
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
def test_many_long_points_on_two_pages_and_the_rest_is_counted(
    world: World, accord: Accord, language: str
) -> None:
    secretariat = world.by(Role.SECRETARIAT)
    added = POINTS_LISTED + 5
    with writing():
        for number in range(100, 100 + added):
            Point(
                accord=accord, number=number, state=DraftState.CONFIRMED, summary="To build together " * 13,
                committed_by=["MX", "US"], contested=True, due_to=date(2022, 1, 1),
                next_due=date(2022, 1, 1), status=Status.PARTLY,
            ).save()  # fmt: skip
        for point in accord.points.filter(number__gte=100):
            for country, status in (("MX", Status.UNDER_WAY), ("US", Status.PARTLY)):
                StatusStatement(
                    point=point, country=country, status=status, as_of=date(2022, 1, 1), note="Long. " * 99,
                    by=secretariat,
                ).save()  # fmt: skip
        for number in range(6):
            Document(
                accord=accord, title="A title that fills a line of its own " * 5, dated=date(2026, 1, 1),
                language="en", digest=f"{number}", added_by=secretariat,
            ).save()  # fmt: skip
    listed = accord.points.filter(state=DraftState.CONFIRMED).count()
    pages = pages_of(accord, language)
    assert len(pages) == 2
    assert f"{listed - POINTS_LISTED} " in pages[0] + pages[1]


def test_parts_are_listed_under_their_points(accord: Accord) -> None:
    said = " ".join(pages_of(accord, "en"))
    assert "4 3 › Loans for low-cost housing" in said
    assert all(f" {one.number} " in said for one in confirmed_points(accord))


def test_of_too_many_points_the_pressing_ones_are_listed_and_no_parts(accord: Accord) -> None:
    today = date.today()
    with writing():
        for number in range(100, 100 + POINTS_LISTED):
            Point(accord=accord, number=number, state=DraftState.CONFIRMED, summary="x").save()
        late = Point.objects.get(accord=accord, number=99 + POINTS_LISTED)
        late.next_due = date(2022, 1, 1)
        late.save()
    listed = pressing_points(confirmed_points(accord), today)
    assert len(listed) == POINTS_LISTED
    assert listed == sorted(listed, key=lambda point: point.number)
    assert late in listed
    assert {one.number for one in listed} >= {13, 14, 17, 19, 20}
    assert not [one for one in listed if one.parent_id]


def test_what_the_parties_said_last_and_what_was_read_stand_below(accord: Accord) -> None:
    said = " ".join(pages_of(accord, "en"))
    assert "2022-06-10 United States 13 under way Its rules are still to be signed." in said
    assert "Joint review (demonstration) (2022-10-14)" in said
