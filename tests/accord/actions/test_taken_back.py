"""Split, merged, set aside, and brought back: round trips and their refusals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hallar.accord.actions import drafts, regrouping
from hallar.accord.actions.accords import create_accord
from hallar.accord.actions.progress import state_status
from hallar.accord.models import DraftState, Point
from hallar.casework.errors import StaleRecordError
from tests.accord.world import AccordWorld, refused

PARTS = """Mexico City, June 8, 2022

The United States committed to invest in southern Mexico, such as loans for low-cost housing, help for
producers of cocoa, and trade missions for ports.
"""
NUMBERS = {
    "en": (
        "Mexico City, June 8, 2022\n\nThe United States committed to provide 1,500 kits and 15 laboratories "
        "to Mexico by December 2023.\n",
        ("1,500 kits", "15 laboratories"), 1500,
    ),
    "es": (
        "Ciudad de México, 8 de junio de 2022\n\nEstados Unidos se comprometió a proporcionar a México 2 "
        "millones de dólares y 15 laboratorios antes de diciembre de 2023.\n",
        ("2 millones de dólares", "15 laboratorios"), 2_000_000,
    ),
}  # fmt: skip


def fresh(point: Point) -> Point:
    return Point.objects.get(pk=point.pk)


def split(made: AccordWorld, point: Point, *pieces: str) -> list[Point]:
    regrouping.split_point(by=made.mexico, point=point, version=fresh(point).version, pieces=pieces)
    return list(Point.objects.filter(came_from=point))


def merge(made: AccordWorld, point: Point, into: Point) -> Point:
    return regrouping.merge_point(by=made.mexico, point=point, version=fresh(point).version, into=into)


def bring_back(made: AccordWorld, point: Point) -> Point:
    return regrouping.bring_back(by=made.mexico, point=point, version=fresh(point).version)


def test_what_the_pieces_were_split_into_goes_with_them(made: AccordWorld) -> None:
    point = made.draft()
    first, second = split(made, point, "a", "b")
    split(made, first, "c", "d")
    assert bring_back(made, point).state == DraftState.DRAFT
    left = Point.objects.filter(came_from__in=(point, first))
    assert [one.state for one in left] == ["set_aside"] * 4
    assert fresh(second).merged_into is None


def test_a_point_stays_split_while_a_piece_of_a_piece_is_confirmed(made: AccordWorld) -> None:
    point = made.draft()
    piece = split(made, point, "a", "b")[0]
    grandchild = split(made, piece, "c", "d")[1]
    drafts.confirm_point(by=made.mexico, point=grandchild, version=grandchild.version)
    for one in (point, piece):
        with refused(f"Point {grandchild.number} came from this one"):
            bring_back(made, one)


@pytest.mark.parametrize("language", NUMBERS)
def test_each_piece_keeps_its_own_numbers(made: AccordWorld, language: str) -> None:
    text, told, number = NUMBERS[language]
    point = made.add("n.txt", text).points.get(parent=None)
    assert {one["value"] for one in point.quantities} == {number, 15}
    pieces = split(made, point, *told)
    assert [[one["value"] for one in piece.quantities] for piece in pieces] == [[number], [15]]


def test_points_are_numbered_without_gap_or_repetition(made: AccordWorld) -> None:
    split(made, split(made, made.draft(), "a", "b")[1], "c", "d", "e")
    drafts.add_point(by=made.states, accord=made.accord, document=None, sentence="said aloud")
    numbers = [one.number for one in made.accord.points.all()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_merged_point_can_be_brought_back_and_the_other_keeps_what_it_took(made: AccordWorld) -> None:
    into, point = made.draft(), made.draft("task force")
    merge(made, point, into)
    taken = fresh(into)
    assert set(taken.committed_by) == {*into.committed_by, *point.committed_by}
    back = bring_back(made, point)
    assert (back.state, back.merged_into) == (DraftState.DRAFT, None)
    assert back.committed_by == point.committed_by
    assert fresh(into).committed_by == taken.committed_by


def test_merging_twice_adds_nothing_twice(made: AccordWorld) -> None:
    into, point = made.draft(), made.draft("task force")
    merge(made, point, into)
    once = fresh(into)
    bring_back(made, point)
    merge(made, point, into)
    twice = fresh(into)
    for name in ("committed_by", "towards", "places", "beneficiaries", "quantities"):
        assert getattr(once, name) == getattr(twice, name)


def test_a_point_is_not_merged_into_itself_or_what_is_within_it(made: AccordWorld) -> None:
    document = made.add("parts.txt", PARTS)
    point = document.points.get(parent=None)
    part = document.points.filter(parent=point)[0]
    within = drafts.add_point(
        by=made.mexico, accord=made.accord, document=None, sentence="deep", parent=part
    )  # fmt: skip
    for into in (point, part, within):
        with refused("Choose another point"):
            merge(made, point, into)
    assert merge(made, part, within.parent.parent).merged_into == point  # type: ignore[union-attr]


def test_a_point_is_not_merged_into_one_of_another_accord(made: AccordWorld) -> None:
    values = {"title": "B", "address": "b", "concluded_on": made.accord.concluded_on}
    other = create_accord(by=made.mexico, countries=["MX", "US"], **values)
    into = drafts.add_point(by=made.mexico, accord=other, document=None, sentence="x", committed_by=["MX"])
    with refused("same accord"):
        merge(made, made.draft(), into)
    with refused("same accord"):
        drafts.add_point(by=made.mexico, accord=other, document=None, sentence="y", parent=made.draft())
    with refused("another accord"):
        drafts.add_point(by=made.mexico, accord=other, document=made.document, sentence="It was a good day")


def test_the_parts_of_a_merged_point_become_parts_of_the_other(made: AccordWorld) -> None:
    point = made.add("parts.txt", PARTS).points.get(parent=None)
    parts = list(point.parts.all())
    assert len(parts) == 3
    merge(made, point, made.draft())
    assert list(made.draft().parts.all()) == parts


def test_parts_are_set_aside_and_brought_back_with_their_point(made: AccordWorld) -> None:
    point = made.add("parts.txt", PARTS).points.get(parent=None)
    drafts.set_aside(by=made.mexico, point=point, version=point.version, reason="x")
    assert {one.state for one in point.parts.all()} == {"set_aside"}
    bring_back(made, point)
    assert {one.state for one in point.parts.all()} == {"draft"}


def test_a_part_is_confirmed_after_its_point(made: AccordWorld) -> None:
    point = made.add("parts.txt", PARTS).points.get(parent=None)
    part = point.parts.all()[0]
    with refused("confirm that one first"):
        drafts.confirm_point(by=made.mexico, point=part, version=part.version)
    drafts.confirm_point(by=made.mexico, point=point, version=point.version)
    assert drafts.confirm_point(by=made.states, point=part, version=part.version).state == "confirmed"


def test_a_confirmed_point_still_binds_somebody_after_a_correction(made: AccordWorld) -> None:
    point = made.confirmed()
    with refused("Nobody is committed"):
        drafts.correct_point(by=made.mexico, point=point, version=point.version, committed_by=[])


ENDINGS: dict[str, Callable[[AccordWorld, Point], object]] = {
    "set aside": lambda made, point: drafts.set_aside(
        by=made.mexico, point=point, version=point.version, reason="x"
    ),
    "split": lambda made, point: split(made, point, "a", "b"),
    "merged": lambda made, point: merge(made, point, made.draft("joint table")),
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_no_draft_any_more_is_brought_back_before_anything_else(
    made: AccordWorld, ending: str
) -> None:
    point = made.draft()
    ENDINGS[ending](made, point)
    gone = {"by": made.mexico, "point": point, "version": fresh(point).version}
    for act, values in (
        (drafts.confirm_point, {}),
        (drafts.set_aside, {"reason": "x"}),
        (regrouping.split_point, {"pieces": ["a", "b"]}),
        (regrouping.merge_point, {"into": made.draft("task force")}),
    ):
        with refused("not a draft any more"):
            act(**gone, **values)
    with refused("bring it back before correcting"):
        drafts.correct_point(**gone, summary="x")
    other = made.draft("task force")
    with refused("choose one that stands"):
        merge(made, other, point)
    assert bring_back(made, point).state == DraftState.DRAFT
    with refused("neither set aside nor merged nor split"):
        bring_back(made, point)


def test_somebody_else_s_change_is_never_overwritten(made: AccordWorld) -> None:
    point = made.confirmed()
    draft = made.draft("task force")
    old = {"by": made.mexico, "point": draft, "version": draft.version - 1}
    for act, values in (
        (drafts.confirm_point, {}),
        (drafts.correct_point, {"summary": "x"}),
        (drafts.set_aside, {"reason": "x"}),
        (regrouping.bring_back, {}),
        (regrouping.split_point, {"pieces": ["a", "b"]}),
        (regrouping.merge_point, {"into": point}),
    ):
        with refused("Somebody else changed", StaleRecordError):
            act(**old, **values)
    with refused("Somebody else changed", StaleRecordError):
        state_status(
            by=made.mexico, point=point, version=point.version - 1, status="lapsed", as_of=point.moved_on,
            note="x",
        )  # fmt: skip
