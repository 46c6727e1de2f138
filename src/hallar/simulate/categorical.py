"""Draws from many small distributions at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def draw_from_rows(cumulative: npt.NDArray[np.float64], rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Return one position per row, shape (n,), of distributions given as cumulative sums (n, k) up to 1."""
    positions: npt.NDArray[np.int64] = (cumulative <= rng.random(len(cumulative))[:, None]).sum(axis=1)
    return positions
