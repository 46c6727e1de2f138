from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats import BadInputError, Registry, Severity
from hallar.formats.linkage import read_linkage, write_linkage
from hallar.genetics import Profile
from hallar.pedigree import Family, Member, Pedigree, Sex

FAMILY = "F1 dad 0 0 1 1 6 7\nF1 mom 0 0 2 1 8 9.3\nF1 son dad mom 1 2 0 0\n"


def read(folder: Path, text: str, loci: str = "") -> tuple[Registry, list[str]]:
    file = folder / "families.ped"
    file.write_text(text, encoding="utf-8")
    if loci:
        file.with_suffix(".map").write_text(loci, encoding="utf-8")
    registry, warnings = read_linkage(file)
    return registry, [one.message() for one in warnings]


def test_a_family(tmp_path: Path) -> None:
    registry, warnings = read(tmp_path, "# by hand\n#loci THO1\n\n" + FAMILY)
    (family,) = registry.families
    assert family.missing == ("son",)
    assert family.profiles["mom"].genotypes == {"TH01": ("8", "9.3")}
    assert family.pedigree.by_id["son"] == Member("son", "dad", "mom", Sex.MALE)
    assert not warnings


def test_a_map_file_beside_names_the_loci(tmp_path: Path) -> None:
    registry, _ = read(tmp_path, FAMILY, loci="11 TH01 0 2171086\n")
    assert "TH01" in registry.families[0].profiles["dad"].genotypes


@pytest.mark.parametrize(
    ("text", "place", "rule"),
    [
        (FAMILY, (0, 0), "nothing names the loci"),
        ("#loci TH01 FOO\nF1 a 0 0 1 2 6 7 0 0\n", (1, 3), "this locus is not known"),
        ("#loci TH01 THO1\nF1 a 0 0 1 2 6 7 6 7\n", (1, 3), "this locus is named twice"),
        ("#loci TH01\nF1 a 0 0 1 2 6\n", (2, 0), "the row needs 8 columns"),
        ("#loci TH01\nF1 a 0\n", (2, 0), "the row needs 8 columns"),
        ("#loci TH01\nF1 a 0 0 3 2 6 7\n", (2, 5), "the sex is 1 (man)"),
        ("#loci TH01\nF1 a 0 0 1 x 6 7\n", (2, 6), "the affection status is 2"),
        ("#loci VWA TH01\nF1 a 0 0 1 1 0 0 6 x\n", (2, 9), "an allele is a repeat number"),
        ("#loci TH01\n" + FAMILY + "F1 dad 0 0 1 1 6 8\n", (5, 7), "two different results"),
        ("#loci TH01\n" + FAMILY + "F1 dad 0 0 1 1 6 7\n", (5, 0), "dad is listed twice"),
        ("#loci TH01\nF1 a 0 0 1 1 6 7\nF1 b b 0 1 2 0 0\n", (3, 0), "b is their own ancestor"),
        ("#loci TH01\n" + FAMILY + "F1 x mom 0 1 1 0 0\n", (5, 0), "entered as a woman"),
        ("# nothing\n", (0, 0), "the file lists nobody"),
    ],
)
def test_defects(tmp_path: Path, text: str, place: tuple[int, int], rule: str) -> None:
    with pytest.raises(BadInputError) as refused:
        read(tmp_path, text)
    errors = [one for one in refused.value.defects if one.severity is Severity.ERROR]
    matching = [one for one in errors if rule in one.message("en")]
    assert [(one.file, one.line, one.column) for one in matching] == [("families.ped", *place)]
    assert not set(refused.value.messages("en")) & set(refused.value.messages("es"))


def test_a_defect_of_the_map_file_is_told_of_that_file(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match=r"families\.map, line 2, column 2: this locus is not known"):
        read(tmp_path, "F1 a 0 0 1 2 6 7 6 7\n", loci="11 TH01 0 1\n1 FOO 0 1\n")


def test_warnings(tmp_path: Path) -> None:
    text = "#loci TH01\nF1 dad 0 0 1 1 6 7\nF1 son dad 0 1 1 8 9\nF2 x 0 0 1 1 6 6\n"
    _, warnings = read(tmp_path, text)
    assert [one.split(". ")[0] for one in warnings] == [
        "families.ped, line 2: family F1: the family misses nobody",
        "families.ped, line 3: family F1: dad and son, parent and child, share no allele at TH01",
        "families.ped, line 4: family F2: the family misses nobody",
    ]


@pytest.mark.parametrize(
    ("family", "member", "why"),
    [("F 1", Member("a"), "spaces"), ("#F", Member("a"), "begin with #"), ("F", Member("0"), "are not 0"),
     ("", Member("a"), "spaces"), ("F", Member("a", twin="t"), "identical twins")],
)  # fmt: skip
def test_what_would_be_lost_is_not_written(tmp_path: Path, family: str, member: Member, why: str) -> None:
    registry = Registry((Family(family, Pedigree((member,)), (), {}),), ())
    with pytest.raises(ValueError, match=why):
        write_linkage(registry, tmp_path / "a.ped")
    assert not list(tmp_path.iterdir())


NAMES = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=6).filter(
    lambda name: name != "0" and not name.startswith("#")
)
ALLELES = st.sampled_from(["6", "7", "9.3", "10"])
AUTOSOMAL = st.dictionaries(st.sampled_from(["TH01", "Penta D"]), st.tuples(ALLELES, ALLELES), min_size=1)


@given(
    names=st.lists(NAMES, min_size=4, max_size=4, unique=True),
    family=NAMES,
    autosomal=AUTOSOMAL,
    x_linked=ALLELES,
    sex=st.sampled_from(Sex),
)
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory,
    names: list[str],
    family: str,
    autosomal: dict[str, tuple[str, ...]],
    x_linked: str,
    sex: Sex,
) -> None:
    father, mother, child, brother = names
    members = (
        Member(father, sex=Sex.MALE),
        Member(mother, sex=Sex.FEMALE),
        Member(child, father, mother, sex),
        Member(brother, father, mother, Sex.MALE),
    )
    profile = Profile({**autosomal, "DXS10103": (x_linked,)})
    one = Family(family, Pedigree(members), (child,), {brother: profile})
    file = tmp_path_factory.mktemp("ped") / "families.ped"
    write_linkage(Registry((one,), ()), file)
    registry, warnings = read_linkage(file)
    assert registry == Registry((one,), ())
    assert not warnings
