"""Exchange rates from CSV; knows no Django."""

from __future__ import annotations

from datetime import date

from hallar.accord.currencies import CURRENCIES
from hallar.accord.rates import Rate
from hallar.accord.tabular import Row, Table, read_table

LONGEST_SOURCE = 200
DECIMALS = 10
_COLUMNS = {
    "date": "date", "fecha": "date", "currency": "currency", "moneda": "currency", "base": "base",
    "rate": "rate", "tipo": "rate", "tipo de cambio": "rate", "source": "source", "fuente": "source",
}  # fmt: skip


def read_rates(content: bytes, name: str) -> list[Rate]:
    """Read a table of exchange rates: ``date, currency, base, rate`` and, if there is one, ``source``.

    One unit of ``currency`` was worth ``rate`` units of ``base`` on the day. A month, a quarter or a year
    stands for its last day.

    Args:
        content: of the file.
        name: of the file, for messages; the source of rates that name none.

    Returns:
        the rates in the order of the file.

    Raises:
        BadInputError: no such table, or bad rows, all of them told by line: dates, currencies, rates that are
            not above nought, a pair quoted twice on one day.
    """
    table = read_table(content, name, _COLUMNS)
    missing = [column for column in ("date", "currency", "base", "rate") if column not in table.columns]
    if missing:
        table.refuse(1, "", ", ".join(missing), _MISSING, _NAME_COLUMNS)
    table.raise_if_refused()
    rates: list[Rate] = []
    lines: dict[tuple[date, str, str], int] = {}
    for row in table.rows:
        rate = _rate(table, row)
        if rate is None:
            continue
        key = rate.on, rate.currency, rate.base
        if key in lines:
            table.refuse_twice(row, f"{rate.currency} {rate.base} {rate.on}", lines[key])
        lines.setdefault(key, row.line)
        rates.append(rate)
    table.raise_if_refused()
    return rates


def _rate(table: Table, row: Row) -> Rate | None:
    span, rate = table.span(row), table.number(row, "rate", DECIMALS)
    codes = [row.cells[column].upper() for column in ("currency", "base")]
    for column, code in zip(("currency", "base"), codes, strict=True):
        if code not in CURRENCIES:
            table.refuse(row.line, column, code, _CURRENCY, _WRITE_CURRENCY)
    currency, base = codes
    if currency == base:
        table.refuse(row.line, "base", base, _ONE_CURRENCY, _WRITE_CURRENCY)
    if rate is not None and rate <= 0:
        table.refuse(row.line, "rate", row.cells["rate"], _ABOVE_NOUGHT, _CHECK_RATE)
    source = row.cells.get("source", "") or table.name[:LONGEST_SOURCE]
    if len(source) > LONGEST_SOURCE:
        table.refuse(row.line, "source", source, _SOURCE, _SHORTEN)
    return Rate(span[1], currency, base, rate, source) if span is not None and rate is not None else None


_MISSING = (
    "the heading is date, currency, base, rate and, if wanted, source; these are missing",
    "el encabezado es fecha, moneda, base, tipo y, si se quiere, fuente; faltan estas",
)
_NAME_COLUMNS = ("Name the columns of the first row so", "Nombre así las columnas de la primera fila")
_CURRENCY = ("a currency is a code of ISO 4217", "una moneda es un código de ISO 4217")
_WRITE_CURRENCY = ("Write USD or MXN, for example", "Escriba USD o MXN, por ejemplo")
_ONE_CURRENCY = ("a rate stands between two currencies", "un tipo de cambio media entre dos monedas")
_ABOVE_NOUGHT = ("a rate is above nought", "un tipo de cambio es mayor que cero")
_CHECK_RATE = ("Check it with its source", "Revíselo con su fuente")
_SOURCE = (
    f"a source has at most {LONGEST_SOURCE} characters",
    f"una fuente tiene {LONGEST_SOURCE} caracteres como máximo",
)
_SHORTEN = ("Shorten it", "Acórtela")
