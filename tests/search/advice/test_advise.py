"""The advice for many families beside the exact gains of each, which list every genotype."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import family_blocks
from hallar.genetics import MutationKind, Profile
from hallar.kinship import KinshipModel, PlanTooLargeError, expected_gains, lr_table, simulate_profiles
from hallar.kinship.gain import expected_log10_lr
from hallar.kinship.information import mutual_information
from hallar.pedigree import Family, Member, Pedigree, Sex
from hallar.search.advice import MemberAdvice, advise
from tests.kinship.families import COUSINS_MARRIED, GRANDPARENTS, TRIO, model

HALF_SIBLINGS = Pedigree(
    (
        Member("father", sex=Sex.MALE),
        Member("mother", sex=Sex.FEMALE),
        Member("stepfather", sex=Sex.MALE),
        Member("child", "father", "mother", Sex.FEMALE),
        Member("half-brother", "stepfather", "mother", Sex.MALE),
        Member("half-sister", "stepfather", "mother", Sex.FEMALE),
    )
)
TWINS = Pedigree(
    (
        Member("father", sex=Sex.MALE),
        Member("mother", sex=Sex.FEMALE),
        Member("child", "father", "mother", Sex.FEMALE, "pair"),
        Member("twin", "father", "mother", Sex.FEMALE, "pair"),
        Member("brother", "father", "mother", Sex.MALE),
    )
)
DOUBLE_COUSINS = Pedigree(
    (
        *(Member(f"grandfather-{number}", sex=Sex.MALE) for number in (1, 2)),
        *(Member(f"grandmother-{number}", sex=Sex.FEMALE) for number in (1, 2)),
        Member("father", "grandfather-1", "grandmother-1", Sex.MALE),
        Member("uncle", "grandfather-1", "grandmother-1", Sex.MALE),
        Member("mother", "grandfather-2", "grandmother-2", Sex.FEMALE),
        Member("aunt", "grandfather-2", "grandmother-2", Sex.FEMALE),
        Member("child", "father", "mother", Sex.FEMALE),
        Member("cousin-1", "uncle", "aunt", Sex.MALE),
        Member("cousin-2", "uncle", "aunt", Sex.FEMALE),
    )
)
PARENT_AND_CHILD = Pedigree(
    (
        Member("father", sex=Sex.MALE),
        Member("mother", sex=Sex.FEMALE),
        Member("daughter", "father", "mother", Sex.FEMALE),
        Member("child", "father", "daughter", Sex.FEMALE),
        Member("brother", "father", "daughter", Sex.MALE),
    )
)
SHAPES: list[tuple[Pedigree, tuple[str, ...]]] = [
    (TRIO, ()),
    (TRIO, ("mother",)),
    (TRIO, ("sibling",)),
    (GRANDPARENTS, ("uncle", "mother")),
    (HALF_SIBLINGS, ("half-brother", "half-sister")),
    (TWINS, ("father",)),
    (TWINS, ("twin",)),
    (DOUBLE_COUSINS, ("cousin-1",)),
    (COUSINS_MARRIED, ("sibling",)),
    (PARENT_AND_CHILD, ("mother",)),
]


def family(name: str, shape: tuple[Pedigree, tuple[str, ...]], used: KinshipModel, seed: int) -> Family:
    """Return a family typed one member after the other, each given those before."""
    pedigree, typed = shape
    generator = np.random.default_rng(seed)
    made = Family(name, pedigree, ("child",), {})
    for member in typed:
        drawn = simulate_profiles(lr_table(made, member, used), 1, generator)[0]
        made = replace(made, profiles={**made.profiles, member: drawn})
    return made


def advised(families: list[Family], used: KinshipModel) -> dict[str, MemberAdvice]:
    return {one.family: one for one in advise(family_blocks(families, AlleleCoding.of(used)), used)}


def agrees(searching: Family, found: MemberAdvice, used: KinshipModel) -> None:
    today = sum(expected_log10_lr(lr_table(searching, "child", used)).values())
    assert found.expected_log10_lr == pytest.approx(today, rel=1e-9, abs=1e-9)
    exact = {gain.relative: gain.log10_lr for gain in expected_gains(searching, "child", used)}
    assert {one.relative: one.log10_lr for one in found.gains} == pytest.approx(exact, rel=1e-8, abs=1e-9)
    gains = [one.log10_lr for one in found.gains]
    assert gains == pytest.approx(sorted(gains, reverse=True))


@pytest.mark.parametrize(
    "used",
    [
        model(2),
        model(2, MutationKind.PROPORTIONAL),
        model(2, MutationKind.PROPORTIONAL, x_linked=True),
    ],
)
@pytest.mark.parametrize("shape", SHAPES)
def test_the_gains_are_those_of_listing_every_genotype(
    used: KinshipModel, shape: tuple[Pedigree, tuple[str, ...]]
) -> None:
    searching = family("F", shape, used, seed=4)
    agrees(searching, advised([searching], used)["F"], used)


@settings(max_examples=15, deadline=None)
@given(
    number=st.integers(0, len(SHAPES) - 1), seed=st.integers(0, 10_000), dropout=st.sampled_from([0.0, 0.3])
)
def test_no_gain_is_negative_and_all_are_exact(number: int, seed: int, dropout: float) -> None:
    used = model(1, MutationKind.PROPORTIONAL)
    searching = family("F", SHAPES[number], used, seed)
    uncertain = {
        member: Profile(profile.genotypes, dict.fromkeys(profile.genotypes, dropout), dropout / 6)
        for member, profile in searching.profiles.items()
    }
    searching = replace(searching, profiles=uncertain)
    found = advised([searching], used)["F"]
    assert all(one.log10_lr >= 0 for one in found.gains)
    agrees(searching, found, used)


def test_other_families_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    used = model(4, MutationKind.PROPORTIONAL)
    families = [family(f"F{seed}", SHAPES[seed % 5], used, seed) for seed in range(20)]
    together = advised(families, used)
    alone = {one.id: advised([one], used)[one.id] for one in families}
    monkeypatch.setattr("hallar.search.advice.families.FAMILIES_AT_ONCE", 3)
    monkeypatch.setattr("hallar.kinship.information.TABLE_BYTES", 1)
    for apart in (alone, advised(families[::-1], used)):
        assert apart.keys() == together.keys()
        for name, one in together.items():
            assert apart[name].expected_log10_lr == pytest.approx(one.expected_log10_lr)
            others = {gain.relative: gain.log10_lr for gain in apart[name].gains}
            assert others == pytest.approx({gain.relative: gain.log10_lr for gain in one.gains})


def test_in_laws_and_strangers_tell_nothing() -> None:
    used = model(3, MutationKind.PROPORTIONAL)
    pedigree = Pedigree((*GRANDPARENTS.members, Member("aunts-husband", sex=Sex.MALE)))
    searching = replace(family("F", (pedigree, ("father", "uncle")), used, 1), missing=("uncle",))
    searching = replace(searching, profiles={"father": searching.profiles["father"]})
    gains = {one.relative: one.log10_lr for one in advised([searching], used)["F"].gains}
    assert gains["mother"] == gains["aunts-husband"] == 0.0
    assert gains["grandfather"] > 0


def test_relatives_are_named() -> None:
    used = model(2)
    searching = family("F", SHAPES[1], used, 1)
    blocks = family_blocks([searching], AlleleCoding.of(used))
    (found,) = advise(blocks, used, "es")
    assert found.best is not None
    assert (found.best.relative, found.best.relationship) in {("father", "padre"), ("sibling", "hermano")}
    assert found.expected_log10_lr_after == found.expected_log10_lr + found.best.log10_lr


def test_a_family_whose_relatives_are_all_typed_has_nobody_to_sample() -> None:
    used = model(2)
    (found,) = advised([family("F", (TRIO, ("father", "mother", "sibling")), used, 1)], used).values()
    assert found.gains == ()
    assert found.best is None
    assert found.expected_log10_lr_after == found.expected_log10_lr > 0


def test_a_relative_too_entangled_to_compute_comes_last(monkeypatch: pytest.MonkeyPatch) -> None:
    used = model(2)

    def refuse_father(
        pedigree: Pedigree, person: str, relative: str, *others: object, **kind: bool
    ) -> object:
        if relative == "father":
            raise PlanTooLargeError
        return mutual_information(pedigree, person, relative, *others, **kind)  # type: ignore[arg-type]

    monkeypatch.setattr("hallar.search.advice.families.mutual_information", refuse_father)
    (found,) = advised([family("F", SHAPES[1], used, 1)], used).values()
    assert [one.relative for one in found.gains] == ["sibling", "father"]
    assert np.isnan(found.gains[-1].log10_lr)


def test_relatives_who_exclude_each_other_tell_nothing() -> None:
    used = model(1)
    searching = Family(
        "F",
        TRIO,
        ("child",),
        {"mother": Profile({"L1": ("7", "7")}), "sibling": Profile({"L1": ("8", "8")})},
    )
    found = advised([searching], used)["F"]
    assert found.expected_log10_lr == 0
    assert [one.log10_lr for one in found.gains] == [0]


@pytest.mark.parametrize(
    "used", [model(3, MutationKind.STEPWISE), model(3, theta=0.02), model(3, silent_frequency=0.02)]
)
def test_other_models_are_simplified(used: KinshipModel) -> None:
    searching = family("F", SHAPES[1], used, 2)
    found = advised([searching], used)["F"]
    exact = {gain.relative: gain.log10_lr for gain in expected_gains(searching, "child", used)}
    assert {one.relative: one.log10_lr for one in found.gains} == pytest.approx(exact, rel=0.2)
