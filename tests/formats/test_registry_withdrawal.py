from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hallar.formats import BadInputError, open_registry
from hallar.formats.registry_append import add_to_registry
from hallar.formats.registry_blocks import family_blocks, remains_block
from hallar.formats.registry_manifest import RegistryFolderError, digest
from hallar.formats.registry_parquet import read_registry_folder, write_registry_folder
from hallar.formats.registry_withdrawal import Withdrawable, Withdrawal, withdraw_from_registry
from hallar.formats.registry_withdrawn import Withdrawn
from hallar.genetics import Profile
from hallar.pedigree import Family, Remains
from tests.formats.registry_folders import CODING, MODEL, family, registries, registry

NOON = datetime(2025, 1, 2, 12, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_registry_folder(tmp_path / "registry", MODEL, registry())
    return tmp_path / "registry"


def withdraw(folder: Path, *names: str, kind: Withdrawable | None = None) -> Withdrawal:
    return withdraw_from_registry(folder, names, kind, now=NOON)


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.glob("*.parquet")}


def test_a_withdrawn_family_is_in_nothing_that_is_read(folder: Path) -> None:
    before = state(folder)
    done = withdraw(folder, "F1")
    assert state(folder) == before
    assert done.gone == {"families": 1, "members": 3, "typed": 1, "missing": 1, "remains": 0}
    read = read_registry_folder(folder)
    assert [one.id for batch in read.iter_families() for one in batch] == ["F2"]
    assert [name for block in read.family_batches() for name in block.family_ids] == ["F2"]
    assert read.names().families == {"F2"}
    assert read.identities().families == (None, None)
    assert read.identities().remains == ("R1", "R2")
    assert len(read.links()) == 0
    opened = open_registry(folder)
    assert (opened.family_count, opened.remains_count) == (1, 2)
    assert opened.truth() == frozenset()


def test_withdrawn_remains_are_in_nothing_that_is_read(folder: Path) -> None:
    assert withdraw(folder, "R1").gone["remains"] == 1
    read = read_registry_folder(folder)
    assert read.all_remains().ids == ("R2",)
    assert [one.id for batch in read.iter_remains() for one in batch] == ["R2"]
    assert read.identities().remains == ("R2",)
    assert read.manifest.counts["remains"] == 1


def test_a_relative_whose_sample_is_withdrawn_stays_in_the_pedigree(folder: Path) -> None:
    assert withdraw(folder, "F1:mother").gone == {
        "families": 0, "members": 0, "typed": 1, "missing": 0, "remains": 0,
    }  # fmt: skip
    first, second = (one for batch in read_registry_folder(folder).iter_families() for one in batch)
    assert first == Family("F1", family("F1").pedigree, ("son",), {})
    assert second == family("F2")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(given_registry=registries(), data=st.data())
def test_what_was_withdrawn_reads_as_if_it_had_never_been_there(
    tmp_path: Path, given_registry: tuple[list[Family], list[Remains]], data: st.DataObject
) -> None:
    searching, found = given_registry
    target = tmp_path / "registry"
    blocks = [*family_blocks(searching, CODING), remains_block(found, CODING)]
    write_registry_folder(target, MODEL, blocks, overwrite=True)
    every = [one.id for one in searching] + [one.id for one in found]
    every += [f"{one.id}:{member}" for one in searching for member in one.profiles]
    names = data.draw(st.lists(st.sampled_from(every), unique=True) if every else st.just([]))
    withdraw(target, *names)
    read = read_registry_folder(target)
    kept = [
        Family(
            one.id,
            one.pedigree,
            one.missing,
            {member: of for member, of in one.profiles.items() if f"{one.id}:{member}" not in names},
        )
        for one in searching
        if one.id not in names
    ]
    assert [one for batch in read.iter_families() for one in batch] == kept
    assert {one.id: one for block in read.family_batches() for one in block.families(CODING)} == {
        one.id: one for one in kept
    }
    assert [one for batch in read.iter_remains() for one in batch] == [
        one for one in found if one.id not in names
    ]
    assert read.names().counts == read.manifest.counts
    again = add_to_registry(target, [open_registry(_written(tmp_path / "source", searching, found))])
    assert not any(again.added.values())


def _written(path: Path, searching: list[Family], found: list[Remains]) -> Path:
    blocks = [*family_blocks(searching, CODING), remains_block(found, CODING)]
    write_registry_folder(path, MODEL, blocks, overwrite=True)
    return path


def test_what_was_withdrawn_is_not_added_again(folder: Path, tmp_path: Path) -> None:
    withdraw(folder, "F1", "F2:mother", "R1")
    write_registry_folder(tmp_path / "source", MODEL, registry())
    addition = add_to_registry(folder, [open_registry(tmp_path / "source")])
    assert addition.intake.withdrawn == Withdrawn(
        frozenset(["F1"]), frozenset(["R1"]), frozenset([("F2", "mother")])
    )
    assert addition.intake.present == {"families": 1, "remains": 1}
    assert not any(addition.added.values())


def test_a_withdrawal_applies_to_added_parts(folder: Path, tmp_path: Path) -> None:
    found = [Remains("A2", Profile({"TH01": ("6",)}))]
    add_to_registry(folder, [open_registry(_written(tmp_path / "source", [family("A1")], found))])
    withdraw(folder, "A1", "A2")
    read = read_registry_folder(folder)
    assert [one.id for batch in read.iter_families() for one in batch] == ["F1", "F2"]
    assert read.all_remains().ids == ("R1", "R2")


def test_withdrawing_twice_is_harmless(folder: Path) -> None:
    withdraw(folder, "F1", "R1", "F2:mother")
    manifest = (folder / "manifest.json").read_bytes()
    done = withdraw(folder, "F1", "R1", "F2:mother")
    assert done.already == ("F1", "R1", "F2:mother")
    assert (folder / "manifest.json").read_bytes() == manifest


def test_the_history_names_nobody(folder: Path) -> None:
    before = digest(folder / "manifest.json")
    withdraw(folder, "F1")
    (change,) = read_registry_folder(folder).manifest.history
    assert (change.what, change.at, change.previous) == ("withdrawn", "2025-01-02T12:00:00+00:00", before)
    assert change.sources == ()
    assert "F1" not in str(change)


def test_unknown_names_are_all_listed_and_nothing_is_withdrawn(folder: Path) -> None:
    before = (folder / "manifest.json").read_bytes()
    with pytest.raises(BadInputError, match=r"called F9, R9, F1:aunt\. Nothing was withdrawn"):
        withdraw(folder, "F1", "F9", "R9", "F1:aunt")
    assert (folder / "manifest.json").read_bytes() == before


def test_a_name_of_two_things_needs_a_kind(tmp_path: Path) -> None:
    folder = _written(tmp_path / "registry", [family("1")], [Remains("1", Profile({}))])
    with pytest.raises(RegistryFolderError, match="1 may mean several things"):
        withdraw(folder, "1")
    assert withdraw(folder, "1", kind=Withdrawable.REMAINS).gone["remains"] == 1
    assert withdraw(folder, "1", kind=Withdrawable.REMAINS).already == ("1",)
    assert withdraw(folder, "1", kind=Withdrawable.FAMILY).gone["families"] == 1
