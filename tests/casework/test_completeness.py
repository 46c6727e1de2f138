"""How much is known, and what to ask next."""

from __future__ import annotations

from hallar.casework.actions.details import add_detail
from hallar.casework.actions.persons import edit_person
from hallar.casework.completeness import completeness
from hallar.casework.models import Belonging, IdentityNumber, Mark, ToothRecord
from hallar.casework.roles import Role
from tests.casework.world import World


def test_every_answer_counts_and_the_last_one_completes(world: World) -> None:
    person, by = world.person(sex="unknown"), world.by(Role.REGISTRAR)
    scores = [completeness(person).percent]
    assert scores == [0]
    assert len(completeness(person).ask) == 3
    for values in (
        {"birth_date": "1990~"}, {"last_contact": "2019"}, {"last_place": "Reynosa"}, {"sex": "female"},
        {"stature_max": 160}, {"nationality": "HN"}, {"last_latitude": 26.0},
    ):  # fmt: skip
        person = edit_person(by=by, person=person, version=person.version, values=values)
        scores.append(completeness(person).percent)
    for kind, described in (
        (IdentityNumber, {"kind": "other", "value": "1"}),
        (ToothRecord, {"fdi": 11}),
        (Mark, {"kind": "scar", "region": "arm"}),
        (Belonging, {"kind": "blusa"}),
    ):
        add_detail(by=by, owner=person, kind=kind, values=described)
        scores.append(completeness(person).percent)
    world.family(person)
    scores.append(completeness(person).percent)
    assert scores == sorted(set(scores))
    assert scores[-1] == 100
    assert completeness(person).ask == ()


def test_the_sample_of_a_relative_is_asked_for_first(world: World) -> None:
    assert "sample" in str(completeness(world.person()).ask[0]) or "muestra" in str(
        completeness(world.person("F-2")).ask[0]
    )
