from __future__ import annotations

import pytest

from hallar.genetics import (
    LINKED_LOCI,
    MarkerKind,
    all_loci,
    canonical_locus_name,
    frequency_table,
    locus,
    populations,
)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("VWA", "vWA"),
        ("vwa", "vWA"),
        ("PENTA_D", "Penta D"),
        ("Penta-E", "Penta E"),
        ("THO1", "TH01"),
        ("ACTBP2", "SE33"),
        ("Amelogenin", "AMEL"),
        ("d3s1358", "D3S1358"),
        ("CSF", "CSF1PO"),
    ],
)
def test_aliases(written: str, name: str) -> None:
    assert canonical_locus_name(written) == name
    assert locus(written).name == name


def test_no_two_loci_share_a_name() -> None:
    names = [
        canonical_locus_name(name) for known in all_loci().values() for name in (known.name, *known.aliases)
    ]
    assert names == [known.name for known in all_loci().values() for _ in (known.name, *known.aliases)]


def test_an_unknown_locus_is_refused_with_the_known_ones() -> None:
    assert canonical_locus_name("D99S999") is None
    with pytest.raises(ValueError, match="unknown locus 'D99S999'; known: D1S1656"):
        locus("D99S999")


def test_every_locus_with_frequencies_is_known_and_autosomal() -> None:
    for name in populations():
        for one in frequency_table(name).loci:
            assert locus(one).name == one
            assert locus(one).kind is MarkerKind.AUTOSOMAL


def test_chromosomes_agree_with_the_names() -> None:
    for known in all_loci().values():
        if known.name.startswith("D") and "S" in known.name:
            assert known.chromosome == known.name[1 : known.name.index("S", 1)]


def test_linked_loci_lie_on_one_chromosome() -> None:
    for pair in LINKED_LOCI:
        assert locus(pair.first).chromosome == locus(pair.second).chromosome
        assert 0 < pair.recombination < 0.5
