"""The saddlepoint approximation of the tails of a family's log10 LR.

Unrelated persons are of two parts: those whom no locus contradicts, and all others. A mutation costs some
three units of log10 LR, so that the whole has two heaps, which one approximation does not follow (up to 13 %
too few for a single typed parent); each part has one.

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
Parts = tuple[Floats, Floats, Floats]
"""Both parts of P groups of remains, as a family sees them: (P, 2, S, 3) K, K' and K'' given the part, (P, 2)
how many unrelated remains are of it, and the logarithm of that number, minus infinity of none."""
_ROOT_TWO = math.sqrt(2.0)
_ROOT_TWO_PI = math.sqrt(2.0 * math.pi)
LN_TEN = math.log(10.0)
STEPS = np.array([-2, -1, 0, 1, 2, 3, 5, 7])
"""Eight tilts: with three numbers each they fill vector registers, which quarters the time of adding up."""
TILTS: Floats = LN_TEN / 2 * STEPS
"""At ln 10 the tilted distribution is that of the true missing member. Those whom no locus contradicts lie on
average where thresholds do: the part of them below it needs negative tilts."""
AT_ZERO = 2
AT_LN_TEN = 4
WIDTH = 3 * TILTS.size
NEAR_THE_MEAN = 0.2
"""Within so many standard deviations of the mean the formula's limit there is taken: its two terms of
opposite sign would leave little but rounding."""
CLOSE_ENOUGH = 1e-6
"""A saddlepoint's K' is this close to the log10 LR, before the last step of Newton's method."""


@kernel
def add_up_groups(
    cumulants: Floats,
    instances: npt.NDArray[np.int64],
    patterns: Patterns,
    counts: Floats,
) -> Parts:
    """Add up the loci that each group of remains was typed at, for one family.

    Args:
        cumulants: (U, D, 2, S, 3), as :mod:`hallar.search.cumulant_kernels` makes them.
        instances: (L,) the family's instance at each locus.
        patterns: the fields ``start``, ``cell`` and ``share`` of the groups.
        counts: (P,) unrelated remains in each group.
    """
    start, cell, share = patterns
    levels = cumulants.shape[1]
    flat = cumulants.reshape(-1, 2 * WIDTH)
    row_of_cell = np.empty(instances.size * levels, dtype=np.int64)
    for of_family in range(row_of_cell.size):
        row_of_cell[of_family] = instances[of_family // levels] * levels + of_family % levels
    curves = np.empty((counts.size, *cumulants.shape[2:]))
    numbers, log_numbers = np.empty((counts.size, 2)), np.empty((counts.size, 2))
    summed = np.empty(cumulants.shape[2:])
    total = summed.reshape(2 * WIDTH)
    for group in range(start.size - 1):
        total[:] = 0.0
        for entry in range(start[group], start[group + 1]):
            added = flat[row_of_cell[cell[entry]]]
            weight, excess_weight = share[entry, 0], share[entry, 1]
            for i in range(WIDTH):
                total[i] += weight * added[i]
                total[WIDTH + i] += excess_weight * added[WIDTH + i]
        _fill_parts(summed, curves[group], log_numbers[group])
        log_numbers[group] += math.log(counts[group])
        for part in range(2):
            numbers[group, part] = math.exp(log_numbers[group, part])
    return curves, numbers, log_numbers


@kernel
def _fill_parts(summed: Floats, curves: Floats, log_masses: Floats) -> None:
    """Divide a cumulant function: M = exp(K) is that of the first part and that of the rest.

    With d the logarithm of M over the first part's, the rest is M (1 - exp(-d)).

    Args:
        summed: (2, S, 3) K, K', K'' and d, d', d''.
        curves: (2, S, 3), filled.
        log_masses: (2,), filled; minus infinity if there is no rest.
    """
    for i in range(summed.shape[1]):
        k0, k1, k2 = summed[0, i]
        d0, d1, d2 = summed[1, i]
        curves[0, i, 0], curves[0, i, 1], curves[0, i, 2] = k0 - d0, k1 - d1, k2 - d2
        if d0 > 0.0:
            over = math.expm1(d0)
            part = 1.0 / over
            curves[1, i, 0] = k0 - d0 + math.log(over)
            curves[1, i, 1] = k1 + d1 * part
            curves[1, i, 2] = k2 + d2 * part - d1 * d1 * part * (1.0 + part)
    log_masses[0] = curves[0, AT_ZERO, 0]
    log_masses[1] = curves[1, AT_ZERO, 0] if summed[1, :, 0].min() > 0.0 else -math.inf
    curves[0, :, 0] -= log_masses[0]
    curves[1, :, 0] -= log_masses[1]


@kernel
def saddlepoint(curve: Floats, tilts: Floats, log10_lr: float) -> tuple[float, float, float, float]:
    """Return the tilt s with K'(s) = log10 LR, and K(s), K''(s) and K'''(s), between two tabulated tilts.

    K' is interpolated by the cubic with the tabulated values and slopes (Hermite), K is its integral.
    Beyond the ends, the end itself.
    """
    last = tilts.size - 1
    if log10_lr <= curve[0, 1]:
        return tilts[0], curve[0, 0], curve[0, 2], 0.0
    if log10_lr >= curve[last, 1]:
        return tilts[last], curve[last, 0], curve[last, 2], 0.0
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
        if abs(excess) < CLOSE_ENOUGH:
            break
    slope = m0 + u * (2 * second + 3 * u * third)
    # From the nearer end, so that K stays exact at the tabulated tilts, ln 10 above all.
    cumulant = curve[low, 0] + step * _integral(u, y0, y1, m0, m1)
    if u > 0.5:
        whole = _integral(1.0, y0, y1, m0, m1)
        cumulant = curve[high, 0] - step * (whole - _integral(u, y0, y1, m0, m1))
    bend = 2 * (second + 3 * u * third)
    return tilts[low] + u * step, cumulant, max(slope, 0.0) / step, bend / (step * step)


@kernel
def _integral(u: float, y0: float, y1: float, m0: float, m1: float) -> float:
    """Return the integral from 0 to u of the cubic with values y0, y1 and slopes m0, m1 at 0 and 1."""
    second, third = 3 * (y1 - y0) - 2 * m0 - m1, 2 * (y0 - y1) + m0 + m1
    return float(u * (y0 + u * (m0 / 2 + u * (second / 3 + u * third / 4))))


@kernel
def log_tail_bound(curve: Floats, tilts: Floats, log10_lr: float) -> tuple[float, float]:
    """Return a number that ln P(log10 LR >= x, given the part) does not exceed, and its tilt.

    Chernoff's bound, at the tabulated tilts.
    """
    lowest, tilt = 0.0, 0.0
    for i in range(AT_ZERO + 1, tilts.size):
        bound = curve[i, 0] - tilts[i] * log10_lr
        if bound < lowest:
            lowest, tilt = bound, tilts[i]
    return lowest, tilt


@kernel
def upper_tail(tilt: float, cumulant: float, slope: float, curvature: float, bend: float) -> float:
    """Return P(X >= K'(s)) of a distribution with this cumulant function, at the tilt s.

    Args:
        tilt: s, of either sign.
        cumulant: K(s), with K(0) = 0.
        slope: K'(s).
        curvature: K''(s).
        bend: K'''(s).
    """
    exponent = tilt * slope - cumulant
    if curvature <= 0.0:
        return 1.0 if tilt <= 0.0 else 0.0
    u = tilt * math.sqrt(curvature)
    if abs(u) < NEAR_THE_MEAN or exponent <= 0.0:
        skewness = bend / (curvature * math.sqrt(curvature))
        tail = 0.5 * math.erfc(u / _ROOT_TWO) - skewness / 6.0 * math.exp(-0.5 * u * u) / _ROOT_TWO_PI
        return min(max(tail, 0.0), 1.0)
    w = math.copysign(math.sqrt(2.0 * exponent), tilt)
    density = math.exp(-exponent) / _ROOT_TWO_PI
    tail = 0.5 * math.erfc(w / _ROOT_TWO) + density * (1.0 / u - 1.0 / w)
    if tilt > 0.0 and tail <= 0.0:
        # Far out the leading term alone stays positive.
        tail = density / u
    return min(max(tail, 0.0), 1.0)


@kernel
def unrelated_tail(curve: Floats, tilts: Floats, log10_lr: float) -> float:
    """Return P(log10 LR >= x) of an unrelated person of this part, typed like the group.

    Above the curve's last point, at tilt s, the tail falls at least as fast as exp(-s x), the Chernoff
    bound's rate, which is used; it errs on the side of too many. Below its first point everybody of
    the part is counted.
    """
    last = tilts.size - 1
    if log10_lr < curve[0, 1]:
        return 1.0
    tilt, cumulant, curvature, bend = saddlepoint(curve, tilts, log10_lr)
    slope = min(log10_lr, curve[last, 1])
    tail = upper_tail(tilt, cumulant, slope, curvature, bend)
    if log10_lr > curve[last, 1]:
        tail *= math.exp(-tilt * (log10_lr - curve[last, 1]))
    return tail


@kernel
def related_miss(curve: Floats, tilts: Floats, log10_lr: float) -> float:
    """Return P(log10 LR < x, in this part) of the true missing member, over P(in this part) of a stranger.

    The true one's distribution is the unrelated one's, tilted by ln 10: each LR is as many times likelier.
    """
    last = tilts.size - 1
    if log10_lr <= curve[0, 1]:
        return 0.0
    mass = math.exp(curve[AT_LN_TEN, 0])
    if log10_lr >= curve[last, 1]:
        return mass
    tilt, cumulant, curvature, bend = saddlepoint(curve, tilts, log10_lr)
    from_related = cumulant - curve[AT_LN_TEN, 0]
    return mass * (1.0 - upper_tail(tilt - LN_TEN, from_related, log10_lr, curvature, bend))
