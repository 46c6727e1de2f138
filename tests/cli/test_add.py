"""``hallar add``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import PLANECRASH, Refused, hallar, hallar_json

TABLE = "Sample Name,Marker,Allele 1,Allele 2\nN1,TH01,6,9.3\nN1,vWA,16,77\n"


@pytest.fixture
def folder(registry: Path, tmp_path: Path) -> Path:
    shutil.copytree(registry, tmp_path / "country")
    return tmp_path / "country"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "new.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_sources_of_any_form_are_added_at_once(folder: Path, table: Path) -> None:
    said = hallar_json("add", folder, PLANECRASH, table)
    assert (said["added"]["families"], said["added"]["remains"]) == (5, 9)
    assert (said["counts"]["families"], said["counts"]["remains"]) == (45, 39)
    assert said["new_alleles"] == {"vWA": ["77"]}
    hallar("check", folder)
    again = hallar("add", folder, table)
    assert "there already: 0 families, 1 remains; now 45 families and 39 remains" in again.stderr


def test_an_added_registry_is_searched_like_one_written_at_once(folder: Path, tmp_path: Path) -> None:
    hallar("convert", folder, tmp_path / "whole.json")
    value = json.loads((tmp_path / "whole.json").read_text(encoding="utf-8"))
    value["truth"] = []
    half = {**value, "remains": value["remains"][:15], "families": value["families"][:20]}
    (tmp_path / "half.json").write_text(json.dumps(half), encoding="utf-8")
    hallar("convert", tmp_path / "half.json", tmp_path / "grown")
    (tmp_path / "whole.json").write_text(json.dumps(value), encoding="utf-8")
    said = hallar_json("add", tmp_path / "grown", tmp_path / "whole.json")
    assert (said["added"]["families"], said["present"]["families"]) == (20, 20)
    hallar("convert", tmp_path / "grown", tmp_path / "grown.json")
    grown = json.loads((tmp_path / "grown.json").read_text(encoding="utf-8"))
    assert (grown["families"], grown["remains"]) == (value["families"], value["remains"])


def test_what_was_done_is_said_in_spanish(folder: Path, table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "remains-0002-00000000.parquet").write_bytes(b"broken off")
    monkeypatch.setenv("HALLAR_LANGUAGE", "es")
    said = hallar("add", folder, table).stderr
    assert "se borró lo que dejó una adición interrumpida: remains-0002-00000000.parquet" in said
    assert "vWA: el modelo recibe, con la frecuencia mínima, los alelos 77" in said
    assert "agregados: 0 familias, 1 restos; ya estaban: 0 familias, 0 restos; ahora hay 40" in said


def test_other_content_is_refused(folder: Path, table: Path, refused: Refused) -> None:
    hallar("add", folder, table)
    table.write_text(TABLE.replace("9.3", "9"), encoding="utf-8")
    assert "there already, with other content: remains N1" in refused("add", folder, table)
    assert "No se agregó nada" in refused("add", folder, table, language="es")


def test_a_source_without_families_and_remains_is_refused(
    folder: Path, tmp_path: Path, refused: Refused
) -> None:
    path = tmp_path / "frequencies.csv"
    path.write_text("locus,allele,frequency\nTH01,6,0.4\nTH01,9.3,0.6\n", encoding="utf-8")
    assert "allele frequencies: there are no families or remains" in refused("add", folder, path)
