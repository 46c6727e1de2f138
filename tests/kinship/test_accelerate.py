from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from hallar.kinship.accelerate import PACKAGE, WITH_KERNELS, cache_folder, source_digest


def test_digest_follows_every_file(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "a.py").write_text("x = 1")
    (tmp_path / "inner" / "b.py").write_text("y = 1")
    before = source_digest(tmp_path)
    assert source_digest(tmp_path) == before
    (tmp_path / "inner" / "b.py").write_text("y = 2")
    changed = source_digest(tmp_path)
    (tmp_path / "inner" / "b.py").rename(tmp_path / "inner" / "c.py")
    assert len({before, changed, source_digest(tmp_path)}) == 3


def test_every_package_with_kernels_is_watched() -> None:
    holders = {
        file.relative_to(PACKAGE).parts[0]
        for file in PACKAGE.rglob("*.py")
        if "kernel\ndef " in file.read_text(encoding="utf-8")
    }
    assert holders == set(WITH_KERNELS)


def test_a_configured_folder_is_used(tmp_path: Path) -> None:
    module = "hallar.kinship.genotype"
    assert cache_folder(str(tmp_path), module).parent == tmp_path
    assert cache_folder("", module).name == cache_folder(str(tmp_path), module).name


def test_a_package_is_kept_apart_from_those_above_it() -> None:
    kinship, search = (cache_folder("", f"hallar.{name}.kernels").name for name in WITH_KERNELS)
    assert kinship.startswith("kinship-")
    assert search.startswith("search-")
    assert kinship.removeprefix("kinship-") != search.removeprefix("search-")


def test_machine_code_is_kept_under_the_digest(tmp_path: Path) -> None:
    call = (
        "from hallar.kinship import genotype_position as position, has_compiled; "
        "assert not has_compiled('hallar.kinship'); assert position(2, 1) == 4; "
        "assert has_compiled('hallar.kinship'); assert not has_compiled('hallar.search')"
    )
    environment = {**os.environ, "NUMBA_CACHE_DIR": str(tmp_path)}
    subprocess.run([sys.executable, "-c", call], check=True, env=environment)
    kept = [file for file in tmp_path.rglob("*.nbi") if "genotype_position" in file.name]
    assert kept
    assert (
        kept[0].relative_to(tmp_path).parts[0] == cache_folder(str(tmp_path), "hallar.kinship.genotype").name
    )
