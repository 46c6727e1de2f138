from __future__ import annotations

import pytest

from hallar.genetics import KITS, all_loci, kit


@pytest.mark.parametrize(
    ("name", "loci", "autosomal"),
    [
        ("CODIS core 20", 20, 20),
        ("GlobalFiler", 24, 21),
        ("PowerPlex Fusion 6C", 27, 23),
        ("PowerPlex 16", 16, 15),
        ("Identifiler Plus", 16, 15),
        ("Investigator 24plex QS", 23, 21),
        ("Investigator Argus X-12 QS", 14, 1),
    ],
)
def test_sizes(name: str, loci: int, autosomal: int) -> None:
    assert len(set(kit(name).loci)) == len(kit(name).loci) == loci
    assert len(kit(name).autosomal) == autosomal


def test_every_locus_of_every_kit_is_known() -> None:
    assert all(name in all_loci() for one in KITS.values() for name in one.loci)


def test_names_fold_case_and_unknown_ones_are_refused() -> None:
    assert kit("globalfiler") is KITS["GlobalFiler"]
    with pytest.raises(ValueError, match="unknown kit 'Profiler'; known: CODIS core 20"):
        kit("Profiler")
