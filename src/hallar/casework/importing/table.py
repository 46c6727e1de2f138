"""Reading CSV and XLSX tables."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass

import openpyxl
from django.utils.translation import gettext as _

from hallar.casework.errors import CaseworkError

LARGEST_BYTES = 5_000_000
ROWS_AT_MOST = 20_000
COLUMNS_AT_MOST = 100
CELL_AT_MOST = 2000
UNPACKED_AT_MOST = 100_000_000
"""Bytes a workbook may unpack to."""


@dataclass(frozen=True)
class Table:
    """A table with a heading.

    Attributes:
        columns: names of the heading, in lower case.
        rows: number of the row in the file, counted from 1, and its cells by column.
        whole: whether these are all of its rows.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    whole: bool = True


def read_table(name: str, content: bytes, at_most: int = ROWS_AT_MOST) -> Table:
    """Read a table, or its first rows; the content decides what it is, not its name.

    Args:
        name: of the file.
        content: of the file.
        at_most: how many rows are read.

    Raises:
        CaseworkError: too large, not a table, or without rows.
    """
    if len(content) > LARGEST_BYTES:
        raise CaseworkError(_("The file is larger than 5 MB. Divide it and bring in the parts."))
    if not content.strip():
        raise CaseworkError(_("The file is empty."))
    cells = _workbook(content, at_most) if content.startswith(b"PK") else _text(content)
    if len(cells) < 2:
        raise CaseworkError(_("The table has a heading at most; there is nothing to bring in."))
    if len(cells) - 1 > ROWS_AT_MOST:
        raise CaseworkError(_("The table has more than 20,000 rows. Divide it and bring in the parts."))
    whole = len(cells) - 1 <= at_most
    heading = tuple(cell.strip().casefold() for cell in cells[0])
    named = [name for name in heading if name]
    if len(set(named)) != len(named):
        raise CaseworkError(_("A column of the heading is there twice."))
    rows = []
    for number, row in enumerate(cells[1 : at_most + 1], 2):
        _nothing_beside(heading, row, number)
        values = {
            name: cell.strip()[: CELL_AT_MOST + 1] for name, cell in zip(heading, row, strict=False) if name
        }
        if any(values.values()):
            rows.append((number, values))
    return Table(tuple(named), tuple(rows), whole)


def _nothing_beside(heading: tuple[str, ...], row: list[str], number: int) -> None:
    """Refuse cells without a column: a delimiter too many has shifted the row, or a name is missing."""
    for place, cell in enumerate(row):
        if cell.strip() and (place >= len(heading) or not heading[place]):
            raise CaseworkError(
                _("Unknown columns: %(names)s. Known ones: %(known)s")
                % {
                    "names": f"{_('row')} {number}: {cell.strip()[:60]}",
                    "known": ", ".join(filter(None, heading)),
                }
            )


def _text(content: bytes) -> list[list[str]]:
    if b"\x00" in content:
        raise CaseworkError(_("The file is neither a CSV table nor an XLSX workbook."))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=first.count)
    try:
        return [
            row[:COLUMNS_AT_MOST] for row in csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        ]
    except csv.Error as broken:
        raise CaseworkError(_("The CSV table is damaged: %(why)s") % {"why": broken}) from None


def _workbook(content: bytes, at_most: int) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            if sum(part.file_size for part in parts.infolist()) > UNPACKED_AT_MOST:
                raise CaseworkError(_("The workbook unpacks to more than 100 MB. Divide it."))
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        sheet = book.worksheets[0]
        return [
            [_cell(value) for value in row[:COLUMNS_AT_MOST]]
            for row in sheet.iter_rows(max_row=at_most + 2, max_col=COLUMNS_AT_MOST, values_only=True)
        ]
    except CaseworkError:
        raise
    except Exception:  # whatever the library makes of a file that somebody damaged or made up
        raise CaseworkError(_("The file is neither a CSV table nor an XLSX workbook.")) from None


def _cell(value: object) -> str:
    if value is None:
        return ""
    if hasattr(value, "date") and callable(value.date):
        return str(value.date())
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
