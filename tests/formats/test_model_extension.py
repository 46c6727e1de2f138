from __future__ import annotations

import numpy as np
import pytest

from hallar.formats.model_extension import with_more_alleles
from hallar.genetics import MutationKind
from hallar.kinship import compile_model
from tests.simulate.models import model


@pytest.mark.parametrize("kind", [MutationKind.NONE, MutationKind.PROPORTIONAL, MutationKind.STEPWISE])
def test_alleles_are_appended_and_the_model_can_be_used(kind: MutationKind) -> None:
    old = model(kind)
    new = with_more_alleles(old, {"TH01": ("5", "8.3")})
    locus = new.loci["TH01"].frequencies
    assert locus.alleles == ("6", "7", "8", "9", "9.3", "5", "8.3")
    assert locus.frequencies.sum() == pytest.approx(1)
    known = old.loci["TH01"].frequencies.frequencies
    assert np.ptp(locus.frequencies[:5] / known) == pytest.approx(0)
    assert new.loci["vWA"] is old.loci["vWA"]
    assert new.loci["TH01"].mutation == old.loci["TH01"].mutation
    compile_model(new)


def test_an_allele_that_is_no_number_does_not_fit_stepwise_mutation() -> None:
    with pytest.raises(ValueError, match="locus TH01, alleles OL"):
        with_more_alleles(model(MutationKind.STEPWISE), {"TH01": ("OL",)})
