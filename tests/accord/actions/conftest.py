"""What the tests of the accord's actions share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.utils import translation

from tests.accord.world import AccordWorld, make_accord
from tests.casework.world import make_world


@pytest.fixture
def made(db: None) -> Iterator[AccordWorld]:
    with translation.override("en"):
        yield make_accord(make_world())
