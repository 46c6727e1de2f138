"""Convolution of discrete distributions on a lattice, by direct sums of positive numbers.

Direct sums keep the relative precision of tails of 1e-12 and below, which a Fourier transform would lose.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from hallar.kinship.accelerate import kernel


@kernel
def add_locus(
    current: npt.NDArray[np.float64], shifts: npt.NDArray[np.int64], masses: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Return the distribution of the sum of a lattice variable and an independent one.

    Args:
        current: (n,) probabilities at 0 .. n - 1.
        shifts: (m,) lattice points of the second variable, all at least 0.
        masses: (m,) their probabilities.

    Returns:
        (n + max shift,) probabilities.
    """
    result = np.zeros(current.size + shifts.max())
    for atom in range(shifts.size):
        shift, mass = shifts[atom], masses[atom]
        if mass == 0.0:
            continue
        for point in range(current.size):
            result[point + shift] += mass * current[point]
    return result
