from __future__ import annotations

from pathlib import Path

import pytest

from hallar.search import Checkpoint, checkpoint
from hallar.search.candidate import BlockResult, Candidate, SearchedFamily

BLOCK = BlockResult(
    families=[SearchedFamily("F", "child", 6.5, 0.01, 0.2, ("TH01",))],
    candidates=[
        Candidate("F", "child", "R", 7.25, None, 0.001, 20, 1, False, {"here": 7.25, "there": 1 / 3})
    ],
    seconds={"scan": 0.5},
    passed=3,
)


def kept(path: Path, *numbers: int, key: str = "one search") -> None:
    made = Checkpoint(path, key)
    for number in numbers:
        made.add(number, BLOCK)
    made.save()


def test_blocks_come_back_as_they_were(tmp_path: Path) -> None:
    kept(tmp_path / "c", 0, 7)
    kept(tmp_path / "c", 3)
    assert Checkpoint(tmp_path / "c", "one search").done == {0: BLOCK, 7: BLOCK, 3: BLOCK}


def test_another_search_starts_afresh(tmp_path: Path) -> None:
    kept(tmp_path / "c", 0)
    assert Checkpoint(tmp_path / "c", "another").done == {}
    kept(tmp_path / "c", 5, key="another")
    assert Checkpoint(tmp_path / "c", "one search").done == {}
    assert list(Checkpoint(tmp_path / "c", "another").done) == [5]


def test_a_line_that_was_cut_off_is_searched_again(tmp_path: Path) -> None:
    kept(tmp_path / "c", 0, 1)
    text = (tmp_path / "c").read_text()
    (tmp_path / "c").write_text(text[:-20])
    assert list(Checkpoint(tmp_path / "c", "one search").done) == [0]
    kept(tmp_path / "c", 1)
    assert list(Checkpoint(tmp_path / "c", "one search").done) == [0, 1]


def test_it_is_written_from_time_to_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Checkpoint(tmp_path / "c", "one search")
    made.add(0, BLOCK)
    assert not (tmp_path / "c").exists()
    monkeypatch.setattr(checkpoint, "SECONDS_BETWEEN", 0.0)
    made.add(1, BLOCK)
    assert sorted(Checkpoint(tmp_path / "c", "one search").done) == [0, 1]
    made.remove()
    assert not (tmp_path / "c").exists()
