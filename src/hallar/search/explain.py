"""Why a pair has its likelihood ratio: one row per locus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hallar.genetics import Genotype
from hallar.kinship import KinshipModel, candidates_linkage_changes, lr_table
from hallar.pedigree import Family, Remains


@dataclass(frozen=True)
class LocusEvidence:
    """What one locus says about a pair.

    Attributes:
        locus: locus name.
        remains: alleles of the remains; empty without a result.
        relatives: alleles of each typed relative with a result.
        likelihood_ratio: the locus' LR; ``None`` where it was not compared.
        reason: why it was not compared, empty otherwise: ``remains not typed``, ``relatives exclude
            each other`` or ``no frequencies``.
    """

    locus: str
    remains: Genotype
    relatives: Mapping[str, Genotype]
    likelihood_ratio: float | None
    reason: str


@dataclass(frozen=True)
class PairExplanation:
    """All loci of a pair, their product, and what they say together.

    Attributes:
        family: family identifier.
        missing: identifier of the missing member.
        remains: identifier of the remains.
        population: population of the frequencies.
        log10_lr: combined log10 LR, the product over loci.
        log10_lr_linked: the same with the linkage of vWA and D12S391 regarded: the LR to report; ``None``
            where the pedigree is too large for it.
        loci: one entry per locus of the model or of either side.
    """

    family: str
    missing: str
    remains: str
    population: str
    log10_lr: float
    log10_lr_linked: float | None
    loci: tuple[LocusEvidence, ...]


def explain_pair(family: Family, missing: str, remains: Remains, model: KinshipModel) -> PairExplanation:
    """Return the LR of one pair, locus by locus.

    Raises:
        ValueError: as :func:`hallar.kinship.lr_table`.
    """
    table = lr_table(family, missing, model, sex=remains.sex)
    ratio = table.likelihood_ratio(remains.profile)
    shown = {locus for profile in (*family.profiles.values(), remains.profile) for locus in profile.genotypes}
    names = [*model.loci, *sorted(shown - set(model.loci))]
    evidence = []
    for name in names:
        compared = ratio.per_locus.get(name)
        evidence.append(
            LocusEvidence(
                locus=name,
                remains=remains.profile.genotypes.get(name, ()),
                relatives={
                    member: profile.genotypes[name]
                    for member, profile in family.profiles.items()
                    if name in profile.genotypes
                },
                likelihood_ratio=compared,
                reason="" if compared is not None else _why_not(name, table.inconsistent_loci, model),
            )
        )
    (change,) = candidates_linkage_changes(family, missing, [remains.profile], model)
    return PairExplanation(
        family=family.id,
        missing=missing,
        remains=remains.id,
        population=model.population,
        log10_lr=ratio.log10,
        log10_lr_linked=None if change is None else ratio.log10 + change,
        loci=tuple(evidence),
    )


def _why_not(locus: str, inconsistent: tuple[str, ...], model: KinshipModel) -> str:
    if locus not in model.loci:
        return "no frequencies"
    return "relatives exclude each other" if locus in inconsistent else "remains not typed"
