"""Accounts and agencies."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _

from hallar.casework.actions.action import action
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account, Agency
from hallar.casework.roles import Right, Role


@action("account.create", Right.MANAGE_ACCOUNTS)
def create_account(
    *, by: Account, username: str, full_name: str, role: str, agency: Agency, password: str
) -> Account:
    """Create an account; at its first sign-in it has to set up its second factor.

    Raises:
        django.core.exceptions.ValidationError: the password is too weak.
        CaseworkError: the name is taken.
    """
    if Account.objects.filter(username__iexact=username).exists():
        raise CaseworkError(_("There is an account of this name already."))
    account = Account(username=username, first_name=full_name, role=Role(role), agency=agency)
    validate_password(password, account)
    account.set_password(password)
    account.save()
    return account


@action("account.change", Right.MANAGE_ACCOUNTS)
def change_account(
    *, by: Account, account: Account, role: str, agency: Agency, active: bool, reason: str
) -> Account:
    """Change an account's role or agency, or close it."""
    if account.pk == by.pk:
        raise CaseworkError(_("Nobody changes their own account; ask another administrator."))
    account.role, account.agency, account.is_active = Role(role), agency, active
    account.save()
    return account


@action("account.set_password", Right.MANAGE_ACCOUNTS)
def set_password(*, by: Account, account: Account, password: str, reason: str) -> Account:
    """Give an account another password, for one that was forgotten.

    Raises:
        django.core.exceptions.ValidationError: the password is too weak.
    """
    if account.pk == by.pk:
        raise CaseworkError(_("Nobody changes their own account; ask another administrator."))
    validate_password(password, account)
    account.set_password(password)
    account.save()
    return account


@action("account.reset_second_factor", Right.MANAGE_ACCOUNTS)
def reset_second_factor(*, by: Account, account: Account, reason: str) -> Account:
    """Take a lost second factor away; the account sets up a new one at its next sign-in."""
    from allauth.mfa.models import Authenticator  # noqa: PLC0415  (a model; apps must be loaded)

    if account.pk == by.pk:
        raise CaseworkError(_("Nobody changes their own account; ask another administrator."))
    Authenticator.objects.filter(user=account).delete()
    return account


@action("agency.create", Right.MANAGE_ACCOUNTS)
def create_agency(*, by: Account, code: str, name: str, country: str, jurisdiction: str) -> Agency:
    """Create an agency."""
    if Agency.objects.filter(code=code).exists():
        raise CaseworkError(_("There is an agency with this code already."))
    agency = Agency(code=code, name=name, country=country, jurisdiction=jurisdiction)
    agency.save()
    return agency
