"""Loci, and the many ways laboratories write their names."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from hallar.data import data_file


class MarkerKind(StrEnum):
    """How a locus is inherited."""

    AUTOSOMAL = "autosomal"
    X = "x"
    Y = "y"
    MITOCHONDRIAL = "mitochondrial"
    SNP = "snp"
    SEX = "sex"
    """Amelogenin: tells the sex, not the family."""


@dataclass(frozen=True)
class Locus:
    """One locus.

    Attributes:
        name: as NIST STRBase writes it.
        kind: how it is inherited.
        chromosome: ``1`` to ``22``, ``X``, ``Y`` or ``X,Y``.
        band: cytogenetic band, empty where not known here.
        start_grch38: first base of the repeat region on GRCh38, ``None`` where not known here.
        aliases: other names.
    """

    name: str
    kind: MarkerKind
    chromosome: str
    band: str
    start_grch38: int | None
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class LinkedLoci:
    """Two loci that recombine too rarely to be inherited independently.

    Attributes:
        first: locus name.
        second: locus name.
        recombination: probability of a recombination between them per meiosis, of either sex.
        source: citation.
    """

    first: str
    second: str
    recombination: float
    source: str


LINKED_LOCI = (
    LinkedLoci(
        "vWA",
        "D12S391",
        0.089,
        "0.089 (95 % confidence interval 0.044 to 0.158): O'Connor and Tillmar (2012), Effect of linkage "
        "between vWA and D12S391 in kinship analysis, Forensic Sci. Int. Genet. 6:840-844",
    ),
)
"""Ignoring their linkage can cost a factor of tens in close relationships; see :mod:`hallar.kinship`.

Their alleles are taken to be in linkage equilibrium in the population: O'Connor et al. (2011), Linkage
disequilibrium analysis of D12S391 and vWA in U.S. population and paternity samples, Forensic Sci. Int. Genet.
5:538-540.
"""


@cache
def all_loci() -> Mapping[str, Locus]:
    """Return every known locus by canonical name."""
    with data_file("loci.csv").open(encoding="utf-8") as stream:
        return {row["locus"]: _locus(row) for row in csv.DictReader(stream)}


def _locus(row: dict[str, str]) -> Locus:
    return Locus(
        name=row["locus"],
        kind=MarkerKind(row["kind"]),
        chromosome=row["chromosome"],
        band=row["band"],
        start_grch38=int(row["start_grch38"]) if row["start_grch38"] else None,
        aliases=tuple(alias for alias in row["aliases"].split(";") if alias),
    )


def canonical_locus_name(name: str) -> str | None:
    """Return the canonical name of a locus, or ``None`` for one that is not known.

    Case, spaces, hyphens and underscores do not matter.

    >>> canonical_locus_name("VWA"), canonical_locus_name("PENTA_D"), canonical_locus_name("THO1")
    ('vWA', 'Penta D', 'TH01')
    """
    return _names().get(_folded(name))


def locus(name: str) -> Locus:
    """Return a locus by any of its names.

    Raises:
        ValueError: the locus is not known.
    """
    canonical = canonical_locus_name(name)
    if canonical is None:
        raise ValueError(f"unknown locus {name!r}; known: {', '.join(all_loci())}")
    return all_loci()[canonical]


@cache
def _names() -> dict[str, str]:
    return {
        _folded(name): known.name for known in all_loci().values() for name in (known.name, *known.aliases)
    }


def _folded(name: str) -> str:
    return re.sub(r"[\s_\-/]", "", name).casefold()
