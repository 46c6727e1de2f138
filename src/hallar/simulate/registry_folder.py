"""A simulated registry, streamed to disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from hallar.formats.registry_blocks import RegistryBlock
from hallar.formats.registry_manifest import RegistryManifest
from hallar.formats.registry_parquet import write_registry_folder
from hallar.simulate.plan import SimulationPlan
from hallar.simulate.registry import simulate_registry


def simulate_registry_folder(
    path: Path | str,
    plan: SimulationPlan,
    seed: int,
    *,
    overwrite: bool = False,
    on_block: Callable[[RegistryBlock], None] | None = None,
) -> RegistryManifest:
    """Simulate a registry and write it as a Parquet folder, which appears when it is complete.

    Args:
        path: the folder to make.
        plan: what to simulate.
        seed: the same plan and seed give the same bytes.
        overwrite: replace a registry folder of this name.
        on_block: called with each block on its way to the disk, for a progress bar.

    Returns:
        The manifest; its provenance holds the plan and the seed.

    Raises:
        FileExistsError: there is something of this name, and it is not to be or must not be replaced.
        ValueError: the plan contradicts itself, or the model cannot be compiled.
    """
    blocks = _watched(simulate_registry(plan, seed), on_block)
    provenance = {"simulated": True, "seed": seed, "plan": plan_to_json(plan)}
    return write_registry_folder(path, plan.model, blocks, provenance=provenance, overwrite=overwrite)


def _watched(
    blocks: Iterator[RegistryBlock], on_block: Callable[[RegistryBlock], None] | None
) -> Iterator[RegistryBlock]:
    for block in blocks:
        yield block
        if on_block is not None:
            on_block(block)


def plan_to_json(plan: SimulationPlan) -> dict[str, Any]:
    """Return a plan as JSON values, without the model, which stands in the manifest."""
    return {
        "families": plan.families,
        "remains": plan.remains,
        "mix": {
            shape.name: float(share)
            for shape, share in zip(plan.mixed_shapes, plan.shape_probabilities, strict=True)
        },
        "related_share": plan.related_share,
        "found_share": plan.found_share,
        "fragments": list(plan.fragments),
        "male_share": plan.male_share,
        "sex_known_share": plan.sex_known_share,
        "degradation": asdict(plan.degradation),
        "drop_in": plan.drop_in,
        "subpopulations": plan.subpopulations,
    }
