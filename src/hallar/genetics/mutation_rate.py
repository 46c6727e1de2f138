"""Mutation rates of STR loci.

Counts by locus: apparent mutations in paternity testing as compiled by the AABB (annual report of 2003) and
tabulated on NIST STRBase, "Mutation Rates for Common Loci" (``data/mutation_counts.csv``). Mutations that
could be either parent's are divided in the proportion of those that could be told. Some mutations stay
hidden, so true rates are somewhat higher (Slooten and Ricciardi 2013, Forensic Sci. Int. Genet. 7:337-344).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hallar.data import data_file
from hallar.genetics.locus import MarkerKind, all_loci
from hallar.genetics.mutation import LocusMutation, MutationKind, MutationModel

STEPWISE_RANGE = 0.1
"""Each further step is ten times rarer; Brinkmann et al. (1998), Am. J. Hum. Genet. 62:1408-1415."""
STEPWISE_RATE2 = 1e-5
"""Rate of a change of microvariant class: an assumption, stated on the result."""


@dataclass(frozen=True)
class MutationRate:
    """Probability of a mutation per meiosis.

    Attributes:
        paternal: in the father's meioses.
        maternal: in the mother's.
        source: citation.
    """

    paternal: float
    maternal: float
    source: str


AUTOSOMAL_DEFAULT = MutationRate(
    paternal=1.8e-3,
    maternal=0.3e-3,
    source="mean over 15 STR loci, 148,875 allele transfers, São Paulo, Brazil: "
    "Slippage mutation rates in 15 autosomal short tandem repeat loci for forensic purposes in a "
    "Southeastern Brazilian population, Electrophoresis (2019), doi:10.1002/elps.201800491",
)
"""For autosomal loci without counts of their own."""
X_DEFAULT = MutationRate(
    paternal=8.73e-4,
    maternal=8.73e-4,
    source="mean over 15 X-STR loci, 18 mutations in 20,625 meioses of both sexes: Diegoli et al. (2014), "
    "Mutation rates of 15 X chromosomal short tandem repeat markers, Int. J. Legal Med. 128:579-587",
)
"""For X-linked loci."""
COUNTED = "AABB annual report of 2003, as tabulated on NIST STRBase"


@cache
def counted_rates() -> Mapping[str, MutationRate]:
    """Return the rates of the loci with counts of their own."""
    with data_file("mutation_counts.csv").open(encoding="utf-8") as stream:
        return {row["locus"]: _counted(row) for row in csv.DictReader(stream)}


def _counted(row: Mapping[str, str]) -> MutationRate:
    maternal, paternal, either = (int(row[column]) for column in ("maternal", "paternal", "either"))
    whole = 1.0 + either / (maternal + paternal)
    return MutationRate(
        paternal=paternal * whole / int(row["paternal_meioses"]),
        # Where no maternal mutation was seen in few meioses, the mean over loci says more.
        maternal=maternal * whole / int(row["maternal_meioses"]) or AUTOSOMAL_DEFAULT.maternal,
        source=COUNTED,
    )


def mutation_rate(locus: str) -> MutationRate:
    """Return the rate of a locus; the mean over its kind of loci where it has no counts of its own."""
    known = all_loci().get(locus)
    default = X_DEFAULT if known is not None and known.kind is MarkerKind.X else AUTOSOMAL_DEFAULT
    return counted_rates().get(locus, default)


def locus_mutation(locus: str, kind: MutationKind) -> LocusMutation:
    """Return the paternal and maternal model of a locus at its shipped rates.

    Raises:
        ValueError: a custom model, whose matrices have to be given.
    """
    if kind is MutationKind.CUSTOM:
        raise ValueError("a custom mutation model needs its matrices; build LocusMutation from them")
    rate = mutation_rate(locus)
    rate2 = STEPWISE_RATE2 if kind is MutationKind.STEPWISE else 0.0
    paternal, maternal = (
        MutationModel(kind, 0.0 if kind is MutationKind.NONE else one, STEPWISE_RANGE, rate2)
        for one in (rate.paternal, rate.maternal)
    )
    return LocusMutation(paternal, maternal)
