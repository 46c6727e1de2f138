from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats import BadInputError
from hallar.formats.delimited_text import SEPARATORS, Table, read_table, with_decimal_point


def table(folder: Path, text: str) -> Table:
    file = folder / "table.csv"
    file.write_bytes(text.encode())
    return read_table(file)


@pytest.mark.parametrize("separator", SEPARATORS)
def test_the_separator_is_found(tmp_path: Path, separator: str) -> None:
    read = table(tmp_path, f"a{separator}b\n 1 {separator}2\n")
    assert (read.separator, read.header.cells) == (separator, ("a", "b"))
    assert [row.cells for row in read.rows] == [("1", "2")]


def test_lines_count_as_an_editor_counts_them(tmp_path: Path) -> None:
    read = table(tmp_path, '\n a,b\r\n\r\n1,"2\r\n3"\r\n,\r\n4,5\u2028\x0c6\r\n7\r\n')
    assert read.header.line == 2
    assert [(row.line, row.cells) for row in read.rows] == [
        (5, ("1", "2\n3")),
        (7, ("4", "5\u2028\x0c6")),
        (8, ("7", "")),
    ]


def test_empty_cells_beyond_the_header_are_left_out(tmp_path: Path) -> None:
    assert table(tmp_path, "a,b\n1,2,,\n").rows[0].cells == ("1", "2")


@pytest.mark.parametrize(
    ("text", "places", "rule"),
    [
        ("a,b\n", [0], "a header and at least one row"),
        ("a,b\n1,2\n1,2,3\n1,9,3,4\n", [3, 4], "more cells than the header"),
        ('a,b\n1,"2\n', [2], "a quoted cell is damaged"),
        ('a,b\n1,"2"3\n', [2], "a quoted cell is damaged"),
    ],
)
def test_damaged_tables(tmp_path: Path, text: str, places: list[int], rule: str) -> None:
    with pytest.raises(BadInputError, match=rule) as refused:
        table(tmp_path, text)
    assert [one.line for one in refused.value.defects] == places


def test_decimal_commas_are_read_where_commas_do_not_separate() -> None:
    assert [with_decimal_point("9,3", separator) for separator in SEPARATORS] == ["9,3", "9.3", "9.3"]


CELLS = st.text(st.characters(categories=["L", "N", "P", "S"]), min_size=1, max_size=5)


@given(
    separator=st.sampled_from(SEPARATORS),
    rows=st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5),
)
def test_what_a_spreadsheet_writes_is_read(
    tmp_path_factory: pytest.TempPathFactory, separator: str, rows: list[tuple[str, str, str]]
) -> None:
    text = StringIO()
    csv.writer(text, delimiter=separator).writerows([("a", "b", "c"), *rows])
    read = table(tmp_path_factory.mktemp("table"), text.getvalue())
    assert [row.cells for row in read.rows] == rows
    assert [row.line for row in read.rows] == list(range(2, len(rows) + 2))
