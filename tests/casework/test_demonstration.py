"""The demonstration registry: loaded, it is searched with the same result as from its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from hallar.casework.actions.searches import perform_search, request_search, start_search
from hallar.casework.demonstration import create_demonstration_accounts, load_demonstration
from hallar.casework.models import Candidate, Family, MissingPerson, Remains
from hallar.casework.roles import Role
from hallar.formats import AlleleCoding
from hallar.formats.registry_blocks import family_blocks, remains_block
from hallar.genetics import DEFAULT_POPULATION
from hallar.search import Threshold, search
from hallar.simulate import SimulationPlan, as_registry


@pytest.mark.django_db
def test_the_loaded_registry_is_the_simulated_one(settings: object, tmp_path: Path) -> None:
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    registry = as_registry(SimulationPlan(families=30, remains=20), 5)
    accounts = {one.role: one for one in create_demonstration_accounts(by=None, password="x" * 12)}
    load_demonstration(by=accounts[Role.REGISTRAR], registry=registry, seed=5)
    assert Family.objects.count() == 30
    assert Remains.objects.count() == 20
    assert MissingPerson.objects.filter(names=None).count() == 0

    run = request_search(by=accounts[Role.GENETICIST], population=DEFAULT_POPULATION)
    run = start_search(by=None, run=run)
    found = perform_search(run).found
    assert registry.model is not None
    coding = AlleleCoding.of(registry.model)
    expected = search(
        family_blocks(registry.families, coding), remains_block(registry.remains, coding), [registry.model],
        Threshold(),
    )  # fmt: skip
    codes = dict(Remains.objects.values_list("pk", "code"))
    position = {f"R-{number + 1:06d}": one.id for number, one in enumerate(registry.remains)}
    assert found.candidates
    seen = sorted((position[codes[int(one.remains)]], round(one.log10_lr, 9)) for one in found.candidates)
    assert seen == sorted((one.remains, round(one.log10_lr, 9)) for one in expected.candidates)
    assert not Candidate.objects.exists()
