"""Replaying what parties said."""

from __future__ import annotations

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
