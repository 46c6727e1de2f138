"""A registry with known truth, block by block.

Work is done in chunks of a fixed number of kindreds or people, each with random numbers of its own
(`numpy.random.SeedSequence`), so the result depends on the plan and the seed alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

import numpy as np
import numpy.typing as npt

from hallar.formats.registry import Registry
from hallar.formats.registry_blocks import FamilyBlock, LinkBlock, RegistryBlock, RemainsBlock, slices
from hallar.formats.registry_conversion import registry_from_blocks
from hallar.kinship import compile_model
from hallar.pedigree import Pedigree, Sex
from hallar.simulate.family_shape import FamilyShape, reported_pedigree
from hallar.simulate.fragment_size import size_ranks
from hallar.simulate.gene_dropping import GeneDropping, Genotypes
from hallar.simulate.laboratory import Laboratory
from hallar.simulate.layout import Integers, RegistryLayout, lay_out
from hallar.simulate.plan import SimulationPlan
from hallar.simulate.population import Population

CHUNK = 4096
"""Kindreds or people per chunk: a registry's random numbers depend on it, its size in memory too."""


class _Stream(IntEnum):
    """The independent sources of randomness of a registry."""

    LAYOUT = 0
    SUBPOPULATIONS = 1
    KINDREDS = 2
    STRANGERS = 3
    LABORATORY = 4


def _generator(seed: int, stream: _Stream, chunk: int = 0) -> np.random.Generator:
    return np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(stream, chunk)))


def simulate_registry(plan: SimulationPlan, seed: int, batch_size: int = CHUNK) -> Iterator[RegistryBlock]:
    """Yield the families of a registry, then its remains, each with its part of the truth.

    Args:
        plan: what to simulate.
        seed: the same plan and seed give the same registry, whatever the batch size.
        batch_size: most rows per block.

    Raises:
        ValueError: the plan contradicts itself, the model cannot be compiled, or the batch size is
            below 1.
    """
    if batch_size < 1:
        raise ValueError(f"batch size {batch_size} is below 1")
    simulation = _Simulation(plan, seed)
    for start in range(0, simulation.layout.shapes.size, CHUNK):
        for block in simulation.kindreds(start):
            yield from slices(block, batch_size)
    simulation.draw_strangers()
    for start in range(0, plan.remains, CHUNK):
        yield from slices(simulation.remains(start), batch_size)
        yield from slices(simulation.layout.identities(start, min(start + CHUNK, plan.remains)), batch_size)


def as_registry(plan: SimulationPlan, seed: int) -> Registry:
    """Return a small simulated registry in memory; :func:`simulate_registry` says what may go wrong."""
    return registry_from_blocks(simulate_registry(plan, seed), plan.model)


@dataclass(frozen=True, eq=False)
class _Found:
    """The people whose remains are in the registry.

    Attributes:
        genotypes: int16 (people, L, 2) alleles they carry.
        male: bool (people,).
        row: (missing persons,) position of each missing person among them, -1 if not found.
    """

    genotypes: Genotypes
    male: npt.NDArray[np.bool_]
    row: Integers


class _Simulation:
    """One registry in the making; what is kept from chunk to chunk are the people found."""

    def __init__(self, plan: SimulationPlan, seed: int) -> None:
        self.plan = plan
        self.seed = seed
        self.layout = lay_out(plan, _generator(seed, _Stream.LAYOUT))
        compiled = compile_model(plan.model)
        self.population = Population(compiled, plan.subpopulations, _generator(seed, _Stream.SUBPOPULATIONS))
        self.genes = GeneDropping(compiled, self.population)
        self.laboratory = Laboratory(compiled, plan.degradation, size_ranks(plan.model), plan.drop_in)
        self.found = _nobody_yet(self.layout, len(compiled.names))

    def kindreds(self, start: int) -> Iterator[FamilyBlock | LinkBlock]:
        """Yield the families and the links of a chunk of kindreds."""
        rng = _generator(self.seed, _Stream.KINDREDS, start // CHUNK)
        chunk = np.arange(start, min(start + CHUNK, self.layout.shapes.size))
        for number, shape in enumerate(self.plan.mixed_shapes):
            alike = chunk[self.layout.shapes[chunk] == number]
            drawn = rng.random((alike.size, len(shape.of_drawn_sex))) < self.plan.male_share
            for males in product((True, False), repeat=len(shape.of_drawn_sex)):
                kindreds = alike[(drawn == males).all(axis=1)]
                if kindreds.size:
                    pedigree = shape.sexed(tuple(Sex.MALE if male else Sex.FEMALE for male in males))
                    yield from self._families(shape, pedigree, kindreds, rng)
            if shape.link is not None and alike.size:
                yield self._links(shape, shape.link, alike)

    def _families(
        self, shape: FamilyShape, pedigree: Pedigree, kindreds: Integers, rng: np.random.Generator
    ) -> Iterator[FamilyBlock]:
        """Drop genes through kindreds of one pedigree and yield the families that report them."""
        subpopulation = rng.integers(0, self.plan.subpopulations, size=kindreds.size)
        genotypes = self.genes.drop(pedigree, subpopulation, rng)
        for slot, person in enumerate(shape.missing):
            rows = self.found.row[self.layout.first_missing[kindreds] + slot]
            self.found.genotypes[rows[rows >= 0]] = genotypes[person][rows >= 0]
            self.found.male[rows[rows >= 0]] = pedigree.by_id[person].sex is Sex.MALE
        for number, family in enumerate(shape.searching):
            reported = reported_pedigree(pedigree, family)
            names = tuple(reported.by_id)
            carried = np.stack([genotypes[person] for person in family.typed], axis=1)
            flat = carried.reshape(-1, *carried.shape[2:])
            codes = self.laboratory.type_reference_samples(flat).reshape(carried.shape)
            yield FamilyBlock(
                shape=shape.name,
                pedigree=reported,
                typed=family.typed,
                missing=tuple(person for person in names if person in family.missing),
                family_ids=self._family_ids(kindreds, number),
                member_ids=(names,) * kindreds.size,
                codes=codes,
                dropout=np.zeros(codes.shape[:3]),
                drop_in=np.zeros(codes.shape[:2]),
            )

    def _family_ids(self, kindreds: Integers, number: int) -> tuple[str, ...]:
        return tuple(
            self.layout.family_id(first + number) for first in self.layout.first_family[kindreds].tolist()
        )

    def _links(self, shape: FamilyShape, link: str, kindreds: Integers) -> LinkBlock:
        first, second = shape.searching
        return LinkBlock(
            families=self._family_ids(kindreds, 0),
            members=first.missing[:1] * kindreds.size,
            linked_families=self._family_ids(kindreds, 1),
            linked_members=second.missing[:1] * kindreds.size,
            links=(link,) * kindreds.size,
        )

    def draw_strangers(self) -> None:
        """Draw the people among the remains whom no registered family misses."""
        first = self.layout.found.size
        for start in range(0, self.layout.strangers, CHUNK):
            rng = _generator(self.seed, _Stream.STRANGERS, start // CHUNK)
            count = min(CHUNK, self.layout.strangers - start)
            people = slice(first + start, first + start + count)
            self.found.male[people] = rng.random(count) < self.plan.male_share
            subpopulation = rng.integers(0, self.plan.subpopulations, size=count)
            self.found.genotypes[people] = self.population.draw(subpopulation, self.found.male[people], rng)

    def remains(self, start: int) -> RemainsBlock:
        """Return a chunk of the remains as the laboratory reports them."""
        rng = _generator(self.seed, _Stream.LABORATORY, start // CHUNK)
        owners = self.layout.remains[start : start + CHUNK]
        report = self.laboratory.type_remains(self.found.genotypes[owners], rng)
        known = rng.random(owners.size) < self.plan.sex_known_share
        return RemainsBlock(
            ids=tuple(self.layout.remains_id(start + number) for number in range(owners.size)),
            sexes=tuple(
                Sex.UNKNOWN if not sure else Sex.MALE if male else Sex.FEMALE
                for sure, male in zip(known, self.found.male[owners], strict=True)
            ),
            codes=report.codes,
            dropout=report.dropout,
            drop_in=report.drop_in,
        )


def _nobody_yet(layout: RegistryLayout, loci: int) -> _Found:
    people = layout.found.size + layout.strangers
    missing = np.array([len(shape.missing) for shape in layout.plan.mixed_shapes])[layout.shapes].sum()
    row = np.full(missing, -1, dtype=np.int64)
    row[layout.found] = np.arange(layout.found.size)
    return _Found(np.empty((people, loci, 2), dtype=np.int16), np.zeros(people, dtype=np.bool_), row)
