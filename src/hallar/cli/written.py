"""Rows of plain values as Parquet, CSV or JSON, whole or not at all."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from hallar.cli.json_text import json_text
from hallar.cli.provenance import write_provenance
from hallar.cli.refusal import RefusalError

ENDINGS = (".parquet", ".csv", ".json")
Row = Mapping[str, object]


def refuse_other_endings(path: Path) -> None:
    """Refuse a name whose ending rows are not written to.

    Raises:
        RefusalError: the ending is not .parquet, .csv or .json.
    """
    if path.suffix not in ENDINGS:
        listed = ", ".join(ENDINGS)
        raise RefusalError(
            f"{path.name}: results are written as {listed}. Choose one of these endings",
            f"{path.name}: los resultados se escriben como {listed}. Elija una de esas terminaciones",
        )


def write_rows(
    path: Path, name: str, rows: Sequence[Row], columns: Mapping[str, type], record: Mapping[str, object]
) -> None:
    """Write rows in the form that the file's ending asks for.

    Args:
        path: file to make.
        name: key of the rows in a JSON file.
        rows: the rows; in CSV and Parquet, lists and mappings become JSON text.
        columns: name and type of each column.
        record: provenance; in a CSV's case written beside it.

    Raises:
        RefusalError: the ending is not .parquet, .csv or .json.
    """
    refuse_other_endings(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    if path.suffix == ".json":
        value = {"provenance": record, name: rows}
        unfinished.write_text(json_text(value, indented=True), encoding="utf-8")
    elif path.suffix == ".csv":
        _write_csv(unfinished, [_flat(row) for row in rows], list(columns))
    else:
        _write_parquet(unfinished, [_flat(row) for row in rows], columns, record)
    unfinished.replace(path)
    if path.suffix == ".csv":
        write_provenance(record, path)


def _flat(row: Row) -> dict[str, object]:
    return {
        name: json_text(value) if isinstance(value, list | dict) else value for name, value in row.items()
    }


def _write_csv(path: Path, rows: list[dict[str, object]], columns: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns)
        writer.writeheader()
        writer.writerows(rows)


def _write_parquet(
    path: Path, rows: list[dict[str, object]], columns: Mapping[str, type], record: Mapping[str, object]
) -> None:
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    kinds = {str: pa.string(), float: pa.float64(), int: pa.int64(), bool: pa.bool_()}
    schema = pa.schema([(name, kinds.get(kind, pa.string())) for name, kind in columns.items()])
    table = pa.Table.from_pylist(rows, schema)
    metadata = {"hallar.provenance": json_text(record)}
    pq.write_table(table.replace_schema_metadata(metadata), path)
