"""Files that are not there, no files, too large, or not to be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from hallar.formats.bounded_file import MEGABYTE, in_megabytes, read_bounded
from hallar.formats.defect import BadInputError

TOO_LARGE = ("at most ten bytes", "a lo más diez bytes")
CUT = ("Cut it", "Córtelo")


def refused(path: Path, language: str = "en") -> str:
    with pytest.raises(BadInputError) as told:
        read_bounded(path, 10, TOO_LARGE, CUT)
    (message,) = told.value.messages("es" if language == "es" else "en")
    return message


def test_bytes_up_to_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789")
    assert read_bounded(path, 10, TOO_LARGE, CUT) == b"0123456789"


def test_a_byte_more(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0123456789a")
    assert refused(path) == "a.txt: at most ten bytes (found: '0.0 MB'). Cut it."
    assert refused(path, "es").endswith("Córtelo.")
    assert in_megabytes(3 * MEGABYTE // 2) == "1.5 MB"


def test_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "a.txt") == "a.txt: there is no such file. Check the name and the folder."
    assert "esto es una carpeta" in refused(tmp_path, "es")
    assert refused(tmp_path / ("x" * 300)).startswith("x" * 300)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"0")

    def denied(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", denied)
    assert (
        refused(path) == "a.txt: the file cannot be read (found: 'Permission denied'). Check who may read it."
    )
