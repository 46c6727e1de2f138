"""An accord with everything that its pages can show."""

from __future__ import annotations

from pathlib import Path

from hallar.accord.demonstration import FILES, load_accord
from hallar.accord.models import Accord
from hallar.casework.models import Agency
from hallar.casework.roles import Role
from hallar.casework.writing import writing
from tests.casework.world import World

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "accord"


def make_accord(world: World) -> Accord:
    """Load the demonstration's accord between the two countries of the world, observed by a third."""
    with writing():
        observer = Agency(code="gt", name="Observadora", country="GT", jurisdiction="national")
        observer.save()
    files = {path.name: path.read_bytes() for path in EXAMPLES.rglob("*") if path.name in FILES}
    return load_accord(
        mexico=world.by(Role.SECRETARIAT), united_states=world.foreign[Role.SECRETARIAT], observer=observer,
        files=files,
    )  # fmt: skip
