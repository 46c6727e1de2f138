from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.formats import BadInputError
from hallar.formats.json_text import MAX_DEPTH, JsonPlaces, locate, read_json_text

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def refused(folder: Path, text: str) -> BadInputError:
    file = folder / "a.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInputError) as raised:
        read_json_text(file)
    return raised.value


def paths(value: Any) -> Iterator[tuple[list[str | int], Any]]:
    yield [], value
    children: Any = ()
    if isinstance(value, dict):
        children = value.items()
    elif isinstance(value, list):
        children = enumerate(value)
    for step, child in children:
        for path, inner in paths(child):
            yield [step, *path], inner


@given(value=VALUES, indent=st.none() | st.integers(0, 2))
def test_the_place_of_every_value_is_where_it_can_be_read(value: Any, indent: int | None) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    lines = text.split("\n")
    places = JsonPlaces(text)
    for path, inner in paths(value):
        line, column = places.of(path)
        assert (line, column) == locate(text, path)
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        assert json.JSONDecoder().raw_decode(rest)[0] == inner


def test_a_path_that_leaves_the_value_ends_where_it_left() -> None:
    assert locate('{"a": [1, 2]}', ["a", 7, "b"]) == (1, 7)
    assert locate('{"a": [1, 2]}', ["b"]) == (1, 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"a": [1,\n  2', (2, 4)),
        ('{"a": 1', (1, 8)),
        ('{"a": 1,\n "b" 2}', (2, 6)),
        ("[1, 2]\n]", (2, 1)),
        ('["abc\n', (1, 6)),
    ],
)
def test_broken_json_names_line_and_column(tmp_path: Path, text: str, place: tuple[int, int]) -> None:
    (defect,) = refused(tmp_path, text).defects
    assert (defect.line, defect.column) == place
    assert defect.message("en").split(": ")[1] == "no valid JSON"
    assert defect.message("es").split(": ")[1] == "JSON no válido"


def test_everything_that_is_not_strict_is_listed_with_its_place(tmp_path: Path) -> None:
    text = (
        '{"a": NaN,\n "b": {"a": 1, "a": 2},\n "c": [1e999, -Infinity, 1'
        + "0" * 5000
        + '],\n "a": "\\ud800"}'
    )
    defects = refused(tmp_path, text).defects
    assert [(one.line, one.column) for one in defects] == [
        (1, 7), (2, 16), (3, 8), (3, 15), (3, 26), (4, 2), (4, 7),
    ]  # fmt: skip


def test_escapes_that_are_whole_characters_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(r'{"\ud83d\ude00": "\\ud800", "a": {"a": 1}, "b": [{"a": "NaN"}, "a", "a"]}')
    assert read_json_text(file)[1]["😀"] == r"\ud800"


def test_depth(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("[" * MAX_DEPTH + "]" * MAX_DEPTH)
    read_json_text(file)
    assert "nested deeper" in str(refused(tmp_path, "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1)))
    assert "nested deeper" in str(refused(tmp_path, '{"a":' * 100_000))
    file.write_text(json.dumps("[" * 1000 + '"{'))
    read_json_text(file)


@pytest.mark.parametrize("piece", ['\\"', '"', '"a', "[1],", '{"'])
def test_noise_is_refused_in_time_that_grows_with_its_length(tmp_path: Path, piece: str) -> None:
    refused(tmp_path, piece * (1_000_000 // len(piece)))
