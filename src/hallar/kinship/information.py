"""What genotypes tell of each other, for many families at once.

The closed form of :mod:`hallar.kinship.gain` under models that lump unseen alleles; see
:mod:`hallar.kinship.information_kernels`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from hallar.genetics import LocusMutation, MutationKind, MutationModel
from hallar.kinship.compiled_model import LUMPABLE, CompiledModel
from hallar.kinship.information_kernels import divergences, mutual_informations
from hallar.kinship.joint_tables import MAX_NOMINAL_LUMPED_STATES, JointTables, TypedCodes, add_tables
from hallar.kinship.model import KinshipModel, LocusModel
from hallar.kinship.plan import compile_plan
from hallar.kinship.shape import Shape, shape_of
from hallar.kinship.table import conditional_genotypes, stranger_to
from hallar.pedigree import Pedigree, is_inbred

Floats = npt.NDArray[np.float64]
TABLE_BYTES = 16 << 20
"""Size of the joint tables that are held at once."""
DUMMY_SHARE = 0.5
"""Stands for the frequency of the copy that a hemizygous person lacks: one of two orders."""


def lumped_model(model: KinshipModel) -> KinshipModel:
    """Return the model with proportional mutation, without theta and silent alleles.

    Stepwise, equal and custom mutation become proportional at the same average rate.
    """
    return KinshipModel(model.population, {name: _lumped_locus(one) for name, one in model.loci.items()})


def simplified_loci(model: KinshipModel) -> tuple[str, ...]:
    """Return the loci that :func:`lumped_model` changes."""
    return tuple(
        name
        for name, one in model.loci.items()
        if one.theta > 0
        or one.silent_frequency > 0
        or any(sex.kind not in LUMPABLE for sex in (one.mutation.paternal, one.mutation.maternal))
    )


def _lumped_locus(locus: LocusModel) -> LocusModel:
    shares = locus.frequencies.frequencies / locus.frequencies.frequencies.sum()
    paternal, maternal = (
        _lumped_mutation(one, locus.frequencies.alleles, shares)
        for one in (locus.mutation.paternal, locus.mutation.maternal)
    )
    return replace(locus, mutation=LocusMutation(paternal, maternal), theta=0.0, silent_frequency=0.0)


def _lumped_mutation(mutation: MutationModel, alleles: tuple[str, ...], shares: Floats) -> MutationModel:
    if mutation.kind in LUMPABLE:
        return mutation
    rate = 1.0 - float(shares @ np.diag(mutation.transition(alleles, shares)))
    return MutationModel(MutationKind.PROPORTIONAL, rate)


def expected_log10_lrs(
    pedigree: Pedigree,
    person: str,
    typed: Sequence[str],
    compiled: CompiledModel,
    reports: TypedCodes,
    *,
    x_linked: bool,
) -> Floats:
    """Return, instance by instance, the expected log10 LR of the true person.

    It is the relative entropy of the person's genotype given the typed relatives to an unrelated person's.

    Args:
        pedigree: the relatives.
        person: the member asked for.
        typed: identifiers of the typed members, one per slot of ``reports``.
        compiled: a model as :func:`lumped_model` makes it.
        reports: n instances; their loci are all autosomal or all X-linked.
        x_linked: which of the two.

    Returns:
        Shape (n,), log10 units; 0 where the reports cannot occur together.

    Raises:
        PlanTooLargeError: the pedigree's loops are too interwoven.
        ValueError: the model is not lumped, or a sex that an X-linked locus needs is unknown.
    """
    _require_lumped(compiled, reports)
    shape = shape_of(pedigree, typed, [person], x_linked=x_linked)
    inbred = is_inbred(pedigree, person)
    found = np.zeros(reports.locus.size)
    known = _known_alleles(compiled, reports)
    for rows in _parts(shape, compiled, reports):
        joint, dummies = _joint_tables(shape, compiled, reports.subset(rows))
        part = np.zeros(rows.size)
        divergences(
            joint.tables, joint.state_counts, joint.allele_states, joint.state_priors, known[rows], dummies,
            reports.locus[rows], compiled.allele_counts, compiled.frequencies, inbred, part,
        )  # fmt: skip
        found[rows] = part
    return found


def mutual_information(
    pedigree: Pedigree,
    person: str,
    relative: str,
    typed: Sequence[str],
    compiled: CompiledModel,
    reports: TypedCodes,
    *,
    x_linked: bool,
) -> Floats:
    """Return, instance by instance, the mutual information of two genotypes given the typed relatives.

    It is the expected rise of the true person's log10 LR once the relative is typed. Source: Cover and
    Thomas (2006), Elements of Information Theory, chapter 2.

    Args:
        pedigree: the relatives.
        person: the member asked for.
        relative: another member.
        typed: identifiers of the typed members, one per slot of ``reports``.
        compiled: a model as :func:`lumped_model` makes it.
        reports: n instances; their loci are all autosomal or all X-linked.
        x_linked: which of the two.

    Returns:
        Shape (n,), log10 units, never negative; 0 where the reports cannot occur together.

    Raises:
        PlanTooLargeError: the pedigree's loops are too interwoven.
        ValueError: the model is not lumped, or a sex that an X-linked locus needs is unknown.
    """
    _require_lumped(compiled, reports)
    shape = shape_of(pedigree, typed, [person, relative], x_linked=x_linked)
    if shape.targets[0] == shape.targets[1]:
        return _entropy(pedigree, person, typed, compiled, reports, x_linked)
    known = _known_alleles(compiled, reports)
    inbred = is_inbred(pedigree, person) or is_inbred(pedigree, relative)
    if inbred:
        stranger, extended = stranger_to(pedigree, person)
        shape = shape_of(extended, [*typed, stranger], [person, relative], x_linked=x_linked)
        reports = _with_unseen_alleles(compiled, reports, known)
    found = np.zeros(reports.locus.size)
    for rows in _parts(shape, compiled, reports):
        joint, dummies = _joint_tables(shape, compiled, reports.subset(rows))
        part = np.zeros(rows.size)
        mutual_informations(
            joint.tables, joint.state_counts, joint.allele_states, joint.state_priors, known[rows], dummies,
            reports.locus[rows], compiled.allele_counts, compiled.frequencies, inbred, part,
        )  # fmt: skip
        found[rows] = part
    return np.maximum(found, 0.0)


def _require_lumped(compiled: CompiledModel, reports: TypedCodes) -> None:
    if (
        not compiled.lumpable[reports.locus].all()
        or compiled.silent[reports.locus].any()
        or compiled.concentration[reports.locus].any()
    ):
        raise ValueError("information needs a model without theta and silent alleles that lumps alleles")


def _entropy(
    pedigree: Pedigree,
    person: str,
    typed: Sequence[str],
    compiled: CompiledModel,
    reports: TypedCodes,
    x_linked: bool,
) -> Floats:
    """Return the entropy of the person's genotype: what an identical twin tells."""
    genotypes = conditional_genotypes(pedigree, person, typed, compiled, reports, x_linked=x_linked)
    logarithms = np.log10(
        genotypes.related, out=np.zeros_like(genotypes.related), where=genotypes.related > 0
    )
    return np.where(genotypes.consistent, -(genotypes.related * logarithms).sum(axis=1), 0.0)


def _known_alleles(compiled: CompiledModel, reports: TypedCodes) -> npt.NDArray[np.bool_]:
    """Return (n, k): whether a typed relative shows the allele."""
    n, k = reports.locus.size, compiled.frequencies.shape[1]
    known = np.zeros((n, k + 1), dtype=np.bool_)
    shown = reports.codes.reshape(n, 2 * reports.codes.shape[1]).astype(np.int64)
    np.put_along_axis(known, np.where(shown < 0, k, shown), values=True, axis=1)
    return known[:, :k]


def _with_unseen_alleles(
    compiled: CompiledModel, reports: TypedCodes, known: npt.NDArray[np.bool_]
) -> TypedCodes:
    """Add a slot, of a person without relatives, that shows the two most frequent unseen alleles.

    They become states of their own; the person's own probability is a factor that cancels.
    """
    n = reports.locus.size
    unseen = np.where(known, 0.0, compiled.frequencies[reports.locus])
    best = np.argsort(-unseen, axis=1, kind="stable")[:, :2]
    codes = np.where(np.take_along_axis(unseen, best, axis=1) > 0, best, -1)
    codes[:, 1:] = np.where(codes[:, 1:] < 0, codes[:, :1], codes[:, 1:])
    certain = np.zeros((n, 1))
    return TypedCodes(
        reports.locus,
        np.concatenate([reports.codes, codes[:, None, :].astype(np.int16)], axis=1),
        np.concatenate([reports.dropout, certain], axis=1),
        np.concatenate([reports.drop_in, certain], axis=1),
    )


def _parts(shape: Shape, compiled: CompiledModel, reports: TypedCodes) -> Iterator[npt.NDArray[np.int64]]:
    """Yield rows whose tables fit into memory, instances with equally many states together."""
    states = _known_alleles(compiled, reports).sum(axis=1) + 2
    order = np.argsort(states, kind="stable")
    start = 0
    while start < order.size:
        cells = int(states[order[start]]) ** _copies(shape)
        rows = order[start : start + max(TABLE_BYTES // (8 * cells), 1)]
        rows = rows[states[rows] == states[rows[0]]]
        yield rows
        start += rows.size


def _copies(shape: Shape) -> int:
    return sum(1 if shape.hemizygous[target] else 2 for target in shape.targets)


def _joint_tables(shape: Shape, compiled: CompiledModel, reports: TypedCodes) -> tuple[JointTables, int]:
    """Return joint tables over two classes of unseen alleles, two copies for every target.

    The copy that a hemizygous target lacks is state 0 then; the second result is the number of such
    states, 0 or 1.
    """
    n = reports.locus.size
    states = int(_known_alleles(compiled, reports).sum(axis=1).max(initial=0)) + 2
    made = JointTables.unfilled(n, states ** _copies(shape), compiled.frequencies.shape[1])
    plan = compile_plan(shape, min(2 * len(shape.typed) + 1, MAX_NOMINAL_LUMPED_STATES))
    add_tables(plan, compiled, reports, np.arange(n), 2, made)
    if _copies(shape) == 2 * len(shape.targets):
        return made, 0
    return _with_dummy(shape, made), 1


def _with_dummy(shape: Shape, made: JointTables) -> JointTables:
    """Give every hemizygous target a second copy in a state 0 of its own."""
    widest = int(made.state_counts.max()) + 1
    tables = np.zeros((made.state_counts.size, widest ** (2 * len(shape.targets))))
    for states in np.unique(made.state_counts):
        rows = np.flatnonzero(made.state_counts == states)
        wide = np.zeros((rows.size, *(states + 1 for _ in range(2 * len(shape.targets)))))
        chosen: list[slice | int] = []
        for target in shape.targets:
            chosen += [slice(1, None), 0 if shape.hemizygous[target] else slice(1, None)]
        copies = _copies(shape)
        narrow = made.tables[rows, : states**copies].reshape(rows.size, *(states for _ in range(copies)))
        wide[(slice(None), *chosen)] = narrow
        tables[rows, : wide[0].size] = wide.reshape(rows.size, -1)
    return JointTables(
        tables,
        made.seen_counts + 1,
        made.state_counts + 1,
        (made.allele_states + 1).astype(np.int16),
        np.concatenate([np.full((tables.shape[0], 1), DUMMY_SHARE), made.state_priors], axis=1),
    )
