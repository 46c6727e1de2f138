from __future__ import annotations

from pathlib import Path

import pytest

from hallar.formats import BadInputError
from hallar.formats.text_file import MAX_BYTES, read_text

SPANISH = "línea: Ñandú\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encodings_of_spreadsheets_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(SPANISH.encode(encoding))
    assert read_text(file) == SPANISH


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_become_line_feeds(tmp_path: Path, end: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(f"a{end}b{end}".encode())
    assert read_text(file) == "a\nb\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the file is empty"),
        (b" \n\t\n", "the file is empty"),
        (b"PK\x03\x04\x00\x00", "not text"),
        (b"a" * 100_000 + b"\x07", "not text"),
        ("a,b\n".encode("utf-16-le"), "not text"),
        (b"abc\nd\x81\n", "line 2, column 2: these bytes are no text"),
        (b"\xff\xfea\x00b", "these bytes are no text"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    with pytest.raises(BadInputError, match=message):
        read_text(file)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.csv"
    with file.open("wb") as stream:
        stream.truncate(MAX_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    with pytest.raises(BadInputError, match="at most 64 MB"):
        read_text(file)
