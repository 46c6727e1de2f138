from __future__ import annotations

from pathlib import Path

import pytest

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry import Identity, Registry
from hallar.formats.registry_blocks import IdentityBlock
from hallar.formats.registry_conversion import blocks_from_registry
from hallar.formats.registry_json import read_registry_json, write_registry_json
from hallar.formats.registry_parquet import read_registry_folder, write_registry_folder
from hallar.simulate import SimulationPlan, as_registry
from tests.simulate.models import model

MODEL = model()
PLAN = SimulationPlan(60, 60, MODEL, mix={"reported-by-two-families": 1.0, "remarriage": 2.0})


@pytest.fixture(scope="module")
def registry() -> Registry:
    return as_registry(PLAN, 1)


def test_a_simulated_registry_fits_in_memory_form(registry: Registry) -> None:
    assert (len(registry.families), len(registry.remains)) == (60, 60)
    assert registry.truth
    missing = {(family.id, person) for family in registry.families for person in family.missing}
    assert {(one.family, one.missing) for one in registry.truth} <= missing


def test_parquet_and_memory_hold_the_same(registry: Registry, tmp_path: Path) -> None:
    blocks = blocks_from_registry(registry, AlleleCoding.of(MODEL))
    write_registry_folder(tmp_path / "registry", MODEL, blocks)
    folder = read_registry_folder(tmp_path / "registry")
    back = folder.registry()
    assert (back.families, back.remains, back.truth) == (registry.families, registry.remains, registry.truth)


def test_json_and_parquet_hold_the_same(registry: Registry, tmp_path: Path) -> None:
    write_registry_json(registry, tmp_path / "registry.json")
    read, _ = read_registry_json(tmp_path / "registry.json")
    assert (read.families, read.remains, read.truth) == (registry.families, registry.remains, registry.truth)


def test_remains_without_an_identity_are_strangers_and_fragments_share_a_label(registry: Registry) -> None:
    three = registry.remains[:3]
    family = registry.families[0]
    identities = tuple(Identity(one.id, family.id, family.missing[0]) for one in three[:2])
    known = Registry((family,), three, MODEL, identities)
    *_, block = blocks_from_registry(known, AlleleCoding.of(MODEL))
    assert isinstance(block, IdentityBlock)
    assert block.families == (family.id, family.id, None)
    assert block.persons[0] == block.persons[1] != block.persons[2]


def test_a_registry_without_truth_has_none_in_blocks(registry: Registry) -> None:
    blocks = blocks_from_registry(Registry(registry.families, registry.remains), AlleleCoding.of(MODEL))
    assert not any(isinstance(block, IdentityBlock) for block in blocks)
