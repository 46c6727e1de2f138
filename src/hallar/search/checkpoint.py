"""What a stopped search has done so far, so that it goes on from there.

A text file: one line that names the search, then one line of JSON per finished block of families.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from hallar.search.candidate import BlockResult, Candidate, SearchedFamily

SECONDS_BETWEEN = 30.0


class Checkpoint:
    """The finished blocks of one search, kept in a file until the search is over."""

    def __init__(self, path: Path, key: str) -> None:
        """Read what an earlier run of the same search left; what belongs to another one is not used.

        Args:
            path: the file; it need not exist.
            key: names inputs, models and thresholds; only a run with the same key goes on.
        """
        self._path = path
        self._key = key
        self._done = dict(_read(path, key))
        self._unsaved: dict[int, BlockResult] = {}
        self._saved_at = time.monotonic()
        self._rewritten = False

    @property
    def done(self) -> Mapping[int, BlockResult]:
        """The blocks that an earlier run finished, by number."""
        return self._done

    def add(self, number: int, block: BlockResult) -> None:
        """Note a finished block; it is written down within half a minute."""
        self._unsaved[number] = block
        if time.monotonic() - self._saved_at > SECONDS_BETWEEN:
            self.save()

    def save(self) -> None:
        """Write down what was finished since the last time."""
        lines = _lines(self._unsaved)
        if not self._rewritten:
            # What an earlier run left may end in a line that was cut off.
            lines = [json.dumps(self._key), *_lines(self._done), *lines]
        with self._path.open("a" if self._rewritten else "w", encoding="utf-8") as stream:
            stream.write("\n".join([*lines, ""]))
            stream.flush()
            os.fsync(stream.fileno())
        self._rewritten = True
        self._unsaved.clear()
        self._saved_at = time.monotonic()

    def remove(self) -> None:
        """Delete the file; the search is over."""
        self._path.unlink(missing_ok=True)


def _lines(blocks: Mapping[int, BlockResult]) -> list[str]:
    return [json.dumps([number, asdict(block)]) for number, block in blocks.items()]


def _read(path: Path, key: str) -> list[tuple[int, BlockResult]]:
    """Return the blocks of a file with this key; a last line that was cut off is left out."""
    if not path.is_file():
        return []
    with path.open(encoding="utf-8") as stream:
        lines = stream.read().split("\n")[:-1]
    if not lines or lines[0] != json.dumps(key):
        return []
    return [(number, _block(value)) for number, value in map(json.loads, lines[1:])]


def _block(value: dict[str, list[dict[str, object]]]) -> BlockResult:
    whole = dict(value)
    whole["families"] = [SearchedFamily(**_tuples(one)) for one in value["families"]]  # type: ignore[arg-type, misc]
    whole["candidates"] = [Candidate(**one) for one in value["candidates"]]  # type: ignore[arg-type, misc]
    return BlockResult(**whole)  # type: ignore[arg-type]


def _tuples(value: dict[str, object]) -> dict[str, object]:
    return {name: tuple(one) if isinstance(one, list) else one for name, one in value.items()}
