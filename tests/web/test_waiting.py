"""Who is waiting for what, on the page."""

from __future__ import annotations

import re

from django.urls import reverse

from hallar.casework.roles import Role
from hallar.casework.statistics import WaitingKind
from hallar.web.views.dashboard import ROUTES
from tests.web.case import Case


def test_what_waits_leads_to_its_page(case: Case) -> None:
    assert set(ROUTES) == set(WaitingKind)
    seen = set()
    for role in (Role.REVIEWER, Role.REGISTRAR, Role.LIAISON):
        one = case.of(role)
        said = one.get(reverse("waiting")).content.decode().split("<main", 1)[1]
        for address in re.findall(r'href="(/[a-z-]+/[0-9]+/)"', said):
            assert one.get(address).status_code == 200, address
            seen.add(address)
    assert reverse("remains", args=[case.moving.remains_id]) in seen
    assert reverse("notification", args=[case.notification.pk]) in seen
