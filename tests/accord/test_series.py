"""Indicator series from CSV, in both forms."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.accord import tabular
from hallar.accord.series import Series, SeriesValue, read_series
from hallar.formats.defect import BadInputError
from tests.accord.conftest import EXAMPLES

names = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12).map(
    "n {}".format
)
numbers = st.decimals(-(10**9), 10**9, places=4)
days = st.dates(date(1800, 1, 1), date.today())
series = st.dictionaries(
    names, st.dictionaries(days, numbers, min_size=1, max_size=4), min_size=1, max_size=4
)


def read(text: str) -> list[Series]:
    return read_series(text.encode(), "i.csv")


def refusals(content: str | bytes, language: str = "en") -> list[str]:
    with pytest.raises(BadInputError) as refused:
        read_series(content if isinstance(content, bytes) else content.encode(), "i.csv")
    return refused.value.messages("es" if language == "es" else "en")


@pytest.mark.parametrize(
    ("text", "begins", "on"),
    [
        ("2021-06-08", date(2021, 6, 8), date(2021, 6, 8)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2021-Q3", date(2021, 7, 1), date(2021, 9, 30)),
        ("2021-t4", date(2021, 10, 1), date(2021, 12, 31)),
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
    ],
)
def test_a_day_a_month_a_quarter_a_year(text: str, begins: date, on: date) -> None:
    (one,) = read(f"indicator,date,value\nTrained,{text},12\n")
    assert one == Series("Trained", (SeriesValue(begins, on, Decimal(12)),))


@pytest.mark.parametrize(
    "text", ["2021-13", "2021-Q5", "0000", "08/06/2021", "2021-6", "2021-02-30", "", "٢٠٢١"]
)
def test_any_other_date_is_refused(text: str) -> None:
    (message,) = refusals(f"indicator,date,value\nTrained,{text},12\n")
    assert message.startswith("i.csv, date, line 2: a date is a day, a month, a quarter or a year")


def test_a_column_for_each_indicator_says_the_same_as_a_row_for_each_value() -> None:
    wide = "date,Trained,Identified\n2022,10,\n2021,4,2\n"
    long = "value,indicator,date\n10,Trained,2022\n4,Trained,2021\n2,Identified,2021\n"
    assert read(wide) == read(long)
    assert [(one.indicator, [int(v.value) for v in one.values]) for one in read(wide)] == [
        ("Trained", [4, 10]), ("Identified", [2])
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("separator", "number", "value"),
    [(",", "1.5", "1.5"), (";", "1,5", "1.5"), (";", "1.5", "1.5"), ("\t", "-1.5", "-1.5"), (",", "+3", "3")],
)
def test_separators_and_decimal_signs(separator: str, number: str, value: str) -> None:
    text = f"indicador|fecha|valor\nDías|2021|{number}\n".replace("|", separator)
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        (one,) = read_series(text.replace("\n", "\r\n").encode(encoding), "i.csv")
        assert (one.indicator, one.values[0].value) == ("Días", Decimal(value))


@pytest.mark.parametrize(
    "number", ['"1,234"', '"1,5"', "1e3", "NaN", "", "1 000", "12 %", "9" * 15, "1.12345678901"]
)
def test_any_other_number_is_refused(number: str) -> None:
    (message,) = refusals(f"indicator,date,value\nTrained,2021,{number}\n")
    assert message.startswith("i.csv, value, line 2: a value is a number")


def test_a_file_that_writes_decimals_in_two_ways_is_refused() -> None:
    messages = refusals("date;A\n2021;1,5\n2022;2.25\n2023;7\n")
    assert messages == [
        "i.csv, A, line 3: a file writes decimals with a point or with a comma, not with both "
        "(found: '2.25'). Write 1234.5, or 1234,5 where semicolons separate the cells."
    ]


def test_decimals_that_would_not_be_kept_are_refused() -> None:
    assert read("date,A\n2021,0.123456\n")[0].values[0].value == Decimal("0.123456")
    (message,) = refusals("date,A\n2021,0.1234567\n")
    assert message == "i.csv, A, line 2: at most 6 decimals are kept (found: '0.1234567'). Round it."


def test_every_bad_row_is_told_by_its_line_in_both_languages() -> None:
    text = "indicator,date,value\n,2021,1\nA,2021,1\nA,x,y\nA,2021-12-31,2\n" + "B" * 161 + ",2021,1\n"
    assert [one.split(":")[0] for one in refusals(text)] == [
        "i.csv, indicator, line 2", "i.csv, date, line 4", "i.csv, value, line 4", "i.csv, line 5",
        "i.csv, indicator, line 6",
    ]  # fmt: skip
    assert refusals(text, "es")[3] == (
        "i.csv, línea 5: esto ya está en la línea 3 (se encontró: 'A, 2021-12-31'). Conserve uno de los dos."
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a table needs a heading and at least one row"),
        (b"date,A\n", "a table needs a heading and at least one row"),
        (b"\x89PNG\x00", "the file is not text"),
        (b"date,A\n2021,\x81\n", "the file is not text"),
        (b"A,B\n1,2\n", "i.csv, line 1: the heading is indicator, date, value; or date and a column"),
        (b"date\n2021\n", "i.csv, line 1: the heading is indicator, date, value; or date and a column"),
        (b"date,A,A\n2021,1,2\n", "i.csv, line 1: every column has a name of its own (found: 'date,A,A')"),
        (b"date,A,,B\n2021,1,2,3\n", "every column has a name of its own"),
        (b"date,A\n2021,1,5\n", "i.csv, line 2: the row has more cells than the heading (found: '3')"),
        (b'date,A\n2021,"1\n', "a quoted cell is damaged"),
        (b"date,A\n2021,\n", "the table has no value"),
        (b" " * (tabular.MAX_BYTES + 1024**2), "a table has at most 10 MB (found: '11 MB')"),
    ],
)
def test_what_is_no_table_is_refused(content: bytes, said: str) -> None:
    (message,) = refusals(content)
    assert said in message


def test_empty_columns_behind_the_last_one_and_empty_rows_do_no_harm() -> None:
    assert read("date,A,,\n,,,\n2021,1,,\n") == read("date,A\n2021,1\n")


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "MAX_ROWS", 2)
    assert "rows (found: '3')" in refusals("date,A\n2021,1\n2022,1\n2023,1\n")[0]
    monkeypatch.setattr(tabular, "MAX_DEFECTS", 1)
    assert "this many more were found (found: '1')" in refusals("date,A\n2021,x\n2022,y\n")[0]


@given(series, st.sampled_from([",", ";", "\t"]))
def test_what_is_written_is_read(data: dict[str, dict[date, Decimal]], separator: str) -> None:
    lines = [separator.join(("indicator", "date", "value"))] + [
        separator.join((name, f"{on}", f"{value}"))
        for name, values in data.items()
        for on, value in values.items()
    ]
    assert {
        one.indicator: {value.on: value.value for value in one.values} for one in read("\n".join(lines))
    } == data


@given(st.one_of(st.binary(max_size=200), st.text('datevlu,;\t\n"012-.Q', max_size=80).map(str.encode)))
def test_arbitrary_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        found = read_series(content, "i.csv")
    except BadInputError as error:
        refused = error
    else:
        assert all(one.values for one in found)
        return
    assert all(refused.messages("es") + refused.messages("en"))


def test_the_example_says_that_it_is_invented() -> None:
    found = read_series((EXAMPLES / "follow" / "indicators.csv").read_bytes(), "indicators.csv")
    assert len(found) >= 2
    assert all("demonstration" in one.indicator for one in found)


def test_a_name_too_long_is_told_where_it_stands() -> None:
    (told,) = refusals(f"indicador;fecha;valor\n{'Nombre ' * 30};2021;2\n")
    assert told.startswith("i.csv, indicador, line 2: an indicator has a name")
    (told,) = refusals(f"date,{'Name ' * 40}\n2021,2\n")
    assert told.startswith("i.csv, Name Name")
    assert len(told) < 300
