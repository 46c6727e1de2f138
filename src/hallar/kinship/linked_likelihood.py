"""The likelihood of profiles on a pedigree at two linked loci."""

from __future__ import annotations

import math
from collections.abc import Mapping

from hallar.genetics import Profile
from hallar.kinship.compiled_model import compile_model
from hallar.kinship.inheritance import log10_association
from hallar.kinship.likelihood import log10_likelihood, typed_codes
from hallar.kinship.linked_loci import LinkedPair
from hallar.kinship.model import KinshipModel
from hallar.kinship.shape import shape_of
from hallar.pedigree import Pedigree


def log10_linked_likelihood(
    pedigree: Pedigree, profiles: Mapping[str, Profile], model: KinshipModel, pair: LinkedPair
) -> float:
    """Return log10 P(profiles at both loci of a pair), minus infinity where impossible.

    A grandmother and her grandchild who both carry a rare allele at either locus: the grandchild has both of
    them from her if the grandchild's parent took both (1/2) and passed them on unrecombined, (1 - r) / 2.

    >>> import numpy as np
    >>> from hallar.genetics import LocusFrequencies
    >>> from hallar.kinship import LocusModel
    >>> from hallar.pedigree import Member, Sex
    >>> frequencies = np.array([1e-9, 1 - 1e-9])
    >>> loci = {name: LocusModel(LocusFrequencies(name, ("1", "2"), frequencies)) for name in "AB"}
    >>> line = Pedigree((
    ...     Member("grandmother", sex=Sex.FEMALE),
    ...     Member("mother", mother="grandmother", sex=Sex.FEMALE),
    ...     Member("grandchild", mother="mother"),
    ... ))
    >>> carrier = Profile({"A": ("1", "1"), "B": ("1", "1")})
    >>> both = Profile({"A": ("1", "2"), "B": ("1", "2")})
    >>> model = KinshipModel("example", loci)
    >>> def likelihood(profiles, recombination):
    ...     return 10 ** log10_linked_likelihood(line, profiles, model, LinkedPair(0, 1, recombination))
    >>> alone = likelihood({"grandmother": carrier}, 0.1)
    >>> [round(likelihood({"grandmother": carrier, "grandchild": both}, r) / alone, 4) for r in (0, 0.1, 0.5)]
    [0.5, 0.45, 0.25]

    Args:
        pedigree: the relatives; they may fall into several unrelated parts.
        profiles: profiles by member identifier.
        model: frequencies and models.
        pair: the two loci, at most 14 meioses of this pedigree apart from those that cannot matter.

    Raises:
        ValueError: a profiled person is not in the pedigree, or an allele is not in the frequency table.
        PlanTooLargeError: there are too many meioses, or the pedigree's loops are too interwoven.
    """
    compiled = compile_model(model)
    shape = shape_of(pedigree, list(profiles), by_inheritance=True)
    reports = typed_codes(list(profiles.values()), compiled, pair.loci)
    apart = log10_likelihood(pedigree, profiles, model)
    first, second = (apart[compiled.names[locus]] for locus in pair.loci)
    if -math.inf in (first, second):
        return -math.inf
    (association,) = log10_association(shape, compiled, reports, pair.recombination)
    return first + second + float(association)
