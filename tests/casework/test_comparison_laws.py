"""What is missing says nothing, never a mismatch; and no order of entry makes a contradiction."""

from __future__ import annotations

import itertools

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallar.casework.comparison import compare
from hallar.casework.comparison_field import ComparedField, Verdict
from hallar.casework.models import Belonging, Mark, MissingPerson, Remains, ToothRecord
from hallar.casework.uncertain_date import parse_uncertain_date
from hallar.casework.writing import writing
from tests.casework.world import World

DATES = ("", "2010", "2015-06", "2018-03-01", "2016~")
AGES = st.none() | st.integers(0, 60)
HEIGHTS = st.none() | st.integers(120, 200)
MARKS = st.lists(st.sampled_from(["", "A1", "B2", "b2"]), max_size=3)


def upwards(drawn: dict[str, object]) -> dict[str, object]:
    for name in ("stature", "age"):
        ends = [drawn.get(f"{name}_min"), drawn.get(f"{name}_max")]
        if None not in ends:
            drawn[f"{name}_min"], drawn[f"{name}_max"] = sorted(ends)  # type: ignore[type-var]
    return drawn


KNOWN = st.fixed_dictionaries(
    {
        "sex": st.sampled_from(["female", "male", "unknown"]), "stature_min": HEIGHTS, "stature_max": HEIGHTS,
        "birth": st.sampled_from(("", "1980", "1990-05-01", "1995~")), "contact": st.sampled_from(DATES),
        "serials": MARKS, "colour": st.sampled_from(["", "rojo"]),
    }
).map(upwards)  # fmt: skip
SEEN = st.fixed_dictionaries(
    {
        "sex": st.sampled_from(["female", "male", "unknown"]), "stature_min": HEIGHTS, "stature_max": HEIGHTS,
        "age_min": AGES, "age_max": AGES, "found": st.sampled_from(DATES),
        "interval_min": st.none() | st.integers(0, 3000), "serials": MARKS,
        "colour": st.sampled_from(["", "rojo", "azul"]),
    }
).map(upwards)  # fmt: skip


def made(known: dict[str, object], seen: dict[str, object], world: World) -> tuple[MissingPerson, Remains]:
    """Store the records as they are, without the actions: what a comparison makes of them matters."""
    known, seen = dict(known), dict(seen)
    birth = parse_uncertain_date(str(known.pop("birth", ""))) or (None, None)
    contact = parse_uncertain_date(str(known.pop("contact", ""))) or (None, None)
    found = parse_uncertain_date(str(seen.pop("found", ""))) or (None, None)
    details = [(one.pop("serials", []), one.pop("colour", None)) for one in (known, seen)]
    with writing():
        person = MissingPerson(
            agency=world.agency, folio="C-1", birth_earliest=birth[0], birth_latest=birth[1],
            last_contact_earliest=contact[0], last_contact_latest=contact[1], **known,
        )  # fmt: skip
        person.save()
        remains = Remains(
            agency=world.agency, code="C-1", location=world.location(), found_earliest=found[0],
            found_latest=found[1], **seen,
        )  # fmt: skip
        remains.save()
        for owner, (serials, colour) in zip(({"person": person}, {"remains": remains}), details, strict=True):
            for serial in serials:
                Mark(kind="implant", region="leg", side="left", serial_number=serial, **owner).save()
            if colour is not None:
                Belonging(kind="blusa", colour=colour, **owner).save()
    return person, remains


class RolledBackError(Exception):
    """Ends an example without a trace."""


def compared(world: World, known: dict[str, object], seen: dict[str, object]) -> list[ComparedField]:
    found: list[ComparedField] = []
    try:
        with transaction.atomic():
            found = compare(*made(known, seen, world), "es")
            raise RolledBackError
    except RolledBackError:
        return found


def contradictions(rows: list[ComparedField]) -> int:
    return sum(one.verdict is Verdict.CONTRADICTS for one in rows)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(known=KNOWN, seen=SEEN, data=st.data())
def test_knowing_less_never_contradicts_more(
    world: World, known: dict[str, object], seen: dict[str, object], data: st.DataObject
) -> None:
    nothing = {"sex": "unknown", "birth": "", "contact": "", "found": "", "serials": [], "colour": None}
    forgotten = data.draw(st.sampled_from(sorted(known)), "of the person")
    lost = data.draw(st.sampled_from(sorted(seen)), "of the remains")
    before = contradictions(compared(world, known, seen))
    for less, more in (
        ({**known, forgotten: nothing.get(forgotten)}, seen), (known, {**seen, lost: nothing.get(lost)}),
    ):  # fmt: skip
        assert contradictions(compared(world, less, more)) <= before
    empty_person = {name: nothing.get(name) for name in known}
    empty_remains = {name: nothing.get(name) for name in seen}
    for one, other in ((empty_person, seen), (known, empty_remains)):
        assert {row.verdict for row in compared(world, one, other)} == {Verdict.SILENT}


def test_who_may_have_lived_on_is_not_too_young(world: World) -> None:
    known: dict[str, object] = {"birth": "1990-05-01", "contact": "2010"}
    assert contradictions(compared(world, known, {"age_min": 30, "age_max": 35})) == 0
    assert contradictions(compared(world, known, {"age_min": 30, "age_max": 35, "found": "2015-06"})) == 1
    assert contradictions(compared(world, known, {"age_min": 5, "age_max": 12})) == 1


@pytest.mark.parametrize("order", list(itertools.permutations(["A1", "B2"])))
def test_two_implants_are_joined_by_their_numbers(world: World, order: tuple[str, ...]) -> None:
    rows = compared(world, {"serials": ["A1", "B2"]}, {"serials": list(order)})
    implants = [one for one in rows if "A1" in one.ante_mortem or "B2" in one.ante_mortem]
    assert [one.verdict for one in implants] == [Verdict.AGREES, Verdict.AGREES]


def test_a_number_that_was_not_found_takes_no_other_ones_partner(world: World) -> None:
    rows = compared(world, {"serials": ["A1", "B2"]}, {"serials": ["B2"]})
    verdicts = {one.ante_mortem[-2:]: one.verdict for one in rows if one.ante_mortem[-2:] in ("A1", "B2")}
    assert verdicts == {"A1": Verdict.SILENT, "B2": Verdict.AGREES}


@pytest.mark.parametrize(("stated", "seen"), [("", ""), ("rojo", ""), ("", "azul"), ("rojo", "azul")])
def test_clothes_of_an_unknown_or_another_colour_say_nothing(world: World, stated: str, seen: str) -> None:
    rows = compared(world, {"colour": stated}, {"colour": seen})
    assert {one.verdict for one in rows} == {Verdict.SILENT}


def test_clothes_are_joined_by_colour(world: World) -> None:
    with writing():
        person, remains = made({"colour": "rojo"}, {"colour": "azul"}, world)
        Belonging(kind="Blusa", colour="Rojo", remains=remains).save()
    assert [one.verdict for one in compare(person, remains, "es")].count(Verdict.AGREES) == 1


def test_teeth_known_on_one_side_alone_say_nothing(world: World) -> None:
    person, remains = made({}, {}, world)
    with writing():
        ToothRecord(person=person, fdi=16, state="crown").save()
        ToothRecord(remains=remains, fdi=26, state="sound").save()
    assert {one.verdict for one in compare(person, remains, "es")} == {Verdict.SILENT}
