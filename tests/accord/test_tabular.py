"""Tables: no row is lost in silence, and no number is read in two ways."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.accord.tabular import read_table
from hallar.formats.defect import BadInputError

cells = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\0", exclude_categories=("Cs",)), max_size=6
)


def tables(narrowest: int = 1) -> st.SearchStrategy[list[list[str]]]:
    return st.integers(narrowest, 4).flatmap(
        lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8)
    )


def written(rows: list[list[str]], separator: str) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()


def number(text: str, separator: str = ",", quote: str = '"') -> Decimal | None:
    """Return what a cell is read as, ``None`` where it is refused."""
    table = read_table(f"a{separator}b\n{quote}{text}{quote}{separator}x\n".encode(), "t.csv", {})
    found = table.number(table.rows[0], "a", 6)
    assert (found is None) == bool(table.defects)
    return found


@given(tables(), st.sampled_from([",", ";", "\t"]))
def test_every_row_that_says_something_is_there_in_its_order(rows: list[list[str]], separator: str) -> None:
    heading = [f"c{place}" for place in range(len(rows[0]))]
    said = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    content = written([heading, *rows], separator)
    if not said:
        with pytest.raises(BadInputError, match="at least one row"):
            read_table(content, "t.csv", {})
        return
    table = read_table(content, "t.csv", {})
    assert [list(row.cells.values()) for row in table.rows] == said
    lines = [row.line for row in table.rows]
    assert lines == sorted(set(lines))


@given(tables(2), st.integers(0, 7), st.sampled_from([",", ";", "\t"]))
def test_a_row_with_more_cells_than_the_heading_is_told(
    rows: list[list[str]], place: int, separator: str
) -> None:
    heading = [f"c{place}" for place in range(len(rows[0]))]
    rows[place % len(rows)].append("beside")
    with pytest.raises(BadInputError, match="more cells than the heading") as refused:
        read_table(written([heading, *rows], separator), "t.csv", {})
    assert len(refused.value.defects) == 1


@pytest.mark.parametrize("separator", [",", "\t"])
def test_a_comma_in_a_number_may_be_a_thousand_and_is_refused(separator: str) -> None:
    for text in ("1,234", "1,5", "1,234,567", "1,234.5"):
        assert number(text, separator) is None
    assert number("1234.5", separator) == Decimal("1234.5")


def test_a_decimal_comma_needs_semicolons_and_thousands_are_not_set_off() -> None:
    assert number("1234,5", ";") == Decimal("1234.5")
    for text in ("1,234,567", "1.234,5", "1,234.5", "1 234", "1'234"):
        assert number(text, ";") is None


@pytest.mark.parametrize("text", ["1,234", "12,345", "-123,456", "+1,000", "1.234", "999.999"])
def test_three_digits_behind_a_sign_may_be_thousands_and_are_refused(text: str) -> None:
    table = read_table(f"date;a\n2021;{text}\n".encode(), "t.csv", {})
    assert table.number(table.rows[0], "a", 6) is None
    (defect,) = table.defects
    assert (defect.file, defect.line, defect.value) == ("t.csv, a", 2, text)
    assert ("decimals or thousands" in defect.rule[0], "1.2340" in defect.remedy[0]) == (True, True)
    assert ("decimales o miles" in defect.rule[1], "1,2340" in defect.remedy[1]) == (True, True)
    assert (number(text, "\t"), number("1.234", ",")) == (None, Decimal("1.234"))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0,125", "0.125"), ("1,2340", "1.234"), ("1234,567", "1234.567"), ("1,23", "1.23"),
        ("1.2340", "1.234"), ("-0.500", "-0.5"), ("1234", "1234"),
    ],
)  # fmt: skip
def test_what_can_be_no_thousand_is_a_decimal(text: str, value: str) -> None:
    assert number(text, ";") == Decimal(value)


@given(st.decimals(-(10**9), 10**9, places=4), st.sampled_from([",", ";", "\t"]))
def test_a_number_is_read_as_it_was_written(value: Decimal, separator: str) -> None:
    assert number(f"{value}", separator) == value
    if separator == ";":
        assert number(f"{value}".replace(".", ","), separator) == value


@given(st.text(max_size=12).filter(lambda text: '"' not in text and "\0" not in text))
def test_what_is_read_as_a_number_is_one(text: str) -> None:
    found = number(" " + text.replace("\n", " ").replace("\r", " "))
    assert found is None or found == Decimal(text.strip())


def test_a_nought_byte_is_refused_in_every_encoding() -> None:
    for content in (b"a,b\n1,\0\n", "a,b\n1,\0\n".encode("utf-16")):
        with pytest.raises(BadInputError, match="not text"):
            read_table(content, "t.csv", {})


def test_a_cell_of_several_lines_does_not_move_the_lines_of_the_others() -> None:
    table = read_table(b'a,b\n1,"x\ny"\n\n2,z\n', "t.csv", {})
    assert [(row.line, row.cells["a"]) for row in table.rows] == [(3, "1"), (5, "2")]


@pytest.mark.parametrize("text", ["0001", "1799-12-31", "9999", f"{date.today() + timedelta(days=1)}"])
def test_what_was_measured_is_of_no_mistyped_year_and_of_no_day_to_come(text: str) -> None:
    table = read_table(f"date,a\n{text},1\n".encode(), "t.csv", {})
    assert table.span(table.rows[0]) is None
    (defect,) = table.defects
    assert (defect.line, defect.value, "between 1800 and today" in defect.rule[0]) == (2, text, True)


def test_this_year_may_be_measured_before_it_ends() -> None:
    table = read_table(f"date,a\n{date.today().year},1\n".encode(), "t.csv", {})
    assert table.span(table.rows[0]) == (date(date.today().year, 1, 1), date(date.today().year, 12, 31))


def test_a_defect_names_its_column_as_the_file_does() -> None:
    table = read_table(b"Fecha,valor\n2021-13,1\n", "t.csv", {"fecha": "date", "valor": "value"})
    table.span(table.rows[0])
    (defect,) = table.defects
    assert (defect.file, table.columns) == ("t.csv, Fecha", ("date", "value"))
