"""``hallar power``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from hallar.cli.options import MOST_RECORDS, AsJson, Mutation, Populations, RegistryPath, Theta, models_for
from hallar.cli.refusal import unknown_identifier

if TYPE_CHECKING:
    from hallar.kinship import KinshipModel
    from hallar.pedigree import Family


def power(
    registry: RegistryPath,
    family: Annotated[
        list[str] | None,
        typer.Option(help="Family to look at; repeat it for several. The first ones if left out."),
    ] = None,
    remains: Annotated[
        int,
        typer.Option(
            min=1,
            max=MOST_RECORDS,
            help="Number of remains to be searched, for the expected fortuitous matches.",
        ),
    ] = 52_000,
    expected_fortuitous: Annotated[
        float, typer.Option(min=1e-12, help="Fortuitous matches that the threshold may let be expected.")
    ] = 0.01,
    most: Annotated[
        int, typer.Option(min=1, max=MOST_RECORDS, help="How many families if none is named.")
    ] = 10,
    population: Populations = None,
    mutation: Mutation = "proportional",
    theta: Theta = 0.0,
    json: AsJson = False,
) -> None:
    """Tell what a family can find before any search, and which relative to sample next.

    For each missing person: the log10 LR threshold at which the stated number of fortuitous matches is
    expected, the exact chance that the true remains reach it, and the untyped relatives in the order of
    what they would add to the expected log10 LR.

    Examples:
      hallar power examples/planecrash.json

      hallar power registry/ --family F0000012 --json
    """
    from itertools import islice  # noqa: PLC0415

    from hallar.cli.console import print_json, progress_bar  # noqa: PLC0415
    from hallar.cli.provenance import provenance  # noqa: PLC0415
    from hallar.formats import open_registry  # noqa: PLC0415

    opened = open_registry(registry)
    model = models_for(opened, population, mutation, theta)[0]
    wanted = set(family or ())
    chosen = [
        one for one in islice(opened.families(), None if wanted else most) if not wanted or one.id in wanted
    ]
    absent = wanted - {one.id for one in chosen}
    if absent:
        raise unknown_identifier(registry.name, ("family", "la familia"), absent)
    answers = []
    with progress_bar("families", len(chosen)) as advance:
        for one in chosen:
            answers += [
                family_power(one, missing, model, expected_fortuitous / remains) for missing in one.missing
            ]
            advance(1)
    if json:
        record = provenance(
            "power", [registry], [model], {"remains": remains, "expected_fortuitous": expected_fortuitous}
        )
        print_json(
            {
                "population": model.population,
                "remains": remains,
                "families": answers,
                "provenance": record,
            }
        )
    else:
        _print_powers(answers, model.population)


def family_power(
    family: Family, missing: str, model: KinshipModel, false_match_rate: float
) -> dict[str, object]:
    """Return what one missing member's family can find and what would help."""
    from hallar.kinship import Hypothesis, expected_gains, lr_distribution, lr_table  # noqa: PLC0415
    from hallar.pedigree import describe_relationship  # noqa: PLC0415

    distribution = lr_distribution(lr_table(family, missing, model))
    threshold = distribution.threshold_for_false_match_rate(false_match_rate)
    reached = distribution.power(threshold)
    return {
        "family": family.id,
        "missing": missing,
        "typed": {
            member: describe_relationship(family.pedigree, member, missing, "en")
            for member in family.profiles
        },
        "threshold_log10_lr": threshold,
        "false_match_rate": distribution.false_match_rate(threshold).upper,
        "chance_to_find": {"lower": reached.lower, "upper": reached.upper},
        "expected_log10_lr_if_true": distribution.mean[Hypothesis.RELATED],
        "expected_log10_lr_if_unrelated": distribution.mean[Hypothesis.UNRELATED],
        "sample_next": [
            {
                "relative": gain.relative,
                "relationship": describe_relationship(family.pedigree, gain.relative, missing, "en"),
                "expected_gain_log10_lr": gain.log10_lr,
            }
            for gain in expected_gains(family, missing, model)
        ],
    }


def _print_powers(answers: list[dict[str, object]], population: str) -> None:
    from rich.table import Table  # noqa: PLC0415

    from hallar.cli.console import out  # noqa: PLC0415

    table = Table(title=f"What each family can find · {population}", title_justify="left")
    for name in ("family", "missing", "typed"):
        table.add_column(name, overflow="fold")
    for name in ("threshold log10 LR", "chance to find"):
        table.add_column(name, justify="right")
    table.add_column("sample next (gain in log10 LR)", overflow="fold")
    for answer in answers:
        typed, chance, following = answer["typed"], answer["chance_to_find"], answer["sample_next"]
        assert isinstance(typed, dict)  # noqa: S101
        assert isinstance(chance, dict)  # noqa: S101
        assert isinstance(following, list)  # noqa: S101
        best = [
            f"{one['relationship']} {one['relative']} (+{one['expected_gain_log10_lr']:.1f})"
            for one in following[:3]
            if one["expected_gain_log10_lr"] > 0.005
        ]
        table.add_row(
            str(answer["family"]),
            str(answer["missing"]),
            ", ".join(typed.values()) or "nobody",
            f"{answer['threshold_log10_lr']:.2f}",
            f"{chance['lower']:.1%}",
            "; ".join(best) or "nobody else would help",
        )
    out.print(table)
