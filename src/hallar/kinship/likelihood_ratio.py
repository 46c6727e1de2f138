"""A likelihood ratio, locus by locus and in all."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class LikelihoodRatio:
    """How much likelier the profiles are under one hypothesis than under another.

    Attributes:
        per_locus: the ratio of each compared locus; 0 where the first hypothesis is impossible.
    """

    per_locus: Mapping[str, float]

    @property
    def log10(self) -> float:
        """The log10 of the product over loci; minus infinity if any locus excludes."""
        if any(ratio == 0.0 for ratio in self.per_locus.values()):
            return -math.inf
        return math.fsum(math.log10(ratio) for ratio in self.per_locus.values())

    @property
    def excluding_loci(self) -> tuple[str, ...]:
        """The loci at which the first hypothesis is impossible."""
        return tuple(locus for locus, ratio in self.per_locus.items() if ratio == 0.0)
