"""Models and checks that the tests of the simulator share; synthetic."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.genetics import LocusFrequencies, LocusMutation, MutationKind, MutationModel
from hallar.kinship import KinshipModel, LocusModel
from hallar.simulate import Degradation

FREQUENCIES = {
    "D3S1358": {"14": 0.1, "15": 0.3, "16": 0.25, "17": 0.2, "18": 0.15},
    "vWA": {"14": 0.06, "15": 0.1, "16": 0.3, "17": 0.3, "18": 0.15, "19": 0.09},
    "TH01": {"6": 0.25, "7": 0.3, "8": 0.1, "9": 0.15, "9.3": 0.2},
    "D8S1179": {"10": 0.1, "12": 0.1, "13": 0.3, "14": 0.3, "15": 0.15, "16": 0.05},
    "CSF1PO": {"9": 0.02, "10": 0.25, "11": 0.3, "12": 0.36, "13": 0.07},
    "SE33": {str(repeats): 0.05 for repeats in range(12, 32)},
}
INTACT = Degradation(degraded_share=0.0)


def model(
    kind: MutationKind = MutationKind.NONE,
    *,
    rate: float = 0.01,
    theta: float = 0.0,
    silent_frequency: float = 0.0,
    x_linked: bool = False,
) -> KinshipModel:
    """Return a model of six loci; fathers mutate twice as often as mothers."""
    mutation = LocusMutation(
        paternal=MutationModel(kind, 2 * rate, 0.1, rate / 10),
        maternal=MutationModel(kind, rate, 0.1, rate / 20),
    )
    return KinshipModel(
        "synthetic",
        {
            name: LocusModel(
                LocusFrequencies(name, tuple(alleles), np.array(list(alleles.values()))),
                mutation,
                theta,
                silent_frequency,
                x_linked,
            )
            for name, alleles in FREQUENCIES.items()
        },
    )


def assert_drawn_from(counts: npt.NDArray[np.int64], probabilities: npt.NDArray[np.float64]) -> None:
    """Assert that counts fit a distribution: Pearson's chi-square within 4.5 standard deviations."""
    possible = probabilities > 0
    assert not counts[~possible].any()
    expected = counts.sum() * probabilities[possible] / probabilities[possible].sum()
    assert expected.min() > 5, "too few draws for a chi-square test"
    statistic = float(((counts[possible] - expected) ** 2 / expected).sum())
    freedom = int(possible.sum()) - 1
    assert statistic < freedom + 4.5 * np.sqrt(2 * freedom)


def assert_rate(hits: int, trials: int, probability: float) -> None:
    """Assert that a number of hits fits a probability: within 4.5 standard deviations."""
    deviation = np.sqrt(trials * probability * (1 - probability))
    assert abs(hits - trials * probability) < 4.5 * deviation
