"""The saddlepoint approximation of the tails of a family's log10 LR.

Source: Lugannani and Rice (1980), Saddle point approximation for the distribution of the sum of
independent random variables, Advances in Applied Probability 12:475-490.
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

from hallar.kinship import kernel

Floats = npt.NDArray[np.float64]
Patterns = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Floats]
"""How groups of remains are typed: ``start``, ``cell`` and ``share`` of RemainsGroups."""
_ROOT_TWO = math.sqrt(2.0)
_ROOT_TWO_PI = math.sqrt(2.0 * math.pi)
LN_TEN = math.log(10.0)
NEAR_THE_MEAN = 0.2
"""Within so many standard deviations of the mean the normal distribution is taken: the formula's two terms
of opposite sign would leave little but rounding."""


@kernel
def add_up_groups(
    cumulants: Floats, log_finite: Floats, patterns: Patterns, curves: Floats, log_masses: Floats
) -> None:
    """Add up the loci that each group of remains was typed at.

    Args:
        cumulants: (L, D, S, 3) of one family.
        log_finite: (L, D).
        patterns: the fields ``start``, ``cell`` and ``share`` of the groups.
        curves: (P, S, 3), filled: K, K' and K'' of each group, of the finite part alone.
        log_masses: (P,), filled: the logarithm of the finite part's probability.
    """
    start, cell, share = patterns
    size = curves.shape[1] * 3
    flat = cumulants.reshape(log_finite.size, size)
    masses = log_finite.ravel()
    for group in range(start.size - 1):
        total = curves[group].reshape(size)
        total[:] = 0.0
        log_mass = 0.0
        for entry in range(start[group], start[group + 1]):
            added, weight = flat[cell[entry]], share[entry]
            for i in range(size):
                total[i] += weight * added[i]
            log_mass += weight * masses[cell[entry]]
        curves[group, :, 0] -= log_mass
        log_masses[group] = log_mass


@kernel
def saddlepoint(curve: Floats, tilts: Floats, log10_lr: float) -> tuple[float, float, float]:
    """Return the tilt s with K'(s) = log10 LR, and K(s) and K''(s), between two tabulated tilts.

    K' is interpolated by the cubic with the tabulated values and slopes (Hermite), K is its integral.
    Beyond the ends, the end itself.
    """
    last = tilts.size - 1
    if log10_lr <= curve[0, 1]:
        return tilts[0], curve[0, 0], curve[0, 2]
    if log10_lr >= curve[last, 1]:
        return tilts[last], curve[last, 0], curve[last, 2]
    low, high = 0, last
    while high - low > 1:
        middle = (low + high) // 2
        if curve[middle, 1] <= log10_lr:
            low = middle
        else:
            high = middle
    step = tilts[high] - tilts[low]
    y0, y1 = curve[low, 1], curve[high, 1]
    m0, m1 = step * curve[low, 2], step * curve[high, 2]
    u = (log10_lr - y0) / (y1 - y0) if y1 > y0 else 0.5
    second, third = 3 * (y1 - y0) - 2 * m0 - m1, 2 * (y0 - y1) + m0 + m1
    for _ in range(4):
        slope = m0 + u * (2 * second + 3 * u * third)
        if slope <= 0.0:
            break
        excess = y0 + u * (m0 + u * (second + u * third)) - log10_lr
        u = min(max(u - excess / slope, 0.0), 1.0)
    slope = m0 + u * (2 * second + 3 * u * third)
    # From the nearer end, so that K stays exact at the tabulated tilts, ln 10 above all.
    cumulant = curve[low, 0] + step * _integral(u, y0, y1, m0, m1)
    if u > 0.5:
        whole = _integral(1.0, y0, y1, m0, m1)
        cumulant = curve[high, 0] - step * (whole - _integral(u, y0, y1, m0, m1))
    return tilts[low] + u * step, cumulant, max(slope, 0.0) / step


@kernel
def _integral(u: float, y0: float, y1: float, m0: float, m1: float) -> float:
    """Return the integral from 0 to u of the cubic with values y0, y1 and slopes m0, m1 at 0 and 1."""
    second, third = 3 * (y1 - y0) - 2 * m0 - m1, 2 * (y0 - y1) + m0 + m1
    return float(u * (y0 + u * (m0 / 2 + u * (second / 3 + u * third / 4))))


@kernel
def upper_tail(tilt: float, cumulant: float, slope: float, curvature: float) -> float:
    """Return P(X >= K'(s)) of a distribution with this cumulant function, at the tilt s.

    Args:
        tilt: s, of either sign.
        cumulant: K(s), with K(0) = 0.
        slope: K'(s).
        curvature: K''(s).
    """
    exponent = tilt * slope - cumulant
    if curvature <= 0.0:
        return 1.0 if tilt <= 0.0 else 0.0
    u = tilt * math.sqrt(curvature)
    if abs(u) < NEAR_THE_MEAN or exponent <= 0.0:
        return 0.5 * math.erfc(u / _ROOT_TWO)
    w = math.copysign(math.sqrt(2.0 * exponent), tilt)
    density = math.exp(-exponent) / _ROOT_TWO_PI
    tail = 0.5 * math.erfc(w / _ROOT_TWO) + density * (1.0 / u - 1.0 / w)
    if tilt > 0.0 and tail <= 0.0:
        # Far out the leading term alone stays positive.
        tail = density / u
    return min(max(tail, 0.0), 1.0)


@kernel
def unrelated_tail(curve: Floats, tilts: Floats, log_mass: float, log10_lr: float) -> tuple[float, float]:
    """Return P(log10 LR >= x, unrelated, typed like the group), and the tilt it was taken at.

    Above the curve's last point, at tilt s, the tail falls at least as fast as exp(-s x), the Chernoff
    bound's rate, which is used; it errs on the side of too many. Below its first point everybody whom no
    locus excludes is counted.
    """
    last = tilts.size - 1
    if log10_lr < curve[0, 1]:
        return math.exp(log_mass), tilts[0]
    tilt, cumulant, curvature = saddlepoint(curve, tilts, log10_lr)
    slope = min(log10_lr, curve[last, 1])
    tail = math.exp(log_mass) * upper_tail(tilt, cumulant, slope, curvature)
    if log10_lr > curve[last, 1]:
        tail *= math.exp(-tilt * (log10_lr - curve[last, 1]))
    return tail, tilt


@kernel
def related_miss(curve: Floats, tilts: Floats, log_mass: float, log10_lr: float) -> float:
    """Return P(log10 LR < x, the true missing member, typed like the group).

    The true one's distribution is the unrelated one's, tilted by ln 10: each LR is as many times likelier.
    """
    last = tilts.size - 1
    if log10_lr <= curve[0, 1]:
        return 0.0
    if log10_lr >= curve[last, 1]:
        return 1.0
    tilt, cumulant, curvature = saddlepoint(curve, tilts, log10_lr)
    return 1.0 - upper_tail(tilt - LN_TEN, cumulant + log_mass, log10_lr, curvature)
