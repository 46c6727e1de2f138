"""Accords, their parties and observers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from hallar.accord.actions.inputs import sound_required
from hallar.accord.actions.permission import party_required
from hallar.accord.models import Accord, Observer, Party
from hallar.accord.parties import party_name
from hallar.accord.reading.countries import BY_CODE
from hallar.casework.actions.action import action, edit, latest, not_to_come
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account, Agency
from hallar.casework.roles import Right

FEWEST_PARTIES = 2
ASKED = ("title", "address", "concluded_on", "place", "currency")


@action("accord.create", Right.KEEP_ACCORD)
def create_accord(
    *, by: Account, title: str, address: str, concluded_on: date, countries: Sequence[str],
    place: str = "", currency: str = "USD",
) -> Accord:  # fmt: skip
    """Open an accord; the country of the account that opens it is one of its parties."""
    _free_address_required(address)
    not_to_come(concluded_on)
    if by.agency.country not in countries or len(set(countries)) < FEWEST_PARTIES:
        raise CaseworkError(
            _("Name at least two parties, %(country)s among them: you open the accord for it.")
            % {"country": party_name(by.agency.country)}
        )
    if not set(countries) <= BY_CODE.keys():
        raise CaseworkError(_("Parties are countries of the list."))
    accord = Accord(title=title, address=address, concluded_on=concluded_on, place=place, currency=currency)
    sound_required(accord, *ASKED)
    accord.save()
    for country in dict.fromkeys(countries):
        Party(accord=accord, country=country).save()
    return accord


@action("accord.change", Right.KEEP_ACCORD)
def change_accord(*, by: Account, accord: Accord, version: int, **values: object) -> Accord:
    """Change an accord's title, dates and currency, or open it to the public."""
    party_required(by, accord)
    accord = latest(accord, version)
    edit(accord, dict(values))
    not_to_come(accord.concluded_on)
    _free_address_required(accord.address, accord)
    sound_required(accord, *values)
    accord.save()
    return accord


@action("accord.admit_observer", Right.KEEP_ACCORD)
def admit_observer(*, by: Account, accord: Accord, agency: Agency) -> Observer:
    """Let an agency of another country read an accord that is not public."""
    party_required(by, accord)
    accord = latest(accord, None)
    if Observer.objects.filter(accord=accord, agency=agency).exists():
        raise CaseworkError(_("This agency observes the accord already."))
    observer = Observer(accord=accord, agency=agency)
    observer.save()
    return observer


@action("accord.dismiss_observer", Right.KEEP_ACCORD)
def dismiss_observer(*, by: Account, observer: Observer) -> None:
    """Take an agency's view of an accord away."""
    party_required(by, observer.accord)
    latest(observer, None).delete()


def _free_address_required(address: str, own: Accord | None = None) -> None:
    holder = Accord.objects.filter(address=address).first()
    if holder is not None and holder != own:
        raise CaseworkError(_("Another accord has this word in its public address; choose another."))
