"""``hallar withdraw``, ``hallar compact`` and ``hallar snapshot``."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import PLANECRASH, Refused, hallar, hallar_json


@pytest.fixture
def folder(registry: Path, tmp_path: Path) -> Path:
    shutil.copytree(registry, tmp_path / "country")
    return tmp_path / "country"


def test_what_is_withdrawn_is_no_candidate(folder: Path) -> None:
    hits = hallar_json("search", folder)["hits"]
    family, remains = hits[0]["family"], hits[-1]["remains"]
    said = hallar_json("withdraw", folder, family, remains)
    assert (said["gone"]["families"], said["gone"]["remains"]) == (1, 1)
    assert (said["counts"]["families"], said["counts"]["remains"]) == (39, 29)
    after = hallar_json("search", folder)["hits"]
    assert after
    assert not [one for one in after if one["family"] == family or one["remains"] == remains]
    hallar("check", folder)
    assert "written anew: 39 families and 29 remains" in hallar("compact", folder).stderr
    assert hallar_json("search", folder)["hits"] == after
    assert "had been before: 2" in hallar("withdraw", folder, family, remains).stderr


def test_refusals(folder: Path, refused: Refused) -> None:
    assert "called F9" in refused("withdraw", folder, "F9")
    assert "con el nombre F9. No se retiró nada" in refused("withdraw", folder, "F9", language="es")
    assert "Choose one of: family, remains, sample" in refused("withdraw", folder, "F9", "--as", "person")


def test_a_snapshot_lists_files_and_history(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hallar("add", folder, PLANECRASH)
    family = hallar_json("search", folder)["hits"][0]["family"]
    hallar("withdraw", folder, family)
    (folder / "remains-0009-00000000.parquet").write_bytes(b"broken off")
    found = hallar_json("snapshot", folder)
    assert [change["what"] for change in found["history"]] == ["added", "withdrawn"]
    assert found["withdrawn"] == {"families": 1, "remains": 0, "samples": 0}
    assert found["leftovers"] == ["remains-0009-00000000.parquet"]
    assert {one["name"]: one["bytes"] for one in found["files"]} == {
        path.name: path.stat().st_size
        for path in folder.glob("*.parquet")
        if path.name not in found["leftovers"]
    }
    monkeypatch.setenv("HALLAR_LANGUAGE", "es")
    said = hallar("snapshot", folder).stdout
    for part in ("cada hash es el del manifiesto", "agregado", "retirado", "44 familias", "interrumpida"):
        assert part in said


def test_a_snapshot_that_is_damaged_is_refused(folder: Path, refused: Refused) -> None:
    content = bytearray((folder / "remains.parquet").read_bytes())
    content[100] ^= 1
    (folder / "remains.parquet").write_bytes(content)
    assert "remains.parquet: does not match the SHA-256" in refused("snapshot", folder)
