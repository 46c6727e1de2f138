from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from hallar.formats.model_json import model_from_json, model_to_json
from hallar.genetics import LocusFrequencies, LocusMutation, MutationKind, MutationModel
from hallar.kinship import KinshipModel, LocusModel

FREQUENCIES = LocusFrequencies("TH01", ("6", "9", "9.3"), np.array([0.1, 0.2, 0.7]), 472)
MUTATIONS = [
    MutationModel(),
    MutationModel(MutationKind.EQUAL, 0.003),
    MutationModel(MutationKind.PROPORTIONAL, 1 / 3e5),
    MutationModel(MutationKind.STEPWISE, 0.002, 0.25, 1e-5),
    MutationModel(MutationKind.CUSTOM, matrix=np.array([[1, 0, 0], [0.1, 0.9, 0], [0, 1 / 3, 2 / 3]])),
]


def model(mutation: MutationModel) -> KinshipModel:
    locus = LocusModel(FREQUENCIES, LocusMutation(mutation, MutationModel()), 0.01, 0.002, True)
    return KinshipModel("población de México", {"TH01": locus})


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.kind.value)
def test_a_model_survives_json_to_the_last_digit(mutation: MutationModel) -> None:
    stated = model(mutation)
    value = model_to_json(stated)
    read = model_from_json(json.loads(json.dumps(value)))
    assert model_to_json(read) == value
    assert read.population == stated.population
    locus = read.loci["TH01"]
    assert (locus.theta, locus.silent_frequency, locus.x_linked) == (0.01, 0.002, True)
    assert (locus.frequencies.alleles, locus.frequencies.alleles_sampled) == (FREQUENCIES.alleles, 472)
    assert np.array_equal(locus.frequencies.frequencies, FREQUENCIES.frequencies)
    original, copied = (
        one.transition(FREQUENCIES.alleles, FREQUENCIES.frequencies)
        for one in (mutation, locus.mutation.paternal)
    )
    assert np.array_equal(original, copied)


def without(key: str) -> dict[str, Any]:
    value = model_to_json(model(MUTATIONS[1]))
    del value["loci"][0][key]
    return value


@pytest.mark.parametrize("key", ["locus", "alleles", "frequencies", "mutation", "theta", "x_linked"])
def test_a_missing_key_is_named(key: str) -> None:
    with pytest.raises(KeyError, match=key):
        model_from_json(without(key))


def test_impossible_models_are_refused() -> None:
    value = model_to_json(model(MUTATIONS[1]))
    with pytest.raises(ValueError, match="TH01 is listed twice"):
        model_from_json({**value, "loci": value["loci"] * 2})
    with pytest.raises(ValueError, match="at least one locus"):
        model_from_json({**value, "loci": []})
    value["loci"][0]["frequencies"] = [0.1, 0.2, 0.3]
    with pytest.raises(ValueError, match="sum to"):
        model_from_json(value)
