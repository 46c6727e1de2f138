"""Reports at two linked loci, by inheritance vectors.

An inheritance vector says of every meiosis which of the parent's two alleles it passed on. Given the vectors
of both loci, the reports at one are independent of those at the other (founders in linkage equilibrium); from
the one vector to the other each meiosis changes with the recombination fraction. So the likelihood is
sum over v, w of P(v) P(reports at the first locus | v) P(w | v) P(reports at the second | w), and each locus'
part is the engine's own, with its mutation, theta, silent alleles, drop-out and drop-in. Founders' phases are
unknown: their alleles are exchangeable.

Sources: Lander and Green (1987), Construction of multilocus genetic linkage maps in humans, PNAS
84:2363-2367; Kruglyak et al. (1996), Parametric and nonparametric linkage analysis: a unified multipoint
approach, Am. J. Hum. Genet. 58:1347-1363, for the founders' exchangeable alleles.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.kinship.compiled_model import CompiledModel
from hallar.kinship.graph import founder_bits
from hallar.kinship.joint_tables import TypedCodes, joint_tables
from hallar.kinship.plan import PlanTooLargeError
from hallar.kinship.shape import Shape

Floats = npt.NDArray[np.float64]
MAX_BITS = 14
"""Longest inheritance vector: eight full siblings, the candidate among them."""
LIKELIHOODS_AT_ONCE = 1 << 22


def inheritance_likelihoods(shape: Shape, compiled: CompiledModel, reports: TypedCodes) -> Floats:
    """Return P(reports | inheritance vector), shape (n, 2 ** bits).

    Args:
        shape: the families' shape, ``by_inheritance``.
        compiled: the model.
        reports: n instances, a family at a locus each.

    Raises:
        PlanTooLargeError: there are too many meioses, or the pedigree's loops are too interwoven.
        ValueError: theta ties too many founder alleles together.
    """
    bits, _ = founder_bits(shape)
    if bits > MAX_BITS:
        raise PlanTooLargeError(
            f"{bits} meioses of this pedigree can recombine between linked loci, more than {MAX_BITS}"
        )
    return joint_tables(shape, compiled, reports).tables


def log10_association(
    shape: Shape, compiled: CompiledModel, reports: TypedCodes, recombination: float
) -> Floats:
    """Return log10 of P(reports at two linked loci) over the product of both loci's probabilities, (n,).

    0 where the reports at either locus cannot occur.

    Args:
        shape: the families' shape, ``by_inheritance``.
        compiled: the model.
        reports: 2 n instances: of every family the first locus, then the second.
        recombination: probability of a recombination between the two loci per meiosis.

    Raises:
        PlanTooLargeError: as :func:`inheritance_likelihoods`.
        ValueError: as :func:`inheritance_likelihoods`.
    """
    bits, _ = founder_bits(shape)
    families = reports.locus.size // 2
    association = np.zeros(families)
    if bits == 0:
        return association
    at_once = max(1, LIKELIHOODS_AT_ONCE >> (bits + 1))
    for start in range(0, families, at_once):
        rows = np.arange(2 * start, 2 * min(start + at_once, families))
        likelihoods = inheritance_likelihoods(shape, compiled, reports.subset(rows))
        first, second = likelihoods[0::2], likelihoods[1::2]
        together = (first * recombined(second, shape, recombination)).mean(axis=1)
        apart = first.mean(axis=1) * second.mean(axis=1)
        ratio = np.divide(together, apart, out=np.ones_like(apart), where=apart > 0.0)
        with np.errstate(divide="ignore"):
            association[start : start + at_once] = np.log10(ratio)
    return association


def recombined(likelihoods: Floats, shape: Shape, recombination: float) -> Floats:
    """Return P(reports at one locus | inheritance vector of the other), shape (n, 2 ** bits).

    >>> import numpy as np
    >>> siblings = Shape(((-1, -1), (-1, -1), (0, 1), (0, 1)), (False,) * 4, (2, 3), (), False, True)
    >>> # Both meioses from a parent, or neither, recombine: 0.9 * 0.9 + 0.1 * 0.1 for each parent.
    >>> recombined(np.array([[1.0, 0.0, 0.0, 0.0]]), siblings, 0.1).round(4).tolist()
    [[0.6724, 0.1476, 0.1476, 0.0324]]

    Args:
        likelihoods: (n, 2 ** bits) P(reports at the one locus | its own vector).
        shape: the families' shape, ``by_inheritance``.
        recombination: probability of a recombination per meiosis.
    """
    bits, founders = founder_bits(shape)
    by_bit = likelihoods.reshape(-1, *(2,) * bits)
    # A recombination in a founder's first meiosis, which has no bit, turns the founder's other bits over.
    for turned in [[bit] for bit in range(bits)] + founders:
        axes = tuple(1 + bit for bit in turned)
        by_bit = (1.0 - recombination) * by_bit + recombination * np.flip(by_bit, axes)
    return by_bit.reshape(likelihoods.shape)
