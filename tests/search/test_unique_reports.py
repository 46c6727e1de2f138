"""Families that show the same at a locus are one instance, and only those."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats.family_grouping import merge_alike
from hallar.formats.registry_blocks import FamilyBlock
from hallar.genetics import MutationKind
from hallar.search.typed_reports import typed_reports
from hallar.search.unique_reports import unique_reports
from tests.kinship.families import model
from tests.search.registry import SHAPES, coded, families

LOCI = 3


def blocks_of_one_structure() -> list[FamilyBlock]:
    used = model(LOCI, MutationKind.PROPORTIONAL)
    blocks, _ = coded(families(40 * len(SHAPES), used), [], used)
    return list(merge_alike(blocks, 1000))


BLOCKS = blocks_of_one_structure()


@given(
    number=st.integers(0, len(BLOCKS) - 1),
    untyped=st.lists(st.tuples(st.integers(0, 39), st.integers(0, LOCI - 1)), max_size=20),
    doubtful=st.lists(st.tuples(st.integers(0, 39), st.integers(0, LOCI - 1)), max_size=20),
)
def test_instances_are_shared_by_equal_results_alone(
    number: int, untyped: Sequence[tuple[int, int]], doubtful: Sequence[tuple[int, int]]
) -> None:
    block = BLOCKS[number]
    codes, dropout = block.codes.copy(), block.dropout.copy()
    for row, locus in untyped:
        codes[row, 0, locus] = -1
    for row, locus in doubtful:
        dropout[row, 0, locus] = 0.1
    block = replace(block, codes=codes, dropout=dropout)
    unique = unique_reports(block, np.arange(LOCI))
    everything = typed_reports(block, np.arange(LOCI))
    shown = []
    for instance in range(everything.locus.size):
        slots = [
            (pair, lost, added) if pair[0] >= 0 else None
            for pair, lost, added in zip(
                map(tuple, everything.codes[instance].tolist()),
                everything.dropout[instance].tolist(),
                everything.drop_in[instance].tolist(),
                strict=True,
            )
        ]
        shown.append((int(everything.locus[instance]), *slots))
    place = unique.position.ravel().tolist()
    assert len(dict(zip(shown, place, strict=True))) == len(set(shown)) == unique.reports.locus.size
    assert len(set(zip(shown, place, strict=True))) == len(set(shown)), "one instance for equal results"
    assert unique.reports.locus[unique.position].tolist() == [list(range(LOCI))] * len(block)
