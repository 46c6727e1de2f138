"""``hallar simulate``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from hallar.cli.options import LARGEST_SEED, MOST_RECORDS, MUTATIONS, AsJson
from hallar.cli.refusal import name_taken, refuse_unlisted


def simulate(
    out: Annotated[Path, typer.Argument(help="Folder to make.", show_default=False)],
    families: Annotated[
        int, typer.Option(min=1, max=MOST_RECORDS, help="Number of searching families.")
    ] = 2000,
    remains: Annotated[int, typer.Option(min=0, max=MOST_RECORDS, help="Number of sets of remains.")] = 1300,
    seed: Annotated[
        int, typer.Option(min=0, max=LARGEST_SEED, help="The same seed gives the same registry.")
    ] = 1,
    population: Annotated[
        str, typer.Option(help="Shipped population to draw alleles from; by default SW Hispanic.")
    ] = "",
    kit: Annotated[str, typer.Option(help="Kit whose autosomal loci are typed.")] = "GlobalFiler",
    mutation: Annotated[str, typer.Option(help="none, equal, proportional or stepwise.")] = "proportional",
    theta: Annotated[float, typer.Option(min=0, max=0.99, help="Balding-Nichols coancestry.")] = 0.0,
    overwrite: Annotated[bool, typer.Option(help="Replace a registry folder of this name.")] = False,
    export_json: Annotated[
        Path | None,
        typer.Option(help="Also write the registry in the project's JSON (small sizes).", show_default=False),
    ] = None,
    json: AsJson = False,
) -> None:
    """Simulate a registry with known truth: families, degraded remains, fragments, relatives.

    Examples:
      hallar simulate registry --families 2000 --remains 1300 --seed 1

      hallar simulate country --families 82000 --remains 52000 --seed 1
    """
    from hallar.cli.console import err, print_json, progress_bar  # noqa: PLC0415
    from hallar.formats import open_registry, write_registry_json  # noqa: PLC0415
    from hallar.formats.registry_blocks import FamilyBlock, RegistryBlock, RemainsBlock  # noqa: PLC0415
    from hallar.genetics import (  # noqa: PLC0415
        DEFAULT_POPULATION,
        KITS,
        MutationKind,
        frequency_table,
        populations,
    )
    from hallar.genetics import kit as kit_named  # noqa: PLC0415
    from hallar.kinship import standard_model  # noqa: PLC0415
    from hallar.simulate import SimulationPlan, simulate_registry_folder  # noqa: PLC0415

    refuse_unlisted("--mutation", mutation, MUTATIONS)
    if kit.casefold() not in map(str.casefold, KITS):
        refuse_unlisted("--kit", kit, KITS)
    refuse_unlisted("--population", population or DEFAULT_POPULATION, populations())
    if out.exists() and not overwrite:
        raise name_taken(str(out), "--overwrite")
    model = standard_model(
        frequency_table(population or DEFAULT_POPULATION),
        loci=kit_named(kit).autosomal,
        mutation=MutationKind(mutation),
        theta=theta,
    )
    plan = SimulationPlan(families=families, remains=remains, model=model)
    with progress_bar("families and remains", families + remains) as advance:

        def count(block: RegistryBlock) -> None:
            if isinstance(block, FamilyBlock | RemainsBlock):
                advance(len(block))

        manifest = simulate_registry_folder(out, plan, seed, overwrite=overwrite, on_block=count)
    if export_json is not None:
        write_registry_json(open_registry(out).registry(), export_json, about=f"simulated, seed {seed}")
    if json:
        print_json({"path": str(out), "counts": dict(manifest.counts), "seed": seed})
    else:
        err.print(f"written: {out}; search it with: hallar search {out}", markup=False)
