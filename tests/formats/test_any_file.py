from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from hallar.formats import BadInputError, Registry
from hallar.formats.any_file import FileContent, read_any, write_any
from hallar.formats.model_json import model_to_json
from hallar.genetics import Profile
from hallar.pedigree import Family, Member, Pedigree, Remains, Sex
from tests.formats.familias_file import familias_file

REFERENCE = Path(__file__).parents[1] / "reference"
EXAMPLE = Path(__file__).parents[2] / "examples" / "planecrash.json"
PED = "#loci TH01\nF1 dad 0 0 1 1 6 7\nF1 son dad 0 1 2 0 0\n"


@pytest.mark.parametrize(
    ("name", "text", "kind", "families", "remains"),
    [
        ("a.csv", "Sample,Marker,Allele 1,Allele 2\nR,TH01,6,7\n", "laboratory table", 0, 1),
        ("a.txt", "Sample\tMarker\tAllele 1\tAllele 2\nR\tTH01\t6\t7\n", "laboratory table", 0, 1),
        ("a.csv", "locus,allele,frequency\nTH01,6,1\n", "allele frequencies", 0, 0),
        ("a.PED", PED, "linkage file", 1, 0),
        ("a.fam", "\n".join(familias_file()), "Familias file", 1, 0),
    ],
)
def test_the_form_is_found(
    tmp_path: Path, name: str, text: str, kind: str, families: int, remains: int
) -> None:
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    content = read_any(file)
    assert content.kind == kind
    assert (len(content.registry.families), len(content.registry.remains)) == (families, remains)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (REFERENCE / "dvi_planecrash.json", "disaster victim set"),
        (REFERENCE / "kinship_cases.json", "kinship cases"),
        (EXAMPLE, "registry"),
    ],
)
def test_the_form_of_json_is_found(path: Path, kind: str) -> None:
    assert read_any(path).kind == kind


def test_a_table_of_no_known_kind(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("\nname;age\nA;7\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="line 2: the columns are of no known table"):
        read_any(file)


@pytest.mark.parametrize("target", ["a.json", "folder"])
def test_a_registry_goes_through_every_form_that_holds_it(tmp_path: Path, target: str) -> None:
    content = read_any(EXAMPLE)
    assert write_any(content, tmp_path / target) == []
    back = read_any(tmp_path / target).registry
    assert (back.families, back.remains) == (content.registry.families, content.registry.remains)
    assert back.model is not None
    assert content.registry.model is not None
    assert model_to_json(back.model) == model_to_json(content.registry.model)


def test_forms_that_hold_less_say_what_they_leave_out(tmp_path: Path) -> None:
    content = read_any(EXAMPLE)
    assert "no model" in write_any(content, tmp_path / "a.ped")[0]
    assert "no pedigrees" in write_any(content, tmp_path / "a.csv")[0]
    assert read_any(tmp_path / "a.ped").registry.families == content.registry.families
    samples = {one.id: one.profile for one in read_any(tmp_path / "a.csv").registry.remains}
    assert samples["V1"] == content.registry.remains[0].profile
    family = content.registry.families[0]
    assert samples[f"{family.id}:R1"] == family.profiles["R1"]


def test_what_cannot_be_written(tmp_path: Path) -> None:
    content = read_any(EXAMPLE)
    with pytest.raises(ValueError, match=r"write \.json, \.ped, \.csv or a folder"):
        write_any(content, tmp_path / "a.xlsx")
    without = FileContent(replace(content.registry, model=None), (), "registry")
    with pytest.raises(ValueError, match="needs a model"):
        write_any(without, tmp_path / "folder")
    with pytest.raises(ValueError, match="no families or remains"):
        write_any(read_any(REFERENCE / "kinship_cases.json"), tmp_path / "a.json")
    assert not list(tmp_path.iterdir())


def test_two_samples_of_one_name_are_not_made_one(tmp_path: Path) -> None:
    profile = Profile({"TH01": ("6", "7")})
    family = Family("F", Pedigree((Member("a", sex=Sex.MALE),)), (), {"a": profile})
    registry = Registry((family,), (Remains("F:a", Profile({"TH01": ("8", "9")})),))
    with pytest.raises(ValueError, match="F:a"):
        write_any(FileContent(registry, (), "registry"), tmp_path / "a.csv")


def test_a_folder_holds_the_loci_of_its_model_and_says_which_others_it_left_out(tmp_path: Path) -> None:
    content = read_any(EXAMPLE)
    first = content.registry.remains[0]
    typed = Profile({**first.profile.genotypes, "DYS391": ("10",)})
    remains = (replace(first, profile=typed), *content.registry.remains[1:])
    changed = replace(content, registry=replace(content.registry, remains=remains))
    (left_out,) = write_any(changed, tmp_path / "folder")
    assert "DYS391" in left_out
    assert read_any(tmp_path / "folder").registry.remains == content.registry.remains


def test_a_folder_that_is_no_registry(tmp_path: Path) -> None:
    with pytest.raises(BadInputError):
        read_any(tmp_path)
    (tmp_path / "manifest.json").write_text(json.dumps({"format": "else"}))
    with pytest.raises(BadInputError):
        read_any(tmp_path)
