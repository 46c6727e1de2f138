"""Kinship and inbreeding coefficients.

Source: Lange (2002), Mathematical and Statistical Methods for Genetic Analysis, 2nd edition, chapter 5.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.pedigree.model import Pedigree
from hallar.pedigree.order import topological_order


def kinship_coefficients(pedigree: Pedigree) -> npt.NDArray[np.float64]:
    """Return the probability that random alleles of two members are identical by descent.

    Args:
        pedigree: n members without a cycle.

    Returns:
        Shape (n, n), symmetric, in the order of the pedigree's members.

    Raises:
        ValueError: as :func:`topological_order`.
    """
    position = {member.id: index for index, member in enumerate(pedigree.members)}
    coefficients = np.zeros((len(position), len(position)))
    twins: dict[str, int] = {}
    done: list[int] = []
    for person in topological_order(pedigree):
        member, index = pedigree.by_id[person], position[person]
        parents = [position[parent] for parent in pedigree.parents[person]]
        if member.twin is not None and member.twin in twins:
            twin = twins[member.twin]
            coefficients[index, done] = coefficients[done, index] = coefficients[twin, done]
            coefficients[index, index] = coefficients[twin, twin]
            coefficients[index, twin] = coefficients[twin, index] = coefficients[twin, twin]
        else:
            half_sum = coefficients[parents].sum(axis=0) / 2.0 if parents else np.zeros(len(position))
            coefficients[index, done] = coefficients[done, index] = half_sum[done]
            between = coefficients[parents[0], parents[1]] if len(parents) == 2 else 0.0
            coefficients[index, index] = (1.0 + between) / 2.0
            if member.twin is not None:
                twins[member.twin] = index
        done.append(index)
    return coefficients


def is_inbred(pedigree: Pedigree, person: str) -> bool:
    """Whether the person's parents are related."""
    member = pedigree.by_id[person]
    if member.father is None or member.mother is None:
        return False
    position = {one.id: index for index, one in enumerate(pedigree.members)}
    return bool(kinship_coefficients(pedigree)[position[member.father], position[member.mother]] > 0.0)
