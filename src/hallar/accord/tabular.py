"""Rows of a table in CSV, its separator found out, and what is wrong with them; knows no Django."""

from __future__ import annotations

import csv
import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import StringIO

from hallar.accord.earliest import EARLIEST_YEAR
from hallar.formats.defect import BadInputError, Defect, refused_file
from hallar.formats.delimited_text import SEPARATORS
from hallar.formats.text_file import BYTE_ORDER_MARKS

MAX_BYTES = 10 * 1024 * 1024
MAX_ROWS = 200_000
MAX_DEFECTS = 1_000
"""So many are told; of the others, how many there are."""
_NUMBER = re.compile(r"[+-]?[0-9]{1,14}(?:([.,])([0-9]{1,10}))?")
_THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}[.,][0-9]{3}")
"""What may be decimals or thousands where the table does not separate its cells by commas."""
_SPAN = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})(?:-([0-9]{2}))?|[QqTt]([1-4])))?")


@dataclass(frozen=True)
class Row:
    """A row of a table.

    Attributes:
        line: in the file, counted from 1.
        cells: by the name of their column.
    """

    line: int
    cells: dict[str, str]


@dataclass
class Table:
    """A table with a heading, and what is wrong with it so far.

    Attributes:
        name: of the file, for messages.
        columns: names of the heading; known ones in English, the others as written.
        rows: the others that are not empty.
        separator: between cells.
        defects: found so far.
        written: how the file itself names the columns.
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    separator: str
    defects: list[Defect] = field(default_factory=list)
    written: Mapping[str, str] = field(default_factory=dict)
    _decimal_sign: str = ""

    def refuse(
        self, line: int, column: str, value: str, rule: tuple[str, str], remedy: tuple[str, str]
    ) -> None:
        """Keep a defect of a cell."""
        place = f"{self.name}, {self.written.get(column, column)}" if column else self.name
        self.defects.append(Defect(place, line, 0, value, rule, remedy))

    def refuse_twice(self, row: Row, value: str, earlier: int) -> None:
        """Keep that a row says again what the one on an earlier line said."""
        rule = (f"this stands on line {earlier} already", f"esto ya está en la línea {earlier}")
        self.refuse(row.line, "", value, rule, _KEEP_ONE)

    def raise_if_refused(self) -> None:
        """Refuse the table if anything is wrong with it.

        Raises:
            BadInputError: with every defect; of more than ``MAX_DEFECTS``, how many there are.
        """
        if self.defects:
            told = self.defects[:MAX_DEFECTS]
            if len(told) < len(self.defects):
                untold = f"{len(self.defects) - len(told):,}"
                told.append(Defect(self.name, 0, 0, untold, _NOT_ALL_TOLD, _MEND))
            raise BadInputError(told)

    def number(self, row: Row, column: str, decimals: int) -> Decimal | None:
        """Return a number of at most so many decimals; refuse anything else.

        Refused are two decimal signs in one file, and what may be a decimal or a thousand: where cells are
        separated by commas a point is decimal, elsewhere three digits behind a point or comma may be either.
        """
        text = row.cells[column]
        found = _NUMBER.fullmatch(text)
        if found is None or (found[1] == "," and self.separator != ";"):
            self.refuse(row.line, column, text, _NO_NUMBER, _DECIMALS)
            return None
        if self.separator != "," and _THOUSANDS.fullmatch(text):
            self.refuse(row.line, column, text, _AMBIGUOUS, _SAY_WHICH)
            return None
        if len(found[2] or "") > decimals:
            rule = f"at most {decimals} decimals are kept", f"se conservan {decimals} decimales como máximo"
            self.refuse(row.line, column, text, rule, _ROUND)
            return None
        if found[1]:
            self._decimal_sign = self._decimal_sign or found[1]
            if found[1] != self._decimal_sign:
                self.refuse(row.line, column, text, _TWO_SIGNS, _DECIMALS)
                return None
        return Decimal(text.replace(",", "."))

    def span(self, row: Row) -> tuple[date, date] | None:
        """Return the first and last day that the column ``date`` names, the first not to come."""
        text = row.cells["date"]
        try:
            first, last = span_of(text)
        except ValueError:
            self.refuse(row.line, "date", text, _NO_DAY, _WRITE_DAY)
            return None
        if first.year < EARLIEST_YEAR or first > date.today():
            self.refuse(row.line, "date", text, _NOT_YET, _CHECK_YEAR)
            return None
        return first, last


def span_of(text: str) -> tuple[date, date]:
    """Return the first and last day of a day, a month, a quarter or a year.

    >>> [f"{day}" for day in span_of("2021-Q3")]
    ['2021-07-01', '2021-09-30']

    Raises:
        ValueError: the text names none of these.
    """
    found = _SPAN.fullmatch(text)
    if found is None:
        raise ValueError(text)
    year, month, day, quarter = (int(part) if part else 0 for part in found.groups())
    if found[3]:
        return date(year, month, day), date(year, month, day)
    first = month if found[2] else 3 * quarter - 2 if quarter else 1
    last = month if found[2] else 3 * quarter or 12
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def read_table(content: bytes, name: str, known: Mapping[str, str]) -> Table:
    """Read a table separated by commas, semicolons or tabs.

    Args:
        content: UTF-8, UTF-16 with a byte order mark, or Windows-1252.
        name: of the file, for messages.
        known: column names of both languages in small letters, to the English one.

    Raises:
        BadInputError: too large, empty, no text, without rows, a column named twice or not at all, cells
            beside the columns, or a damaged quoted cell.
    """
    text = _text(content, name)
    first_line = text.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=first_line.count)
    lines = list(_lines(text, separator, name))
    if len(lines) < 2:
        raise refused_file(name, _NO_ROWS, _EXPORT_AGAIN)
    if len(lines) > MAX_ROWS + 1:
        raise refused_file(name, _TOO_MANY, _DIVIDE, f"{len(lines) - 1:,}")
    heading_line, heading = lines[0]
    while not heading[-1]:
        heading.pop()
    columns = tuple(known.get(column.casefold(), column) for column in heading)
    rows = tuple(
        Row(line, dict(zip(columns, (*cells, *[""] * len(columns)), strict=False)))
        for line, cells in lines[1:]
    )
    table = Table(name, columns, rows, separator, written=dict(zip(columns, heading, strict=True)))
    if "" in columns or len(set(columns)) < len(columns):
        table.refuse(heading_line, "", separator.join(heading), _HEADING, _NAME_COLUMNS)
    for line, cells in lines[1:]:
        if any(cells[len(columns) :]):
            table.refuse(line, "", str(len(cells)), _TOO_MANY_CELLS, _CHECK_SEPARATOR)
    table.raise_if_refused()
    return table


def _text(content: bytes, name: str) -> str:
    if len(content) > MAX_BYTES:
        raise refused_file(name, _TOO_LARGE, _DIVIDE, f"{len(content) / 1024**2:.0f} MB")
    encoding = next((known for mark, known in BYTE_ORDER_MARKS if content.startswith(mark)), "")
    if b"\0" in content and encoding != "utf-16":
        raise refused_file(name, _NO_TEXT, _EXPORT_AGAIN)
    for one in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = content.decode(one).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise refused_file(name, _NO_TEXT, _EXPORT_AGAIN)


def _lines(text: str, separator: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Give the rows that are not empty, each with the line it ends on."""
    reader = csv.reader(StringIO(text), delimiter=separator, strict=True)
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield reader.line_num, stripped
    except csv.Error:
        raise BadInputError([Defect(name, reader.line_num, 0, "", _QUOTED, _EXPORT_AGAIN)]) from None


_MEND = ("Mend the file", "Corrija el archivo")
_NOT_ALL_TOLD = (
    f"only the first {MAX_DEFECTS:,} defects are listed; this many more were found",
    f"solo se enumeran los primeros {MAX_DEFECTS:,} defectos; se encontraron además",
)
_TOO_LARGE = ("a table has at most 10 MB", "una tabla tiene 10 MB como máximo")
_TOO_MANY = (f"a table has at most {MAX_ROWS:,} rows", f"una tabla tiene {MAX_ROWS:,} filas como máximo")
_DIVIDE = ("Divide the file and bring in the parts", "Divida el archivo y cargue las partes")
_NO_TEXT = ("the file is not text", "el archivo no es texto")
_EXPORT_AGAIN = ("Export it again as CSV in UTF-8", "Expórtelo de nuevo como CSV en UTF-8")
_NO_ROWS = (
    "a table needs a heading and at least one row", "una tabla necesita encabezado y al menos una fila"
)  # fmt: skip
_HEADING = ("every column has a name of its own", "cada columna tiene un nombre propio")
_NAME_COLUMNS = ("Name the columns of the first row", "Nombre las columnas de la primera fila")
_TOO_MANY_CELLS = ("the row has more cells than the heading", "la fila tiene más celdas que el encabezado")
_CHECK_SEPARATOR = (
    "Check the separator; a decimal comma needs semicolons between cells",
    "Revise el separador; la coma decimal pide punto y coma entre celdas",
)
_QUOTED = ("a quoted cell is damaged", "una celda entre comillas está dañada")
_KEEP_ONE = ("Keep one of the two", "Conserve uno de los dos")
_NO_NUMBER = (
    "a value is a number below a hundred million million, without thousands separators",
    "un valor es un número menor que cien billones, sin separadores de miles",
)
_AMBIGUOUS = (
    "three digits behind a point or comma may be decimals or thousands",
    "tres dígitos tras un punto o una coma pueden ser decimales o miles",
)
_SAY_WHICH = (
    "Write thousands without a sign, 1234; write decimals with one more nought, 1.2340 or 1,2340",
    "Escriba los miles sin signo, 1234; escriba los decimales con un cero más, 1.2340 o 1,2340",
)
_TWO_SIGNS = (
    "a file writes decimals with a point or with a comma, not with both",
    "un archivo escribe los decimales con punto o con coma, no con ambos",
)
_DECIMALS = (
    "Write 1234.5, or 1234,5 where semicolons separate the cells",
    "Escriba 1234.5, o 1234,5 si las celdas se separan con punto y coma",
)
_ROUND = ("Round it", "Redondéelo")
_NO_DAY = (
    "a date is a day, a month, a quarter or a year of the calendar",
    "una fecha es un día, un mes, un trimestre o un año del calendario",
)
_NOT_YET = (
    f"what was measured lies between {EARLIEST_YEAR} and today",
    f"lo que se midió está entre {EARLIEST_YEAR} y hoy",
)
_CHECK_YEAR = ("Check the year", "Revise el año")
_WRITE_DAY = (
    "Write 2021-06-08, 2021-06, 2021-Q2 or 2021",
    "Escriba 2021-06-08, 2021-06, 2021-T2 o 2021",
)
