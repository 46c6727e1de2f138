from __future__ import annotations

import pytest

from hallar.kinship.plan import PlanTooLargeError, compile_plan
from hallar.kinship.shape import shape_of
from hallar.pedigree import Member, Pedigree, Sex
from tests.kinship.families import COUSINS_MARRIED, GRANDPARENTS, TRIO


def test_one_shape_has_one_plan() -> None:
    first = shape_of(TRIO, ["mother"], ["child"])
    renamed = Pedigree(
        tuple(
            Member(m.id.upper(), m.father and m.father.upper(), m.mother and m.mother.upper())
            for m in TRIO.members
        )
    )
    second = shape_of(renamed, ["MOTHER"], ["CHILD"])
    assert first == second
    assert compile_plan(first, 7) is compile_plan(second, 7)


def test_untyped_branches_without_typed_descendants_cost_nothing() -> None:
    alone = compile_plan(shape_of(TRIO, ["mother"], ["child"]), 7)
    with_cousins = Pedigree((*TRIO.members, Member("nephew", "sibling", None), Member("wife")))
    assert compile_plan(shape_of(with_cousins, ["mother"], ["child"]), 7).cost == alone.cost


def test_cost_of_a_long_chain_grows_linearly() -> None:
    def chain(generations: int) -> float:
        members = [Member("0", sex=Sex.MALE)]
        members += [Member(str(g), str(g - 1), None, Sex.MALE) for g in range(1, generations + 1)]
        return compile_plan(shape_of(Pedigree(tuple(members)), ["0"], [str(generations)]), 20).cost

    assert chain(16) - chain(12) == pytest.approx(chain(12) - chain(8))


def test_a_shape_hemizygous_for_x_has_no_father() -> None:
    shape = shape_of(TRIO, ["father", "mother"], ["sibling"], x_linked=True)
    plan = compile_plan(shape, 6)
    assert plan.tensors[plan.result, 0] == 1


def test_sexless_person_is_refused_at_an_x_locus() -> None:
    nobody_knows = Pedigree((Member("mother", sex=Sex.FEMALE), Member("child", None, "mother")))
    with pytest.raises(ValueError, match="sex of child is unknown"):
        shape_of(nobody_knows, ["mother"], ["child"], x_linked=True)


@pytest.mark.parametrize("pedigree", [TRIO, GRANDPARENTS, COUSINS_MARRIED])
def test_plans_of_ordinary_families_are_cheap(pedigree: Pedigree) -> None:
    typed = [member.id for member in pedigree.members if member.id != "child"][-3:]
    assert compile_plan(shape_of(pedigree, typed, ["child"]), 7).cost < 1e6


def test_hopeless_loops_are_refused() -> None:
    """Two generations in which everybody's children marry everybody else's, all typed by nobody."""
    members = [Member(f"f{i}") for i in range(12)]
    members += [Member(f"c{i}_{j}", f"f{i}", f"f{j}") for i in range(12) for j in range(i + 1, 12)]
    pedigree = Pedigree(tuple(members))
    typed = [member.id for member in members if member.father]
    with pytest.raises(PlanTooLargeError, match="interwoven"):
        compile_plan(shape_of(pedigree, typed, ["f0"]), 7)
