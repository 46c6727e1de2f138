"""Ante mortem beside post mortem: what is missing says nothing."""

from __future__ import annotations

import pytest

from hallar.casework.actions.details import add_detail
from hallar.casework.comparison import compare
from hallar.casework.comparison_field import Verdict
from hallar.casework.models import Mark, MissingPerson, Remains, ToothRecord
from hallar.casework.roles import Role
from tests.casework.world import World


def verdicts(person: MissingPerson, remains: Remains) -> dict[str, Verdict]:
    return {one.label: one.verdict for one in compare(person, remains, "es")}


def test_empty_records_say_nothing(world: World) -> None:
    person, remains = world.person(sex="unknown"), world.remains(sex="unknown")
    assert set(verdicts(person, remains).values()) == {Verdict.SILENT}


@pytest.mark.parametrize(
    ("known", "found", "verdict"),
    [
        ({"sex": "male"}, {"sex": "female"}, Verdict.CONTRADICTS),
        (
            {"stature_min": 170, "stature_max": 175},
            {"stature_min": 150, "stature_max": 160},
            Verdict.CONTRADICTS,
        ),
        ({"stature_min": 160, "stature_max": 165}, {"stature_min": 150, "stature_max": 158}, Verdict.AGREES),
        ({"last_contact": "2020"}, {"found_on": "2019-03"}, Verdict.CONTRADICTS),
        (
            {"birth_date": "1990-06-15", "last_contact": "2020-06-14"},
            {"age_max": 28, "found_on": "2020-07-01"},
            Verdict.CONTRADICTS,
        ),
        (
            {"birth_date": "1990-06-15", "last_contact": "2020-06-14"},
            {"age_min": 29, "age_max": 29, "found_on": "2020-07-01"},
            Verdict.AGREES,
        ),
    ],
)
def test_known_fields_agree_or_contradict(
    world: World, known: dict[str, object], found: dict[str, object], verdict: Verdict
) -> None:
    seen = verdicts(world.person(**known), world.remains(**{"sex": "female", **found}))
    assert verdict in seen.values()
    assert (Verdict.CONTRADICTS in seen.values()) == (verdict is Verdict.CONTRADICTS)


def test_a_mark_is_joined_by_place_and_an_implant_by_its_number(world: World) -> None:
    person, remains, by = world.person(), world.remains(), world.by(Role.ANTHROPOLOGIST)
    plate = {"kind": "implant", "region": "leg", "side": "left", "words": "placa"}
    add_detail(by=by, owner=person, kind=Mark, values={**plate, "serial_number": "AB-1"})
    add_detail(by=by, owner=remains, kind=Mark, values={**plate, "serial_number": "ab-2"})
    assert Verdict.CONTRADICTS in verdicts(person, remains).values()


def test_a_restored_tooth_cannot_become_sound(world: World) -> None:
    person, remains, by = world.person(), world.remains(), world.by(Role.ANTHROPOLOGIST)
    filled = {"fdi": 16, "state": "sound", "surfaces": {"occlusal": "filled_amalgam"}}
    add_detail(by=by, owner=person, kind=ToothRecord, values=filled)
    add_detail(by=by, owner=remains, kind=ToothRecord, values={"fdi": 16, "state": "sound", "surfaces": {}})
    assert Verdict.CONTRADICTS in verdicts(person, remains).values()
    add_detail(by=by, owner=remains, kind=ToothRecord, values={**filled, "state": "missing_ante_mortem"})
    assert Verdict.CONTRADICTS not in verdicts(person, remains).values()
