"""What a family tells about its missing member at every locus, in a few numbers per class of alleles.

The form the search works on: a locus of many alleles needs no more numbers than its typed relatives show
alleles. :mod:`hallar.kinship.density_kernels` says how a report's probability follows from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from hallar.kinship.compiled_model import CompiledModel
from hallar.kinship.density_kernels import fill_densities
from hallar.kinship.joint_tables import JointTables, TypedCodes, joint_tables
from hallar.kinship.shape import Shape, shape_of
from hallar.kinship.table import stranger_to
from hallar.pedigree import Pedigree, is_inbred

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Densities:
    """Genotype probabilities under one hypothesis; n instances, C classes of the instance with most.

    Attributes:
        pairs: (n, C, C) density of two visible alleles; of a hemizygous person's one in the first column.
        silent: (n, C) density of one visible and one silent allele.
        copies: (n,) chance that both copies come from one unseen ancestral allele.
        hidden: (n,) probability of no visible allele.
    """

    pairs: Floats
    silent: Floats
    copies: Floats
    hidden: Floats

    def take(self, rows: npt.NDArray[np.int64]) -> Densities:
        """Return the instances in ``rows``."""
        return Densities(self.pairs[rows], self.silent[rows], self.copies[rows], self.hidden[rows])


@dataclass(frozen=True, eq=False)
class MemberDensities:
    """Both hypotheses about one member of n families at one locus each.

    Attributes:
        related: given the typed relatives; equal to ``unrelated`` where these cannot occur together.
        unrelated: of a person from the same population.
        locus: int64 (n,) position of the locus in the compiled model.
        classes: int16 (n, k) class of each allele.
        unseen: int64 (n,) number of the class of the alleles that no typed relative shows.
        priors: (n, C) frequency of each class, silent alleles counted in.
        consistent: (n,) whether the relatives' reports can occur together.
        haploid: whether the member is hemizygous at these loci.
    """

    related: Densities
    unrelated: Densities
    locus: npt.NDArray[np.int64]
    classes: npt.NDArray[np.int16]
    unseen: npt.NDArray[np.int64]
    priors: Floats
    consistent: npt.NDArray[np.bool_]
    haploid: bool

    def take(self, rows: npt.NDArray[np.int64]) -> MemberDensities:
        """Return the instances in ``rows``."""
        return MemberDensities(
            self.related.take(rows),
            self.unrelated.take(rows),
            self.locus[rows],
            self.classes[rows],
            self.unseen[rows],
            self.priors[rows],
            self.consistent[rows],
            self.haploid,
        )


def class_densities(
    pedigree: Pedigree,
    person: str,
    typed: Sequence[str],
    compiled: CompiledModel,
    reports: TypedCodes,
    *,
    x_linked: bool,
) -> MemberDensities:
    """Return a member's genotype densities given typed relatives, and an unrelated person's.

    Args:
        pedigree: the relatives.
        person: the member asked for.
        typed: identifiers of the typed members, one per slot of ``reports``.
        compiled: the model.
        reports: the typed members' reports; their loci are all autosomal or all X-linked.
        x_linked: which of the two.

    Raises:
        PlanTooLargeError: the pedigree's loops are too interwoven.
        ValueError: theta ties too many founder alleles together, or a sex that an X-linked locus needs
            is unknown.
    """
    dependent = bool((compiled.concentration[reports.locus] > 0).any())
    shape = shape_of(pedigree, typed, [person], x_linked=x_linked)
    haploid = shape.hemizygous[shape.targets[0]]
    joint = _joint(shape, compiled, reports, two_classes=dependent or is_inbred(pedigree, person))
    related, priors, evidence = _densities(joint, compiled.silent[reports.locus], haploid)
    if dependent:
        stranger, extended = stranger_to(pedigree, person)
        apart = shape_of(extended, typed, [stranger], x_linked=x_linked)
        strangers = _joint(apart, compiled, reports, two_classes=True)
        unrelated, _, possible = _densities(strangers, compiled.silent[reports.locus], haploid)
        _replace(unrelated, _independent(unrelated, compiled.silent[reports.locus], haploid), possible == 0)
    else:
        unrelated = _independent(related, compiled.silent[reports.locus], haploid)
    consistent = evidence > 0
    _replace(related, unrelated, ~consistent)
    return MemberDensities(
        related=related,
        unrelated=unrelated,
        locus=reports.locus,
        classes=np.minimum(joint.allele_states, joint.seen_counts[:, None]).astype(np.int16),
        unseen=joint.seen_counts,
        priors=priors,
        consistent=consistent,
        haploid=haploid,
    )


def _joint(shape: Shape, compiled: CompiledModel, reports: TypedCodes, *, two_classes: bool) -> JointTables:
    return joint_tables(shape, compiled, reports, unseen_classes=2 if two_classes else 1)


def _densities(joint: JointTables, silent: Floats, haploid: bool) -> tuple[Densities, Floats, Floats]:
    """Return the densities, the classes' frequencies and P(reports) of joint tables."""
    n = joint.seen_counts.size
    width = int(joint.seen_counts.max(initial=0)) + 1
    made = Densities(np.zeros((n, width, width)), np.zeros((n, width)), np.zeros(n), np.zeros(n))
    priors, evidence = np.zeros((n, width)), np.zeros(n)
    fill_densities(
        joint.tables,
        joint.seen_counts,
        joint.state_counts,
        joint.state_priors,
        silent,
        haploid,
        made.pairs,
        made.silent,
        made.copies,
        made.hidden,
        priors,
        evidence,
    )
    return made, priors, evidence


def _independent(like: Densities, silent: Floats, haploid: bool) -> Densities:
    """Return the densities of a person about whom nothing is known."""
    return Densities(
        np.ones_like(like.pairs),
        np.ones_like(like.silent),
        np.zeros_like(like.copies),
        silent if haploid else silent**2,
    )


def _replace(densities: Densities, others: Densities, rows: npt.NDArray[np.bool_]) -> None:
    densities.pairs[rows] = others.pairs[rows]
    densities.silent[rows] = others.silent[rows]
    densities.copies[rows] = others.copies[rows]
    densities.hidden[rows] = others.hidden[rows]
