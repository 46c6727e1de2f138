"""The likelihood of profiles on a pedigree, and the ratio of any two hypotheses."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from hallar.genetics import Profile
from hallar.kinship.compiled_model import CompiledModel, compile_model
from hallar.kinship.joint_tables import TypedCodes, joint_tables
from hallar.kinship.likelihood_ratio import LikelihoodRatio
from hallar.kinship.model import KinshipModel
from hallar.kinship.shape import shape_of
from hallar.pedigree import Pedigree


class ImpossibleProfilesError(ValueError):
    """Both hypotheses give the profiles probability zero, so their ratio is undefined."""


def log10_likelihood(
    pedigree: Pedigree, profiles: Mapping[str, Profile], model: KinshipModel
) -> dict[str, float]:
    """Return log10 P(profiles) for each locus of the model, minus infinity where impossible.

    >>> from hallar.genetics import LocusFrequencies
    >>> from hallar.kinship import LocusModel
    >>> from hallar.pedigree import Member
    >>> import numpy as np
    >>> locus = LocusModel(LocusFrequencies("TH01", ("6", "7"), np.array([0.2, 0.8])))
    >>> person = Pedigree((Member("father"),))
    >>> likelihood = log10_likelihood(
    ...     person, {"father": Profile({"TH01": ("6", "7")})}, KinshipModel("example", {"TH01": locus})
    ... )
    >>> round(10 ** likelihood["TH01"], 12)  # 2 pq
    0.32

    Args:
        pedigree: the relatives; they may fall into several unrelated parts.
        profiles: profiles by member identifier.
        model: frequencies and models; loci of a profile that it lacks are not used.

    Raises:
        ValueError: a profiled person is not in the pedigree, an allele is not in the frequency table,
            or an X-linked locus meets a person of unknown sex.
        PlanTooLargeError: the pedigree's loops are too interwoven.
    """
    return _log10_likelihoods(pedigree, profiles, compile_model(model))


def compare_hypotheses(
    first: Pedigree, second: Pedigree, profiles: Mapping[str, Profile], model: KinshipModel
) -> LikelihoodRatio:
    """Return P(profiles | first) / P(profiles | second), locus by locus.

    Each hypothesis is a pedigree that holds every profiled person; a person who is unrelated under a
    hypothesis is a founder without children in it.

    Raises:
        ImpossibleProfilesError: both hypotheses exclude the profiles at some locus.
        ValueError: as :func:`log10_likelihood`.
    """
    compiled = compile_model(model)
    numerator = _log10_likelihoods(first, profiles, compiled)
    denominator = _log10_likelihoods(second, profiles, compiled)
    ratios: dict[str, float] = {}
    for locus in compared_loci(profiles.values(), model):
        if numerator[locus] == -math.inf and denominator[locus] == -math.inf:
            raise ImpossibleProfilesError(f"locus {locus}: both hypotheses are impossible; allow mutation")
        ratios[locus] = 10.0 ** (numerator[locus] - denominator[locus])
    return LikelihoodRatio(ratios)


def compared_loci(profiles: Iterable[Profile], model: KinshipModel) -> list[str]:
    """Return the model's loci at which any of the profiles has a result."""
    shown = {locus for profile in profiles for locus in profile.genotypes}
    return [locus for locus in model.loci if locus in shown]


def typed_codes(
    profiles: Sequence[Profile], compiled: CompiledModel, loci: npt.NDArray[np.int64]
) -> TypedCodes:
    """Return the reports of one family as codes, one instance per locus and one slot per profile.

    Raises:
        UnknownAlleleError: an allele is not in the frequency table.
    """
    codes = np.full((loci.size, len(profiles), 2), -1, dtype=np.int16)
    dropout = np.zeros((loci.size, len(profiles)))
    drop_in = np.zeros((loci.size, len(profiles)))
    for row, locus in enumerate(loci):
        name = compiled.names[locus]
        for slot, profile in enumerate(profiles):
            genotype = profile.genotypes.get(name)
            if genotype is None:
                continue
            codes[row, slot] = compiled.encode(int(locus), genotype)
            dropout[row, slot] = profile.dropout.get(name, 0.0)
            drop_in[row, slot] = profile.drop_in
    return TypedCodes(loci, codes, dropout, drop_in)


def loci_by_linkage(compiled: CompiledModel) -> list[tuple[bool, npt.NDArray[np.int64]]]:
    """Return the positions of the autosomal and of the X-linked loci, where there are any."""
    groups = [(linked, np.flatnonzero(compiled.x_linked == linked)) for linked in (False, True)]
    return [(linked, loci) for linked, loci in groups if loci.size]


def _log10_likelihoods(
    pedigree: Pedigree, profiles: Mapping[str, Profile], compiled: CompiledModel
) -> dict[str, float]:
    typed = list(profiles)
    likelihoods = dict.fromkeys(compiled.names, 0.0)
    if not typed:
        return likelihoods
    for x_linked, loci in loci_by_linkage(compiled):
        shape = shape_of(pedigree, typed, x_linked=x_linked)
        reports = typed_codes([profiles[member] for member in typed], compiled, loci)
        values = joint_tables(shape, compiled, reports).tables[:, 0]
        for locus, value in zip(loci, values, strict=True):
            likelihoods[compiled.names[locus]] = math.log10(value) if value > 0.0 else -math.inf
    return likelihoods
