"""What holds for every text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.accord.reading import KINDS, THEMES, Reading, read_text, reading_as_json
from hallar.accord.reading.lexicon import ACTS
from hallar.accord.reading.statements import REASONS
from tests.accord.conftest import DOCUMENTS

WORDS = (
    "agreed to|acordaron|Mexico|los dos gobiernos|The United States|will provide|"
    'se comprometió a|establecer|to train|,|.|:|;|\n|\n\n- |“|”|"|82,000|3 200|'
    "US$ 4.5 millones|by 30 June|antes del 31 de febrero de 2022|2021-06-08|in|September|"
    "May|Dr.|and|y|así como|including|that|que|Responsible:|Due:|ACUERDO 1.|Participants|"
    "the need to|la necesidad de|within|9999|years|99 días|1/1/0001|December 31, 9999|"
    "next month|el próximo mes|(|)|€|%|por ciento"
)
PHRASES = st.sampled_from(tuple(WORDS.split("|")))
SENTENCES = st.lists(PHRASES, max_size=40).map(" ".join)


def check(reading: Reading) -> None:
    text = reading.text
    stretches = sorted({(one.start, one.end) for one in (*reading.points, *reading.statements)})
    assert all(first[1] <= second[0] for first, second in pairwise(stretches))
    for point in reading.points:
        assert text[point.start : point.end] == point.sentence
        assert point.start <= point.clause[0] <= point.clause[1] <= point.end
        assert point.object in point.sentence
        assert (point.act in ACTS, point.kind in KINDS, point.theme in THEMES) == (True, True, True)
        assert point.rules
        assert all(text[part.start : part.end] == part.text for part in point.parts)
        assert point.due.start is None or point.due.end is None or point.due.start <= point.due.end
        assert all(name in point.sentence for name in point.beneficiaries)
        assert not set(point.committed_by) & set(point.towards)
        for quantity in point.quantities:
            assert point.start <= quantity.start < quantity.end <= point.end
    for statement in reading.statements:
        assert text[statement.start : statement.end] == statement.sentence
        assert statement.reason in REASONS
    for person in reading.document.participants:
        assert person.name in " ".join(text[person.start : person.end].split())


@given(st.text(max_size=400))
def test_arbitrary_text_is_read(text: str) -> None:
    check(read_text(text))


@given(SENTENCES)
def test_texts_of_the_words_the_rules_look_for_are_read(text: str) -> None:
    reading = read_text(text)
    check(reading)
    reading_as_json(reading, "es")


@given(SENTENCES, st.sampled_from(["es", "en"]))
def test_the_same_text_gives_the_same_answer(text: str, language: str) -> None:
    first = read_text(text, "es" if language == "es" else "en")
    assert first == read_text(text, "es" if language == "es" else "en")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_word_of_a_document_is_judged(path: Path) -> None:
    reading = read_text(path.read_text(encoding="utf-8"))
    check(reading)
    judged = bytearray(len(reading.text))
    for one in (*reading.points, *reading.statements):
        judged[one.start : one.end] = b"\1" * (one.end - one.start)
    left = "".join(letter for letter, seen in zip(reading.text, judged, strict=True) if not seen)
    # Bullets, numbers of lists and blank space are left over.
    assert not any(len(word.strip("()•-.")) > 1 for word in left.split())


def test_long_texts_take_time_in_proportion() -> None:
    sentence = "The two governments agreed to establish a working group on roads by 1 May 2030. "
    reading = read_text("Mexico and Honduras met. " + sentence * 400)
    assert len(reading.points) == 400
