"""How remains lose alleles: the longer the fragment and the worse the DNA, the more often.

A logistic model of drop-out after Tvedebrink et al. (2009), Estimating the probability of allelic
drop-out of STR alleles in forensic genetics, Forensic Science International: Genetics 3:222-226, with
the level of degradation in the place of the signal's strength. The coefficients are assumptions.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Degradation:
    """The state of the remains of a registry.

    The drop-out probability of an allele copy is
    ``logistic(intercept + level * (level_slope + size_slope * size_rank))``, rounded to the step that a
    laboratory can tell apart; the rounded value is both what happens and what is reported. ``level`` is
    uniform on [0, 1] over the degraded remains.

    Attributes:
        degraded_share: share of the remains that are degraded; the others lose nothing.
        intercept: log odds of drop-out at level 0.
        level_slope: how much level 1 adds to the log odds of the locus with the shortest fragment.
        size_slope: how much more it adds at the locus with the longest.
        step: drop-out probabilities are multiples of it; few distinct values keep the search fast.
        locus_failure: probability that a locus of degraded remains gives no result whatever its alleles.
    """

    degraded_share: float = 0.4
    intercept: float = -4.0
    level_slope: float = 3.0
    size_slope: float = 3.0
    step: float = 0.05
    locus_failure: float = 0.02

    def __post_init__(self) -> None:
        """Refuse impossible probabilities (``ValueError`` naming the attribute)."""
        for name in ("degraded_share", "locus_failure"):
            if not 0.0 <= getattr(self, name) <= 1.0:
                raise ValueError(f"{name} {getattr(self, name)} is not in [0, 1]")
        if not 0.0 < self.step <= 0.5:
            raise ValueError(f"step {self.step} is not in (0, 0.5]")

    def dropout(
        self, level: npt.NDArray[np.float64], size_rank: npt.NDArray[np.float64]
    ) -> npt.NDArray[np.float64]:
        """Return drop-out probabilities, shape (n, L), of n degraded remains at L loci.

        Args:
            level: (n,) in [0, 1].
            size_rank: (L,) in [0, 1], 0 for the locus with the shortest fragment.
        """
        log_odds = self.intercept + level[:, None] * (self.level_slope + self.size_slope * size_rank)
        probability = 1.0 / (1.0 + np.exp(-log_odds))
        most = np.floor((1.0 - 1e-9) / self.step)
        steps = np.minimum(np.rint(probability / self.step), most)
        rounded: npt.NDArray[np.float64] = np.round(steps * self.step, 12)
        return rounded
