"""How well the reader does: its answer compared with what people annotated, field by field."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hallar.accord.reading.json_form import reading_as_json
from hallar.accord.reading.reader import read_text
from hallar.accord.reading.source import open_source
from hallar.accord.reading.statements import REASONS
from hallar.formats.defect import refused_file

SAME_OBJECT = 0.5
"""F1 of the words from which two objects are taken for the same."""
SAME_SENTENCE = 0.5
"""Share of the characters that two sentences must have in common, of the longer one."""
FIELDS = (
    "document.date", "document.place", "document.participants", "points", "committed_by", "towards", "act",
    "object",     "kind", "theme", "quantities", "due", "places", "statements", "why",
)  # fmt: skip
"""Fields in the order in which they are reported."""
_WORD = re.compile(r"\w+")


@dataclass
class Score:
    """Counts of one field over all documents.

    Attributes:
        right: values found that are annotated.
        found: values that the reader gave.
        annotated: values that people gave.
    """

    right: int = 0
    found: int = 0
    annotated: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 if nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Share of what is annotated that was found; 1 if nothing is annotated."""
        return self.right / self.annotated if self.annotated else 1.0

    def count(self, found: Iterable[Any], annotated: Iterable[Any]) -> None:
        """Add values of one point or document, each as often as it stands there."""
        ours, theirs = Counter(found), Counter(annotated)
        self.right += (ours & theirs).total()
        self.found += ours.total()
        self.annotated += theirs.total()


def score_folder(folder: Path) -> dict[str, Score]:
    """Return the scores over all annotated documents of a folder: beside each NAME.json a NAME.txt.

    Raises:
        BadInputError: the folder holds no annotated document, or an annotation is no JSON.
    """
    annotations = sorted(folder.glob("*.json"))
    if not annotations:
        raise refused_file(folder.name, _NOTHING, _NAME_A_FOLDER)
    scores = {field: Score() for field in FIELDS}
    for path in annotations:
        try:
            annotated = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as wrong:
            raise refused_file(path.name, _NO_JSON, _REPAIR, str(wrong)) from None
        found = reading_as_json(read_text(open_source(path.with_suffix(".txt")).text), "en")
        score_document(found, annotated, scores)
    return scores


def score_document(found: dict[str, Any], annotated: dict[str, Any], scores: dict[str, Score]) -> None:
    """Add one document's counts.

    A point that only one side has counts as found or annotated in ``points`` and in each of its fields.
    """
    ours, theirs = found["document"], annotated["document"]
    scores["document.date"].count(_given(ours["date"]), _given(theirs["date"]))
    scores["document.place"].count(_given(_plain(ours["place"])), _given(_plain(theirs["place"])))
    scores["document.participants"].count(
        [_plain(one["name"]) for one in ours["participants"]], [_plain(one) for one in theirs["participants"]]
    )
    pairs = paired_points(found["points"], annotated["points"])
    for one, other in pairs:
        scores["points"].right += one is not None and other is not None
        scores["points"].found += one is not None
        scores["points"].annotated += other is not None
        _score_fields(one, other, scores)
    _score_statements(found, annotated, scores)


def paired_points(
    found: Sequence[dict[str, Any]], annotated: Sequence[dict[str, Any]]
) -> list[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Return the points of both sides, paired by sentence, act and object; ``None`` for no partner."""
    likely = sorted(
        (
            (
                -_object_likeness(one["object"], other["object"]) - 0.25 * (one["act"] == other["act"]),
                number,
                theirs,
            )
            for number, one in enumerate(found)
            for theirs, other in enumerate(annotated)
            if _same_sentence(one, other)
        ),
    )
    ours_left, theirs_left = set(range(len(found))), set(range(len(annotated)))
    pairs: list[tuple[dict[str, Any] | None, dict[str, Any] | None]] = []
    for _, ours, theirs in likely:
        if ours in ours_left and theirs in theirs_left:
            ours_left.remove(ours)
            theirs_left.remove(theirs)
            pairs.append((found[ours], annotated[theirs]))
    pairs += [(found[number], None) for number in sorted(ours_left)]
    pairs += [(None, annotated[number]) for number in sorted(theirs_left)]
    return pairs


def _same_sentence(one: dict[str, Any], other: dict[str, Any]) -> bool:
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    longer = max(one["end"] - one["start"], other["end"] - other["start"])
    return bool(shared >= SAME_SENTENCE * longer)


def _score_fields(one: dict[str, Any] | None, other: dict[str, Any] | None, scores: dict[str, Score]) -> None:
    for field in ("committed_by", "towards", "places"):
        scores[field].count(
            [_plain(name) for name in one[field]] if one else [],
            [_plain(name) for name in other[field]] if other else [],
        )
    for field in ("act", "kind", "theme"):
        scores[field].count(_given(one and one[field]), _given(other and other[field]))
    scores["quantities"].count(
        [_quantity(each) for each in one["quantities"]] if one else [],
        [_quantity(each) for each in other["quantities"]] if other else [],
    )
    stated = _given(one and one["due"]["text"] and (one["due"]["from"], one["due"]["to"]))
    scores["due"].count(
        stated, _given(other and other["due"]["stated"] and (other["due"]["from"], other["due"]["to"]))
    )
    both = bool(one and other and one["object"] and other["object"])
    same = (
        both
        and one is not None
        and other is not None
        and _object_likeness(one["object"], other["object"]) >= SAME_OBJECT
    )
    scores["object"].right += same
    scores["object"].found += bool(one and one["object"])
    scores["object"].annotated += bool(other and other["object"])


def _score_statements(found: dict[str, Any], annotated: dict[str, Any], scores: dict[str, Score]) -> None:
    """Count the annotated statements that the reader kept apart too, and those with the same reason.

    Only some statements are annotated, so that the reader's others say nothing: both counts are of the
    annotated ones, and precision tells how often the reason is right where one was given.
    """
    for one in annotated["statements"]:
        same = next((each for each in found["statements"] if _same_sentence(each, one)), None)
        scores["statements"].annotated += 1
        scores["statements"].found += 1
        scores["statements"].right += same is not None
        scores["why"].annotated += 1
        scores["why"].found += same is not None
        scores["why"].right += same is not None and same["why"] == REASONS[one["why"]][0]


def _given(value: Any) -> list[Any]:
    return [value] if value else []


def _quantity(quantity: dict[str, Any]) -> tuple[float, str, str]:
    return float(quantity["value"]), _plain(quantity["qualifier"]), _plain(quantity["unit"])


def _plain(name: str | None) -> str:
    return " ".join(_WORD.findall((name or "").lower()))


def _object_likeness(one: str, other: str) -> float:
    """Return the F1 of the words that two objects share; 1 if both are empty."""
    ours, theirs = Counter(_WORD.findall(one.lower())), Counter(_WORD.findall(other.lower()))
    total = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / total if total else 1.0


_NOTHING = ("the folder holds no annotated documents", "la carpeta no contiene documentos anotados")
_NAME_A_FOLDER = (
    "Name a folder with NAME.txt and NAME.json, such as examples/accord/measure",
    "Indique una carpeta con NOMBRE.txt y NOMBRE.json, como examples/accord/measure",
)
_NO_JSON = ("the annotation is no JSON", "la anotación no es JSON")
_REPAIR = ("Repair the file", "Repare el archivo")
