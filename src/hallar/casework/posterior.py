"""How probable it is that these remains, of all that were searched, are the missing person."""

from __future__ import annotations

from collections.abc import Sequence

PRIOR_AMONG_SEARCHED = 0.3
"""Prior probability that a missing person is among the remains searched at all (docs/casework.md)."""


def posteriors(log10_lrs: Sequence[float], remains: int, prior: float = PRIOR_AMONG_SEARCHED) -> list[float]:
    """Return the posterior of each listed candidate of one missing person, over all remains and none of them.

    (prior/N) LR_j / (1 - prior + (prior/N) sum of all LR). The LRs of remains below the threshold are not
    listed; each counts with 1, the mean LR of unrelated remains.

    >>> [round(one, 3) for one in posteriors([6.0, 2.0], remains=1000)]
    [0.997, 0.0]
    >>> posteriors([], remains=1000)
    []

    Args:
        log10_lrs: log10 LR of the listed candidates.
        remains: number N of remains searched, at least the number listed.
        prior: prior probability that the person is among them.
    """
    each = prior / max(remains, 1)
    listed = [each * 10.0**value for value in log10_lrs]
    total = 1.0 - prior + sum(listed) + each * max(remains - len(listed), 0)
    return [one / total for one in listed]
