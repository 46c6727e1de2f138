"""An accord of Mexico and the United States with a document that was read, and their two secretariats."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.apps import apps

from hallar.accord.actions.accords import create_accord
from hallar.accord.actions.documents import add_document
from hallar.accord.actions.drafts import confirm_point
from hallar.accord.models import Accord, Document, Point, Status, StatusStatement
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account, Agency, AuditEvent
from hallar.casework.roles import Role
from hallar.casework.writing import writing
from tests.casework.world import World

TEXT = """Mexico City, June 8, 2021

The United States committed to provide forensic training to Mexican officials by December 2023.

Both governments agreed to establish a task force to combat human smuggling.

Mexico and the United States agreed to publish a joint table of remains by June 30, 2022.

"It was a good day," she said.
"""
LATER = """Mexico City, October 14, 2022

The United States committed to provide more forensic training to Mexican officials by June 2024.
"""


@dataclass
class AccordWorld:
    """Who follows what."""

    world: World
    accord: Accord
    document: Document

    @property
    def mexico(self) -> Account:
        """Return the secretariat of Mexico."""
        return self.world.by(Role.SECRETARIAT)

    @property
    def states(self) -> Account:
        """Return the secretariat of the United States."""
        return self.world.foreign[Role.SECRETARIAT]

    def draft(self, words: str = "forensic") -> Point:
        """Return the draft whose sentence holds some words, as it stands now."""
        return self.document.points.get(parent=None, sentence__contains=words)

    def confirmed(self, words: str = "forensic") -> Point:
        """Confirm a draft."""
        point = self.draft(words)
        return confirm_point(by=self.mexico, point=point, version=point.version)

    def later(self, by: Account | None = None) -> Document:
        """Add the later document."""
        return self.add("later.txt", LATER, by)

    def add(self, name: str, text: str, by: Account | None = None) -> Document:
        """Add a document."""
        return add_document(
            by=by or self.mexico, accord=self.accord, name=name, content=text.encode(), title=name,
            kind=Document.Kind.COMMUNIQUE,
        )  # fmt: skip

    def say(
        self, by: Account, point: Point, status: Status, as_of: date = date(2022, 1, 1)
    ) -> StatusStatement:
        """Let a party state where a point stands."""
        from hallar.accord.actions.progress import state_status

        point.refresh_from_db()
        return state_status(
            by=by, point=point, version=point.version, status=status, as_of=as_of, note="grounds"
        )


def make_accord(world: World) -> AccordWorld:
    """Open an accord and read its document."""
    accord = create_accord(
        by=world.by(Role.SECRETARIAT), title="Accord", address="accord", concluded_on=date(2021, 6, 8),
        countries=["MX", "US"],
    )  # fmt: skip
    made = AccordWorld(world, accord, Document())
    made.document = made.add("communique.txt", TEXT)
    return made


def secretariat_of(country: str) -> Account:
    """Add an agency of a country, and its secretariat."""
    with writing():
        agency = Agency(code=country.lower(), name=f"Agency {country}", country=country)
        agency.save()
    account = Account(username=f"{country.lower()}-secretariat", role=Role.SECRETARIAT, agency=agency)
    account.save()
    return account


def stored() -> dict[str, list[Any]]:
    """Return every row of the accord, and of the trail."""
    models = [*apps.get_app_config("accord").get_models(), AuditEvent]
    return {one.__name__: list(one._default_manager.order_by("pk").values_list()) for one in models}


@contextmanager
def refused(why: str, kind: type[Exception] = CaseworkError) -> Iterator[None]:
    """Expect a refusal that says why, and leaves nothing."""
    before = stored()
    with pytest.raises(kind, match=why):
        yield
    assert stored() == before
