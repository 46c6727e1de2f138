"""Indicators over time, from CSV; knows no Django."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hallar.accord.tabular import Row, Table, read_table

LONGEST_NAME = 160
DECIMALS = 6
LONGEST_PLACE = 40
_COLUMNS = {
    "indicator": "indicator", "indicador": "indicator", "date": "date", "fecha": "date", "value": "value",
    "valor": "value",
}  # fmt: skip


@dataclass(frozen=True)
class SeriesValue:
    """What an indicator was on a day, or over a month, a quarter or a year.

    Attributes:
        begins: first day of the time it stands for.
        on: last day.
        value: as written, exact.
    """

    begins: date
    on: date
    value: Decimal


@dataclass(frozen=True)
class Series:
    """An indicator over time.

    Attributes:
        indicator: its name.
        values: by their days, no two with the same last day.
    """

    indicator: str
    values: tuple[SeriesValue, ...]


def read_series(content: bytes, name: str) -> list[Series]:
    """Read a table of indicators: ``indicator, date, value``; or ``date`` and a column for each indicator.

    A date is a day (2021-06-08), a month (2021-06), a quarter (2021-Q2, 2021-T2) or a year (2021). With a
    column for each indicator an empty cell says nothing; in the other form it is refused.

    Args:
        content: of the file.
        name: of the file, for messages.

    Returns:
        the series in the order in which their names first appear.

    Raises:
        BadInputError: no such table, or bad rows, all of them told by line: dates, numbers, names, and days
            that an indicator has twice.
    """
    table = read_table(content, name, _COLUMNS)
    if "date" not in table.columns or len(table.columns) < 2:
        table.refuse(1, "", ", ".join(table.columns), _NO_DATE, _NAME_COLUMNS)
    table.raise_if_refused()
    found: dict[str, dict[date, SeriesValue]] = defaultdict(dict)
    lines: dict[tuple[str, date], int] = {}
    for row in table.rows:
        span = table.span(row)
        for indicator, column in _cells(table, row):
            value = table.number(row, column, DECIMALS)
            if span is None or value is None:
                continue
            begins, on = span
            if on in found[indicator]:
                table.refuse_twice(row, f"{indicator}, {on}", lines[indicator, on])
            found[indicator][on] = SeriesValue(begins, on, value)
            lines.setdefault((indicator, on), row.line)
    if not found and not table.defects:
        table.refuse(0, "", "", _NOTHING, _NAME_COLUMNS)
    table.raise_if_refused()
    return [
        Series(indicator, tuple(values[on] for on in sorted(values))) for indicator, values in found.items()
    ]


def _cells(table: Table, row: Row) -> Iterator[tuple[str, str]]:
    """Give each value's indicator and column."""
    if {"indicator", "value"} <= set(table.columns):
        found = [(row.cells["indicator"], "value")]
    else:
        found = [(column, column) for column in table.columns if column != "date" and row.cells[column]]
    for indicator, column in found:
        if 0 < len(indicator) <= LONGEST_NAME:
            yield indicator, column
        else:
            # The name stands in a column of its own, or is the heading.
            place = "indicator" if column == "value" else column[:LONGEST_PLACE]
            table.refuse(row.line, place, indicator, _NAME, _NAME_INDICATOR)


_NO_DATE = (
    "the heading is indicator, date, value; or date and a column for each indicator",
    "el encabezado es indicador, fecha, valor; o fecha y una columna por indicador",
)
_NAME_COLUMNS = ("Name the columns of the first row so", "Nombre así las columnas de la primera fila")
_NAME = (
    f"an indicator has a name of at most {LONGEST_NAME} characters",
    f"un indicador tiene un nombre de {LONGEST_NAME} caracteres como máximo",
)
_NAME_INDICATOR = ("Name it, shortly", "Nómbrelo, en breve")
_NOTHING = ("the table has no value", "la tabla no tiene ningún valor")
