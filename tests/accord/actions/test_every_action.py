"""Every action of the accord: closed to other roles and to countries that are no party, on record once."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

from hallar.accord import actions
from hallar.casework.errors import NotAllowedError
from hallar.casework.models import AuditEvent
from hallar.casework.roles import RIGHTS, Role
from tests.accord.world import AccordWorld


def public_actions() -> list[object]:
    found = []
    for module in pkgutil.iter_modules(actions.__path__):
        loaded = importlib.import_module(f"{actions.__name__}.{module.name}")
        found += [one for one in vars(loaded).values() if hasattr(one, "verb") and hasattr(one, "right")]
    return list(dict.fromkeys(found))


def test_verbs_are_unique() -> None:
    verbs = [one.verb for one in public_actions()]  # type: ignore[attr-defined]
    assert len(verbs) == len(set(verbs)) > 25
    assert all(one.right is not None for one in public_actions())  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", Role)
def test_an_action_is_refused_to_every_role_without_its_right(made: AccordWorld, role: Role) -> None:
    refused = [one for one in public_actions() if one.right not in RIGHTS[role]]  # type: ignore[attr-defined]
    assert bool(refused) == (role != Role.SECRETARIAT)
    end = AuditEvent.objects.count()
    for one in refused:
        with pytest.raises(NotAllowedError):
            one(by=made.world.by(role))  # type: ignore[operator]
    assert AuditEvent.objects.count() == end


def test_what_is_done_is_on_record_without_what_was_written(made: AccordWorld) -> None:
    end = AuditEvent.objects.count()
    point = made.confirmed()
    event = AuditEvent.objects.order_by("sequence").last()
    assert AuditEvent.objects.count() == end + 1
    assert event is not None
    assert (event.verb, event.record_type, event.record_id) == ("point.confirm", "point", point.pk)
    assert point.sentence not in str(event.details)
