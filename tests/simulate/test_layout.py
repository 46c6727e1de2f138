from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.simulate import DEFAULT_MIX, SimulationPlan
from hallar.simulate.layout import RegistryLayout, lay_out
from tests.simulate.models import assert_drawn_from, model

MODEL = model()


def layout(plan: SimulationPlan, seed: int = 1) -> RegistryLayout:
    return lay_out(plan, np.random.default_rng(seed))


@given(
    families=st.integers(1, 300),
    remains=st.integers(0, 300),
    related_share=st.floats(0, 1),
    found_share=st.floats(0, 1),
    seed=st.integers(0, 2**32),
)
def test_sizes_and_shares_are_kept(
    families: int, remains: int, related_share: float, found_share: float, seed: int
) -> None:
    plan = SimulationPlan(families, remains, MODEL, related_share=related_share, found_share=found_share)
    made = layout(plan, seed)
    registered = [len(plan.mixed_shapes[shape].searching) for shape in made.shapes]
    missing = sum(len(plan.mixed_shapes[shape].missing) for shape in made.shapes)
    assert sum(registered) == families
    assert made.remains.size == remains
    assert len(set(made.found.tolist())) == made.found.size <= found_share * missing
    assert set(made.remains.tolist()) == set(range(made.found.size + made.strangers))
    related = int((made.remains < made.found.size).sum())
    assert related <= round(related_share * remains)
    if made.found.size < int(found_share * missing):
        assert related == round(related_share * remains)


def test_shapes_come_in_the_proportions_of_the_mix() -> None:
    plan = SimulationPlan(20_000, 0, MODEL)
    assert_drawn_from(np.bincount(layout(plan).shapes, minlength=len(DEFAULT_MIX)), plan.shape_probabilities)


def test_people_are_found_in_as_many_sets_of_remains_as_stated() -> None:
    plan = SimulationPlan(8_000, 8_000, MODEL, fragments=(0.7, 0.2, 0.1))
    made = layout(plan)
    sets = np.bincount(np.bincount(made.remains), minlength=4)[1:]
    assert_drawn_from(sets, np.array(plan.fragments))


def test_the_truth_names_every_family_that_misses_the_person() -> None:
    plan = SimulationPlan(200, 400, MODEL, mix={"reported-by-two-families": 1.0})
    made = layout(plan)
    identities = made.identities(0, 400)
    families: dict[str, list[str | None]] = {}
    for remains, family in zip(identities.remains, identities.families, strict=True):
        families.setdefault(remains, []).append(family)
    assert len(families) == 400
    for searching in families.values():
        if searching != [None]:
            first, second = (int(str(family)[1:]) for family in searching)
            assert second == first + 1
            assert first % 2 == 1


def test_fragments_share_the_label_of_the_person() -> None:
    made = layout(SimulationPlan(100, 200, MODEL, fragments=(0.0, 1.0)))
    assert 0 < made.found.size < made.remains.size
    identities = made.identities(0, 200)
    labels = dict(zip(identities.remains, identities.persons, strict=True)).values()
    by_owner = dict(zip(made.remains.tolist(), labels, strict=True))
    assert len(set(by_owner.values())) == made.found.size + made.strangers


def test_two_families_at_a_time_cannot_make_an_odd_number() -> None:
    with pytest.raises(ValueError, match="odd number of families"):
        layout(SimulationPlan(3, 0, MODEL, mix={"reported-by-two-families": 1.0}))
    mixed = SimulationPlan(3, 0, MODEL, mix={"reported-by-two-families": 1.0, "mother-only": 1e-9})
    assert layout(mixed).first_family.tolist() == [0, 2]
