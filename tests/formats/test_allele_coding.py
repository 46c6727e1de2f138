from __future__ import annotations

import numpy as np
import pytest

from hallar.formats.allele_coding import NO_RESULT, AlleleCoding, paired
from hallar.genetics import Profile
from hallar.kinship import UnknownAlleleError

CODING = AlleleCoding(("TH01", "vWA"), (("6", "9", "9.3"), ("16", "17")))


def test_codes_are_positions_in_the_allele_lists() -> None:
    profile = Profile({"TH01": ("9.3", "6"), "vWA": ("17",)}, {"vWA": 0.25}, drop_in=0.01)
    codes, dropout, drop_in = CODING.encode([profile, Profile({})])
    assert codes.tolist() == [[[0, 2], [1, NO_RESULT]], [[NO_RESULT, NO_RESULT]] * 2]
    assert dropout.tolist() == [[0.0, 0.25], [0.0, 0.0]]
    assert drop_in.tolist() == [0.01, 0.0]


def test_decoding_gives_the_profile_back() -> None:
    profile = Profile({"TH01": ("6", "6"), "vWA": ("17",)}, {"TH01": 0.35}, drop_in=0.01)
    codes, dropout, drop_in = CODING.encode([profile])
    assert CODING.decode(codes[0], dropout[0], float(drop_in[0])) == profile


@pytest.mark.parametrize(
    ("genotypes", "message"),
    [({"TH01": ("6", "10")}, "allele 10 is not"), ({"FGA": ("20", "21")}, "locus FGA is not")],
)
def test_what_the_tables_lack_is_refused(genotypes: dict[str, tuple[str, ...]], message: str) -> None:
    with pytest.raises(UnknownAlleleError, match=message):
        CODING.encode([Profile(genotypes)])


def test_one_allele_is_doubled_for_the_engine() -> None:
    codes = np.array([[2, NO_RESULT], [NO_RESULT, NO_RESULT], [0, 1]], dtype=np.int16)
    assert paired(codes).tolist() == [[2, 2], [NO_RESULT, NO_RESULT], [0, 1]]
    assert codes[0, 1] == NO_RESULT
