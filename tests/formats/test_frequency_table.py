from __future__ import annotations

from pathlib import Path

import pytest

from hallar.formats import BadInputError
from hallar.formats.frequency_table import is_frequency_header, read_frequencies
from hallar.genetics import FrequencyTable

LONG = "locus,allele,frequency,alleles_sampled\n"


def read(folder: Path, text: str) -> FrequencyTable:
    file = folder / "Town.csv"
    file.write_text(text, encoding="utf-8")
    return read_frequencies(file)


def assert_th01(table: FrequencyTable) -> None:
    locus = table.loci["TH01"]
    assert locus.alleles == ("6", "9.3")
    assert locus.frequencies.tolist() == [0.25, 0.75]
    assert locus.alleles_sampled == 200
    assert (table.population, table.source) == ("Town", "file Town.csv")


def test_long(tmp_path: Path) -> None:
    assert_th01(read(tmp_path, LONG + "THO1,9.3,.75,200\nTHO1,6,2.5e-1,200\nTHO1,7,0,\n"))


def test_wide_with_semicolons_and_decimal_commas(tmp_path: Path) -> None:
    table = read(tmp_path, "Allele;TH01;VWA\n6;0,25;\n9,3;0,75;\n17;;1\nN;100;50\n")
    assert_th01(table)
    assert table.loci["vWA"].alleles_sampled == 100


@pytest.mark.parametrize(
    ("text", "places", "rule"),
    [
        (LONG + "FOO,6,1,2\n", [(2, 1)], "this locus is not known"),
        (LONG + "TH01,6,0.5,\nTH01,7,0.4,\n", [(2, 3)], "sum to 0.9, not 1"),
        (LONG + "TH01,6,50,\nTH01,7,50,\n", [(2, 3), (2, 3)], "not above 1"),
        (LONG + "TH01,6,-1,\nTH01,7,nan,\nTH01,8,1_0,\n", [(2, 3), (3, 3), (4, 3)], "is a number"),
        (LONG + "TH01,x,1,\n", [(2, 2)], "repeat number"),
        (LONG + "TH01,6,0.5,\nTHO1,6.0,0.5,\n", [(3, 2)], "listed twice"),
        (LONG + "TH01,6,1,0\n", [(2, 4)], "a sample size is a whole number"),
        (LONG + "TH01,6,1,²\n", [(2, 4)], "a sample size is a whole number"),
        (LONG + "TH01,6,0.5,10\nTH01,7,0.5,12\n", [(3, 4)], "two different sample sizes"),
        (LONG + "TH01," + "1" * 5000 + ",1,\n", [(2, 2)], "repeat number"),
        ("Allele,TH01,FOO,BAR\n6,1,1,1\n", [(1, 3), (1, 4)], "this locus is not known"),
        ("Allele,TH01\n6,1\nN,inf\n", [(3, 2)], "a sample size is a whole number"),
        ("Allele,TH01\n6,0\n", [(2, 2)], "sum to 0, not 1"),
        ("Allele,TH01\n6,\n", [(0, 0)], "the table has no frequency"),
        ("a,b\n1,2\n", [(1, 0)], "a frequency table has the columns"),
    ],
)
def test_defects(tmp_path: Path, text: str, places: list[tuple[int, int]], rule: str) -> None:
    with pytest.raises(BadInputError) as refused:
        read(tmp_path, text)
    assert [(one.line, one.column) for one in refused.value.defects] == places
    assert all(rule in one.message("en") for one in refused.value.defects)
    assert not any(rule in one.message("es") for one in refused.value.defects)


def test_headers() -> None:
    assert is_frequency_header(("Locus", "ALLELE", "frequency"))
    assert is_frequency_header(("Alelo", "notes", "vWA"))
    assert not is_frequency_header(("Alelo", "notes"))
