from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from hallar.formats import AlleleCoding, open_registry
from hallar.formats.any_file import read_any, write_any
from hallar.formats.opened_registry import OpenedRegistry, recode

EXAMPLE = Path(__file__).parents[2] / "examples" / "planecrash.json"
VICTIMS = Path(__file__).parents[1] / "reference" / "dvi_planecrash.json"


@pytest.fixture(params=["file", "folder", "victims"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> OpenedRegistry:
    if request.param == "folder":
        write_any(read_any(EXAMPLE), tmp_path / "registry")
        return open_registry(tmp_path / "registry")
    return open_registry(EXAMPLE if request.param == "file" else VICTIMS)


def test_all_forms_hold_the_same(opened: OpenedRegistry) -> None:
    expected = read_any(EXAMPLE).registry
    assert opened.family_count == len(expected.families)
    assert tuple(opened.families()) == expected.families
    assert tuple(opened.remains()) == expected.remains
    assert opened.truth() is None
    assert opened.linked_families() == frozenset()
    assert opened.warnings == ()
    assert opened.model is not None
    assert expected.model is not None
    assert list(opened.model.loci) == list(expected.model.loci)


def test_blocks_hold_every_family_and_remains_once(opened: OpenedRegistry) -> None:
    assert opened.model is not None
    coding = AlleleCoding.of(opened.model)
    blocks = list(opened.family_blocks(coding))
    assert sorted(family for block in blocks for family in block.family_ids) == [
        "F1", "F2", "F3", "F4", "F5",
    ]  # fmt: skip
    remains = opened.remains_block(coding)
    assert remains.codes.shape == (8, len(coding.loci), 2)
    first = next(opened.remains())
    for place, (locus, alleles) in enumerate(zip(coding.loci, coding.alleles, strict=True)):
        shown = tuple(alleles[code] for code in remains.codes[0, place])
        assert sorted(shown) == sorted(first.profile.genotypes[locus])


def test_shown_alleles_cover_every_profile(opened: OpenedRegistry) -> None:
    shown = opened.shown_alleles()
    for one in opened.remains():
        for locus, genotype in one.profile.genotypes.items():
            assert set(genotype) <= shown[locus]


def test_recoding_keeps_the_alleles() -> None:
    old = AlleleCoding(("A", "B"), (("6", "7"), ("8", "9")))
    new = AlleleCoding(("B", "C", "A"), (("7", "8", "9"), ("1",), ("5", "7", "6")))
    codes = np.array([[[0, 1], [1, -1]], [[-1, -1], [0, 0]]], dtype=np.int16)
    dropout = np.array([[0.1, 0.2], [0.0, 0.3]])
    recoded, kept = recode(codes, dropout, old, new)
    assert recoded.tolist() == [[[2, -1], [-1, -1], [1, 2]], [[1, 1], [-1, -1], [-1, -1]]]
    assert kept.tolist() == [[0.2, 0.0, 0.1], [0.3, 0.0, 0.0]]
