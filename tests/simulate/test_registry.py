from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from hallar.formats.registry_blocks import (
    FamilyBlock,
    IdentityBlock,
    LinkBlock,
    RegistryBlock,
    RemainsBlock,
)
from hallar.genetics import MutationKind
from hallar.pedigree import Sex
from hallar.simulate import SimulationPlan, simulate_registry
from hallar.simulate.family_shapes import FIRST_COUSINS, SAME_PERSON
from hallar.simulate.registry import CHUNK
from tests.simulate.models import INTACT, assert_rate, model

PLAN = SimulationPlan(CHUNK + 300, CHUNK + 200, model(MutationKind.PROPORTIONAL))
INTACT_PLAN = SimulationPlan(600, 800, model(), degradation=INTACT, sex_known_share=1.0)

Row = tuple[object, ...]


def rows(blocks: Sequence[RegistryBlock]) -> list[Row]:
    """Return everything a registry says, row by row, however it was cut."""
    said: list[Row] = []
    for block in blocks:
        match block:
            case FamilyBlock():
                shared = (block.shape, block.pedigree, block.typed, block.missing)
                said.extend(
                    (family, names, codes.tobytes(), dropout.tobytes(), drop_in.tobytes(), *shared)
                    for family, names, codes, dropout, drop_in in zip(
                        block.family_ids,
                        block.member_ids,
                        block.codes,
                        block.dropout,
                        block.drop_in,
                        strict=True,
                    )
                )
            case RemainsBlock():
                said.extend(
                    (name, sex, codes.tobytes(), dropout.tobytes(), float(drop_in))
                    for name, sex, codes, dropout, drop_in in zip(
                        block.ids, block.sexes, block.codes, block.dropout, block.drop_in, strict=True
                    )
                )
            case IdentityBlock():
                said.extend(zip(block.remains, block.persons, block.families, block.members, strict=True))
            case LinkBlock():
                said.extend(
                    zip(
                        block.families,
                        block.members,
                        block.linked_families,
                        block.linked_members,
                        block.links,
                        strict=True,
                    )
                )
    return said


class Simulated:
    """A registry in memory, by identifier."""

    def __init__(self, plan: SimulationPlan, seed: int = 1) -> None:
        self.blocks = list(simulate_registry(plan, seed))
        self.remains: dict[str, tuple[np.ndarray, Sex]] = {}
        self.families: dict[str, tuple[FamilyBlock, int]] = {}
        self.persons: dict[str, list[str]] = defaultdict(list)
        self.identities: list[tuple[str, str, str]] = []
        self.links: list[tuple[str, ...]] = []
        for block in self.blocks:
            match block:
                case FamilyBlock():
                    self.families.update(
                        {family: (block, row) for row, family in enumerate(block.family_ids)}
                    )
                case RemainsBlock():
                    self.remains.update(
                        zip(block.ids, zip(block.codes, block.sexes, strict=True), strict=True)
                    )
                case IdentityBlock():
                    truth = zip(block.remains, block.persons, block.families, block.members, strict=True)
                    for remains, person, family, member in truth:
                        self.persons[person].append(remains)
                        if family is not None and member is not None:
                            self.identities.append((remains, family, member))
                case LinkBlock():
                    self.links.extend(rows([block]))  # type: ignore[arg-type]

    def typed(self, family: str, member: str) -> np.ndarray:
        block, row = self.families[family]
        return block.codes[row, block.typed.index(member)]


@pytest.fixture(scope="module")
def intact() -> Simulated:
    return Simulated(INTACT_PLAN)


def test_the_same_seed_gives_the_same_registry_and_another_seed_another() -> None:
    first = rows(list(simulate_registry(PLAN, 7)))
    assert rows(list(simulate_registry(PLAN, 7))) == first
    assert rows(list(simulate_registry(PLAN, 8))) != first


@pytest.mark.parametrize("batch_size", [1, 37, 1000])
def test_the_registry_does_not_depend_on_the_batch_size(batch_size: int) -> None:
    blocks = list(simulate_registry(PLAN, 7, batch_size))
    assert max(map(len, blocks)) <= batch_size
    assert rows(blocks) == rows(list(simulate_registry(PLAN, 7)))


def test_a_batch_has_at_least_one_row() -> None:
    with pytest.raises(ValueError, match="batch size 0"):
        next(simulate_registry(PLAN, 7, 0))


def test_numbers_of_families_and_remains_are_those_of_the_plan(intact: Simulated) -> None:
    assert len(intact.families) == INTACT_PLAN.families
    assert len(intact.remains) == INTACT_PLAN.remains
    found = {remains for remains, _, _ in intact.identities}
    assert len(found) == round(INTACT_PLAN.related_share * INTACT_PLAN.remains)
    assert sum(map(len, intact.persons.values())) >= INTACT_PLAN.remains


def test_found_persons_share_an_allele_with_typed_parents_and_children(intact: Simulated) -> None:
    compared = 0
    for remains, family, member in intact.identities:
        block, _ = intact.families[family]
        people = block.pedigree.by_id
        kin = {people[member].father, people[member].mother, *block.pedigree.children[member]}
        codes, _ = intact.remains[remains]
        for relative in kin & set(block.typed):
            shared = codes[:, :, None] == intact.typed(family, str(relative))[:, None, :]
            assert shared.any(axis=(1, 2)).all()
            compared += 1
    assert compared > 100


def test_found_persons_take_one_allele_from_each_typed_parent(intact: Simulated) -> None:
    trios = [one for one in intact.identities if intact.families[one[1]][0].shape == "both-parents"]
    assert len(trios) > 10
    for remains, family, _ in trios:
        low, high = intact.remains[remains][0].T
        father, mother = (intact.typed(family, parent) for parent in ("father", "mother"))

        def gives(parent: np.ndarray, allele: np.ndarray) -> np.ndarray:
            return (parent == allele[:, None]).any(axis=1)

        straight = gives(father, low) & gives(mother, high)
        crossed = gives(father, high) & gives(mother, low)
        assert (straight | crossed).all()


def test_a_found_twin_has_the_profile_of_the_other() -> None:
    plan = SimulationPlan(20, 20, model(), mix={"identical-twin": 1.0}, degradation=INTACT)
    twins = Simulated(plan)
    assert twins.identities
    for remains, family, _ in twins.identities:
        assert (twins.remains[remains][0] == twins.typed(family, "twin")).all()


def test_strangers_are_not_of_the_family(intact: Simulated) -> None:
    strangers = set(intact.remains) - {remains for remains, _, _ in intact.identities}
    mothers = [
        intact.typed(family, "mother")
        for family, (block, _) in intact.families.items()
        if block.shape == "mother-only"
    ]
    consistent = 0
    for remains in strangers:
        codes = intact.remains[remains][0]
        consistent += sum(
            bool((codes[:, :, None] == mother[:, None, :]).any(axis=(1, 2)).all()) for mother in mothers
        )
    assert consistent < 0.2 * len(strangers) * len(mothers)


def test_the_sex_of_found_persons_is_that_of_the_missing_member(intact: Simulated) -> None:
    for remains, family, member in intact.identities:
        assert intact.remains[remains][1] is intact.families[family][0].pedigree.by_id[member].sex


def test_shares_of_men_and_of_known_sexes_are_as_stated() -> None:
    plan = SimulationPlan(10, 4_000, model(), male_share=0.6, sex_known_share=0.7)
    sexes = [sex for _, sex in Simulated(plan).remains.values()]
    known = [sex for sex in sexes if sex is not Sex.UNKNOWN]
    assert_rate(len(known), 4_000, 0.7)
    # fragments of one person have one sex, which widens the spread
    assert abs(sum(sex is Sex.MALE for sex in known) / len(known) - 0.6) < 0.04


def test_fragments_of_one_person_have_one_profile(intact: Simulated) -> None:
    fragmented = [sorted(set(remains)) for remains in intact.persons.values() if len(set(remains)) > 1]
    assert len(fragmented) > 20
    for first, *others in fragmented:
        for other in others:
            assert (intact.remains[first][0] == intact.remains[other][0]).all()


def test_linked_families_are_told(intact: Simulated) -> None:
    shapes = {link: intact.families[family][0].shape for family, *_, link in intact.links}
    assert shapes == {
        SAME_PERSON: "reported-by-two-families",
        FIRST_COUSINS: "cousins-in-two-families",
    }
    for family, member, linked_family, linked_member, _ in intact.links:
        assert family != linked_family
        assert member in intact.families[family][0].missing
        assert linked_member in intact.families[linked_family][0].missing


def test_one_person_reported_by_two_families_has_two_rows_of_truth() -> None:
    plan = SimulationPlan(40, 60, model(), mix={"reported-by-two-families": 1.0}, degradation=INTACT)
    pairs = {(family, other) for family, _, other, _, _ in Simulated(plan).links}
    searching = defaultdict(list)
    for remains, family, _ in Simulated(plan).identities:
        searching[remains].append(family)
    assert searching
    assert all(tuple(families) in pairs for families in searching.values())


def test_subpopulations_differ_under_theta_alone() -> None:
    def spread(theta: float) -> float:
        plan = SimulationPlan(2_000, 0, model(theta=theta), mix={"both-parents": 1.0}, subpopulations=400)
        blocks = [block for block in simulate_registry(plan, 5) if isinstance(block, FamilyBlock)]
        codes = np.concatenate([block.codes for block in blocks])
        return float((codes[:, :, :, 0] == codes[:, :, :, 1]).mean())

    assert spread(0.2) > spread(0.0) + 0.1


def test_drop_in_is_reported_on_degraded_remains_alone() -> None:
    plan = SimulationPlan(10, 1_000, model(), drop_in=0.05)
    for block in simulate_registry(plan, 1):
        if isinstance(block, RemainsBlock):
            assert set(block.drop_in.tolist()) == {0.0, 0.05}
            assert not (block.dropout[block.drop_in == 0.0] > 0).any()


TWO_CHUNKS = SimulationPlan(
    2 * CHUNK, 2 * CHUNK, model(), mix={"mother-only": 1.0}, related_share=0.0, fragments=(1.0,)
)


def test_chunks_of_families_have_random_numbers_of_their_own() -> None:
    mothers = {
        family: codes.tobytes()
        for block in simulate_registry(TWO_CHUNKS, 1)
        if isinstance(block, FamilyBlock)
        for family, codes in zip(block.family_ids, block.codes, strict=True)
    }
    assert_no_repetition([mothers[family] for family in sorted(mothers)])


def test_chunks_of_remains_have_random_numbers_of_their_own() -> None:
    blocks = simulate_registry(TWO_CHUNKS, 1)
    remains = [block for block in blocks if isinstance(block, RemainsBlock)]
    assert_no_repetition([dropout.tobytes() for block in remains for dropout in block.dropout])


def test_chunks_of_strangers_have_random_numbers_of_their_own() -> None:
    blocks = list(simulate_registry(replace(TWO_CHUNKS, degradation=INTACT), 1))
    persons = [person for block in blocks if isinstance(block, IdentityBlock) for person in block.persons]
    profiles = [
        codes.tobytes() for block in blocks if isinstance(block, RemainsBlock) for codes in block.codes
    ]
    assert_no_repetition([profile for _, profile in sorted(zip(persons, profiles, strict=True))])


def assert_no_repetition(rows: list[bytes]) -> None:
    """Assert that the second half does not repeat the first, but for what coincides by chance."""
    half = len(rows) // 2
    assert half == CHUNK
    assert sum(map(bytes.__eq__, rows[:half], rows[half:])) < 0.6 * half


def test_related_remains_stand_anywhere(intact: Simulated) -> None:
    order = {remains: place for place, remains in enumerate(intact.remains)}
    places = [order[remains] / len(order) for remains, _, _ in intact.identities]
    assert abs(np.mean(places) - 0.5) < 4.5 * np.sqrt(1 / 12 / len(places))
