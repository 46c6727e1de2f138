"""A model that gains alleles without renumbering those it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from hallar.genetics.frequency import FLOOR_WITHOUT_SAMPLE_SIZE
from hallar.kinship import KinshipModel, LocusModel


def with_more_alleles(model: KinshipModel, more: Mapping[str, Sequence[str]]) -> KinshipModel:
    """Return the model with alleles appended to the lists of some loci, so that allele codes stay valid.

    An appended allele has the minimum frequency of the 5/2N rule, and the locus is rescaled to sum 1.

    Args:
        model: the model.
        more: by locus of the model, alleles that it lacks there.

    Raises:
        ValueError: the mutation model of a locus cannot take another allele.
    """
    loci = {name: _with_more(name, locus, more.get(name, ())) for name, locus in model.loci.items()}
    return replace(model, loci=loci)


def _with_more(name: str, locus: LocusModel, more: Sequence[str]) -> LocusModel:
    if not more:
        return locus
    known = locus.frequencies
    floor = known.minimum_frequency() or FLOOR_WITHOUT_SAMPLE_SIZE
    covered = known.covering(more, floor)
    frequency = dict(zip(covered.alleles, covered.frequencies.tolist(), strict=True))
    alleles = (*known.alleles, *more)
    frequencies = np.array([frequency[allele] for allele in alleles])
    for mutation in (locus.mutation.paternal, locus.mutation.maternal):
        try:
            mutation.transition(alleles, frequencies)
        except ValueError as defect:
            raise ValueError(f"locus {name}, alleles {', '.join(more)}: {defect}") from None
    return replace(locus, frequencies=replace(known, alleles=alleles, frequencies=frequencies))
