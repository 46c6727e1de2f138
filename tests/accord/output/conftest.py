"""The demonstration's accord, to be given out; invented documents whose people are not in the points."""

from __future__ import annotations

import pytest

from hallar.accord.models import Point
from tests.accord.world import AccordWorld, make_accord
from tests.casework.world import make_world


@pytest.fixture
def plain(db: None) -> AccordWorld:
    """An accord whose points are all drafts."""
    return make_accord(make_world())


def address(point: Point) -> str:
    """Return a page's address."""
    return f"https://example.org/points/{point.number}/"
