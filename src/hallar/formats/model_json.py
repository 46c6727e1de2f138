"""A kinship model as JSON values: everything a likelihood ratio depends on, so that it can be run again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from hallar.genetics import LocusFrequencies, LocusMutation, MutationKind, MutationModel
from hallar.kinship import KinshipModel, LocusModel


def model_to_json(model: KinshipModel) -> dict[str, Any]:
    """Return the population's name and the loci of a model; numbers keep all their digits."""
    return {
        "population": model.population,
        "loci": [_locus_to_json(name, locus) for name, locus in model.loci.items()],
    }


def _locus_to_json(name: str, locus: LocusModel) -> dict[str, Any]:
    return {
        "locus": name,
        "alleles": list(locus.frequencies.alleles),
        "frequencies": locus.frequencies.frequencies.tolist(),
        "alleles_sampled": locus.frequencies.alleles_sampled,
        "mutation": {
            "paternal": _mutation_to_json(locus.mutation.paternal),
            "maternal": _mutation_to_json(locus.mutation.maternal),
        },
        "theta": locus.theta,
        "silent_frequency": locus.silent_frequency,
        "x_linked": locus.x_linked,
    }


def _mutation_to_json(mutation: MutationModel) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": mutation.kind.value}
    if mutation.matrix is not None:
        value["matrix"] = mutation.matrix.tolist()
    elif mutation.kind is not MutationKind.NONE:
        value["rate"] = mutation.rate
    if mutation.kind is MutationKind.STEPWISE:
        value["range"] = mutation.range
        value["rate2"] = mutation.rate2
    return value


def model_from_json(value: Mapping[str, Any]) -> KinshipModel:
    """Return the model that :func:`model_to_json` wrote.

    Raises:
        KeyError: a key is missing.
        TypeError: a value is of the wrong kind.
        ValueError: a number is impossible, or a locus is listed twice.
    """
    loci: dict[str, LocusModel] = {}
    for entry in value["loci"]:
        name = str(entry["locus"])
        if name in loci:
            raise ValueError(f"locus {name} is listed twice")
        loci[name] = _locus_from_json(name, entry)
    if not loci:
        raise ValueError("a model has at least one locus")
    return KinshipModel(str(value["population"]), loci)


def _locus_from_json(name: str, value: Mapping[str, Any]) -> LocusModel:
    sampled = value["alleles_sampled"]
    return LocusModel(
        frequencies=LocusFrequencies(
            name,
            tuple(str(allele) for allele in value["alleles"]),
            np.array(value["frequencies"], dtype=np.float64),
            None if sampled is None else int(sampled),
        ),
        mutation=LocusMutation(
            paternal=_mutation_from_json(value["mutation"]["paternal"]),
            maternal=_mutation_from_json(value["mutation"]["maternal"]),
        ),
        theta=float(value["theta"]),
        silent_frequency=float(value["silent_frequency"]),
        x_linked=bool(value["x_linked"]),
    )


def _mutation_from_json(value: Mapping[str, Any]) -> MutationModel:
    default = MutationModel()
    matrix = value.get("matrix")
    return MutationModel(
        kind=MutationKind(value["kind"]),
        rate=float(value.get("rate", default.rate)),
        range=float(value.get("range", default.range)),
        rate2=float(value.get("rate2", default.rate2)),
        matrix=None if matrix is None else np.array(matrix, dtype=np.float64),
    )
