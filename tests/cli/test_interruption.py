"""Ctrl-C in the middle of a search."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq
import pytest

from hallar.cli.app import run
from hallar.formats.registry_blocks import FamilyBlock
from hallar.search.candidate import BlockResult
from hallar.search.prepared import PreparedSearch
from tests.cli.conftest import hallar

BLOCKS_BEFORE = 5


def test_a_stopped_search_goes_on_from_where_it_was(
    registry: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, stopped = tmp_path / "whole.parquet", tmp_path / "stopped.parquet"
    hallar("search", registry, "--out", whole)
    searched: list[FamilyBlock] = []
    search = PreparedSearch.search

    def until_stopped(self: PreparedSearch, block: FamilyBlock) -> BlockResult:
        if len(searched) == BLOCKS_BEFORE:
            raise KeyboardInterrupt
        searched.append(block)
        return search(self, block)

    with monkeypatch.context() as patch:
        patch.setattr(PreparedSearch, "search", until_stopped)
        patch.setattr("sys.argv", ["hallar", "search", str(registry), "--out", str(stopped)])
        with pytest.raises(SystemExit) as ended:
            run()
    assert ended.value.code == 130
    assert "run the same command again to go on" in capsys.readouterr().err
    assert not stopped.exists()
    checkpoint = tmp_path / "stopped.parquet.checkpoint"
    assert checkpoint.exists()

    again: list[FamilyBlock] = []

    def counted(self: PreparedSearch, block: FamilyBlock) -> BlockResult:
        again.append(block)
        return search(self, block)

    monkeypatch.setattr(PreparedSearch, "search", counted)
    assert "5 blocks of families were searched before" in hallar("search", registry, "--out", stopped).stderr
    assert not {block.family_ids for block in again} & {block.family_ids for block in searched}
    assert not checkpoint.exists()
    assert pq.read_table(stopped).equals(pq.read_table(whole))


def test_without_a_file_nothing_is_kept(
    registry: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_self: PreparedSearch, _block: FamilyBlock) -> BlockResult:
        raise KeyboardInterrupt

    monkeypatch.setattr(PreparedSearch, "search", stop)
    monkeypatch.setattr("sys.argv", ["hallar", "search", str(registry)])
    with pytest.raises(SystemExit) as ended:
        run()
    assert ended.value.code == 130
    assert "nothing was left half-written" in capsys.readouterr().err
