"""What linkage changes in a likelihood ratio.

The engine's LR is a product over loci. Where two of them are linked, their part is
P(both | the missing member) / P(both | unrelated) instead. What comes back here is the log10 of the new part
over the old one, to be added to the engine's log10 LR.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from hallar.genetics import Profile
from hallar.kinship.compiled_model import CompiledModel, compile_model
from hallar.kinship.inheritance import log10_association
from hallar.kinship.joint_tables import TypedCodes
from hallar.kinship.likelihood import typed_codes
from hallar.kinship.linked_loci import LinkedPair, linked_pairs
from hallar.kinship.model import KinshipModel
from hallar.kinship.plan import PlanTooLargeError
from hallar.kinship.shape import shape_of
from hallar.kinship.table import stranger_to
from hallar.pedigree import Family, Pedigree


def linkage_changes(
    pedigree: Pedigree,
    person: str,
    typed: Sequence[str],
    compiled: CompiledModel,
    pair: LinkedPair,
    relatives: TypedCodes,
    candidates: TypedCodes,
) -> npt.NDArray[np.float64]:
    """Return what linkage adds to the log10 LR of each of n candidates, each for a family of its own.

    0 where linkage cannot matter, and where a locus is left out of the LR or excludes.

    Args:
        pedigree: the relatives.
        person: the missing member.
        typed: identifiers of the typed relatives.
        compiled: the model.
        pair: the two linked loci.
        relatives: the typed relatives' reports, 2 n instances: of every family the pair's first locus, then
            its second; one slot for each of ``typed``.
        candidates: the candidates' reports in the same instances; one slot.

    Raises:
        PlanTooLargeError: there are too many meioses, or the pedigree's loops are too interwoven.
        ValueError: theta ties too many founder alleles together.
    """
    related = shape_of(pedigree, [*typed, person], by_inheritance=True)
    both = _side_by_side(relatives, candidates)
    if (compiled.concentration[pair.loci] > 0).any():
        stranger, extended = stranger_to(pedigree, person)
        unrelated = shape_of(extended, [*typed, stranger], by_inheritance=True)
        apart = log10_association(unrelated, compiled, both, pair.recombination)
    else:
        alone = shape_of(pedigree, typed, by_inheritance=True)
        apart = log10_association(alone, compiled, relatives, pair.recombination)
    return log10_association(related, compiled, both, pair.recombination) - apart


def candidates_linkage_changes(
    family: Family, missing: str, candidates: Sequence[Profile], model: KinshipModel
) -> list[float] | list[None]:
    """Return what linkage adds to the log10 LR of each candidate; ``None`` if the pedigree is too large.

    Args:
        family: the searching family.
        missing: identifier of the missing member.
        candidates: at least one profile.
        model: frequencies and models.

    Raises:
        UnknownAlleleError: a profile shows an allele that the model does not have.
        ValueError: theta ties too many founder alleles together.
    """
    compiled = compile_model(model)
    changes = np.zeros(len(candidates))
    for pair in linked_pairs(compiled):
        family_reports = typed_codes(list(family.profiles.values()), compiled, pair.loci)
        relatives = family_reports.subset(np.tile([0, 1], len(candidates)))
        shown = _joined([typed_codes([one], compiled, pair.loci) for one in candidates])
        try:
            changes += linkage_changes(
                family.pedigree, missing, list(family.profiles), compiled, pair, relatives, shown
            )
        except PlanTooLargeError:
            return [None] * len(candidates)
    listed: list[float] = changes.tolist()
    return listed


def _joined(reports: Sequence[TypedCodes]) -> TypedCodes:
    """Return the instances of all, one after the other."""
    return TypedCodes(
        np.concatenate([one.locus for one in reports]),
        np.concatenate([one.codes for one in reports]),
        np.concatenate([one.dropout for one in reports]),
        np.concatenate([one.drop_in for one in reports]),
    )


def _side_by_side(relatives: TypedCodes, candidates: TypedCodes) -> TypedCodes:
    """Return the same instances with the slots of both."""
    return TypedCodes(
        relatives.locus,
        np.concatenate([relatives.codes, candidates.codes], axis=1),
        np.concatenate([relatives.dropout, candidates.dropout], axis=1),
        np.concatenate([relatives.drop_in, candidates.drop_in], axis=1),
    )
