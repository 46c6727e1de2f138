"""Families against families, beside the likelihood of the two pedigrees joined into one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import family_blocks
from hallar.genetics import MutationKind
from hallar.kinship import KinshipModel, log10_likelihood, lr_table, simulate_profiles
from hallar.pedigree import Family, Member, Pedigree, Sex
from hallar.search.linking import LinkResult, LinkRule, Meeting, ThetaError, link, scan
from tests.kinship.families import model

EVERYTHING = LinkRule(expected_fortuitous=None, lowest=-30.0)
PARENTS = (
    Member("father", sex=Sex.MALE),
    Member("mother", sex=Sex.FEMALE),
    Member("missing", "father", "mother", Sex.FEMALE),
)
SPOUSE = (
    Member("missing", sex=Sex.FEMALE),
    Member("husband", sex=Sex.MALE),
    Member("daughter", "husband", "missing", Sex.FEMALE),
    Member("son", "husband", "missing", Sex.MALE),
)
MATERNAL = (
    Member("grandmother", sex=Sex.FEMALE),
    Member("grandfather", sex=Sex.MALE),
    Member("aunt", "grandfather", "grandmother", Sex.FEMALE),
    Member("mother", "grandfather", "grandmother", Sex.FEMALE),
    Member("father", sex=Sex.MALE),
    Member("missing", "father", "mother", Sex.FEMALE),
)
SIBLINGS = (*PARENTS, Member("brother", "father", "mother", Sex.MALE))


def family(name: str, members: tuple[Member, ...], typed: list[str], used: KinshipModel, seed: int) -> Family:
    """Return a family typed one member after the other, each given those before."""
    generator = np.random.default_rng(seed)
    made = Family(name, Pedigree(members), ("missing",), {})
    for member in typed:
        drawn = simulate_profiles(lr_table(made, member, used), 1, generator)[0]
        made = replace(made, profiles={**made.profiles, member: drawn})
    return made


def linked(families: list[Family], used: KinshipModel, rule: LinkRule = EVERYTHING) -> LinkResult:
    return link(family_blocks(families, AlleleCoding.of(used)), used, rule)


def joined(first: Family, second: Family, shared: set[str], used: KinshipModel) -> float:
    """Return log10 P(both families' results | one pedigree) - log10 P(... | two)."""
    own = [member for member in second.pedigree.members if member.id not in shared]
    parents = {member.id: member for member in (*second.pedigree.members, *first.pedigree.members)}
    pedigree = Pedigree((*(parents[one.id] for one in first.pedigree.members), *own))
    together = log10_likelihood(pedigree, {**first.profiles, **second.profiles}, used)
    apart = [log10_likelihood(one.pedigree, one.profiles, used) for one in (first, second)]
    return sum(together[locus] - apart[0][locus] - apart[1][locus] for locus in together)


@pytest.mark.parametrize(
    "used",
    [
        model(6, MutationKind.PROPORTIONAL),
        model(5, MutationKind.STEPWISE),
        model(5, MutationKind.PROPORTIONAL, silent_frequency=0.03),
        model(6, MutationKind.PROPORTIONAL, x_linked=True),
    ],
)
@pytest.mark.parametrize(
    ("first", "second", "shared", "meeting"),
    [
        ((PARENTS, ["father", "mother"]), (SPOUSE, ["husband", "son"]), {"missing"}, Meeting.MISSING),
        ((MATERNAL, ["aunt"]), (SPOUSE, ["daughter"]), {"missing"}, Meeting.MISSING),
        (
            (MATERNAL, ["grandfather", "aunt"]),
            (SIBLINGS, ["brother"]),
            {"mother", "father", "missing"},
            Meeting.MOTHER,
        ),
    ],
)
def test_the_lr_is_that_of_the_joined_pedigree(
    used: KinshipModel,
    first: tuple[tuple[Member, ...], list[str]],
    second: tuple[tuple[Member, ...], list[str]],
    shared: set[str],
    meeting: Meeting,
) -> None:
    for seed in range(3):
        one, other = family("A", *first, used, seed), family("B", *second, used, seed + 100)
        (found,) = linked([one, other], used).links
        assert found.meeting is meeting
        assert {found.family, found.other_family} == {"A", "B"}
        assert found.log10_lr == pytest.approx(joined(one, other, shared, used), rel=1e-9, abs=1e-9)


def mixed(used: KinshipModel, count: int) -> list[Family]:
    shapes = [(PARENTS, ["father"]), (SPOUSE, ["husband", "daughter"]), (MATERNAL, ["aunt"])]
    return [family(f"F{number}", *shapes[number % len(shapes)], used, seed=number) for number in range(count)]


def scores(result: LinkResult) -> dict[tuple[str, ...], float]:
    return {tuple(sorted((one.family, one.other_family))): one.log10_lr for one in result.links}


def test_no_link_is_lost_and_blocks_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    used = model(8, MutationKind.PROPORTIONAL)
    families = mixed(used, 30)
    everything = scores(linked(families, used))
    threshold = sorted(everything.values())[-20]
    wanted = {pair: score for pair, score in everything.items() if score >= threshold}
    rule = LinkRule(expected_fortuitous=None, lowest=threshold - 1e-9)
    assert scores(linked(families, used, rule)) == pytest.approx(wanted)
    monkeypatch.setattr(scan, "PAIRS_AT_ONCE", 7)
    assert scores(linked(families[::-1], used, rule)) == pytest.approx(wanted)


def test_one_family_against_all_others() -> None:
    used = model(6, MutationKind.PROPORTIONAL)
    families = mixed(used, 12)
    everything = scores(linked(families, used))
    result = link(family_blocks(families, AlleleCoding.of(used)), used, EVERYTHING, of={"F3"})
    assert scores(result) == pytest.approx({pair: lr for pair, lr in everything.items() if "F3" in pair})


def test_chance_sets_the_threshold() -> None:
    used = model(6, MutationKind.PROPORTIONAL)
    result = linked(mixed(used, 30), used, LinkRule(expected_fortuitous=0.5, lowest=0.0))
    assert result.threshold == pytest.approx(np.log10(result.pairs.compared / 0.5))
    assert result.expected_fortuitous == pytest.approx(0.5)


def test_other_sexes_are_not_compared() -> None:
    used = model(3)
    son = tuple(replace(one, sex=Sex.MALE) if one.id == "missing" else one for one in PARENTS)
    families = [family("A", son, ["father"], used, 1), family("B", SPOUSE, ["daughter"], used, 2)]
    result = linked(families, used)
    assert (result.pairs.other_sex, result.pairs.compared, result.links) == (1, 0, [])


def test_theta_is_refused() -> None:
    with pytest.raises(ThetaError, match="theta 0"):
        linked([], model(2, theta=0.02))
