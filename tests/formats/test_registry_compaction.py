from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from hallar.formats import open_registry
from hallar.formats.registry_append import add_to_registry
from hallar.formats.registry_compaction import compact_registry
from hallar.formats.registry_manifest import RegistryManifest
from hallar.formats.registry_parquet import RegistryFolder, read_registry_folder, write_registry_folder
from hallar.formats.registry_part_writer import leftovers
from hallar.formats.registry_withdrawal import withdraw_from_registry
from hallar.pedigree import Family, Remains
from tests.formats.registry_folders import MODEL, registry

NOON = datetime(2025, 1, 2, 12, tzinfo=UTC)
Everything = tuple[dict[str, Family], dict[str, Remains], object, object]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a registry of two parts from which some of each was withdrawn."""
    write_registry_folder(tmp_path / "registry", MODEL, registry(("F1", "F2"), "R1"))
    write_registry_folder(tmp_path / "source", MODEL, registry(("A1", "A2"), "A3"))
    add_to_registry(tmp_path / "registry", [open_registry(tmp_path / "source")])
    withdraw_from_registry(tmp_path / "registry", ["F2", "A3", "A1:mother"])
    return tmp_path / "registry"


def everything(read: RegistryFolder) -> Everything:
    families = {one.id: one for batch in read.iter_families() for one in batch}
    remains = {one.id: one for batch in read.iter_remains() for one in batch}
    return families, remains, read.identities(), read.links()


def test_a_compacted_registry_reads_the_same_from_one_part(folder: Path) -> None:
    before = read_registry_folder(folder)
    held = everything(before)
    manifest = compact_registry(folder, now=NOON)
    after = read_registry_folder(folder)
    assert everything(after) == held
    assert manifest.counts == before.manifest.counts == after.names().counts
    assert len(list(folder.glob("*.parquet"))) == len(after.parts) == 5
    assert [change.what for change in manifest.history] == ["added", "withdrawn", "compacted"]


def test_what_was_withdrawn_is_gone_from_the_disk_and_stays_out(folder: Path) -> None:
    manifest = compact_registry(folder)
    for path in folder.glob("*.parquet"):
        stored = {value for column in pq.read_table(path).columns for value in column.to_pylist()}
        assert stored.isdisjoint({"F2", "A3"})
    assert manifest.withdrawn.families == {"F2"}
    assert not any(add_to_registry(folder, [open_registry(folder.parent / "source")]).added.values())


def test_a_compacted_registry_can_be_added_to(folder: Path, tmp_path: Path) -> None:
    compact_registry(folder)
    write_registry_folder(tmp_path / "more", MODEL, registry(("B1", "B2"), "B3"))
    assert add_to_registry(folder, [open_registry(tmp_path / "more")]).added["families"] == 2
    assert {part.number for part in read_registry_folder(folder).parts} == {3, 4}


def test_a_crash_leaves_the_old_registry(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = everything(read_registry_folder(folder))

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(RegistryManifest, "write", fail)
        with pytest.raises(KeyboardInterrupt):
            compact_registry(folder)
    read = read_registry_folder(folder)
    assert everything(read) == held
    assert leftovers(read)
    compact_registry(folder)
    assert leftovers(read_registry_folder(folder)) == []


def test_an_emptied_registry_can_be_compacted(tmp_path: Path) -> None:
    write_registry_folder(tmp_path / "registry", MODEL, registry())
    withdraw_from_registry(tmp_path / "registry", ["F1", "F2", "R1", "R2"])
    assert set(compact_registry(tmp_path / "registry").counts.values()) == {0}
    assert everything(read_registry_folder(tmp_path / "registry"))[:2] == ({}, {})
