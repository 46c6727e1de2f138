"""The examples on the page about formats are files that are read without a defect."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hallar.formats.any_file import read_any
from hallar.formats.json_form import MAX_FORM_DEFECTS
from hallar.formats.json_text import MAX_DEPTH
from hallar.formats.text_file import MAX_BYTES

PAGE = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```\w+ (\S+)\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=[name for name, _ in EXAMPLES])
def test_examples(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert read_any(tmp_path / name).warnings == ()


def test_the_page_has_an_example_of_every_text_form_but_familias() -> None:
    assert len(EXAMPLES) == 7


def test_limits_are_those_of_the_program() -> None:
    assert f"{MAX_BYTES // 1024**2} MB a text file" in PAGE
    assert f"{MAX_DEPTH} levels of JSON" in PAGE
    assert f"More than {MAX_FORM_DEFECTS} defects of form" in PAGE


@pytest.mark.parametrize("schema", re.findall(r"`(src/\S+\.schema\.json)`", PAGE))
def test_the_schemas_are_there(schema: str) -> None:
    assert (Path(__file__).parents[2] / schema).is_file()
