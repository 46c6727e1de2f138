from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats.allele_coding import AlleleCoding
from hallar.formats.registry_blocks import RemainsBlock
from hallar.genetics import Genotype, Profile
from hallar.pedigree import Sex
from hallar.search.direct import (
    MatchResult,
    MatchRule,
    ProfileIndex,
    grouping,
    known_fragments,
    match,
    pooled,
)
from tests.kinship.families import ALLELES, model
from tests.search.direct.reference import log10_lr, posterior
from tests.search.direct.strategies import block

USED = model(12)
BODY = tuple((ALLELES[number % 3], ALLELES[3 + number % 3]) for number in range(12))
OTHER = tuple((ALLELES[number % 2], ALLELES[number % 2]) for number in range(12))


def part(genotypes: tuple[Genotype, ...], loci: range) -> Profile:
    return Profile({f"L{number + 1}": genotypes[number] for number in loci})


def matched(listed: list[Profile], sexes: tuple[Sex, ...] | None = None, lowest: float = 2.0) -> MatchResult:
    made = block(listed, USED)
    if sexes is not None:
        made = replace(made, sexes=sexes)
    return match(ProfileIndex(made, USED), MatchRule(None, lowest))


def test_fragments_of_one_body_form_a_group() -> None:
    found = matched(
        [part(BODY, range(12)), part(OTHER, range(12)), part(BODY, range(6)), part(BODY, range(5, 12))]
    )
    assert [cluster.samples for cluster in found.clusters] == [(0, 2, 3)]
    cluster = found.clusters[0]
    assert cluster.consistent
    assert cluster.consensus is not None
    assert dict(cluster.consensus.profile.genotypes) == dict(part(BODY, range(12)).genotypes)
    assert [one.samples for one in cluster.consensus.loci] == [2] * 5 + [3] + [2] * 6


def test_a_chain_whose_ends_contradict_each_other_is_flagged_and_not_merged() -> None:
    first = part(BODY, range(8))
    last = Profile({f"L{n + 1}": OTHER[n] if n < 3 else BODY[n] for n in [0, 1, 2, 8, 9, 10, 11]})
    found = matched([first, part(BODY, range(3, 12)), last])
    assert [cluster.samples for cluster in found.clusters] == [(0, 1, 2)]
    cluster = found.clusters[0]
    assert not cluster.consistent
    assert cluster.consensus is None
    assert [(one.first, one.second) for one in cluster.contradictions] == [(0, 2)]
    assert cluster.contradictions[0].log10_lr == pytest.approx(log10_lr(first, last, USED, 0.001), abs=1e-9)


def test_a_group_too_large_to_be_one_body_is_flagged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "MOST_CHECKED", 3)
    cluster = matched([part(BODY, range(12))] * 4).clusters[0]
    assert cluster.samples == (0, 1, 2, 3)
    assert not cluster.checked
    assert not cluster.consistent
    assert cluster.consensus is None


def test_sexes_that_contradict_each_other_are_flagged() -> None:
    whole = [part(BODY, range(12))] * 3
    found = matched(whole, (Sex.MALE, Sex.FEMALE, Sex.UNKNOWN))
    assert found.clusters[0].sexes_contradict
    assert not found.clusters[0].consistent
    assert found.clusters[0].sex is Sex.UNKNOWN
    assert found.clusters[0].consensus is not None
    assert sorted(found.sexes_contradict.tolist()) == [False, False, True]
    assert matched(whole, (Sex.MALE, Sex.UNKNOWN, Sex.MALE)).clusters[0].sex is Sex.MALE


def test_personal_samples_are_compared_with_remains_only() -> None:
    remains = [part(OTHER, range(12)), part(BODY, range(12)), part(BODY, range(12))]
    both = pooled(block(remains, USED), block([part(BODY, range(12))] * 2, USED))
    found = match(ProfileIndex(both, USED), MatchRule(None, 2.0), samples_from=3)
    pairs = set(zip(found.matches.first.tolist(), found.matches.second.tolist(), strict=True))
    assert pairs == {(1, 3), (1, 4), (2, 3), (2, 4)}
    assert found.pairs == 6
    assert [cluster.samples for cluster in found.clusters] == [(1, 2, 3, 4)]


def test_truth() -> None:
    found = matched([part(BODY, range(12))] * 3 + [part(OTHER, range(12))])
    ids = ("R0", "R1", "R2", "R3")
    known = known_fragments(ids, {"R0": "a", "R1": "a", "R2": "b", "R3": "b"}, found.matches)
    assert (known.true_pairs, known.found, known.missed, known.false) == (2, 1, 1, 2)


REPORTS = st.tuples(
    st.tuples(st.sampled_from(ALLELES), st.sampled_from(ALLELES)),
    st.sampled_from([0.0, 0.1, 0.4]),
    st.sampled_from([0.0, 0.0, 0.05]),
)


@pytest.mark.parametrize("used", [model(1), model(1, theta=0.02, silent_frequency=0.02)])
@given(reports=st.lists(REPORTS, min_size=2, max_size=4))
def test_the_consensus_is_the_posterior(used, reports: list[tuple[Genotype, float, float]]) -> None:
    listed = [Profile({"L1": alleles}, {"L1": lost}, spurious) for alleles, lost, spurious in reports]
    index = ProfileIndex(block(listed, used), used)
    result = match(index, MatchRule(None, -30.0))
    expected = posterior(reports, used.loci["L1"], 0.001)
    made = result.clusters[0].consensus
    if made is None:
        return
    locus = made.loci[0]
    assert locus.probability == pytest.approx(max(expected.values()), abs=1e-9)
    if locus.reported is not None and len(set(locus.reported)) == 2:
        assert locus.probability >= 0.99
        assert made.profile.dropout == {}
    elif locus.reported is not None:
        carried = sum(value for pair, value in expected.items() if locus.reported[0] in pair)
        assert carried >= 0.99 - 1e-9


@given(
    lost=st.lists(st.sampled_from([0.1, 0.3, 0.6]), min_size=2, max_size=3), allele=st.sampled_from(ALLELES)
)
def test_single_alleles_combine_into_one_that_a_search_reads_alike(lost: list[float], allele: str) -> None:
    used = model(1)
    listed = [Profile({"L1": (allele, allele)}, {"L1": one}) for one in lost]
    index = ProfileIndex(block(listed, used), used, 0.0)
    made = match(index, MatchRule(None, -30.0)).clusters[0].consensus
    assert made is not None
    assert made.profile.genotypes["L1"] == (allele, allele)
    product = 1.0
    for one in lost:
        product *= one / (1 + one)
    assert made.profile.dropout["L1"] == pytest.approx(product / (1 - product), abs=1e-4)


def test_no_matches_no_groups() -> None:
    nothing: RemainsBlock = block([], USED)
    assert match(ProfileIndex(nothing, USED)).clusters == []
    assert AlleleCoding.of(USED) == ProfileIndex(nothing, USED).coding
