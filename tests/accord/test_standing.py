"""Replaying what parties said."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hallar.accord.models import Status, StatusStatement
from hallar.accord.standing import standing_of

PARTIES = ["MX", "US", "GT"]
words = st.lists(
    st.tuples(st.sampled_from([*PARTIES, "CA"]), st.sampled_from(["under_way", "fulfilled", "lapsed"])),
    max_size=12,
)


def statements(said: list[tuple[str, str]]) -> list[StatusStatement]:
    return [
        StatusStatement(country=country, status=status, as_of=date(2022, 1, 1) + timedelta(days=number))
        for number, (country, status) in enumerate(said)
    ]


def slow(said: list[tuple[str, str]], concerned: list[str]) -> str:
    """Return the status by asking after every word what each party said last."""
    standing = Status.AGREED.value
    for end in range(1, len(said) + 1):
        last = {country: status for country, status in said[:end] if country in concerned}
        if set(last) == set(concerned) and len(set(last.values())) == 1:
            standing = next(iter(last.values()))
    return standing


@given(words, st.integers(1, 3))
def test_a_status_stands_from_when_all_concerned_say_the_same(
    said: list[tuple[str, str]], count: int
) -> None:
    concerned = PARTIES[:count]
    found = standing_of(statements(said), concerned)
    assert found.status == slow(said, concerned)
    last = {country: status for country, status in said if country in concerned}
    assert {one: word.status for one, word in found.open_statements.items()} == {
        one: status for one, status in last.items() if status != found.status
    }
    assert found.contested == bool(found.open_statements)
    assert (found.since is None) == (found.status == Status.AGREED)


@given(words)
def test_who_is_not_concerned_changes_nothing(said: list[tuple[str, str]]) -> None:
    own = [one for one in said if one[0] != "CA"]
    assert standing_of(statements(said), PARTIES).status == standing_of(statements(own), PARTIES).status


@given(words, st.integers(2, 3))
def test_a_word_changes_what_stands_only_where_it_makes_all_say_the_same(
    said: list[tuple[str, str]], count: int
) -> None:
    concerned, listed = PARTIES[:count], statements(said)
    for end, word in enumerate(listed, 1):
        before, after = standing_of(listed[: end - 1], concerned), standing_of(listed[:end], concerned)
        if after.status != before.status:
            assert word.country in concerned
            assert (after.status, after.contested) == (word.status, False)


@given(words, st.sampled_from(PARTIES[:2]))
def test_concurring_with_the_last_open_word_makes_it_stand(said: list[tuple[str, str]], by: str) -> None:
    listed, parties = statements(said), PARTIES[:2]
    other = next(one for one in parties if one != by)
    word = standing_of(listed, parties).open_statements.get(other)
    if word is None:
        return
    concurrence = StatusStatement(
        country=by, status=word.status, as_of=date(2023, 1, 1), concurs_with=word
    )  # fmt: skip
    found = standing_of([*listed, concurrence], parties)
    assert (found.status, found.since, found.contested) == (word.status, date(2023, 1, 1), False)


@given(words, st.randoms(use_true_random=False))
def test_the_order_within_a_party_decides_and_not_that_between_parties_who_end_agreed(
    said: list[tuple[str, str]], chance: random.Random
) -> None:
    ending = [(one, "fulfilled") for one in PARTIES]
    queues = {one: [word for word in said if word[0] == one] for one in PARTIES}
    shuffled = [one for one, _status in said if one in queues]
    chance.shuffle(shuffled)
    mixed = [queues[one].pop(0) for one in shuffled]
    for listed in (said, mixed):
        found = standing_of(statements(listed + ending), PARTIES)
        assert (found.status, found.contested) == ("fulfilled", False)


def test_saying_the_same_again_does_not_move_since_when_it_stands() -> None:
    said = [
        ("MX", "fulfilled"),
        ("US", "fulfilled"),
        ("US", "lapsed"),
        ("US", "fulfilled"),
        ("MX", "fulfilled"),
    ]
    found = standing_of(statements(said), PARTIES[:2])
    assert (found.status, found.since, found.contested) == ("fulfilled", date(2022, 1, 2), False)


def test_the_day_is_the_later_of_the_days_for_which_it_was_said() -> None:
    late, early = statements([("MX", "lapsed"), ("US", "lapsed")])
    late.as_of, early.as_of = date(2023, 5, 1), date(2022, 1, 1)
    assert standing_of([late, early], PARTIES[:2]).since == date(2023, 5, 1)


def test_replaced_by_different_points_is_not_the_same_word() -> None:
    said = statements([("MX", "replaced"), ("US", "replaced")])
    said[0].successor_id, said[1].successor_id = 7, 8
    found = standing_of(said, PARTIES[:2])
    assert (found.status, found.successor, set(found.open_statements)) == ("agreed", None, {"MX", "US"})
    said[1].successor_id = 7
    found = standing_of(said, PARTIES[:2])
    assert (found.status, found.successor, found.contested) == ("replaced", 7, False)


def test_nobody_said_anything() -> None:
    found = standing_of([], PARTIES)
    assert (found.status, found.since, found.successor, found.contested) == ("agreed", None, None, False)
