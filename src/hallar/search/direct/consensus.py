"""The consensus profile of samples of one person: what each locus most probably is, given all reports.

The posterior probability of a genotype is proportional to H(g) prod_i w'_i(g), with the population's
genotype probabilities H and, for each report, drop-out, drop-in and typing error. A locus is reported in
the form that a further search reads without loss: a heterozygote that is sure enough as its two alleles; an
allele that is surely there, alone or with a partner that may have dropped out, as one allele with the
drop-out probability that gives the same odds; anything less is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.genetics import Genotype, Profile
from hallar.search.direct.locus_ratio import LocusRatio
from hallar.search.direct.profile_index import ProfileIndex

Floats = npt.NDArray[np.float64]
MOST_DROPOUT = 0.999
DECIMALS = 4
"""Of the drop-out probabilities of consensus profiles: few distinct values keep a search fast."""
SURE = 0.99
"""Posterior probability from which a genotype, or an allele, is reported."""


@dataclass(frozen=True)
class ConsensusLocus:
    """What one locus of a person most probably is.

    Attributes:
        locus: name.
        most_probable: the most probable genotype; one allele if the other copy is silent.
        probability: its posterior probability.
        reported: the alleles of the consensus profile, ``None`` if the locus is ambiguous.
        partial: whether only one allele of what may be two is reported.
        samples: number of samples with a result.
    """

    locus: str
    most_probable: Genotype
    probability: float
    reported: Genotype | None
    partial: bool
    samples: int


@dataclass(frozen=True)
class Consensus:
    """The consensus of one person's samples.

    Attributes:
        profile: in the form of any other profile, to be searched with.
        loci: what it rests on; loci without any result are absent.
    """

    profile: Profile
    loci: tuple[ConsensusLocus, ...]


@dataclass(frozen=True, eq=False)
class _Called:
    """The consensus of one locus in m persons.

    Attributes:
        best: int64 (m,) position of the most probable genotype.
        probability: float64 (m,) its posterior probability.
        codes: int64 (m, 2) alleles to report, -1 where the locus is ambiguous.
        dropout: float64 (m,) drop-out probability to state.
        partial: bool (m,) whether one allele of what may be two is reported.
    """

    best: npt.NDArray[np.int64]
    probability: Floats
    codes: npt.NDArray[np.int64]
    dropout: Floats
    partial: npt.NDArray[np.bool_]


def consensus_profiles(index: ProfileIndex, groups: Sequence[Sequence[int]], sure: float) -> list[Consensus]:
    """Return the consensus of each group of profiles, taken to be of one person.

    Args:
        index: the profiles.
        groups: positions of the profiles of each person.
        sure: probability from which a genotype or an allele is reported.
    """
    loci: list[list[ConsensusLocus]] = [[] for _ in groups]
    dropout: list[dict[str, float]] = [{} for _ in groups]
    members = np.array([one for group in groups for one in group], dtype=np.int64)
    owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    for locus, (ratio, name) in enumerate(zip(index.ratios, index.names, strict=True)):
        numbers = index.packed.numbers[locus, members]
        typed = numbers >= 0
        persons, starts, samples = np.unique(owners[typed], return_index=True, return_counts=True)
        if not persons.size:
            continue
        posteriors = ratio.posteriors(index.packed.reports[locus][numbers[typed]], starts)
        called = _call(posteriors, ratio, sure)
        alleles = index.coding.alleles[index.loci[locus]]
        visible = [[code for code in pair if code < ratio.allele_count] for pair in ratio.alleles.tolist()]
        named = [tuple(alleles[code] for code in codes) for codes in visible]
        columns = (called.best, called.probability, called.codes, called.dropout, called.partial, samples)
        rows = zip(persons.tolist(), *(column.tolist() for column in columns), strict=True)
        for person, best, probability, (low, high), lost, partial, count in rows:
            reported = None if low < 0 else (alleles[low], alleles[high])
            if lost > 0.0:
                dropout[person][name] = lost
            loci[person].append(ConsensusLocus(name, named[best], probability, reported, partial, count))
    return [_gathered(*one) for one in zip(loci, dropout, strict=True)]


def _gathered(loci: list[ConsensusLocus], dropout: dict[str, float]) -> Consensus:
    genotypes = {one.locus: one.reported for one in loci if one.reported is not None}
    return Consensus(Profile(genotypes, dropout), tuple(loci))


def _call(posteriors: Floats, ratio: LocusRatio, sure: float) -> _Called:
    """Decide what to report from posterior probabilities (m, G)."""
    best = posteriors.argmax(axis=1)
    probability = posteriors.max(axis=1)
    low, high = ratio.alleles[best].T
    both = (low != high) & (high < ratio.allele_count) & (probability >= sure)
    codes_of = np.arange(ratio.allele_count)
    carrying = (ratio.alleles[:, :, None] == codes_of).any(axis=1).astype(np.float64)
    carried = posteriors @ carrying
    allele = carried.argmax(axis=1)
    one = ~both & (carried.max(axis=1) >= sure)
    homozygous = posteriors[np.arange(best.size), allele * (allele + 1) // 2 + allele]
    dropout = np.where(one, _equivalent_dropout(posteriors, ratio, allele), 0.0)
    codes = np.full((best.size, 2), -1, dtype=np.int64)
    codes[both] = ratio.alleles[best[both]]
    codes[one] = allele[one, None]
    return _Called(best, probability, codes, dropout, one & (homozygous < sure))


def _equivalent_dropout(posteriors: Floats, ratio: LocusRatio, allele: npt.NDArray[np.int64]) -> Floats:
    """Return the drop-out probability d at which one reported allele gives the posterior odds, (m,).

    One allele x reported at d has weights in the ratio d : 1 + d for a heterozygote of x and for xx.
    """
    same = (ratio.alleles == allele[:, None, None]).all(axis=2)
    visible = (ratio.alleles < ratio.allele_count).all(axis=1)
    partners = (ratio.alleles == allele[:, None, None]).any(axis=2) & ~same & visible
    prior = np.divide((partners @ ratio.genotypes), same @ ratio.genotypes)
    homozygous, heterozygous = (posteriors * same).sum(axis=1), (posteriors * partners).sum(axis=1)
    scaled = homozygous * prior
    odds = np.divide(heterozygous, scaled, out=np.ones_like(scaled), where=scaled > heterozygous)
    lost = np.divide(odds, 1.0 - odds, out=np.full_like(odds, MOST_DROPOUT), where=odds < 1.0)
    stated: Floats = np.minimum(np.round(lost, DECIMALS), MOST_DROPOUT)
    return stated
