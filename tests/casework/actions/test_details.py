"""Details are added to and taken from records of the own agency alone."""

from __future__ import annotations

import contextlib

import pytest

from hallar.casework.actions.details import add_detail, remove_detail
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.models import Belonging, IdentityNumber, Mark, MissingPerson, PersonName, ToothRecord
from hallar.casework.roles import RIGHTS, Right, Role
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


@pytest.mark.parametrize("role", Role)
def test_who_may_add_details(world: World, role: Role) -> None:
    person = world.person()
    for kind, right, values in (
        (PersonName, Right.EDIT_PERSON, {"given": "X"}),
        (IdentityNumber, Right.EDIT_PERSON, {"kind": "other", "value": "1"}),
        (Mark, Right.DESCRIBE, SCAR),
        (ToothRecord, Right.DESCRIBE, {"fdi": 11}),
        (Belonging, Right.DESCRIBE, {"kind": "blusa"}),
    ):
        with contextlib.nullcontext() if right in RIGHTS[role] else pytest.raises(NotAllowedError):
            add_detail(by=world.by(role), owner=person, kind=kind, values=values)


def test_a_detail_is_taken_from_its_own_record_alone(world: World) -> None:
    one, other, by = world.person("F-1"), world.person("F-2"), world.by(Role.REGISTRAR)
    mark = add_detail(by=by, owner=one, kind=Mark, values=SCAR)
    with pytest.raises(CaseworkError):
        remove_detail(by=by, owner=other, detail=mark, reason="x")
    with pytest.raises(NotAllowedError):
        remove_detail(by=world.foreign[Role.REGISTRAR], owner=one, detail=mark, reason="x")
    assert one.mark_records.get() == mark


@pytest.mark.parametrize(
    ("kind", "value"), [("curp", "HEGG560427MVZRRL05"), ("dpi", "1"), ("other", " "), ("passport", "X1")]
)
def test_an_identity_number_that_cannot_be_is_refused_whoever_writes_it(
    world: World, kind: str, value: str
) -> None:
    with pytest.raises(CaseworkError):
        add_detail(
            by=world.by(Role.REGISTRAR), owner=world.person(), kind=IdentityNumber,
            values={"kind": kind, "value": value},
        )  # fmt: skip
    assert not IdentityNumber.objects.exists()


def test_an_identity_number_is_kept_in_its_plain_form_and_once(world: World) -> None:
    person = world.person()
    for written in ("hegg 560427 mvzrrl04", "HEGG560427MVZRRL04"):
        with contextlib.suppress(CaseworkError):
            add_detail(
                by=world.by(Role.REGISTRAR), owner=person, kind=IdentityNumber,
                values={"kind": "curp", "value": written},
            )  # fmt: skip
    assert IdentityNumber.objects.get().value == "HEGG560427MVZRRL04"


@pytest.mark.parametrize(
    ("kind", "values"),
    [(IdentityNumber, {"kind": "other", "value": "7"}), (PersonName, {"kind": "alias", "given": "Ana"})],
)
def test_remains_have_no_name_and_no_number(
    world: World, kind: type[IdentityNumber | PersonName], values: dict[str, object]
) -> None:
    with pytest.raises(CaseworkError):
        add_detail(by=world.by(Role.REGISTRAR), owner=world.remains(), kind=kind, values=values)
    assert not kind.objects.exists()


@pytest.mark.parametrize(
    "values",
    [
        {"fdi": 19}, {"fdi": 0}, {"fdi": 86}, {"fdi": 11, "state": "golden"},
        {"fdi": 11, "surfaces": {"occlusal": "gold"}}, {"fdi": 11, "surfaces": {"top": "caries"}},
    ],
)  # fmt: skip
def test_a_tooth_that_nobody_has_is_refused_whoever_writes_it(
    world: World, values: dict[str, object]
) -> None:
    with pytest.raises(CaseworkError):
        add_detail(by=world.by(Role.ANTHROPOLOGIST), owner=world.remains(), kind=ToothRecord, values=values)
    assert not ToothRecord.objects.exists()
