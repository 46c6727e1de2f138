"""The likelihood of reports on a pedigree, slow and obvious: sum over everybody's alleles.

This is the definition that the engine is held against. People are visited parents first; a founder's alleles
are drawn one after the other by the sampling formula, a child's from the parents through the mutation
matrix, and every report multiplies by the probability of just that report.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from hallar.genetics import Profile
from hallar.kinship import LocusModel
from hallar.pedigree import Member, Pedigree, Sex

Alleles = tuple[int, ...]
"""Paternal and maternal allele; a hemizygous person has one."""


class Reference:
    """One locus under one model."""

    def __init__(self, model: LocusModel) -> None:
        self.names = model.frequencies.alleles
        listed = model.frequencies.frequencies / model.frequencies.frequencies.sum()
        self.visible = [float(p) for p in listed]
        s = model.silent_frequency
        self.silent = len(self.names) if s > 0 else None
        self.frequencies = [(1 - s) * p for p in self.visible] + ([s] if s > 0 else [])
        self.theta = model.theta
        self.x_linked = model.x_linked
        self.matrices = {
            "father": self._matrix(model, model.mutation.paternal),
            "mother": self._matrix(model, model.mutation.maternal),
        }

    def _matrix(self, model: LocusModel, mutation) -> list[list[float]]:
        """The mutation matrix over all alleles; a silent one neither arises nor is lost."""
        k = len(self.names)
        if mutation.kind == "proportional":
            # The rate is an average over all alleles, and silent ones never mutate.
            heterozygosity = sum(p * (1 - p) for p in self.visible)
            alpha = mutation.rate / heterozygosity / (1 - model.silent_frequency) if k > 1 else 0.0
            matrix = [
                [alpha * self.visible[j] + (1 - alpha if i == j else 0.0) for j in range(k)] for i in range(k)
            ]
        else:
            matrix = mutation.transition(self.names, model.frequencies.frequencies).tolist()
        if self.silent is not None:
            matrix = [[*row, 0.0] for row in matrix] + [[0.0] * k + [1.0]]
        return matrix

    def read(self, profiles: Mapping[str, Profile], locus: str) -> None:
        """Take over the reports at the locus."""
        self.reports = {
            member: (profile.genotypes[locus], profile.dropout.get(locus, 0.0), profile.drop_in)
            for member, profile in profiles.items()
            if locus in profile.genotypes
        }

    def likelihood(self, pedigree: Pedigree, profiles: Mapping[str, Profile], locus: str) -> float:
        """P(all reports at the locus)."""
        self.read(profiles, locus)
        people = with_explicit_parents(pedigree)
        return self._sum_over(people, 0, {}, {}, [])

    def _sum_over(
        self,
        people: list[Member],
        at: int,
        alleles: dict[str, Alleles],
        twins: dict[str, Alleles],
        drawn: list[int],
    ) -> float:
        if at == len(people):
            return 1.0
        person = people[at]
        total = 0.0
        for own, inherited in self._genotypes(person, alleles, twins, drawn):
            probability = inherited * self.report(person.id, own)
            if probability == 0:
                continue
            founder = person.father is None and person.mother is None and person.twin not in twins
            now_drawn = drawn + list(own) if founder else drawn
            now_twins = twins if person.twin is None else {**twins, person.twin: own}
            total += probability * self._sum_over(
                people, at + 1, {**alleles, person.id: own}, now_twins, now_drawn
            )
        return total

    def _genotypes(
        self, person: Member, alleles: dict[str, Alleles], twins: dict[str, Alleles], drawn: list[int]
    ) -> Iterator[tuple[Alleles, float]]:
        if person.twin in twins:
            yield twins[person.twin], 1.0
            return
        hemizygous = self.x_linked and person.sex is Sex.MALE
        for own in product(range(len(self.frequencies)), repeat=1 if hemizygous else 2):
            if person.father is None and person.mother is None:
                first = self.draw(own[0], drawn)
                yield own, first if hemizygous else first * self.draw(own[1], [*drawn, own[0]])
                continue
            probability = self._pass_on(alleles[person.mother], own[-1], "mother")
            if not hemizygous:
                probability *= self._pass_on(alleles[person.father], own[0], "father")
            yield own, probability

    def draw(self, allele: int, drawn: list[int]) -> float:
        n = len(drawn)
        same = drawn.count(allele)
        return (same * self.theta + (1 - self.theta) * self.frequencies[allele]) / (1 + (n - 1) * self.theta)

    def _pass_on(self, parent: Alleles, child: int, side: str) -> float:
        return sum(self.matrices[side][allele][child] for allele in parent) / len(parent)

    def report(self, person: str, own: Alleles) -> float:
        if person not in self.reports:
            return 1.0
        genotype, dropout, drop_in = self.reports[person]
        reported = {self.names.index(allele) for allele in genotype}
        copies = [allele for allele in own if allele != self.silent]
        total = 0.0
        for kept in product((True, False), repeat=len(copies)):
            probability = 1.0
            for keep in kept:
                probability *= 1 - dropout if keep else dropout
            seen = {allele for allele, keep in zip(copies, kept, strict=True) if keep}
            if seen == reported:
                total += probability * (1 - drop_in)
            for spurious, frequency in enumerate(self.visible):
                if seen | {spurious} == reported:
                    total += probability * drop_in * frequency
        return total


def with_explicit_parents(pedigree: Pedigree) -> list[Member]:
    """Everybody, parents first, an unknown second parent as a founder of their own."""
    people = []
    known: set[str] = set()
    waiting = list(pedigree.members)
    for number, member in enumerate(waiting):
        if (member.father is None) != (member.mother is None):
            unknown = f"unknown {number if member.twin is None else member.twin}"
            if member.father is None:
                waiting[number] = Member(member.id, unknown, member.mother, member.sex, member.twin)
                founder = Member(unknown, sex=Sex.MALE)
            else:
                waiting[number] = Member(member.id, member.father, unknown, member.sex, member.twin)
                founder = Member(unknown, sex=Sex.FEMALE)
            if unknown not in known:
                known.add(unknown)
                people.append(founder)
    while waiting:
        for member in waiting:
            if all(parent is None or parent in known for parent in (member.father, member.mother)):
                people.append(member)
                known.add(member.id)
        waiting = [member for member in waiting if member.id not in known]
    return people
