"""Likeness: its laws, its reasons, and how often it is right on annotated pairs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hallar.accord.likeness import OFFER_FROM, LikenessIndex, PointFacts
from hallar.accord.likeness.concepts import concepts_of
from hallar.accord.likeness.field_words import FAINT, FIELD_WORDS

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[2] / "docs" / "accord.md"
WORDS = st.sampled_from([
    "task", "force", "smuggling", "trata", "migration", "frontera", "training", "forense", "loans",
    "vivienda", "café", "coffee",
])  # fmt: skip
texts = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
points = st.builds(
    PointFacts,
    text=texts,
    committed_by=st.lists(st.sampled_from(["MX", "US", "GT"]), unique=True, max_size=3).map(tuple),
    act=st.sampled_from(["provide", "meet", "do"]),
    theme=st.sampled_from(["security", "economy", "other"]),
    quantities=st.lists(st.tuples(st.integers(1, 5).map(float), st.just("")), max_size=2).map(tuple),
    places=st.lists(st.sampled_from(["Chiapas", "Texas"]), max_size=2).map(tuple),
)


@given(points, points)
def test_the_score_is_symmetric_bounded_and_the_sum_of_its_reasons(
    one: PointFacts, other: PointFacts
) -> None:
    # Both stand in the index, so that a concept weighs the same whichever is asked for.
    index = LikenessIndex([one, other])
    there = dict(index.closest(other, 2, 0.0)).get(0)
    back = dict(index.closest(one, 2, 0.0)).get(1)
    assert (there is None) == (back is None)
    if there is None or back is None:
        return
    assert there.score == pytest.approx(back.score)
    assert 0 <= there.score <= 1
    assert there.score == pytest.approx(sum(part.contribution for part in there.parts))
    assert all((part.contribution > 0) == bool(part.matched) for part in there.parts)


@given(points)
def test_a_point_is_wholly_like_itself(point: PointFacts) -> None:
    ((place, likeness),) = LikenessIndex([point]).closest(point, 1, 0.0)
    assert place == 0
    assert likeness.score == pytest.approx(1)


@given(st.lists(points, min_size=1, max_size=6), points, st.integers(1, 4))
def test_the_most_alike_come_first_and_none_below_the_threshold(
    earlier: list[PointFacts], later: PointFacts, most: int
) -> None:
    found = LikenessIndex(earlier).closest(later, most, 0.3)
    scores = [likeness.score for _place, likeness in found]
    assert len(found) <= most
    assert scores == sorted(scores, reverse=True)
    assert all(score >= 0.3 for score in scores)


def test_the_reasons_name_the_words_of_both_languages() -> None:
    earlier = PointFacts(text="task force to combat human smuggling and trafficking", theme="trafficking")
    later = PointFacts(text="grupo de trabajo contra el tráfico y la trata de personas", theme="trafficking")
    ((_place, likeness),) = LikenessIndex([earlier]).closest(later, 1, 0.0)
    words = next(part for part in likeness.parts if part.name == "words")
    assert set(words.matched) == {
        "task force = grupo de trabajo", "human smuggling = trafico", "trafficking = trata de personas"
    }  # fmt: skip
    assert likeness.score >= OFFER_FROM


@pytest.mark.parametrize(
    ("english", "spanish"),
    [
        ("the smuggling of migrants", "el tráfico ilícito de migrantes"),
        ("disappeared persons", "personas no localizadas"),
        ("low-cost homes", "viviendas asequibles"),
        ("value chains for coffee", "las cadenas de valor del café"),
        ("the Northern Triangle", "Triángulo Norte"),
        ("electoral observation", "observación electoral"),
        ("donated telescopes", "entregaron telescopios"),
        ("ports of entry", "puertos de entrada"),
        ("unidentified remains", "restos sin identificar"),
        ("met", "se reunirán"),
    ],
)
def test_the_same_in_both_languages_is_the_same_concepts(english: str, spanish: str) -> None:
    assert concepts_of(english).keys() == concepts_of(spanish).keys()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("un tratado de aguas", "la trata"),
        ("laboratories", "labour"),
        ("surgieron dudas", "el sur"),
        ("significant", "sign"),
        ("fundamental", "funds"),
        ("puertos marítimos", "puertos de entrada"),
        ("under", "bajar"),
    ],
)
def test_words_that_only_look_alike_are_not_the_same(one: str, other: str) -> None:
    assert not concepts_of(one).keys() & concepts_of(other).keys()


def test_no_entry_of_the_table_stands_for_two_concepts() -> None:
    entries = [entry for listed in FIELD_WORDS.values() for entry in listed.split(", ")]
    assert len(set(entries)) == len(entries)
    assert set(FIELD_WORDS) >= FAINT
    assert all(re.fullmatch(r"[a-z]+\*?( [a-z]+\*?)*", entry) for entry in entries)


def test_how_something_is_done_tells_less_than_what_it_is_about() -> None:
    index = LikenessIndex([
        PointFacts(text="a joint programme of training"), PointFacts(text="a fire on the coast")
    ])  # fmt: skip
    assert index.weigh("training") < index.weigh("fire") / 2
    assert index.weigh("to provide") < index.weigh("coast") / 2


def facts(text: str, act: str, kind: str, theme: str) -> PointFacts:
    return PointFacts(text=text, act=act, kind=kind, theme=theme, committed_by=("MX", "US"))


def measured(half: str) -> tuple[int, int, int]:
    """Return how many pairs were offered rightly, wrongly, and how many were missed."""
    rows = json.loads((HERE / "pairs.json").read_text(encoding="utf-8"))[half]
    earlier = list(dict.fromkeys(facts(*row[:4]) for row in rows))
    index = LikenessIndex(earlier)
    right = wrong = missed = 0
    for row in rows:
        place = earlier.index(facts(*row[:4]))
        offered = place in dict(index.closest(facts(*row[4:8]), len(earlier), OFFER_FROM))
        right += offered and row[8]
        wrong += offered and not row[8]
        missed += not offered and row[8]
    return right, wrong, missed


@pytest.mark.parametrize("half", ["build", "measure"])
def test_the_document_states_the_measured_figures(half: str) -> None:
    right, wrong, missed = measured(half)
    told = f"{right} of {right + missed} found, {wrong} offered wrongly"
    assert told in re.sub(r"\s+", " ", DOCUMENT.read_text(encoding="utf-8"))
