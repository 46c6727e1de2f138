"""Remains packed for a search: what the scan's tables can leave out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.genetics import MutationKind, Profile
from hallar.kinship import KinshipModel, compile_model
from hallar.pedigree import Remains
from hallar.search.member_tables import member_tables
from hallar.search.packed_remains import pack_remains
from hallar.search.vector_lookup import TABLE_SIZE
from tests.kinship.families import ALLELES, model
from tests.search.registry import coded, families

LOCI = 3
MODELS = {
    "proportional": model(LOCI, MutationKind.PROPORTIONAL),
    "stepwise": model(LOCI, MutationKind.STEPWISE),
    "silent": model(LOCI, MutationKind.PROPORTIONAL, silent_frequency=0.03),
    "theta": model(LOCI, MutationKind.PROPORTIONAL, theta=0.02),
    "x-linked": model(LOCI, MutationKind.PROPORTIONAL, x_linked=True),
}


def remains(used: KinshipModel, count: int, drop_in: float, generator: np.random.Generator) -> list[Remains]:
    """Return remains of one locus after the other, with many different drop-out probabilities."""
    made = []
    for number in range(count):
        shown: dict[str, tuple[str, str]] = {}
        dropout: dict[str, float] = {}
        for locus in used.loci:
            first, second = generator.choice(ALLELES, 2)
            shown[locus] = (str(first), str(first if generator.random() < 0.6 else second))
            dropout[locus] = float(generator.choice([0.0, 0.1, 0.3, 0.35, 0.7, 0.95]))
        profile = Profile(shown, dropout, drop_in if number % 5 == 0 else 0.0)
        made.append(Remains(f"R{number}", profile))
    return made


@pytest.mark.parametrize("name", MODELS)
@given(seed=st.integers(0, 2**32), drop_in=st.sampled_from([0.0, 0.05]))
def test_reports_left_out_never_have_the_largest_lr_of_a_bucket(name: str, seed: int, drop_in: float) -> None:
    used = MODELS[name]
    found = remains(used, 150, drop_in, np.random.default_rng(seed))
    blocks, block = coded(families(4, used, seed), found, used)
    compiled = compile_model(used)
    packed = pack_remains(block, compiled)
    assert packed.deciding.low.size < packed.reports.low.size
    for searching in blocks:
        tables = member_tables(searching, "child", compiled)
        of_all = tables.bucket_log10_lr(packed.reports, TABLE_SIZE)
        np.testing.assert_allclose(tables.bucket_log10_lr(packed.deciding, TABLE_SIZE), of_all, rtol=1e-12)
