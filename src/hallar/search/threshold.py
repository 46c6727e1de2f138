"""From which log10 LR on a pair is a candidate."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from hallar.search.error_rates import ErrorRates, FamilyThresholds


@dataclass(frozen=True)
class Threshold:
    """The rule for a family's threshold.

    Attributes:
        expected_fortuitous: the lowest log10 LR at which at most this many unrelated remains of the
            search are expected; ``None`` switches the rule off.
        lowest: no pair below this log10 LR is a candidate.
        miss_at_most: the highest log10 LR at which the true one is missed with at most this
            probability, whatever the number of fortuitous matches; replaces the first rule.
    """

    expected_fortuitous: float | None = 0.01
    lowest: float = 2.0
    miss_at_most: float | None = None

    def of_families(self, rates: ErrorRates, families: int) -> FamilyThresholds:
        """Return the thresholds of so many families with these error rates."""
        if self.miss_at_most is not None:
            return rates.thresholds(self.miss_at_most, self.lowest, by_misses=True)
        if self.expected_fortuitous is not None:
            return rates.thresholds(self.expected_fortuitous, self.lowest)
        return rates.at(np.arange(families), np.full(families, self.lowest))
