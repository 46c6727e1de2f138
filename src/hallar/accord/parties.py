"""Parties by code and by name, and which accords an account sees."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from hallar.accord.models import Accord
from hallar.accord.reading.countries import ALL_COUNTRIES, BY_CODE
from hallar.casework.models import Account
from hallar.casework.page_language import page_language

_CODE_OF_NAME = {name: one.code for one in ALL_COUNTRIES for name in (one.english, one.spanish, one.code)}


def party_code(name: str) -> str:
    """Return the ISO 3166-1 code of a country named in either language; other names stay as they are."""
    return _CODE_OF_NAME.get(name.strip(), name.strip())


def party_name(code: str) -> str:
    """Return a country's name in the language of the page; what is no country's code stays as it is."""
    country = BY_CODE.get(code)
    return country.name(page_language()) if country else code


def accords_in_view(account: Account) -> QuerySet[Accord]:
    """Return the accords an account may read: its country is a party, its agency observes, or all may."""
    return Accord.objects.filter(
        Q(parties__country=account.agency.country) | Q(observers__agency=account.agency) | Q(is_public=True)
    ).distinct()


def is_party(account: Account, accord: Accord) -> bool:
    """Whether an account's country is a party of an accord."""
    return account.agency.country in accord.countries()
