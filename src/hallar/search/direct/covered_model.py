"""A model that knows every allele that some more profiles show."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from hallar.genetics import LocusMutation
from hallar.genetics.frequency import FLOOR_WITHOUT_SAMPLE_SIZE
from hallar.kinship import KinshipModel, LocusModel


def covering(model: KinshipModel, shown: Mapping[str, Collection[str]]) -> KinshipModel:
    """Return the model with every shown allele at its loci, those it lacks at the minimum frequency.

    A locus that gains alleles loses its mutation model, which direct matching does not need.

    Args:
        model: the model.
        shown: alleles by locus; loci that the model lacks are left out.
    """
    loci = {name: _covering_locus(locus, shown.get(name, ())) for name, locus in model.loci.items()}
    return replace(model, loci=loci)


def _covering_locus(locus: LocusModel, shown: Collection[str]) -> LocusModel:
    absent = set(shown) - set(locus.frequencies.alleles)
    if not absent:
        return locus
    floor = locus.frequencies.minimum_frequency() or FLOOR_WITHOUT_SAMPLE_SIZE
    return replace(locus, frequencies=locus.frequencies.covering(absent, floor), mutation=LocusMutation())
