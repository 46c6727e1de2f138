"""The likelihood of reports at two linked loci, slow and obvious: a sum over everybody's ordered alleles.

A founder's alleles are drawn at each locus by itself (linkage equilibrium). A meiosis takes, at the first
locus, the parent's paternal or maternal allele; at the second one from the same side unless it recombines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

from hallar.genetics import Profile
from hallar.kinship import KinshipModel
from hallar.pedigree import Member, Pedigree
from tests.kinship.reference import Alleles, Reference, with_explicit_parents

Ordered = tuple[Alleles, Alleles]
"""Paternal and maternal allele at the first locus, and at the second."""
Drawn = tuple[list[int], list[int]]


class LinkedReference:
    """Two autosomal loci under one model each."""

    def __init__(self, model: KinshipModel, recombination: float) -> None:
        self.names = tuple(model.loci)
        self.loci = tuple(Reference(one) for one in model.loci.values())
        self.recombination = recombination

    def likelihood(self, pedigree: Pedigree, profiles: Mapping[str, Profile]) -> float:
        """P(all reports at both loci)."""
        for locus, name in zip(self.loci, self.names, strict=True):
            locus.read(profiles, name)
        return self._sum_over(with_explicit_parents(pedigree), 0, {}, {}, ([], []))

    def _sum_over(
        self,
        people: list[Member],
        at: int,
        alleles: dict[str, Ordered],
        twins: dict[str, Ordered],
        drawn: Drawn,
    ) -> float:
        if at == len(people):
            return 1.0
        person = people[at]
        total = 0.0
        for own, inherited in self._genotypes(person, alleles, twins, drawn):
            probability = inherited
            for locus, pair in zip(self.loci, own, strict=True):
                probability *= locus.report(person.id, pair)
            if probability == 0:
                continue
            founder = person.father is None and person.mother is None and person.twin not in twins
            now_drawn = (drawn[0] + list(own[0]), drawn[1] + list(own[1])) if founder else drawn
            now_twins = twins if person.twin is None else {**twins, person.twin: own}
            total += probability * self._sum_over(
                people, at + 1, {**alleles, person.id: own}, now_twins, now_drawn
            )
        return total

    def _genotypes(
        self, person: Member, alleles: dict[str, Ordered], twins: dict[str, Ordered], drawn: Drawn
    ) -> Iterator[tuple[Ordered, float]]:
        if person.twin in twins:
            yield twins[person.twin], 1.0
            return
        pairs = [product(range(len(locus.frequencies)), repeat=2) for locus in self.loci]
        for first, second in product(*pairs):
            if person.father is None and person.mother is None:
                probability = 1.0
                for locus, (a, b), before in zip(self.loci, (first, second), drawn, strict=True):
                    probability *= locus.draw(a, before) * locus.draw(b, [*before, a])
            else:
                probability = self._pass_on(alleles[person.father], first[0], second[0], "father")
                probability *= self._pass_on(alleles[person.mother], first[1], second[1], "mother")
            yield (first, second), probability

    def _pass_on(self, parent: Ordered, first: int, second: int, side: str) -> float:
        """P(a parent passes on this allele of the first and that of the second locus)."""
        total = 0.0
        for at_first, at_second in product((0, 1), repeat=2):
            way = 1 - self.recombination if at_first == at_second else self.recombination
            total += (
                0.5
                * way
                * self.loci[0].matrices[side][parent[0][at_first]][first]
                * self.loci[1].matrices[side][parent[1][at_second]][second]
            )
        return total
