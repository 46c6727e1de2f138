"""The first account of an installation, made at the command line by whoever holds the machine."""

from __future__ import annotations

from django.utils.translation import gettext as _

from hallar.casework.actions.action import action
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account, Agency, Country, Jurisdiction
from hallar.casework.roles import Role


@action("account.create_administrator", None)
def create_first_administrator(
    *, by: Account | None, name: str, agency: str, agency_name: str, country: str, password: str
) -> Account:
    """Create an administrator and, if need be, the agency.

    Raises:
        CaseworkError: the name is taken, or there is no such country.
    """
    if country not in Country.values:
        raise CaseworkError(
            _("There is no such country; write one of: %(known)s") % {"known": ", ".join(Country.values)}
        )
    if Account.objects.filter(username__iexact=name).exists():
        raise CaseworkError(_("There is an account of this name already."))
    office = Agency.objects.filter(code=agency).first()
    if office is None:
        office = Agency(code=agency, name=agency_name, country=country, jurisdiction=Jurisdiction.NATIONAL)
        office.save()
    account = Account(username=name, role=Role.ADMINISTRATOR, agency=office)
    account.set_password(password)
    account.save()
    return account
