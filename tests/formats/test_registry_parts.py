from __future__ import annotations

import pytest

from hallar.formats.registry_parts import Part, next_number, part_name, part_of, parts_of


def test_a_name_tells_table_and_number() -> None:
    assert part_of("remains.parquet") == Part("remains.parquet", 1, "remains.parquet")
    name = part_name("remains.parquet", 12, "0123456789abcdef")
    assert name == "remains-0012-01234567.parquet"
    assert part_of(name) == Part("remains.parquet", 12, name)


@pytest.mark.parametrize(
    "name",
    ["../remains.parquet", "remains-2.parquet", "other.parquet", "remains-0002-0123456g.parquet", "remains"],
)
def test_other_names_are_no_parts(name: str) -> None:
    assert part_of(name) is None


def test_parts_are_in_the_order_of_their_numbers() -> None:
    names = ["remains-10000-00000000.parquet", "remains-0002-ffffffff.parquet", "remains.parquet", "x"]
    assert [part.number for part in parts_of(names)] == [1, 2, 10000]
    assert (next_number(names), next_number([])) == (10001, 1)
