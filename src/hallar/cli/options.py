"""Options that several commands share, and the models they ask for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hallar.cli.language import Language, choose_language, user_language
from hallar.cli.refusal import RefusalError, refuse_unlisted

if TYPE_CHECKING:
    from hallar.formats import OpenedRegistry
    from hallar.kinship import KinshipModel

MUTATIONS = ("none", "equal", "proportional", "stepwise")
"""Mutation models that an option can ask for; a custom matrix needs a file."""
MOST_RECORDS = 10**12
"""No number of families or remains that an option states is larger."""
LARGEST_SEED = 2**63 - 1

RegistryPath = Annotated[
    Path,
    typer.Argument(
        help="A registry folder (hallar simulate), a registry in JSON, or a disaster victim set in JSON.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for machines.")]
Populations = Annotated[
    list[str] | None,
    typer.Option(
        "--population",
        help="Shipped population to take the frequencies from, instead of the registry's own. Repeat it "
        "to see every LR under several; the first one ranks.",
        show_default=False,
    ),
]
Mutation = Annotated[str, typer.Option(help="With --population: none, equal, proportional or stepwise.")]
Theta = Annotated[float, typer.Option(min=0, max=0.99, help="With --population: Balding-Nichols coancestry.")]


def report_language(option: str) -> Language:
    """Return the language of a report and of messages from now on: what the option says, or else the user's.

    Raises:
        RefusalError: the option says neither es nor en.
    """
    if option:
        refuse_unlisted("--language", option, ("es", "en"))
        choose_language("es" if option == "es" else "en")
    return user_language()


def models_for(
    registry: OpenedRegistry, populations: list[str] | None, mutation: str, theta: float
) -> list[KinshipModel]:
    """Return the models to search with: the shipped populations asked for, or the registry's own.

    A registry without a model of its own is searched with the default population.

    Raises:
        RefusalError: a population or a mutation model is unknown, or no locus has frequencies.
    """
    from hallar.genetics import (  # noqa: PLC0415
        DEFAULT_POPULATION,
        MutationKind,
        frequency_table,
    )
    from hallar.genetics import populations as shipped  # noqa: PLC0415
    from hallar.kinship import comparable_models  # noqa: PLC0415

    if not populations and registry.model is not None:
        return [registry.model]
    refuse_unlisted("--mutation", mutation, MUTATIONS)
    for name in populations or ():
        refuse_unlisted("--population", name, shipped())
    tables = [frequency_table(name) for name in populations or [DEFAULT_POPULATION]]
    try:
        return comparable_models(
            tables, registry.shown_alleles(), mutation=MutationKind(mutation), theta=theta
        )
    except ValueError:
        raise RefusalError(
            "None of the registry's loci has frequencies in the populations asked for. Choose others",
            "Ningún locus del registro tiene frecuencias en las poblaciones pedidas. Elija otras",
        ) from None
