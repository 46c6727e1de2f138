from __future__ import annotations

import numpy as np

from hallar.genetics import LocusFrequencies
from hallar.kinship import KinshipModel, LocusModel
from hallar.simulate.fragment_size import size_ranks
from tests.simulate.models import model


def test_loci_are_ranked_by_the_length_of_their_fragments() -> None:
    own = model()
    ranks = dict(zip(own.loci, size_ranks(own), strict=True))
    assert sorted(ranks, key=ranks.__getitem__) == ["D3S1358", "D8S1179", "vWA", "TH01", "CSF1PO", "SE33"]
    assert (ranks["D3S1358"], ranks["SE33"]) == (0.0, 1.0)


def test_an_unknown_length_stands_in_the_middle() -> None:
    own = model()
    unknown = LocusModel(LocusFrequencies("Penta D", ("9", "10"), np.array([0.5, 0.5])))
    ranks = size_ranks(KinshipModel(own.population, {**own.loci, "Penta D": unknown}))
    assert ranks[-1] == 0.5
    assert ranks[:-1].max() == 1.0


def test_the_bases_of_an_incomplete_repeat_count() -> None:
    alleles = {"TH01": "10", "D12S391": "10.3"}
    loci = {
        name: LocusModel(LocusFrequencies(name, (one,), np.array([1.0]))) for name, one in alleles.items()
    }
    assert size_ranks(KinshipModel("synthetic", loci)).tolist() == [0.0, 1.0]
