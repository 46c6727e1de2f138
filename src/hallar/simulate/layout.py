"""Who is in the registry, before any genotype: shapes, families, missing persons, whose remains are found.

A *kindred* is one simulated pedigree; one or two searching families report parts of it. The layout of a
national registry takes a few megabytes.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.formats.registry_blocks import IdentityBlock
from hallar.simulate.plan import SimulationPlan

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class RegistryLayout:
    """The registry's structure.

    Attributes:
        plan: the plan.
        shapes: (K,) shape of each kindred, a position in ``plan.mixed_shapes``.
        first_family: (K,) number of the first family of each kindred.
        first_missing: (K,) number of the first missing person of each kindred.
        found: (F,) numbers of the missing persons who are among the remains.
        strangers: number of other people among the remains.
        remains: (M,) for each set of remains, whose it is: a position in ``found``, or from F on a
            stranger.
    """

    plan: SimulationPlan
    shapes: Integers
    first_family: Integers
    first_missing: Integers
    found: Integers
    strangers: int
    remains: Integers

    def family_id(self, number: int) -> str:
        """Return the identifier of a family by number."""
        return f"F{number + 1:0{len(str(self.plan.families))}}"

    def remains_id(self, number: int) -> str:
        """Return the identifier of a set of remains by number."""
        return f"R{number + 1:0{len(str(self.plan.remains))}}"

    def searching(self, person: int) -> list[tuple[str, str]]:
        """Return (family, member) of every registered family that misses a person."""
        kindred = int(np.searchsorted(self.first_missing, person, side="right")) - 1
        shape = self.plan.mixed_shapes[self.shapes[kindred]]
        member = shape.missing[person - self.first_missing[kindred]]
        return [
            (self.family_id(int(self.first_family[kindred]) + number), member)
            for number, family in enumerate(shape.searching)
            if member in family.missing
        ]

    def identities(self, start: int, stop: int) -> IdentityBlock:
        """Return the truth of a part of the remains."""
        rows: list[tuple[str, str, str | None, str | None]] = []
        for number in range(start, stop):
            owner = int(self.remains[number])
            label = f"P{owner + 1:0{len(str(self.found.size + self.strangers))}}"
            families: list[tuple[str, str]] | list[tuple[None, None]] = [(None, None)]
            if owner < self.found.size:
                families = self.searching(int(self.found[owner]))
            rows.extend((self.remains_id(number), label, *family) for family in families)
        remains, persons, searching, members = zip(*rows, strict=True) if rows else ((), (), (), ())
        return IdentityBlock(remains, persons, searching, members)


def lay_out(plan: SimulationPlan, rng: np.random.Generator) -> RegistryLayout:
    """Draw the structure of a registry.

    Raises:
        ValueError: the mix has shapes of two families only, and the number of families is odd.
    """
    shapes = _draw_shapes(plan, rng)
    families = np.array([len(shape.searching) for shape in plan.mixed_shapes])[shapes]
    missing = np.array([len(shape.missing) for shape in plan.mixed_shapes])[shapes]
    persons = int(missing.sum())
    most = int(plan.found_share * persons)
    wanted = round(plan.related_share * plan.remains)
    per_person = _remains_per_person(plan, min(most, wanted), wanted, rng)
    found = rng.permutation(persons)[: per_person.size]
    per_stranger = _remains_per_person(plan, plan.remains, plan.remains - int(per_person.sum()), rng)
    owners = np.repeat(np.arange(per_person.size + per_stranger.size), np.append(per_person, per_stranger))
    return RegistryLayout(
        plan=plan,
        shapes=shapes,
        first_family=_starts(families),
        first_missing=_starts(missing),
        found=found,
        strangers=per_stranger.size,
        remains=rng.permutation(owners),
    )


def _draw_shapes(plan: SimulationPlan, rng: np.random.Generator) -> Integers:
    """Draw shapes until they make up exactly the families of the plan."""
    families = np.array([len(shape.searching) for shape in plan.mixed_shapes])
    shapes = rng.choice(families.size, size=plan.families, p=plan.shape_probabilities)
    total = np.cumsum(families[shapes])
    kindreds = int(np.searchsorted(total, plan.families)) + 1
    shapes = shapes[:kindreds]
    if total[kindreds - 1] > plan.families:
        alone = np.flatnonzero((families == 1) & (plan.shape_probabilities > 0))
        if not alone.size:
            raise ValueError("shapes of two families cannot make up an odd number of families")
        shapes[-1] = alone[np.argmax(plan.shape_probabilities[alone])]
    return shapes


def _remains_per_person(plan: SimulationPlan, most: int, wanted: int, rng: np.random.Generator) -> Integers:
    """Draw how many sets of remains each person left: at most so many persons, no more sets than wanted."""
    drawn = rng.choice(len(plan.fragments), size=most, p=plan.fragments) + 1
    total = np.cumsum(drawn)
    persons = int(np.searchsorted(total, wanted))
    per_person: Integers = drawn[: persons + 1]
    if per_person.size and total[per_person.size - 1] > wanted:
        per_person[-1] -= total[per_person.size - 1] - wanted
    return per_person[per_person > 0]


def _starts(counts: Integers) -> Integers:
    """Return where each run begins when runs of these lengths follow each other."""
    starts: Integers = np.cumsum(counts) - counts
    return starts
