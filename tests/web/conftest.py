"""What the tests of the pages share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.casework.world import World, make_world
from tests.web.case import Case, make_case


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def case(world: World, settings: Any, tmp_path: Path) -> Case:
    settings.HOME = tmp_path
    return make_case(world)
