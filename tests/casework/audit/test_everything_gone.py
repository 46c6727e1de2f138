"""A trail that is gone as a whole is missed."""

from __future__ import annotations

import pytest
from django.db import connection

from hallar.casework.audit import triggers, verify_chain
from hallar.casework.models import AuditEvent, AuditHead
from tests.casework.world import World


def test_a_trail_gone_with_its_end_is_missed(world: World) -> None:
    editor = connection.schema_editor()
    triggers.remove(editor)
    AuditEvent.objects.all().delete()
    AuditHead.objects.all().delete()
    assert verify_chain() != []
    triggers.install(editor)


@pytest.mark.django_db
def test_an_installation_without_accounts_has_no_trail() -> None:
    assert verify_chain() == []
