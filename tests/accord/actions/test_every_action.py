"""Every action of the accord: closed to other roles and to countries that are no party, on record once."""

from __future__ import annotations

import json

import pytest

from hallar.accord import actions
from hallar.accord.actions import documents, drafts
from hallar.casework.audit import origin_of, verify_chain
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.models import AuditEvent, Record
from hallar.casework.roles import RIGHTS, Role
from tests.accord.actions.scenario import TOLD, steps
from tests.accord.world import AccordWorld, refused, secretariat_of
from tests.casework.public_actions import public_actions


def test_verbs_are_unique() -> None:
    verbs = [one.verb for one in public_actions(actions)]  # type: ignore[attr-defined]
    assert len(verbs) == len(set(verbs)) > 25
    assert all(one.right is not None for one in public_actions(actions))  # type: ignore[attr-defined]


@pytest.mark.parametrize("role", Role)
def test_an_action_is_refused_to_every_role_without_its_right(made: AccordWorld, role: Role) -> None:
    refused = [one for one in public_actions(actions) if one.right not in RIGHTS[role]]  # type: ignore[attr-defined]
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


def test_every_action_is_on_record_once_and_closed_to_a_country_that_is_no_party(made: AccordWorld) -> None:
    stranger = secretariat_of("GT")
    done = set()
    for act, by, values in steps(made, stranger):
        verb = act.verb  # type: ignore[attr-defined]
        why = ("two parties", CaseworkError) if verb == "accord.create" else ("no party", NotAllowedError)
        with refused(*why):
            act(by=stranger, **values)
        end = AuditEvent.objects.count()
        with origin_of("192.0.2.7"):
            result = act(by=by, **values)
        (event,) = AuditEvent.objects.order_by("sequence")[end:]
        assert (event.verb, event.account_name, event.origin) == (verb, by.username, "192.0.2.7")
        assert event.reason == values.get("reason", "")
        assert event.details["changes"], verb
        if isinstance(result, Record):
            assert (event.record_type, event.record_id) == (type(result)._meta.model_name, result.pk)
        written = json.dumps([event.details, event.reason], ensure_ascii=False)
        assert not [one for one in TOLD if one in written], verb
        done.add(verb)
    assert done == {one.verb for one in public_actions(actions)}  # type: ignore[attr-defined]
    assert verify_chain() == []


def test_what_a_country_that_is_no_party_asks_for_is_refused_before_anything_else(made: AccordWorld) -> None:
    """Not even whether its version is the last one is told to it."""
    stranger, point = secretariat_of("GT"), made.draft()
    with refused("no party", NotAllowedError):
        drafts.confirm_point(by=stranger, point=point, version=point.version + 7)
    with refused("no party", NotAllowedError):
        documents.add_document(
            by=stranger, accord=made.accord, name="x", content=b"", title="", kind="other"
        )  # fmt: skip
