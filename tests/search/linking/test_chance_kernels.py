"""Draws of linked pairs, beside the inversion of the cumulated LRs in NumPy."""

from __future__ import annotations

import numpy as np
import pytest

from hallar.search.linking.chance_kernels import LEAST_RATIO, draw_linked

START = np.array([0, 3, 3, 10])
LOCI = np.array([2, 0])


@pytest.mark.parametrize("shift", [0.0, 1.0])
@pytest.mark.parametrize("apart_share", [0.3, 1.0])
def test_draws_are_those_of_the_cumulated_lrs(shift: float, apart_share: float) -> None:
    generator = np.random.default_rng(5)
    first, second = generator.gamma(0.4, 1.0, (30, 10)), generator.gamma(0.4, 1.0, (40, 10))
    first[generator.random(first.shape) < 0.5] = 0.0
    apart = generator.random((30, 40)) < apart_share
    uniforms = generator.random((2, 5000))
    uniforms[:, :3] = 0.0, 0.5, np.nextafter(1.0, 0.0)
    log10_lr, log10_mean = np.empty((2, 5000)), np.empty(2)
    draw_linked(first, second, START, np.full(3, shift), LOCI, apart, uniforms, log10_lr, log10_mean)
    for step, locus in enumerate(LOCI):
        here = slice(START[locus], START[locus + 1])
        ratio = np.maximum((first[:, here] @ second[:, here].T - shift)[apart], LEAST_RATIO)
        cumulated = np.cumsum(ratio)
        places = np.searchsorted(cumulated, uniforms[step] * cumulated[-1], side="right")
        drawn = ratio[np.minimum(places, ratio.size - 1)]
        assert log10_lr[step] == pytest.approx(np.log10(drawn), abs=1e-9)
        assert log10_mean[step] == pytest.approx(np.log10(ratio.mean()), abs=1e-12)
