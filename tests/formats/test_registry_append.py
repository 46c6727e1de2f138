from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from hallar.formats import BadInputError, Registry, open_registry
from hallar.formats.opened_registry import opened_in_memory
from hallar.formats.registry_append import Addition, add_to_registry
from hallar.formats.registry_blocks import IdentityBlock, family_blocks, remains_block
from hallar.formats.registry_lock import locked
from hallar.formats.registry_manifest import RegistryFolderError, RegistryManifest, digest
from hallar.formats.registry_parquet import read_registry_folder, write_registry_folder
from hallar.formats.registry_part_writer import leftovers
from hallar.formats.registry_writer import FolderWriter
from hallar.genetics import Profile
from hallar.pedigree import Family, Remains, Sex
from tests.formats.registry_folders import CODING, MODEL, family, registries, registry, rewrite_manifest

PROFILE = Profile({"TH01": ("6", "9")})
NOON = datetime(2025, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_registry_folder(tmp_path / "registry", MODEL, registry())
    return tmp_path / "registry"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "source", [family("A1"), family("A2")], [Remains("A3", PROFILE)])


def write(path: Path, searching: list[Family], found: list[Remains]) -> Path:
    blocks = [*family_blocks(searching, CODING), remains_block(found, CODING)]
    write_registry_folder(path, MODEL, blocks, overwrite=True)
    return path


def add(folder: Path, *sources: Path) -> Addition:
    return add_to_registry(folder, [open_registry(source) for source in sources], now=NOON)


def add_remains(folder: Path, *found: Remains) -> Addition:
    """Add remains that were read from a file."""
    file = folder.parent / "found.csv"
    file.write_text("the laboratory's bytes", encoding="utf-8")
    return add_to_registry(folder, [opened_in_memory(file, Registry((), found), ())], now=NOON)


def content(folder: Path) -> tuple[dict[str, Family], dict[str, Remains]]:
    read = read_registry_folder(folder)
    families = {one.id: one for batch in read.iter_families() for one in batch}
    grouped = {one.id: one for block in read.family_batches() for one in block.families(read.coding)}
    assert families == grouped
    remains = {one.id: one for batch in read.iter_remains() for one in batch}
    assert {one.id: one for one in read.all_remains().remains(read.coding)} == remains
    assert (len(families), len(remains)) == (
        read.manifest.counts["families"],
        read.manifest.counts["remains"],
    )
    assert read.names().counts == read.manifest.counts
    return families, remains


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.iterdir()
        if path.suffix == ".parquet"
    }


def test_adding_remains_does_not_touch_what_is_there(folder: Path) -> None:
    before = state(folder)
    addition = add_remains(folder, *(Remains(f"N{number}", PROFILE) for number in range(1000)))
    after = state(folder)
    (new,) = after.keys() - before.keys()
    assert new.startswith("remains-0002-")
    assert {name: after[name] for name in before} == before
    assert (addition.added["remains"], addition.added["families"]) == (1000, 0)
    assert addition.manifest.counts["remains"] == 1002
    assert read_registry_folder(folder).all_remains().ids[:3] == ("R1", "R2", "N0")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(first=registries("A"), second=registries("B"), third=registries("C"))
def test_additions_read_as_if_written_at_once(
    tmp_path: Path,
    first: tuple[list[Family], list[Remains]],
    second: tuple[list[Family], list[Remains]],
    third: tuple[list[Family], list[Remains]],
) -> None:
    grown = write(tmp_path / "grown", *first)
    add(grown, write(tmp_path / "second", *second))
    add(grown, write(tmp_path / "third", *third))
    together = write(tmp_path / "together", first[0] + second[0] + third[0], first[1] + second[1] + third[1])
    assert content(grown) == content(together)
    assert read_registry_folder(grown).manifest.counts == read_registry_folder(together).manifest.counts
    assert [len(block) for block in read_registry_folder(grown).family_batches()] == [
        len(block) for block in read_registry_folder(together).family_batches()
    ]


def test_adding_twice_is_harmless(folder: Path, source: Path) -> None:
    add(folder, source)
    before, manifest = state(folder), (folder / "manifest.json").read_bytes()
    addition = add(folder, source, source)
    assert addition.intake.present == {"families": 4, "remains": 2}
    assert not any(addition.added.values())
    assert (state(folder), (folder / "manifest.json").read_bytes()) == (before, manifest)


def test_a_source_given_twice_is_added_once(folder: Path, source: Path) -> None:
    addition = add(folder, source, source)
    assert (addition.added["families"], addition.intake.present["families"]) == (2, 2)
    assert len(content(folder)[0]) == 4


def test_a_registry_can_be_added_to_itself(folder: Path) -> None:
    assert add(folder, folder).intake.present == {"families": 2, "remains": 2}


def test_other_content_under_known_identifiers_is_refused_with_all_names(
    folder: Path, tmp_path: Path
) -> None:
    renamed = family("F1", prefix="other ")
    other = write(
        tmp_path / "other",
        [renamed, family("F2"), family("new")],
        [Remains("R1", PROFILE), Remains("R2", Profile({"Penta D": ("12",)}), Sex.MALE)],
    )
    before = state(folder)
    with pytest.raises(RegistryFolderError, match=r"other content: families F1; remains R1, R2\."):
        add(folder, other)
    assert state(folder) == before
    assert "con otro contenido: familias F1; restos R1, R2" in str(refusal(folder, other).messages("es"))


def refusal(folder: Path, *sources: Path) -> BadInputError:
    with pytest.raises(BadInputError) as refused:
        add(folder, *sources)
    return refused.value


def test_sources_that_contradict_each_other_are_refused(folder: Path, tmp_path: Path) -> None:
    one = write(tmp_path / "one", [family("A1")], [Remains("A2", PROFILE)])
    two = write(tmp_path / "two", [family("A1", prefix="x")], [Remains("A2", PROFILE, Sex.MALE)])
    assert "families A1; remains A2" in refusal(folder, one, two).messages()[0]


def test_new_alleles_are_appended_and_old_codes_stay_valid(folder: Path) -> None:
    before = content(folder)[1]
    addition = add_remains(folder, Remains("N1", Profile({"TH01": ("8.3", "9"), "vWA": ("15", "16")})))
    assert addition.intake.new_alleles == {"TH01": ("8.3",)}
    assert addition.intake.lost_loci == ("vWA",)
    locus = read_registry_folder(folder).model.loci["TH01"].frequencies
    assert locus.alleles == ("6", "9", "9.3", "8.3")
    assert locus.frequencies.sum() == pytest.approx(1)
    assert locus.frequencies[3] == locus.frequencies.min()
    assert np.ptp(locus.frequencies[:3]) == pytest.approx(0)
    after = content(folder)[1]
    assert {name: after[name] for name in before} == before
    assert sorted(after["N1"].profile.genotypes["TH01"]) == ["8.3", "9"]
    assert add_remains(folder, Remains("N1", Profile({"TH01": ("9", "8.3")}))).intake.present["remains"] == 1


def test_alleles_of_another_folder_that_nobody_shows_are_not_taken_over(folder: Path, tmp_path: Path) -> None:
    add_remains(folder, Remains("N1", Profile({"TH01": ("5", "14")})), Remains("N2", PROFILE))
    target = write(tmp_path / "target", [], [Remains("N1", Profile({"TH01": ("9", "9")}))])
    assert "remains N1" in refusal(target, folder).messages()[0]
    write(target, [], [])
    assert add(target, folder).intake.new_alleles == {"TH01": ("5", "14")}
    write(target, [], [Remains("N1", PROFILE)])
    wide = write(tmp_path / "wide", [], [])
    add_remains(wide, Remains("N3", Profile({"TH01": ("5", "6")})), Remains("N4", Profile({"TH01": ("14",)})))
    narrow = write(tmp_path / "narrow", [], [])
    add_remains(narrow, Remains("N3", Profile({"TH01": ("5", "6")})))
    assert add(narrow, wide).intake.new_alleles == {"TH01": ("14",)}
    assert content(narrow) == content(wide)


def test_a_mutation_model_that_cannot_take_the_allele_refuses(tmp_path: Path) -> None:
    folder = write(tmp_path / "registry", [], [])
    matrix = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]

    def custom(value: dict[str, Any]) -> None:
        value["model"]["loci"][0]["mutation"]["paternal"] = {"kind": "custom", "matrix": matrix}

    rewrite_manifest(folder, custom)
    before = (folder / "manifest.json").read_bytes()
    with pytest.raises(RegistryFolderError, match=r"locus TH01, alleles 14: .* Write the registry anew"):
        add_remains(folder, Remains("N1", Profile({"TH01": ("14", "14")})))
    assert (folder / "manifest.json").read_bytes() == before


def test_truth_and_links_of_a_folder_are_taken_over(folder: Path, tmp_path: Path) -> None:
    other = registry(("A1", "A2"), "A3")
    other[2] = remains_block([Remains("A3", PROFILE), Remains("A4", PROFILE)], CODING)
    identities = IdentityBlock(("A3", "A4"), ("P3", "P4"), ("A1", None), ("son", None))
    write_registry_folder(tmp_path / "other", MODEL, [*other[:3], identities, other[4]])
    add(folder, tmp_path / "other")
    read = read_registry_folder(folder)
    assert read.identities().remains == ("R1", "R2", "A3", "A4")
    assert read.identities().families == ("F1", None, "A1", None)
    assert read.links().families == ("F1", "A1")
    assert add(folder, tmp_path / "other").intake.present == {"families": 2, "remains": 2}
    assert read_registry_folder(folder).links() == read.links()


def test_truth_is_not_begun_by_an_addition(folder: Path, source: Path) -> None:
    add(source, folder)
    read = read_registry_folder(source)
    assert not read.has_truth
    assert read.links().families == ("F1",)


def test_history_tells_what_was_added_when_and_from_what(folder: Path, source: Path) -> None:
    first = digest(folder / "manifest.json")
    add(folder, source)
    second = digest(folder / "manifest.json")
    add_remains(folder, Remains("N1", PROFILE))
    history = read_registry_folder(folder).manifest.history
    assert [(change.what, change.at) for change in history] == [("added", "2025-01-02T12:00:00+00:00")] * 2
    assert [change.previous for change in history] == [first, second]
    assert history[0].sources == (digest(source / "manifest.json"),)
    assert history[1].sources == (digest(folder.parent / "found.csv"),)
    assert history[0].counts == {"families": 2, "members": 6, "typed": 2, "missing": 2, "remains": 1}


def test_a_registry_of_version_1_can_be_read_and_added_to(folder: Path, source: Path) -> None:
    before = content(folder)

    def older(value: dict[str, Any]) -> None:
        value["version"] = 1
        del value["withdrawn"], value["history"]

    rewrite_manifest(folder, older)
    assert content(folder) == before
    add(folder, source)
    assert len(content(folder)[0]) == 4


@pytest.mark.parametrize("broken", ["before the parts", "between the parts", "before the manifest"])
def test_a_crash_leaves_the_old_registry_whole_and_the_next_addition_cleans_up(
    folder: Path, source: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    before = content(folder)
    manifest = (folder / "manifest.json").read_bytes()
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", lambda *_, **__: None)
        crash(patched, broken)
        with pytest.raises(KeyboardInterrupt):
            add(folder, source)
    assert (folder / "manifest.json").read_bytes() == manifest
    assert content(folder) == before
    left = leftovers(read_registry_folder(folder))
    assert left
    addition = add(folder, source)
    assert addition.removed == tuple(path.name for path in left)
    assert leftovers(read_registry_folder(folder)) == []
    assert len(content(folder)[0]) == 4


def crash(patched: pytest.MonkeyPatch, moment: str) -> None:
    """Break off the next addition at a moment, as the power failing would: nothing is tidied up."""

    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    if moment == "before the parts":
        patched.setattr(FolderWriter, "_write_remains", fail)
    elif moment == "before the manifest":
        patched.setattr(RegistryManifest, "write", fail)
    else:
        rename, done = Path.rename, []

        def rename_one(path: Path, target: Path) -> Path:
            if done:
                raise KeyboardInterrupt
            done.append(path)
            return rename(path, target)

        patched.setattr(Path, "rename", rename_one)


def test_a_reader_keeps_what_it_opened(folder: Path, source: Path) -> None:
    opened = read_registry_folder(folder)
    add(folder, source)
    assert [one.id for batch in opened.iter_families() for one in batch] == ["F1", "F2"]
    assert opened.all_remains().ids == ("R1", "R2")


@pytest.mark.parametrize("table", ["members", "genotypes", "remains"])
@pytest.mark.parametrize("damage", ["flipped", "missing", "swapped"])
def test_a_damaged_missing_or_foreign_part_is_refused(
    folder: Path, source: Path, tmp_path: Path, table: str, damage: str
) -> None:
    add(folder, source)
    (part,) = folder.glob(f"{table}-0002-*.parquet")
    if damage == "missing":
        part.unlink()
        expected = "the file is missing"
    elif damage == "flipped":
        changed = bytearray(part.read_bytes())
        changed[len(changed) // 2] ^= 1
        part.write_bytes(changed)
        expected = "does not match the SHA-256"
    else:
        shutil.copy(folder / f"{table}.parquet", part)
        expected = "belongs to another registry"
    for attempt in (read_registry_folder, lambda path: add(path, source)):
        with pytest.raises(RegistryFolderError, match=f"{part.name}: .*{expected}"):
            attempt(folder)


def test_a_manifest_that_loses_half_of_a_part_is_refused(folder: Path, source: Path) -> None:
    add(folder, source)
    (part,) = folder.glob("genotypes-0002-*.parquet")
    rewrite_manifest(folder, lambda value: value["files"].pop(part.name))
    with pytest.raises(RegistryFolderError, match="do not belong together"):
        read_registry_folder(folder)


HOLD = """
import sys, pathlib
from hallar.formats.registry_lock import locked
with locked(pathlib.Path(sys.argv[1])):
    print("locked", flush=True)
    sys.stdin.read()
"""


def test_one_writer_at_a_time(folder: Path, source: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "locked\n"
        with pytest.raises(RegistryFolderError, match="another command is writing"):
            add(folder, source)
        with pytest.raises(RegistryFolderError, match="another command is writing"):
            write_registry_folder(folder, MODEL, registry(), overwrite=True)
        assert len(content(folder)[0]) == 2
        other.kill()
    add(folder, source)
    assert len(content(folder)[0]) == 4


def test_the_lock_ends_with_its_block(folder: Path) -> None:
    for _ in range(2):
        with locked(folder):
            pass
    descriptors = Path("/proc/self/fd")
    if descriptors.exists():
        assert not any(os.path.realpath(one).endswith(".lock") for one in descriptors.iterdir())


def test_what_is_no_registry_is_not_added_to(tmp_path: Path, source: Path) -> None:
    (tmp_path / "thesis").mkdir()
    with pytest.raises(RegistryFolderError, match="no such file"):
        add(tmp_path / "thesis", source)
    assert list((tmp_path / "thesis").iterdir()) == []


def test_a_family_nobody_of_which_is_typed_comes_back(folder: Path, tmp_path: Path) -> None:
    untyped = Family("A1", family("A1").pedigree, ("son",), {})
    add(folder, write(tmp_path / "other", [untyped], []))
    assert content(folder)[0]["A1"] == untyped
