"""Reading text without trusting it: limits on size, the encoding found out or refused; and writing it."""

from __future__ import annotations

import os
import re
from pathlib import Path

from hallar.formats.bounded_file import MEGABYTE, read_bounded
from hallar.formats.defect import BadInputError, Defect, refused_file

MAX_BYTES = 64 * MEGABYTE
"""Largest text file that is read; larger registries come as Parquet folders."""

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
"""What a file begins with that says its encoding."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def read_text(path: Path) -> str:
    """Return the text of a file in UTF-8, UTF-16 with a byte order mark, or Windows-1252.

    Line ends become line feeds, whatever the file uses.

    Raises:
        BadInputError: the file is missing, empty, too large, binary or in another encoding, or may not be
            read.
    """
    content = read_bounded(path, MAX_BYTES, _TOO_LARGE, _SPLIT)
    encoding = next((name for mark, name in BYTE_ORDER_MARKS if content.startswith(mark)), None)
    if encoding is None and b"\0" in content:
        raise refused_file(path.name, _BINARY, _EXPORT_AS_TEXT)
    text = _decoded(path, content, encoding or _encoding_without_mark(content))
    if not text.strip():
        raise refused_file(path.name, _EMPTY, _EXPORT_AGAIN)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _encoding_without_mark(content: bytes) -> str:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _decoded(path: Path, content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as wrong:
        before = content[: wrong.start]
        place = before.count(b"\n") + 1, wrong.start - (before.rfind(b"\n") + 1) + 1
        found = content[wrong.start : wrong.start + 4].hex()
        raise BadInputError([Defect(path.name, *place, found, _ENCODING, _SAVE_AS_UTF8)]) from None
    if _CONTROL.search(text):
        raise refused_file(path.name, _BINARY, _EXPORT_AS_TEXT)
    return text


def write_text_atomically(path: Path, text: str) -> None:
    """Write a file beside its place and move it there, so that nobody sees half of it.

    When the function returns, the file has reached the disk.

    Raises:
        OSError: the file cannot be written.
        UnicodeEncodeError: the text has no form in UTF-8; what was there stays.
    """
    content = text.encode()
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(content)
    flush_to_disk(unfinished)
    unfinished.replace(path)
    flush_to_disk(path.parent)


def flush_to_disk(path: Path) -> None:
    """Wait until a file's bytes, or a folder's names, have reached the disk; Windows cannot be asked to.

    Raises:
        OSError: the disk reports a failure.
    """
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


_EMPTY = ("the file is empty", "el archivo está vacío")
_EXPORT_AGAIN = ("Export it again", "Expórtelo de nuevo")
_TOO_LARGE = (
    f"a text file may have at most {MAX_BYTES // MEGABYTE} MB",
    f"un archivo de texto puede tener a lo más {MAX_BYTES // MEGABYTE} MB",
)
_SPLIT = (
    "Split it, or keep a registry of that size as a Parquet folder (hallar convert)",
    "Divídalo, o guarde un registro de ese tamaño como carpeta Parquet (hallar convert)",
)
_BINARY = ("the file is not text", "el archivo no es texto")
_EXPORT_AS_TEXT = ("Export it as text (CSV or JSON, UTF-8)", "Expórtelo como texto (CSV o JSON, UTF-8)")
_ENCODING = ("these bytes are no text in this encoding", "estos bytes no son texto en esta codificación")
_SAVE_AS_UTF8 = ("Save the file as UTF-8", "Guarde el archivo como UTF-8")
