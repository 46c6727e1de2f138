from __future__ import annotations

import importlib
import math
from collections.abc import Callable

import numba
import pytest

from hallar.genetics import MutationKind, Profile
from hallar.kinship import KinshipModel, UnknownAlleleError, lr_table
from hallar.pedigree import Family, Remains, Sex
from hallar.search import SearchResult, Threshold
from hallar.search import search as search_blocks
from tests.kinship.families import model
from tests.search.registry import coded, families, remains


def search(
    searching: list[Family],
    found: list[Remains],
    models: list[KinshipModel],
    threshold: Threshold | None = None,
    on_families: Callable[[int], None] | None = None,
) -> SearchResult:
    return search_blocks(*coded(searching, found, models[0]), models, threshold, on_families)


search_module = importlib.import_module("hallar.search.search")
EVERYTHING = Threshold(expected_fortuitous=None, lowest=-50.0)


@pytest.fixture(params=["none", "proportional", "stepwise", "silent", "theta", "x-linked"])
def searched_model(request: pytest.FixtureRequest) -> KinshipModel:
    return {
        "none": lambda: model(6),
        "proportional": lambda: model(6, MutationKind.PROPORTIONAL),
        "stepwise": lambda: model(6, MutationKind.STEPWISE),
        "silent": lambda: model(6, MutationKind.PROPORTIONAL, silent_frequency=0.03),
        "theta": lambda: model(4, MutationKind.PROPORTIONAL, theta=0.02),
        "x-linked": lambda: model(6, MutationKind.PROPORTIONAL, x_linked=True),
    }[request.param]()


def test_every_listed_pair_has_the_engines_lr_and_none_is_lost(searched_model: KinshipModel) -> None:
    searching = families(8, searched_model)
    found = remains(searching, 20, searched_model)
    result = search(searching, found, [searched_model], Threshold(None, -3.0))
    listed = {(c.family, c.remains): c.log10_lr for c in result.candidates}
    for family in searching:
        table = lr_table(family, "child", searched_model)
        for one in found:
            expected = table.likelihood_ratio(one.profile).log10
            if expected >= -3.0 + 1e-9:
                assert listed.pop((family.id, one.id)) == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert not listed


def test_true_remains_are_found_and_rank_first() -> None:
    used = model(20, MutationKind.PROPORTIONAL)
    searching = families(8, used)
    result = search(searching, remains(searching, 60, used), [used], Threshold(0.1, 0.0))
    best = {}
    for candidate in result.candidates:
        best.setdefault(candidate.family, candidate.remains)
    assert {family: one for family, one in best.items() if one == f"R-{family}"} == best
    assert len(best) >= 6


def test_candidates_come_per_missing_person_and_best_first() -> None:
    used = model(6, MutationKind.PROPORTIONAL)
    searching = families(8, used)
    result = search(searching, remains(searching, 20, used), [used], EVERYTHING)
    order = [(family.family, family.missing) for family in result.families]
    keys = [(order.index((c.family, c.missing)), -c.log10_lr) for c in result.candidates]
    assert keys == sorted(keys)
    assert result.pairs == 8 * 28 == len(result.candidates)


def test_result_does_not_depend_on_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    used = model(6, MutationKind.PROPORTIONAL)
    searching = families(12, used)
    found = remains(searching, 20, used)

    def scores(result: SearchResult) -> dict[tuple[str, str], float]:
        return {(c.family, c.remains): c.log10_lr for c in result.candidates}

    whole = scores(search(searching, found, [used], EVERYTHING))
    monkeypatch.setattr(search_module, "BLOCK_SIZE", 1)
    reordered = scores(search(searching[::-1], found[::-1], [used], EVERYTHING))
    assert reordered.keys() == whole.keys()
    assert all(reordered[pair] == pytest.approx(whole[pair], rel=1e-12) for pair in whole)


def test_result_does_not_depend_on_threads() -> None:
    used = model(8, MutationKind.PROPORTIONAL)
    searching = families(12, used)
    found = remains(searching, 60, used)
    threads = numba.get_num_threads()
    results = []
    try:
        for number in {1, threads}:
            numba.set_num_threads(number)
            results.append(search(searching, found, [used], Threshold(0.5, 0.0)))
    finally:
        numba.set_num_threads(threads)
    assert all(one.families == results[0].families for one in results)
    assert all(one.candidates == results[0].candidates for one in results)


def test_drop_in_is_weighed_like_the_engine_does() -> None:
    used = model(3, MutationKind.PROPORTIONAL)
    searching = families(4, used)
    low_template = Remains(
        "R", Profile({"L1": ("7", "8"), "L2": ("9", "9")}, {"L1": 0.3, "L2": 0.4}, drop_in=0.05)
    )
    result = search(searching, [low_template], [used], EVERYTHING)
    for candidate, family in zip(sorted(result.candidates, key=lambda c: c.family), searching, strict=True):
        expected = lr_table(family, "child", used).likelihood_ratio(low_template.profile).log10
        assert candidate.log10_lr == pytest.approx(expected, rel=1e-9)
        assert candidate.loci_compared == 2


@pytest.mark.parametrize("more", [{}, {"theta": 0.02}, {"silent_frequency": 0.03}])
def test_exclusions_count_loci_impossible_without_mutation(more: dict[str, float]) -> None:
    used, strict = model(8, MutationKind.PROPORTIONAL, **more), model(8, **more)  # type: ignore[arg-type]
    searching = families(4, used)
    found = remains(searching, 10, used)
    profiles = {one.id: one.profile for one in found}
    tables = {family.id: lr_table(family, "child", strict) for family in searching}
    for candidate in search(searching, found, [used], EVERYTHING).candidates:
        ratio = tables[candidate.family].likelihood_ratio(profiles[candidate.remains])
        assert candidate.exclusions == len(ratio.excluding_loci)


def test_sex_conflict_is_shown_and_nothing_is_dropped() -> None:
    used = model(6, MutationKind.PROPORTIONAL)
    searching = families(2, used)
    man, woman, unknown = (Remains(sex, remains(searching, 0, used)[0].profile, sex) for sex in Sex)
    result = search(searching[:1], [man, woman, unknown], [used], EVERYTHING)
    assert {c.remains: c.sex_conflict for c in result.candidates} == {
        "male": True,
        "female": False,
        "unknown": False,
    }


def test_every_population_is_reported_and_the_first_ranks() -> None:
    first = model(6, MutationKind.PROPORTIONAL)
    second = KinshipModel("other", dict(model(6, MutationKind.STEPWISE).loci))
    searching = families(4, first)
    found = remains(searching, 4, first)
    result = search(searching, found, [first, second], EVERYTHING)
    table = lr_table(searching[0], "child", second)
    for candidate in result.candidates:
        assert candidate.log10_lr_by_population["synthetic"] == candidate.log10_lr
        if candidate.family == "F0":
            profile = next(one.profile for one in found if one.id == candidate.remains)
            assert candidate.log10_lr_by_population["other"] == pytest.approx(
                table.likelihood_ratio(profile).log10, rel=1e-9
            )


def test_inconsistent_relatives_are_reported_and_their_locus_left_out() -> None:
    used = model(3)
    searching = families(3, used)
    father = {**searching[0].profiles["father"].genotypes, "L1": ("7", "7")}
    family = families(4, used)[2]
    broken = {"mother": Profile({"L1": ("7", "7")}), "sibling": Profile({"L1": ("8", "8")})}
    family = type(family)(family.id, family.pedigree, family.missing, broken)
    result = search([family], [Remains("R", Profile(father))], [used], EVERYTHING)
    assert result.families[0].inconsistent_loci == ("L1",)
    assert result.candidates[0].loci_compared == 2
    assert math.isclose(result.candidates[0].log10_lr, 0.0, abs_tol=1e-9)


def test_an_allele_without_frequency_is_refused() -> None:
    used = model(3)
    with pytest.raises(UnknownAlleleError, match="locus L1: allele 42"):
        search(families(1, used), [Remains("R", Profile({"L1": ("42", "7")}))], [used])


def test_progress_counts_every_family() -> None:
    used = model(3)
    done: list[int] = []
    search(families(9, used), remains(families(1, used), 2, used), [used], on_families=done.append)
    assert sum(done) == 9
