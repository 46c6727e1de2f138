"""The figures that docs/accord-reading.md states, and annotations that fit their documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from hallar.accord.reading import KINDS, THEMES
from hallar.accord.reading.lexicon import ACTS
from hallar.accord.reading.scoring import FIELDS, Score, paired_points, score_folder
from hallar.accord.reading.statements import REASONS
from hallar.formats.defect import BadInputError
from tests.accord.conftest import DOCUMENTS, EXAMPLES, annotation_of

DOCS = Path(__file__).parents[2] / "docs" / "accord-reading.md"


@pytest.fixture(scope="module")
def measured() -> dict[str, Score]:
    return score_folder(EXAMPLES / "measure")


def test_the_building_half_is_read_well() -> None:
    scores = score_folder(EXAMPLES / "build")
    assert min(scores["points"].precision, scores["points"].recall) > 0.95
    assert min(scores["committed_by"].recall, scores["act"].recall, scores["due"].recall) > 0.9


def test_the_documentation_states_the_figures_of_the_measuring_half(measured: dict[str, Score]) -> None:
    stated = dict(re.findall(r"^\| `([\w.]+)` \| (\S+ \| \S+) \|", DOCS.read_text(encoding="utf-8"), re.M))
    assert stated == {
        field: f"{measured[field].precision:.2f} | {measured[field].recall:.2f}" for field in FIELDS
    }


def test_there_are_thirty_documents_half_in_each_language() -> None:
    languages = [annotation_of(path)["document"]["language"] for path in DOCUMENTS]
    assert len(languages) >= 30
    assert languages.count("es") == languages.count("en")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_annotations_fit_their_documents(path: Path) -> None:
    text, annotated = path.read_text(encoding="utf-8"), annotation_of(path)
    for one in (*annotated["points"], *annotated["statements"]):
        assert text[one["start"] : one["end"]] == one["sentence"]
    for point in annotated["points"]:
        assert point["object"] in point["sentence"]
        assert (point["act"] in ACTS, point["kind"] in KINDS, point["theme"] in THEMES) == (True, True, True)
    assert all(one["why"] in REASONS for one in annotated["statements"])
    assert all(name in text for name in annotated["document"]["participants"])


def test_points_are_paired_once() -> None:
    point = {"start": 0, "end": 10, "act": "meet", "object": "a meeting"}
    pairs = paired_points([point, point], [point])
    assert [(one is None, other is None) for one, other in pairs] == [(False, False), (False, True)]


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no annotated documents"):
        score_folder(tmp_path)
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    with pytest.raises(BadInputError, match="no JSON"):
        score_folder(tmp_path)
