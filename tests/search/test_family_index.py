from __future__ import annotations

import pytest

from hallar.genetics import MutationKind, Profile
from hallar.kinship import KinshipModel
from hallar.pedigree import Remains
from hallar.search import Candidate, FamilyIndex, Threshold, prepare_search, search
from tests.kinship.families import model
from tests.search.registry import coded, families, remains


def whole_search(
    used: KinshipModel, found: list[Remains], rule: Threshold
) -> tuple[FamilyIndex, list[Candidate]]:
    """Return the index of the families and what the full search lists."""
    searching, everything = coded(families(12, used), found, used)
    result = search(searching, everything, [used], rule)
    return FamilyIndex(searching, prepare_search(everything, [used], rule)), result.candidates


@pytest.mark.parametrize(
    "used",
    [
        model(8, MutationKind.PROPORTIONAL),
        model(6, MutationKind.STEPWISE),
        model(6, MutationKind.PROPORTIONAL, silent_frequency=0.03),
        model(4, theta=0.02),
        model(5, MutationKind.PROPORTIONAL, x_linked=True),
    ],
)
@pytest.mark.parametrize("rule", [Threshold(0.2, 0.0), Threshold(None, -1.0)])
def test_new_remains_find_what_a_full_search_finds(used: KinshipModel, rule: Threshold) -> None:
    low_template = Profile({"L1": ("7", "8"), "L2": ("9", "9")}, {"L1": 0.3, "L2": 0.4}, drop_in=0.05)
    found = [*remains(families(12, used), 40, used), Remains("low template", low_template)]
    index, expected = whole_search(used, found, rule)
    assert len(index) == 12
    _, block = coded([], found, used)
    listed = {(c.family, c.remains): c for c in index.find(block)}
    assert listed.keys() == {(c.family, c.remains) for c in expected}
    for candidate in expected:
        same = listed[candidate.family, candidate.remains]
        assert same.log10_lr == pytest.approx(candidate.log10_lr, rel=1e-12)
        assert same.expected_fortuitous == pytest.approx(candidate.expected_fortuitous, rel=1e-9)


def test_candidates_come_best_first_for_each_of_the_remains() -> None:
    used = model(6, MutationKind.PROPORTIONAL)
    found = remains(families(12, used), 10, used)
    index, _ = whole_search(used, found, Threshold(None, -2.0))
    candidates = index.find(coded([], found, used)[1])
    order = [one.id for one in found]
    keys = [(order.index(c.remains), -c.log10_lr) for c in candidates]
    assert keys == sorted(keys)


def test_an_empty_registry_has_no_candidates() -> None:
    used = model(3)
    prepared = prepare_search(coded([], [], used)[1], [used])
    index = FamilyIndex([], prepared)
    assert index.find(coded([], remains(families(1, used), 1, used), used)[1]) == []
