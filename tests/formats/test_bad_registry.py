"""Registries with defects: every one is named, with its place, and nothing is imported."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats import BadInputError, Severity, open_registry, read_genemapper, read_registry_json
from hallar.formats.any_file import read_any
from hallar.formats.familias import read_familias
from hallar.formats.frequency_table import read_frequencies
from hallar.formats.linkage import read_linkage
from hallar.formats.text_file import MAX_BYTES

MEMBERS = [
    {"id": "father", "sex": "male"},
    {"id": "mother", "sex": "female"},
    {"id": "son", "father": "father", "mother": "mother", "sex": "male"},
    {"id": "brother", "father": "father", "mother": "mother", "sex": "male"},
]


def registry(**family: Any) -> dict[str, Any]:
    """A sound registry with parts of its family replaced."""
    whole = {
        "id": "F1",
        "members": MEMBERS,
        "missing": ["son"],
        "profiles": {"mother": {"genotypes": {"TH01": ["6", "7"], "VWA": ["16", "17"]}}},
        **family,
    }
    return {
        "format": "hallar-registry",
        "version": 1,
        "model": {"shipped_population": "FBI2015 SW Hispanic"},
        "families": [whole],
        "remains": [{"id": "R1", "sex": "male", "profile": {"genotypes": {"TH01": ["6", "9.3"]}}}],
    }


def written(folder: Path, value: Any) -> Path:
    file = folder / "registry.json"
    file.write_text(json.dumps(value, indent=1), encoding="utf-8")
    return file


def profiles(**genotypes: dict[str, list[str]]) -> dict[str, Any]:
    return {member: {"genotypes": shown} for member, shown in genotypes.items()}


def test_a_sound_registry_is_read_with_canonical_names(tmp_path: Path) -> None:
    read, warnings = read_registry_json(written(tmp_path, registry()))
    assert not warnings
    assert read.families[0].profiles["mother"].genotypes["vWA"] == ("16", "17")
    assert read.model is not None
    assert read.model.population == "FBI2015 SW Hispanic"


DEFECTS = [
    ({"members": [*MEMBERS, {"id": "son"}]}, "two different sets of parents"),
    ({"members": [{"id": "a", "father": "b"}, {"id": "b", "father": "a"}], "missing": ["a"]}, "own ancestor"),
    ({"members": [{"id": "son", "father": "son"}], "missing": ["son"]}, "own ancestor"),
    ({"members": [*MEMBERS, {"id": "x", "father": "mother"}]}, "entered as a woman"),
    ({"members": [*MEMBERS, {"id": "x", "father": "nobody"}]}, "not listed"),
    ({"missing": ["nobody"]}, "not in the pedigree"),
    ({"profiles": profiles(son={"TH01": ["6", "7"]})}, "missing and has a profile"),
    ({"profiles": profiles(mother={"FOO": ["6", "7"]})}, "locus is not known"),
    ({"profiles": profiles(mother={"TH01": ["six", "7"]})}, "repeat number"),
    ({"profiles": profiles(mother={"TH01": ["9,3", "7"]})}, "repeat number"),
    ({"profiles": profiles(mother={"TH01": ["6", "7", "8"]})}, "form is wrong"),
    ({"profiles": profiles(mother={"VWA": ["16", "17"], "vWA": ["16", "18"]})}, "two different results"),
    ({"profiles": profiles(mother={"AMEL": ["X", "Z"]})}, "X and Y only"),
]


@pytest.mark.parametrize(("part", "message"), DEFECTS, ids=[message for _, message in DEFECTS])
def test_each_defect_is_refused_in_both_languages(tmp_path: Path, part: dict[str, Any], message: str) -> None:
    with pytest.raises(BadInputError) as refused:
        open_registry(written(tmp_path, registry(**part)))
    english, spanish = refused.value.messages("en"), refused.value.messages("es")
    assert any(message in one for one in english)
    assert len(english) == len(spanish)
    assert not set(english) & set(spanish)
    assert all(one.startswith("registry.json, line ") for one in english)
    assert all(one.startswith("registry.json, línea ") for one in spanish)


def test_all_defects_come_in_one_pass(tmp_path: Path) -> None:
    part = {
        "members": [*MEMBERS, {"id": "x", "father": "mother"}],
        "profiles": profiles(mother={"FOO": ["6", "7"], "TH01": ["six", "7"]}, brother={"BAR": ["1", "2"]}),
    }
    with pytest.raises(BadInputError) as refused:
        open_registry(written(tmp_path, registry(**part)))
    assert len(refused.value.defects) == 4
    assert [one.line for one in refused.value.defects] == sorted(one.line for one in refused.value.defects)


WARNINGS = [
    ({"profiles": profiles(mother={"TH01": ["6"]})}, "read as a homozygote"),
    ({"profiles": profiles(mother={"TH01": ["6", "7"], "AMEL": ["X", "Y"]})}, "contradicts the sex"),
    ({"profiles": profiles(mother={"TH01": ["6", "7"]}, brother={"TH01": ["8", "9"]})}, "share no allele"),
    ({"members": [*MEMBERS, {"id": "stranger"}]}, "no connection"),
    ({"profiles": profiles(father={"TH01": ["6", "7"]}), "missing": ["mother"]}, "tells nothing"),
]


@pytest.mark.parametrize(("part", "message"), WARNINGS, ids=[message for _, message in WARNINGS])
def test_what_is_worth_a_look_is_imported(tmp_path: Path, part: dict[str, Any], message: str) -> None:
    opened = open_registry(written(tmp_path, registry(**part)))
    assert opened.family_count == 1
    assert any(message in one.message("en") for one in opened.warnings)
    assert all(one.severity is Severity.WARNING for one in opened.warnings)


def test_frequencies_that_do_not_sum_to_one(tmp_path: Path) -> None:
    value = registry()
    mutation = {"paternal": {"kind": "none"}, "maternal": {"kind": "none"}}
    value["model"] = {
        "population": "own",
        "loci": [
            {"locus": "TH01", "alleles": ["6", "7"], "frequencies": [0.5, 0.4], "alleles_sampled": None,
             "mutation": mutation, "theta": 0, "silent_frequency": 0, "x_linked": False}
        ],
    }  # fmt: skip
    with pytest.raises(BadInputError, match=r"sum to 0\.9, not 1"):
        open_registry(written(tmp_path, value))


def test_the_place_is_that_of_the_value(tmp_path: Path) -> None:
    file = written(tmp_path, registry(profiles=profiles(mother={"FOO": ["6", "7"]})))
    with pytest.raises(BadInputError) as refused:
        open_registry(file)
    defect = refused.value.defects[0]
    lines = file.read_text(encoding="utf-8").splitlines()
    assert '"FOO": [' in lines[defect.line - 1]
    assert lines[defect.line - 1][defect.column - 1] == "["


def test_noise_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    noise = tmp_path / "noise.csv"
    with noise.open("wb") as stream:
        stream.truncate(100 * 1024**2)
    assert noise.stat().st_size > MAX_BYTES
    with pytest.raises(BadInputError, match="at most 64 MB"):
        read_any(noise)


@pytest.mark.parametrize("ending", [".json", ".csv", ".ped", ".fam", ".txt"])
@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_random_bytes_never_raise_anything_else(
    tmp_path_factory: pytest.TempPathFactory, ending: str, content: bytes
) -> None:
    file = tmp_path_factory.mktemp("noise") / f"noise{ending}"
    file.write_bytes(content)
    readers = [read_any, open_registry, read_genemapper, read_linkage, read_familias, read_frequencies]
    for read in readers:
        with suppress(BadInputError):
            read(file)
