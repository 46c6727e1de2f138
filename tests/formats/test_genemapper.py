from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats import BadInputError, Severity, read_genemapper, write_genemapper
from hallar.formats.genemapper import is_genemapper_header
from hallar.genetics import Profile

HEADER = "Sample Name,Marker,Allele 1,Allele 2,Allele 3\n"


def read(folder: Path, text: str) -> tuple[dict[str, Profile], list[str]]:
    file = folder / "profiles.csv"
    file.write_text(text, encoding="utf-8")
    profiles, warnings = read_genemapper(file)
    return profiles, [one.message() for one in warnings]


def test_columns_are_found_by_name_in_any_order(tmp_path: Path) -> None:
    text = "Alelo 2;Ficha;MARCADOR;alelo1;Muestra\n9,3;;THO1;06;R 1\n17.0;;VWA;16;R 1\n;;PENTA_D;-;R 1\n"
    profiles, warnings = read(tmp_path, text)
    assert profiles["R 1"].genotypes == {"TH01": ("9.3", "6"), "vWA": ("17", "16")}
    assert not warnings


@pytest.mark.parametrize("nothing", ["", "0", "-", "NA", "n/a", "NR"])
def test_no_result(tmp_path: Path, nothing: str) -> None:
    profiles, warnings = read(tmp_path, HEADER + f"R,TH01,{nothing},{nothing},\n")
    assert profiles == {"R": Profile({})}
    assert not warnings


def test_a_single_allele_is_a_homozygote_and_a_warning(tmp_path: Path) -> None:
    profiles, (warning,) = read(tmp_path, HEADER + "R,TH01,6,,\n")
    assert profiles["R"].genotypes == {"TH01": ("6", "6")}
    assert warning.startswith("profiles.csv, line 2, column 3: ")


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        ("R,FOO,6,7,", 2, "this locus is not known"),
        ("R,,6,7,", 2, "this locus is not known"),
        (",TH01,6,7,", 1, "no sample name"),
        ("R,TH01,6,OL,", 3, "an allele is a repeat number"),
        ('R,TH01,"9,3",6,', 3, "an allele is a repeat number"),
        ("R,TH01,,6,x", 4, "an allele is a repeat number"),
        ("R,TH01,6,7,8", 5, "at most two alleles"),
        ("R,AMEL,X,Z,", 3, "X and Y only"),
        ("TH01,TH02,6,7,", 2, "this locus is not known"),
    ],
)
def test_defects_name_the_cell(tmp_path: Path, row: str, column: int, rule: str) -> None:
    file = tmp_path / "profiles.csv"
    file.write_text(HEADER + row + "\n", encoding="utf-8")
    with pytest.raises(BadInputError) as refused:
        read_genemapper(file)
    (defect,) = refused.value.defects
    assert (defect.line, defect.column) == (2, column)
    assert rule in defect.message()


def test_all_defects_come_in_one_pass_and_the_same_sample_twice_is_one(tmp_path: Path) -> None:
    text = (
        HEADER + "R,TH01,6,7,\nS,TH01,6,7,\nR,THO1,6,8,\nR,FOO,1,2,\nR,AMEL,X,Y,\nR,AMEL,X,X,\nR,TH01,7,6,\n"
    )
    with pytest.raises(BadInputError) as refused:
        read(tmp_path, text)
    assert [(one.line, one.column) for one in refused.value.defects] == [(4, 3), (5, 2), (7, 3)]
    assert all(one.severity is Severity.ERROR for one in refused.value.defects)
    assert "TH01: 6,7 / 6,8" in str(refused.value)


def test_a_decimal_comma_between_commas_is_noticed(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="a decimal comma needs semicolons"):
        read(tmp_path, "Sample,Marker,Allele 1,Allele 2\nR,TH01,6,9,3\n")


def test_headers() -> None:
    assert is_genemapper_header(("SAMPLE FILE", "Locus", "Allele 1"))
    assert not is_genemapper_header(("Sample", "Marker", "Height 1"))
    assert not is_genemapper_header(("Marker", "Allele 1"))


def test_a_table_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"line 1: the table needs the columns .*found: 'a, b'"):
        read(tmp_path, "a,b\n1,2\n")


NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=8)
ALLELES = st.sampled_from(["6", "7", "9.3", "10"])
GENOTYPES = st.dictionaries(
    st.sampled_from(["TH01", "vWA", "Penta D"]), st.tuples(ALLELES, ALLELES), min_size=1
) | st.dictionaries(st.sampled_from(["DXS10103", "DYS391"]), st.tuples(ALLELES), min_size=1)


@given(profiles=st.dictionaries(NAMES, st.builds(Profile, GENOTYPES), min_size=1, max_size=4))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, profiles: dict[str, Profile]
) -> None:
    file = tmp_path_factory.mktemp("profiles") / "profiles.csv"
    write_genemapper(profiles, file)
    assert read_genemapper(file) == (profiles, [])
