from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats.defect import Severity
from hallar.formats.profile_checks import Place, ProfileChecks, allele_name
from hallar.genetics import Genotype, LocusFrequencies
from hallar.kinship import KinshipModel, LocusModel
from hallar.pedigree import Sex

Found = list[tuple[str, Severity]]


def locus_model(name: str, *alleles: str, x_linked: bool = False) -> LocusModel:
    frequencies = np.full(len(alleles), 1 / len(alleles))
    return LocusModel(LocusFrequencies(name, alleles, frequencies), x_linked=x_linked)


def checks(model: KinshipModel | None = None) -> tuple[ProfileChecks, Found]:
    found: Found = []

    def report(
        place: Place, value: str, rule: tuple[str, str], remedy: tuple[str, str], severity: Severity
    ) -> None:
        assert rule[0] != rule[1]
        assert remedy[0] != remedy[1]
        found.append((rule[0], severity))

    return ProfileChecks(model, report), found


@pytest.mark.parametrize("written", ["9", "09", "9.0", " 9 ", "009.00"])
def test_spellings_of_one_allele_are_one_name(written: str) -> None:
    assert allele_name(written) == "9"


@pytest.mark.parametrize(
    "written", ["", "OL", "9,3", "-9", "0", "0.0", "1e3", "9.", "٩", "9.345", "1000", "NaN"]
)
def test_what_is_no_repeat_number(written: str) -> None:
    assert allele_name(written) is None


@given(whole=st.integers(1, 999), bases=st.integers(1, 9))
def test_a_repeat_number_keeps_its_name(whole: int, bases: int) -> None:
    assert allele_name(str(whole)) == str(whole)
    assert allele_name(f"{whole}.{bases}") == f"{whole}.{bases}"


@pytest.mark.parametrize(
    ("locus", "alleles", "sex", "kept", "rule"),
    [
        ("TH01", ("6", "9.3"), Sex.MALE, ("6", "9.3"), None),
        ("TH01", ("6",), Sex.MALE, ("6", "6"), "one alone is read as a homozygote"),
        ("TH01", ("x", "6"), Sex.MALE, None, "an allele is a repeat number"),
        ("DXS10103", ("18",), Sex.MALE, ("18",), None),
        ("DXS10103", ("18", "18"), Sex.MALE, ("18",), None),
        ("DXS10103", ("18", "19"), Sex.MALE, None, "a man has one allele"),
        ("DXS10103", ("18",), Sex.FEMALE, ("18", "18"), "one alone is read as a homozygote"),
        ("DXS10103", ("18",), Sex.UNKNOWN, ("18",), None),
        ("DYS391", ("10",), Sex.MALE, ("10",), None),
        ("DYS391", ("10",), Sex.FEMALE, ("10",), "a woman has no Y chromosome"),
        ("AMEL", ("X", "Y"), Sex.FEMALE, None, "amelogenin contradicts the sex"),
        ("AMEL", ("X",), Sex.MALE, None, "amelogenin contradicts the sex"),
        ("AMEL", ("x", "y"), Sex.MALE, None, None),
        ("AMEL", ("X", "Y"), Sex.UNKNOWN, None, None),
        ("AMEL", ("X", "Z"), Sex.MALE, None, "amelogenin shows X and Y only"),
    ],
)
def test_one_result(locus: str, alleles: Genotype, sex: Sex, kept: Genotype | None, rule: str | None) -> None:
    checker, found = checks()
    sample = checker.sample(sex)
    sample.add(locus, alleles, [])
    assert [rule is not None and rule in one for one, _ in found] == [True] * (rule is not None)
    if kept is not None or locus == "AMEL":
        assert sample.genotypes.get(locus) == kept


def test_a_single_peak_needs_no_warning_where_drop_out_is_stated() -> None:
    checker, found = checks()
    sample = checker.sample(Sex.UNKNOWN)
    sample.add("TH01", ("6",), [], dropout=0.1)
    assert sample.genotypes == {"TH01": ("6", "6")}
    assert not found


@pytest.mark.parametrize(
    ("locus", "first", "second", "differs"),
    [
        ("TH01", ("6", "7"), ("7", "6"), False),
        ("TH01", ("6", "6"), ("06", "6.0"), False),
        ("TH01", ("6", "7"), ("6", "8"), True),
        ("TH01", ("6", "6"), ("6", "7"), True),
        ("AMEL", ("X", "X"), ("X",), False),
        ("AMEL", ("X", "X"), ("X", "Y"), True),
    ],
)
def test_the_same_sample_twice(locus: str, first: Genotype, second: Genotype, differs: bool) -> None:
    checker, found = checks()
    sample = checker.sample(Sex.UNKNOWN)
    sample.add(locus, first, [])
    sample.add(locus, second, [])
    assert [severity for rule, severity in found if "two different results" in rule] == (
        [Severity.ERROR] * differs
    )


def test_names_follow_the_model_of_the_file() -> None:
    checker, found = checks(
        KinshipModel("own", {"VWA": locus_model("VWA", "16.0", "17"), "mine": locus_model("mine", "a", "b")})
    )
    assert checker.locus("vWA", []) == checker.locus("VWA", []) == "VWA"
    assert checker.locus("mine", []) == "mine"
    assert checker.locus("TH01", []) == "TH01"
    sample = checker.sample(Sex.UNKNOWN)
    sample.add("VWA", ("16.0", "017"), [])
    sample.add("mine", ("a", "b"), [])
    assert sample.genotypes == {"VWA": ("16.0", "17"), "mine": ("a", "b")}
    assert not found
    sample.add("VWA", ("18", "17"), [])
    assert "no frequency for this allele" in found[0][0]


def test_alleles_of_a_damaged_locus_are_left_alone() -> None:
    found: Found = []
    checker = ProfileChecks(None, lambda *_: found.append(("", Severity.ERROR)), ["mine"])
    assert checker.locus("mine", []) == "mine"
    checker.sample(Sex.UNKNOWN).add("mine", ("a", "b"), [])
    assert not found
