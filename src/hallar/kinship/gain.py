"""Which relative to sample next: the expected gain of evidence, exact.

The gain of a relative r is the expected log10 LR of the true missing member once r is typed, minus the
same today, the expectation taken over r's genotype given the family. Over one locus it is the mutual
information (base 10) of the two genotypes given the typed relatives. Source: Cover and Thomas (2006),
Elements of Information Theory, chapter 2.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.kinship.compiled_model import CompiledModel, compile_model
from hallar.kinship.genotype import genotype_alleles, genotype_count
from hallar.kinship.joint_tables import TypedCodes
from hallar.kinship.likelihood import loci_by_linkage, typed_codes
from hallar.kinship.model import KinshipModel
from hallar.kinship.table import ConditionalGenotypes, LRTable, conditional_genotypes, lr_table
from hallar.pedigree import Family


@dataclass(frozen=True)
class Gain:
    """What typing one relative would add.

    Attributes:
        relative: identifier of the untyped member.
        log10_lr: expected rise of the true missing member's log10 LR.
        per_locus: the same, locus by locus.
    """

    relative: str
    log10_lr: float
    per_locus: dict[str, float]


def expected_gains(
    family: Family, missing: str, model: KinshipModel, relatives: Iterable[str] | None = None
) -> list[Gain]:
    """Return the expected gain of each untyped relative, largest first.

    Args:
        family: the searching family.
        missing: identifier of the missing member.
        model: frequencies and models.
        relatives: whom to consider; every untyped member who is not missing if omitted.

    Raises:
        ValueError: a relative is unknown, missing or already typed, or as for :func:`lr_table`.
    """
    considered = untyped_relatives(family) if relatives is None else list(relatives)
    for relative in considered:
        if relative not in untyped_relatives(family):
            raise ValueError(
                f"family {family.id}: {relative} is not an untyped relative who could be sampled"
            )
    compiled = compile_model(model)
    today = expected_log10_lr(lr_table(family, missing, model))
    gains = []
    for relative in considered:
        later = _expected_log10_lr_once_typed(family, missing, relative, compiled)
        per_locus = {name: later[name] - today[name] for name in compiled.names}
        gains.append(Gain(relative, float(sum(per_locus.values())), per_locus))
    return sorted(gains, key=lambda gain: (-gain.log10_lr, gain.relative))


def untyped_relatives(family: Family) -> list[str]:
    """Return the members who are neither typed nor missing."""
    return [
        member.id
        for member in family.pedigree.members
        if member.id not in family.profiles and member.id not in family.missing
    ]


def expected_log10_lr(table: LRTable) -> dict[str, float]:
    """Return, by locus, the expected log10 LR of the true missing member."""
    return {
        name: float(_divergence(locus.related_genotypes[None], locus.unrelated_genotypes[None])[0])
        for name, locus in table.loci.items()
    }


def _divergence(
    related: npt.NDArray[np.float64], unrelated: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return, row by row, the relative entropy (base 10) of ``related`` to ``unrelated``."""
    ratio = np.divide(related, unrelated, out=np.ones_like(related), where=related > 0)
    return np.asarray((related * np.log10(ratio)).sum(axis=1))


def _expected_log10_lr_once_typed(
    family: Family, missing: str, relative: str, compiled: CompiledModel
) -> dict[str, float]:
    """Give the relative every possible genotype in turn and average over their probabilities."""
    typed = list(family.profiles)
    profiles = list(family.profiles.values())
    expected: dict[str, float] = {}
    for x_linked, loci in loci_by_linkage(compiled):
        reports = typed_codes(profiles, compiled, loci)
        known = conditional_genotypes(family.pedigree, relative, typed, compiled, reports, x_linked=x_linked)
        extended, weights = _with_every_report(reports, known, compiled)
        later = conditional_genotypes(
            family.pedigree, missing, [*typed, relative], compiled, extended, x_linked=x_linked
        )
        information = weights * _divergence(later.related, later.unrelated)
        for locus in loci:
            expected[compiled.names[locus]] = float(information[extended.locus == locus].sum())
    return expected


def _with_every_report(
    reports: TypedCodes, known: ConditionalGenotypes, compiled: CompiledModel
) -> tuple[TypedCodes, npt.NDArray[np.float64]]:
    """Add a slot for the relative and a row for every genotype that can be reported of them.

    A silent allele is left out: its carriers' reports are the homozygotes', weighted together.
    """
    rows, shown, weights = [], [], []
    for row, locus in enumerate(reports.locus):
        low, high, weight = _reports_of_locus(known, row, int(locus), compiled)
        rows.append(np.full(weight.size, row))
        shown.append(np.stack([low, high], axis=1))
        weights.append(weight)
    instance = np.concatenate(rows)
    base = reports.subset(instance)
    relative = np.concatenate(shown).astype(np.int16)[:, None, :]
    certain = np.zeros((instance.size, 1))
    return (
        TypedCodes(
            base.locus,
            np.concatenate([base.codes, relative], axis=1),
            np.concatenate([base.dropout, certain], axis=1),
            np.concatenate([base.drop_in, certain], axis=1),
        ),
        np.concatenate(weights),
    )


def _reports_of_locus(
    known: ConditionalGenotypes, row: int, locus: int, compiled: CompiledModel
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Return the two codes and the probability of every report that can occur at one locus."""
    k = int(compiled.allele_counts[locus])
    if known.haploid:
        codes = np.arange(k)
        pairs = np.stack([codes, codes], axis=1)
        weight = known.related[row, :k].copy()
    else:
        pairs = genotype_alleles(k)
        weight = known.related[row, : genotype_count(k)].copy()
        if compiled.silent[locus] > 0:
            homozygous = pairs[:, 0] == pairs[:, 1]
            weight[homozygous] += known.related[row, genotype_count(k) : genotype_count(k) + k]
    possible = weight > 0
    return pairs[possible, 0], pairs[possible, 1], weight[possible]
