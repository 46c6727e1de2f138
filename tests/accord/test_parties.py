"""Parties by code and name, and who sees what."""

from __future__ import annotations

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from hallar.accord.actions.accords import change_accord
from hallar.accord.parties import accords_in_view, is_party, party_code, party_name
from hallar.accord.reading.countries import ALL_COUNTRIES
from hallar.casework.roles import Role
from tests.accord.world import make_accord, secretariat_of
from tests.casework.world import make_world


@pytest.mark.parametrize("country", ALL_COUNTRIES, ids=lambda one: one.code)
def test_a_country_is_known_by_its_code_and_by_its_name_in_either_language(country: object) -> None:
    code = country.code  # type: ignore[attr-defined]
    assert party_code(code) == code
    for language in ("en", "es"):
        with translation.override(language):
            name = party_name(code)
            assert name != code
            assert party_code(f" {name} ") == code


@given(st.text(max_size=20))
def test_what_is_no_country_stays_as_it_is(text: str) -> None:
    code = party_code(text)
    assert code == text.strip() or any(text.strip() in {one.english, one.spanish} for one in ALL_COUNTRIES)
    assert party_name("World Bank") == party_code("World Bank") == "World Bank"


@pytest.mark.django_db
def test_the_agencies_of_the_parties_see_an_accord_and_everybody_does_once_it_is_public() -> None:
    made, stranger = make_accord(make_world()), secretariat_of("GT")
    for account in (made.mexico, made.states, made.world.by(Role.OBSERVER)):
        assert list(accords_in_view(account)) == [made.accord]
        assert is_party(account, made.accord)
    assert not accords_in_view(stranger).exists()
    change_accord(by=made.mexico, accord=made.accord, version=made.accord.version, is_public=True)
    assert list(accords_in_view(stranger)) == [made.accord]
    assert not is_party(stranger, made.accord)
