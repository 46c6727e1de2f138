"""Details are added to and taken from records of the own agency alone."""

from __future__ import annotations

import pytest

from hallar.casework.actions.details import add_detail, remove_detail
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.models import IdentityNumber, Mark, MissingPerson, PersonName, ToothRecord
from hallar.casework.roles import Role
from tests.casework.world import World

SCAR = {"kind": "scar", "region": "arm"}


def test_a_person_is_found_by_every_name_on_record(world: World) -> None:
    person, by = world.person(), world.by(Role.REGISTRAR)
    alias = add_detail(
        by=by, owner=person, kind=PersonName, values={"kind": "alias", "given": "La Güera Ñandú"}
    )
    assert MissingPerson.objects.get().search_name == "ana prueba ejemplo | la guera nandu"
    remove_detail(by=by, owner=person, detail=alias, reason="no era ella")
    assert MissingPerson.objects.get().search_name == "ana prueba ejemplo"


def test_a_tooth_on_record_is_replaced(world: World) -> None:
    remains, by = world.remains(), world.by(Role.ANTHROPOLOGIST)
    for state in ("sound", "crown"):
        add_detail(by=by, owner=remains, kind=ToothRecord, values={"fdi": 11, "state": state})
    assert ToothRecord.objects.get().state == "crown"


def test_laboratory_roles_add_no_names(world: World) -> None:
    for kind, values in ((PersonName, {"given": "X"}), (IdentityNumber, {"kind": "other", "value": "1"})):
        with pytest.raises(NotAllowedError):
            add_detail(by=world.by(Role.ANTHROPOLOGIST), owner=world.person(kind.__name__), kind=kind,
                       values=values)  # fmt: skip
    with pytest.raises(NotAllowedError):
        add_detail(by=world.by(Role.GENETICIST), owner=world.remains(), kind=Mark, values=SCAR)


def test_a_detail_is_taken_from_its_own_record_alone(world: World) -> None:
    one, other, by = world.person("F-1"), world.person("F-2"), world.by(Role.REGISTRAR)
    mark = add_detail(by=by, owner=one, kind=Mark, values=SCAR)
    with pytest.raises(CaseworkError):
        remove_detail(by=by, owner=other, detail=mark, reason="x")
    with pytest.raises(NotAllowedError):
        remove_detail(by=world.foreign[Role.REGISTRAR], owner=one, detail=mark, reason="x")
    assert one.mark_records.get() == mark
