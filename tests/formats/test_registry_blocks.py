from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from hallar.formats.registry_blocks import IdentityBlock, RowGroups, slices


def block(start: int, stop: int) -> IdentityBlock:
    names = tuple(f"R{number}" for number in range(start, stop))
    return IdentityBlock(names, names, names, names)


@given(lengths=st.lists(st.integers(0, 12), max_size=8), size=st.integers(1, 7))
def test_row_groups_have_the_same_rows_however_the_blocks_are_cut(lengths: list[int], size: int) -> None:
    groups: RowGroups[IdentityBlock] = RowGroups(size)
    cut: list[list[IdentityBlock]] = []
    start = 0
    for length in lengths:
        cut.extend(groups.add(block(start, start + length)))
        start += length
    assert all(sum(map(len, group)) == size for group in cut)
    cut.extend(groups.flush())
    assert all(0 < sum(map(len, group)) <= size for group in cut)
    assert [name for group in cut for part in group for name in part.remains] == list(block(0, start).remains)


@given(length=st.integers(0, 30), size=st.integers(1, 7))
def test_slices_keep_all_rows_in_order(length: int, size: int) -> None:
    parts = list(slices(block(0, length), size))
    assert all(0 < len(part) <= size for part in parts)
    assert [name for part in parts for name in part.remains] == list(block(0, length).remains)
