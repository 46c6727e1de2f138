from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallar.formats.defect import BadInputError
from hallar.formats.model_json import model_to_json
from hallar.formats.registry_blocks import (
    FamilyBlock,
    RegistryBlock,
    family_blocks,
    remains_block,
)
from hallar.formats.registry_manifest import RegistryFolderError
from hallar.formats.registry_parquet import ROW_GROUP, read_registry_folder, write_registry_folder
from hallar.genetics import Profile
from hallar.kinship import UnknownAlleleError
from hallar.pedigree import Family, Member, Pedigree, Remains
from tests.formats.registry_folders import (
    CODING,
    MODEL,
    family,
    registries,
    registry,
    replace_column,
    rewrite_manifest,
)

FILES = ("members.parquet", "genotypes.parquet", "remains.parquet", "truth.parquet", "links.parquet")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_registry_folder(tmp_path / "registry", MODEL, registry())
    return tmp_path / "registry"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(given_registry=registries(), size=st.integers(1, 4))
def test_any_registry_comes_back(
    tmp_path: Path, given_registry: tuple[list[Family], list[Remains]], size: int
) -> None:
    searching, found = given_registry
    target = tmp_path / "registry"
    blocks = [*family_blocks(searching, CODING), remains_block(found, CODING)]
    write_registry_folder(target, MODEL, blocks, overwrite=True)
    read = read_registry_folder(target)
    batches = list(read.iter_families(size))
    assert max(map(len, batches), default=0) <= size
    assert [one for batch in batches for one in batch] == searching
    assert [one for batch in read.iter_remains(size) for one in batch] == found
    grouped = list(read.family_batches(size))
    assert max(map(len, grouped), default=0) <= size
    by_id = {one.id: one for block in grouped for one in block.families(CODING)}
    assert by_id == {one.id: one for one in searching}


def test_truth_and_model_come_back(folder: Path) -> None:
    read = read_registry_folder(folder)
    assert read.has_truth
    assert read.identities() == registry()[-2]
    assert read.links() == registry()[-1]
    assert model_to_json(read.model) == model_to_json(MODEL)
    assert read.manifest.counts == {"families": 2, "members": 6, "typed": 2, "missing": 2, "remains": 2}


def test_a_registry_without_truth_says_so(tmp_path: Path) -> None:
    write_registry_folder(tmp_path / "registry", MODEL, registry()[:3])
    read = read_registry_folder(tmp_path / "registry")
    assert not read.has_truth
    assert len(read.identities()) == len(read.links()) == 0


def test_remains_are_columns_of_codes(folder: Path) -> None:
    block = read_registry_folder(folder).all_remains()
    assert block.ids == ("R1", "R2")
    assert block.codes.dtype == np.int16
    assert block.codes.tolist() == [[[0, 2], [-1, -1]], [[-1, -1], [1, -1]]]
    assert block.dropout.tolist() == [[0.35, 0.0], [0.0, 0.0]]


def test_families_of_one_structure_are_searched_together_whatever_their_names(tmp_path: Path) -> None:
    named = [family(f"F{number}", prefix=f"F{number}-") for number in range(5)]
    twin = Family(
        "twin", Pedigree((Member("a", twin="x"), Member("b", twin="x"))), ("a",), {"b": Profile({})}
    )
    write_registry_folder(tmp_path / "registry", MODEL, family_blocks([*named[:3], twin, *named[3:]], CODING))
    blocks = list(read_registry_folder(tmp_path / "registry").family_batches())
    assert [len(block) for block in blocks] == [5, 1]
    assert blocks[0].codes.shape == (5, 1, 2, 2)
    assert blocks[0].pedigree.by_id[blocks[0].missing[0]].mother == blocks[0].typed[0] == "F0-mother"
    assert blocks[0].member_ids[4] == ("F4-mother", "F4-father", "F4-son")


def test_families_stay_together_across_row_groups(tmp_path: Path) -> None:
    count = 2 * ROW_GROUP + 1
    block = next(family_blocks([family("F")], CODING))
    many = FamilyBlock(
        shape="mother-only",
        pedigree=block.pedigree,
        typed=block.typed,
        missing=block.missing,
        family_ids=tuple(f"F{number}" for number in range(count)),
        member_ids=block.member_ids * count,
        codes=np.repeat(block.codes, count, axis=0),
        dropout=np.repeat(block.dropout, count, axis=0),
        drop_in=np.repeat(block.drop_in, count, axis=0),
    )
    write_registry_folder(tmp_path / "registry", MODEL, [many])
    with pq.ParquetFile(tmp_path / "registry" / "members.parquet") as file:
        assert [file.metadata.row_group(group).num_rows for group in range(file.num_row_groups)] == [
            3 * ROW_GROUP,
            3 * ROW_GROUP,
            3,
        ]
    blocks = list(read_registry_folder(tmp_path / "registry").family_batches(5000))
    assert [len(one) for one in blocks] == [5000, count - 5000]
    assert [name for one in blocks for name in one.family_ids] == list(many.family_ids)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("place", [0.0, 0.5, 0.99])
def test_a_flipped_byte_is_refused(folder: Path, name: str, place: float) -> None:
    content = bytearray((folder / name).read_bytes())
    content[int(place * len(content))] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(RegistryFolderError, match=rf"{name}: does not match the SHA-256 .* damaged"):
        read_registry_folder(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_or_short_file_is_refused(folder: Path, name: str) -> None:
    content = (folder / name).read_bytes()
    (folder / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(RegistryFolderError, match="does not match"):
        read_registry_folder(folder)
    with pytest.raises(RegistryFolderError, match=f"{name}: is no Parquet file"):
        read_registry_folder(folder, verify=False)
    (folder / name).unlink()
    with pytest.raises(RegistryFolderError, match=f"{name}: the file is missing"):
        read_registry_folder(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_another_registry_is_refused(folder: Path, tmp_path: Path, name: str) -> None:
    write_registry_folder(tmp_path / "other", MODEL, registry(("A1", "A2"), "R0"))
    shutil.copy(tmp_path / "other" / name, folder / name)
    with pytest.raises(RegistryFolderError, match=f"{name}: does not match .* another registry"):
        read_registry_folder(folder)


def test_a_manifest_of_another_registry_is_refused(folder: Path, tmp_path: Path) -> None:
    write_registry_folder(tmp_path / "other", MODEL, registry(("A1", "A2")))
    shutil.copy(tmp_path / "other" / "manifest.json", folder / "manifest.json")
    with pytest.raises(RegistryFolderError, match="another registry"):
        read_registry_folder(folder)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "manifest.json"),
        ("\x00\x01", "manifest.json"),
        ("[" * 100_000, "nested deeper"),
        ('{"format": NaN}', "NaN"),
        ("[]", "the format is not hallar-registry-folder"),
        ('{"format": "something"}', "the format is not hallar-registry-folder"),
        ('{"format": "hallar-registry-folder", "version": 3}', "version 3 of the format is unknown"),
        ('{"format": "hallar-registry-folder", "version": 1}', "missing or impossible: key 'model'"),
    ],
)
def test_a_manifest_that_says_nothing_is_refused(folder: Path, text: str, message: str) -> None:
    (folder / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(BadInputError, match=message):
        read_registry_folder(folder)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda value: value.pop("counts"), "missing or impossible: key 'counts'"),
        (lambda value: value.update(counts=3), "has no attribute"),
        (lambda value: value["files"].pop("remains.parquet"), "lists no remains.parquet"),
        (lambda value: value["files"].update({"../x": {"rows": 1, "sha256": ""}}), "unknown file ../x"),
        (lambda value: value["files"]["links.parquet"].update(rows=7), "other columns or rows"),
        (lambda value: value["model"]["loci"].pop(), "other columns or rows"),
        (lambda value: value["model"]["loci"][0].update(theta=2), "theta"),
    ],
)
def test_a_manifest_that_contradicts_the_files_is_refused(
    folder: Path, change: Callable[[dict[str, Any]], object], message: str
) -> None:
    rewrite_manifest(folder, change)
    with pytest.raises(RegistryFolderError, match=message):
        read_registry_folder(folder)


def test_messages_are_in_spanish_too(folder: Path) -> None:
    (folder / "remains.parquet").unlink()
    with pytest.raises(RegistryFolderError) as refused:
        read_registry_folder(folder)
    assert refused.value.messages("es") == [
        "remains.parquet: falta el archivo. Escriba o copie la carpeta de nuevo."
    ]


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegistryFolderError, match="no such file"):
        read_registry_folder(tmp_path)
    with pytest.raises(RegistryFolderError, match="no such file"):
        read_registry_folder(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("name", "column", "values", "message"),
    [
        ("members.parquet", "father", [None, None, "nobody", None, None, "father"], "nobody is no member"),
        ("members.parquet", "member", ["son", "father", "son", "mother", "father", "son"], "member twice"),
        ("members.parquet", "family", ["F1", "F2", "F1", "F1", "F2", "F2"], "do not stand together"),
        ("members.parquet", "sex", ["x", "male", "male", "female", "male", "male"], "has the value x"),
        ("genotypes.parquet", "family", ["F1", "F3"], "has the value F3"),
        ("genotypes.parquet", "family", ["F2", "F1"], "another order"),
        ("genotypes.parquet", "member", ["mother", "aunt"], "has the value aunt"),
        ("genotypes.parquet", "TH01_1", [0, 3], "locus TH01: an allele code is out of range"),
        ("genotypes.parquet", "Penta D_2", [-2, 0], "locus Penta D: an allele code is out of range"),
        ("genotypes.parquet", "TH01_dropout", [0.0, 1.0], "probability is not in"),
        ("genotypes.parquet", "drop_in", [float("nan"), 0.0], "probability is not in"),
    ],
)
def test_tables_that_contradict_themselves_are_refused(
    folder: Path, name: str, column: str, values: list[object], message: str
) -> None:
    replace_column(folder, name, column, values)
    with pytest.raises(RegistryFolderError, match=message):
        list(read_registry_folder(folder).iter_families())


def test_remains_that_make_no_sense_are_refused(folder: Path) -> None:
    replace_column(folder, "remains.parquet", "sex", ["male", "neither"])
    with pytest.raises(RegistryFolderError, match="'neither' is not a valid Sex"):
        read_registry_folder(folder).all_remains()


def failing(blocks: list[RegistryBlock]) -> Iterator[RegistryBlock]:
    yield from blocks
    raise RuntimeError("the power failed")


def test_a_broken_off_write_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="power"):
        write_registry_folder(tmp_path / "registry", MODEL, failing(registry()))
    assert list(tmp_path.iterdir()) == []


def test_a_broken_off_replacement_leaves_the_old_registry(folder: Path) -> None:
    with pytest.raises(RuntimeError, match="power"):
        write_registry_folder(folder, MODEL, failing(registry(("A1", "A2"))), overwrite=True)
    assert [one.name for one in folder.parent.iterdir()] == ["registry"]
    assert next(read_registry_folder(folder).iter_families())[0].id == "F1"


def test_a_registry_is_replaced_on_request_alone(folder: Path) -> None:
    with pytest.raises(FileExistsError, match="exists"):
        write_registry_folder(folder, MODEL, registry(("A1", "A2")))
    write_registry_folder(folder, MODEL, registry(("A1", "A2")), overwrite=True)
    assert next(read_registry_folder(folder).iter_families())[0].id == "A1"


def test_what_is_no_registry_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(FileExistsError, match="is no registry folder"):
        write_registry_folder(tmp_path / "thesis", MODEL, registry(), overwrite=True)
    assert (tmp_path / "thesis" / "chapter.txt").exists()


@pytest.mark.parametrize("again", [registry()[0], registry()[2]])
def test_an_identifier_that_comes_twice_is_refused(tmp_path: Path, again: RegistryBlock) -> None:
    with pytest.raises(ValueError, match="comes twice"):
        write_registry_folder(tmp_path / "registry", MODEL, [*registry(), again])
    assert list(tmp_path.iterdir()) == []


def test_an_allele_that_the_model_lacks_is_refused() -> None:
    strange = Remains("R1", Profile({"TH01": ("6", "14")}))
    with pytest.raises(UnknownAlleleError, match="allele 14"):
        remains_block([strange], CODING)
