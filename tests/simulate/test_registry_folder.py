from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from hallar.formats.registry_blocks import FamilyBlock, RemainsBlock
from hallar.formats.registry_parquet import read_registry_folder
from hallar.genetics import MutationKind
from hallar.simulate import SimulationPlan, simulate_registry, simulate_registry_folder
from tests.simulate.models import model

PLAN = SimulationPlan(300, 200, model(MutationKind.STEPWISE), mix={"mother-only": 3.0, "children": 1.0})


def test_the_manifest_tells_how_to_simulate_the_registry_again(tmp_path: Path) -> None:
    manifest = simulate_registry_folder(tmp_path / "registry", PLAN, 5)
    assert manifest.provenance["seed"] == 5
    assert manifest.provenance["plan"]["mix"] == {"mother-only": 0.75, "children": 0.25}
    assert (manifest.counts["families"], manifest.counts["remains"]) == (300, 200)
    assert manifest.counts["members"] > manifest.counts["typed"] + manifest.counts["missing"]


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    digests = []
    for name in ("first", "second"):
        simulate_registry_folder(tmp_path / name, PLAN, 5)
        files = sorted((tmp_path / name).iterdir())
        digests.append([(file.name, hashlib.sha256(file.read_bytes()).hexdigest()) for file in files])
    assert digests[0] == digests[1]


def test_the_folder_holds_what_was_simulated(tmp_path: Path) -> None:
    simulate_registry_folder(tmp_path / "registry", PLAN, 5)
    folder = read_registry_folder(tmp_path / "registry")
    simulated = list(simulate_registry(PLAN, 5))
    families = {
        family.id: family
        for block in simulated
        if isinstance(block, FamilyBlock)
        for family in block.families(folder.coding)
    }
    remains = [
        one for block in simulated if isinstance(block, RemainsBlock) for one in block.remains(folder.coding)
    ]
    assert {family.id: family for batch in folder.iter_families() for family in batch} == families
    assert [one for batch in folder.iter_remains() for one in batch] == remains
    assert {block.shape for block in folder.family_batches()} == set(PLAN.mix)


def test_progress_hears_of_every_family_and_set_of_remains(tmp_path: Path) -> None:
    heard = {FamilyBlock: 0, RemainsBlock: 0}

    def hear(block: object) -> None:
        for kind in heard:
            if isinstance(block, kind):
                heard[kind] += len(block)

    simulate_registry_folder(tmp_path / "registry", PLAN, 5, on_block=hear)
    assert heard == {FamilyBlock: 300, RemainsBlock: 200}


MEASURED = """
import sys
from hallar.cli.provenance import peak_memory_bytes
from hallar.genetics import MutationKind
from hallar.kinship import KinshipModel
from hallar.simulate import SimulationPlan, simulate_registry_folder
from tests.simulate.models import model
six = model(MutationKind.STEPWISE).loci
kit = KinshipModel("synthetic", {f"{name}-{n}": locus for n in range(4) for name, locus in six.items()})
simulate_registry_folder(sys.argv[1], SimulationPlan(82_000, 52_000, kit), 1)
print(peak_memory_bytes())
"""


@pytest.mark.slow
def test_a_national_registry_fits_in_a_gibibyte(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", MEASURED, str(tmp_path / "registry")],
        cwd=Path(__file__).parents[2],
        check=True,
        capture_output=True,
        text=True,
    )
    assert 0 < int(run.stdout) < 2**30
    assert read_registry_folder(tmp_path / "registry").manifest.counts["families"] == 82_000
