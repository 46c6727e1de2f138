"""Direct matching in plain Python: sums over genotypes, one pair of reports at a time."""

from __future__ import annotations

from itertools import combinations_with_replacement
from math import log10, prod

from hallar.genetics import Genotype, Profile
from hallar.kinship import KinshipModel, LocusModel

SILENT = "silent"
Pair = tuple[str, str]


def frequencies(locus: LocusModel) -> dict[str, float]:
    listed = dict(zip(locus.frequencies.alleles, locus.frequencies.frequencies.tolist(), strict=True))
    total = sum(listed.values())
    made = {name: value / total * (1 - locus.silent_frequency) for name, value in listed.items()}
    return made | ({SILENT: locus.silent_frequency} if locus.silent_frequency else {})


def genotypes(locus: LocusModel) -> list[Pair]:
    return list(combinations_with_replacement(frequencies(locus), 2))


def drawn(alleles: tuple[str, ...], locus: LocusModel) -> float:
    """Probability of alleles drawn one after the other under coancestry."""
    known, theta = frequencies(locus), locus.theta
    return prod(
        (alleles[:n].count(one) * theta + (1 - theta) * known[one]) / (1 + (n - 1) * theta)
        if n
        else known[one]
        for n, one in enumerate(alleles)
    )


def orders(genotype: Pair) -> int:
    return 1 if genotype[0] == genotype[1] else 2


def weight(report: Genotype, genotype: Pair, dropout: float, drop_in: float, locus: LocusModel) -> float:
    """P(report | genotype): which copies are seen, and which allele drops in."""
    names = locus.frequencies.alleles
    raw = locus.frequencies.frequencies / locus.frequencies.frequencies.sum()
    total = 0.0
    for seen in ((False, False), (False, True), (True, False), (True, True)):
        chance, shown = 1.0, set()
        for allele, kept in zip(genotype, seen, strict=True):
            if allele == SILENT:
                chance *= 0.0 if kept else 1.0
                continue
            chance *= 1 - dropout if kept else dropout
            if kept:
                shown.add(allele)
        if shown == set(report):
            total += chance * (1 - drop_in)
        total += (
            chance
            * drop_in
            * sum(float(p) for name, p in zip(names, raw, strict=True) if shown | {name} == set(report))
        )
    return total


def locus_lr(
    one: tuple[Genotype, float, float], two: tuple[Genotype, float, float], locus: LocusModel, error: float
) -> float:
    """LR of two reports (alleles, drop-out, drop-in)."""
    listed = genotypes(locus)
    prior = {g: orders(g) * drawn(g, locus) for g in listed}
    chance = [sum(prior[g] * weight(r[0], g, r[1], r[2], locus) for g in listed) for r in (one, two)]
    taken = [
        {g: (1 - error) * weight(r[0], g, r[1], r[2], locus) + error * p for g in listed}
        for r, p in zip((one, two), chance, strict=True)
    ]
    same = sum(prior[g] * taken[0][g] * taken[1][g] for g in listed)
    other = sum(
        orders(g) * orders(h) * drawn(g + h, locus) * taken[0][g] * taken[1][h]
        for g in listed
        for h in listed
    )
    return same / other


def log10_lr(one: Profile, two: Profile, model: KinshipModel, error: float) -> float:
    return sum(
        log10(
            locus_lr(
                (one.genotypes[name], one.dropout.get(name, 0.0), one.drop_in),
                (two.genotypes[name], two.dropout.get(name, 0.0), two.drop_in),
                locus,
                error,
            )
        )
        for name, locus in model.loci.items()
        if name in one.genotypes and name in two.genotypes
    )


def posterior(
    reports: list[tuple[Genotype, float, float]], locus: LocusModel, error: float
) -> dict[Pair, float]:
    listed = genotypes(locus)
    made = {}
    for g in listed:
        made[g] = orders(g) * drawn(g, locus)
        for r in reports:
            chance = sum(orders(h) * drawn(h, locus) * weight(r[0], h, r[1], r[2], locus) for h in listed)
            made[g] *= (1 - error) * weight(r[0], g, r[1], r[2], locus) + error * chance
    total = sum(made.values())
    return {g: value / total for g, value in made.items()}
