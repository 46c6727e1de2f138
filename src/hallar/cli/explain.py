"""``hallar explain``."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from hallar.cli.options import AsJson, Mutation, Populations, RegistryPath, Theta, models_for
from hallar.cli.refusal import RefusalError, unknown_identifier


def explain(
    registry: RegistryPath,
    family: Annotated[str, typer.Option(help="Identifier of the family.")],
    remains: Annotated[str, typer.Option(help="Identifier of the remains.")],
    missing: Annotated[
        str, typer.Option(help="The missing member; may be left out if the family misses one person.")
    ] = "",
    population: Populations = None,
    mutation: Mutation = "proportional",
    theta: Theta = 0.0,
    json: AsJson = False,
) -> None:
    """Show one pair locus by locus: who has which alleles, and what each locus says.

    Two combined log10 LRs are given: the product over loci, on which thresholds and expected fortuitous
    matches rest, and the one that regards the linkage of vWA and D12S391. Report the latter.

    Example:
      hallar explain examples/planecrash.json --family F5 --remains V4
    """
    from rich.table import Table  # noqa: PLC0415

    from hallar.cli.console import out, print_json  # noqa: PLC0415
    from hallar.cli.provenance import provenance  # noqa: PLC0415
    from hallar.formats import open_registry  # noqa: PLC0415
    from hallar.search import explain_pair  # noqa: PLC0415

    opened = open_registry(registry)
    model = models_for(opened, population, mutation, theta)[0]
    searching = next((one for one in opened.families() if one.id == family), None)
    found = next((one for one in opened.remains() if one.id == remains), None)
    if searching is None or found is None:
        kind = ("family", "la familia") if searching is None else ("remains", "los restos")
        absent = family if searching is None else remains
        raise unknown_identifier(registry.name, kind, [absent])
    person = missing or searching.missing[0]
    if person not in searching.missing or (not missing and len(searching.missing) > 1):
        listed = ", ".join(searching.missing)
        raise RefusalError(
            f"Family {family} misses {listed}. Say which with --missing",
            f"La familia {family} busca a {listed}. Indique a quién con --missing",
        )
    explanation = explain_pair(searching, person, found, model)
    if json:
        record = provenance(
            "explain", [registry], [model], {"family": family, "missing": person, "remains": remains}
        )
        print_json({**asdict(explanation), "provenance": record})
        return
    title = f"{family} · {person} · {remains} · {explanation.population}"
    table = Table("locus", *searching.profiles, remains, title=title, title_justify="left")
    table.add_column("LR", justify="right")
    for locus in explanation.loci:
        relatives = [", ".join(locus.relatives.get(member, ())) for member in searching.profiles]
        ratio = locus.reason if locus.likelihood_ratio is None else f"{locus.likelihood_ratio:.4g}"
        table.add_row(locus.locus, *relatives, ", ".join(locus.remains), ratio)
    out.print(table)
    linked = explanation.log10_lr_linked
    out.print(f"combined log10 LR {explanation.log10_lr:.4f}, the product over loci")
    out.print(
        "with the linkage of vWA and D12S391: "
        + ("none, the pedigree is too large" if linked is None else f"{linked:.4f}, the LR to report")
    )
