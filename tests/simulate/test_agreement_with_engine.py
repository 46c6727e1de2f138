"""The simulator and the LR engine state the same model: the LR's expectation shows it.

E[1 / LR | related] = 1 and E[LR | unrelated] = 1 at every locus, whatever the family; each fails when
either side has other frequencies, mutations, drop-out, drop-in, silent alleles or inheritance than the
other.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import FamilyBlock, IdentityBlock, RemainsBlock
from hallar.genetics import MutationKind, Profile
from hallar.kinship import KinshipModel, LRTable, lr_tables
from hallar.simulate import Degradation, SimulationPlan, simulate_registry
from tests.simulate.models import model

DEGRADED = Degradation(degraded_share=0.7, locus_failure=0.1, step=0.25)
MIX = {
    "both-parents": 1.0,
    "mother-and-siblings": 1.0,
    "child-and-spouse": 1.0,
    "maternal-half-siblings": 1.0,
    "mother-paternal-grandmother-uncle": 1.0,
    "parents-are-cousins": 1.0,
    "identical-twin": 0.3,
    "two-missing-brothers": 0.5,
}


class Simulated:
    """The LR tables, the profiles and the truth of a registry."""

    def __init__(self, plan: SimulationPlan, seed: int) -> None:
        coding = AlleleCoding.of(plan.model)
        self.tables: dict[tuple[str, str], LRTable] = {}
        self.profiles: dict[str, Profile] = {}
        self.pairs: list[tuple[str, tuple[str, str]]] = []
        self.strangers: list[str] = []
        for block in simulate_registry(plan, seed):
            if isinstance(block, FamilyBlock):
                made = lr_tables(block.families(coding), plan.model)
                self.tables.update({(table.family, table.missing): table for table in made})
            elif isinstance(block, RemainsBlock):
                self.profiles.update({remains.id: remains.profile for remains in block.remains(coding)})
            elif isinstance(block, IdentityBlock):
                self.add_truth(block)

    def add_truth(self, block: IdentityBlock) -> None:
        for remains, family, member in zip(block.remains, block.families, block.members, strict=True):
            if family is None or member is None:
                self.strangers.append(remains)
            else:
                self.pairs.append((remains, (family, member)))

    def related_ratios(self) -> list[float]:
        """Return the LR at every locus of the true pairs."""
        return self.ratios(self.pairs)

    def unrelated_ratios(self) -> list[float]:
        """Return the LR at every locus of some strangers, each with another family."""
        return self.ratios(zip(self.strangers, self.tables, strict=False))

    def ratios(self, pairs: Iterable[tuple[str, tuple[str, str]]]) -> list[float]:
        return [
            ratio
            for remains, missing in pairs
            for ratio in self.tables[missing].likelihood_ratio(self.profiles[remains]).per_locus.values()
        ]


def assert_mean_is_one(values: list[float]) -> None:
    assert len(values) > 500
    assert np.std(values) > 0.05
    assert abs(np.mean(values) - 1) < 4.5 * np.std(values) / np.sqrt(len(values))


@pytest.mark.parametrize(
    ("own", "drop_in"),
    [
        (model(MutationKind.PROPORTIONAL, rate=0.1), 0.0),
        (model(MutationKind.PROPORTIONAL, rate=0.1, silent_frequency=0.1), 0.0),
        (model(MutationKind.PROPORTIONAL, rate=0.1, x_linked=True), 0.0),
        (model(MutationKind.PROPORTIONAL, rate=0.1), 0.1),
    ],
    ids=["drop-out", "silent alleles", "X", "drop-in"],
)
def test_expected_likelihood_ratios_are_one(own: KinshipModel, drop_in: float) -> None:
    plan = SimulationPlan(
        600,
        800,
        own,
        mix=MIX,
        related_share=0.5,
        fragments=(1.0,),
        male_share=1.0,
        degradation=DEGRADED,
        drop_in=drop_in,
    )
    registry = Simulated(plan, 11)
    assert_mean_is_one([1 / ratio for ratio in registry.related_ratios()])
    assert_mean_is_one(registry.unrelated_ratios())


def test_expected_likelihood_ratios_are_one_within_subpopulations() -> None:
    mix = {"mother-only": 1.0, "one-sibling": 1.0}
    own = model(MutationKind.PROPORTIONAL, rate=0.1, theta=0.1)
    plan = SimulationPlan(400, 300, own, mix=mix, related_share=1.0, subpopulations=10_000)
    assert_mean_is_one([1 / ratio for ratio in Simulated(plan, 11).related_ratios()])
