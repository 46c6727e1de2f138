"""Every action: one event of its own, with who, what and why; another agency's hands tied; nothing told."""

from __future__ import annotations

import json

import pytest

from hallar.casework import actions
from hallar.casework.audit import origin_of, verify_chain
from hallar.casework.errors import CaseworkError
from hallar.casework.models import AuditEvent, Record
from tests.casework.public_actions import public_actions
from tests.casework.scenario import TOLD, WHY, steps
from tests.casework.world import World

NOT_IN_THE_SCENARIO = {"account.create_administrator", "search.finish"}
"""Done when the world is made, and with a search's result (``actions/test_searches.py``)."""
OPEN_TO_ALL_AGENCIES = {
    "account.create", "account.change", "account.set_password", "account.reset_second_factor",
    "agency.create",
    "search.request", "search.cancel", "search.start", "search.fail", "search.finish",
    "import.preview", "import.read", "import.fail",
}  # fmt: skip
"""What is no agency's own."""


def verb_of(act: object) -> str:
    return str(act.verb)  # type: ignore[attr-defined]


def test_every_action_is_on_record_and_closed_to_other_agencies(world: World) -> None:
    done = set()
    for act, role, values in steps(world):
        verb = verb_of(act)
        end = AuditEvent.objects.count()
        if role is not None and verb not in OPEN_TO_ALL_AGENCIES:
            with pytest.raises(CaseworkError):
                act(by=world.foreign[role], **values)
            assert AuditEvent.objects.count() == end, verb
        with origin_of("192.0.2.7"):
            result = act(by=world.by(role) if role is not None else None, **values)
        added = list(AuditEvent.objects.order_by("sequence")[end:])
        own = [one for one in added if one.verb == verb]
        assert len(own) == 1, verb
        event = own[0]
        assert event == added[-1], verb
        assert event.account_name == (role.value if role is not None else "system")
        assert event.agency == ("mx" if role is not None else "")
        assert event.origin == "192.0.2.7"
        assert event.reason == (WHY if {"reason", "reasons"} & values.keys() else ""), verb
        assert event.record_id is not None, verb
        if isinstance(result, Record):
            assert event.record_type == type(result)._meta.model_name
            assert event.details["changes"], verb
        done.add(verb)
    assert done | NOT_IN_THE_SCENARIO == {verb_of(one) for one in public_actions(actions)}
    assert verify_chain() == []
    for event in AuditEvent.objects.all():
        written = json.dumps([event.details, event.reason], ensure_ascii=False)
        assert not [one for one in TOLD if one in written], event.verb


def test_a_refused_action_leaves_no_event(world: World) -> None:
    person = world.person()
    end = AuditEvent.objects.count()
    for act, values in ((one, {"person": person, "new": "localizada_sin_vida", "reason": "x"})
                        for one in public_actions(actions) if verb_of(one) == "person.status"):  # fmt: skip
        with pytest.raises(CaseworkError):
            act(by=world.by("registrar"), **values)  # type: ignore[operator,arg-type]
    assert AuditEvent.objects.count() == end
