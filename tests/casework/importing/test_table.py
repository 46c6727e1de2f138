"""Whatever a file holds, reading it gives a table or a message; nothing is cut off in silence."""

from __future__ import annotations

import io
import warnings
import zipfile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.casework.errors import CaseworkError
from hallar.casework.importing.table import CELL_AT_MOST, ROWS_AT_MOST, Table, read_table


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


VALID = workbook(["folio", "given"], ["F-1", "Ana"])


def read(content: bytes) -> Table | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return read_table("t", content)
        except CaseworkError:
            return None


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_or_refused(content: bytes) -> None:
    read(content)
    read(b"folio,given\n" + content)


@given(st.lists(st.tuples(st.integers(0, len(VALID) - 1), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_damaged_workbook_is_a_table_or_refused(changes: list[tuple[int, int]]) -> None:
    content = bytearray(VALID)
    for place, value in changes:
        content[place] = value
    read(bytes(content))


@pytest.mark.parametrize(
    "replaced",
    [b"", b"<", b"<x/>", b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>',
     b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'],
)  # fmt: skip
def test_a_workbook_whose_parts_are_wrong_is_refused(replaced: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(VALID)) as parts:
        names = parts.namelist()
        contents = {name: parts.read(name) for name in names}
    for name in names:
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as parts:
            for other, content in contents.items():
                parts.writestr(other, replaced if other == name else content)
        read(written.getvalue())


def test_a_sheet_that_claims_to_be_huge_is_read_fast() -> None:
    claimed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(VALID)) as parts, zipfile.ZipFile(claimed, "w") as made:
        for name in parts.namelist():
            content = parts.read(name).replace(b'ref="A1:B2"', b'ref="A1:XFD1048576"')
            content = content.replace(b'<row r="2"', b'<row r="20000"').replace(b'r="A2"', b'r="A20000"')
            made.writestr(name, content.replace(b'r="B2"', b'r="B20000"'))
    table = read(claimed.getvalue())
    assert table is not None
    assert table.rows == ((20000, {"folio": "F-1", "given": "Ana"}),)


def test_a_long_text_is_rejected_and_not_cut_off() -> None:
    table = read(b"folio,description\nF-1," + b"x" * (CELL_AT_MOST + 500) + b"\n")
    assert table is not None
    assert len(table.rows[0][1]["description"]) > CELL_AT_MOST


def test_cells_beyond_the_heading_are_not_dropped_in_silence() -> None:
    assert read(b"folio,last_place,sex\nF-1,Reynosa, Tamaulipas,female\n") is None


def test_a_binary_byte_far_down_is_found() -> None:
    assert read(b"folio,given\n" + b"F-1,Ana\n" * 1000 + b"F-2,\x00\n") is None


def test_blank_rows_and_columns_are_nothing() -> None:
    table = read(b"folio;given;;\n\n;;;\nF-1;Ana;;\n")
    assert table == Table(("folio", "given"), ((4, {"folio": "F-1", "given": "Ana"}),))


def test_a_quoted_cell_may_hold_a_delimiter_and_lines() -> None:
    table = read(b'folio,description\r\nF-1,"alta, delgada\r\nde pelo ""negro"""\r\n')
    assert table is not None
    assert table.rows[0][1]["description"] == 'alta, delgada\r\nde pelo "negro"'


def test_more_rows_than_allowed_are_refused() -> None:
    rows = b"".join(b"F-%d\n" % number for number in range(ROWS_AT_MOST + 1))
    assert read(b"folio\n" + rows) is None
    assert read(b"folio\n" + rows.split(b"\n", 1)[1]) is not None
