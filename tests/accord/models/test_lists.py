"""Lists in one column: stored, read, filtered, dumped."""

from __future__ import annotations

import pytest
from django.core import serializers
from hypothesis import given
from hypothesis import strategies as st

from hallar.accord.models import Point
from hallar.accord.models.lists import MARK, ListField, naming
from tests.accord.world import AccordWorld

FIELD = ListField()
texts = st.lists(st.text(max_size=12), max_size=6)


@given(texts)
def test_what_is_stored_is_read_without_bars_and_blanks(given_texts: list[str]) -> None:
    kept = [cleaned for one in given_texts if (cleaned := one.replace(MARK, " ").strip())]
    stored = FIELD.get_prep_value(given_texts)
    assert FIELD.from_db_value(stored) == kept
    assert FIELD.to_python(stored) == kept
    assert FIELD.get_prep_value(stored) == stored
    assert FIELD.from_db_value(FIELD.get_prep_value(kept)) == kept


@given(texts, st.text(max_size=12))
def test_a_list_contains_what_it_names_and_nothing_else(listed: list[str], asked: str) -> None:
    asked = asked.replace(MARK, " ").strip() or "x"
    kept = FIELD.from_db_value(FIELD.get_prep_value(listed))
    assert (naming(asked) in FIELD.get_prep_value(listed)) == (asked in kept)


@pytest.mark.parametrize("stored", [None, "", MARK, MARK * 3])
def test_nothing_is_an_empty_list(stored: str | None) -> None:
    assert FIELD.from_db_value(stored) == []


def test_the_database_finds_the_rows_that_name_one(made: AccordWorld) -> None:
    told = {
        words: Point.objects.filter(committed_by__contains=naming("MX"), sentence__contains=words).exists()
        for words in ("forensic", "task force", "joint table")
    }
    assert told == {"forensic": False, "task force": True, "joint table": True}
    assert not Point.objects.filter(committed_by__contains=naming("M")).exists()
    assert not Point.objects.filter(committed_by__contains=naming("%")).exists()


def test_a_dump_gives_the_lists_back(made: AccordWorld) -> None:
    dumped = serializers.serialize("json", Point.objects.all())
    for one in serializers.deserialize("json", dumped):
        stored = Point.objects.get(pk=one.object.pk)
        for name in ("committed_by", "towards", "places", "beneficiaries"):
            assert getattr(one.object, name) == getattr(stored, name)
