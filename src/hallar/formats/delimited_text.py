"""Tables as laboratories export them: the separator found out, every cell with its place."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from hallar.formats.defect import BadInputError, Defect, refused_file
from hallar.formats.text_file import read_text

SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes:
        line: line in the file, from 1; the last one of a row with line breaks in quoted cells.
        cells: the cells, without surrounding space.
    """

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table with a header.

    Attributes:
        file: file name.
        header: the row of the column names.
        rows: the rows below, as long as the header; rows without any content are left out.
        separator: what stood between the cells.
    """

    file: str
    header: Row
    rows: tuple[Row, ...]
    separator: str

    def defect(
        self, row: Row, column: int, value: str, rule: tuple[str, str], remedy: tuple[str, str]
    ) -> Defect:
        """Return a defect at the cell number ``column``, from 0; in messages columns count from 1."""
        return Defect(self.file, row.line, column + 1, value, rule, remedy)


def read_table(path: Path) -> Table:
    """Read a table separated by commas, semicolons or tabs.

    Raises:
        BadInputError: no text, no header, or rows of another length than the header.
    """
    text = read_text(path)
    first_line = text.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=first_line.count)
    rows = [row for row in _rows(path, text, separator) if any(row.cells)]
    if len(rows) < 2:
        raise refused_file(path.name, _NO_ROWS, _EXPORT_AGAIN)
    header, *body = rows
    wrong = [row for row in body if any(row.cells[len(header.cells) :])]
    if wrong:
        raise BadInputError(
            Defect(path.name, row.line, 0, str(len(row.cells)), _TOO_MANY_CELLS, _CHECK_SEPARATOR)
            for row in wrong
        )
    width = len(header.cells)
    filled = tuple(Row(row.line, (*row.cells[:width], *[""] * (width - len(row.cells)))) for row in body)
    return Table(path.name, header, filled, separator)


def _rows(path: Path, text: str, separator: str) -> Iterator[Row]:
    reader = csv.reader(StringIO(text), delimiter=separator, strict=True)
    try:
        for cells in reader:
            yield Row(reader.line_num, tuple(cell.strip() for cell in cells))
    except csv.Error as wrong:
        rule = (f"a quoted cell is damaged: {wrong}", f"una celda entre comillas está dañada: {wrong}")
        raise BadInputError([Defect(path.name, reader.line_num, 0, "", rule, _EXPORT_AGAIN)]) from None


def with_decimal_point(value: str, separator: str) -> str:
    """Return a number with a point for the decimal comma that some locales write.

    >>> with_decimal_point("9,3", ";")
    '9.3'
    """
    return value if separator == "," else value.replace(",", ".")


_NO_ROWS = (
    "a table needs a header and at least one row",
    "una tabla necesita encabezado y al menos una fila",
)
_EXPORT_AGAIN = ("Export it again", "Expórtela de nuevo")
_TOO_MANY_CELLS = ("the row has more cells than the header", "la fila tiene más celdas que el encabezado")
_CHECK_SEPARATOR = (
    "Check the separator; a decimal comma needs semicolons or tabs between cells",
    "Revise el separador; la coma decimal pide punto y coma o tabuladores entre celdas",
)
