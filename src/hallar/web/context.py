"""What every template knows."""

from __future__ import annotations

from django.http import HttpRequest

from hallar import __version__
from hallar.casework.models import Account
from hallar.casework.roles import RIGHTS, Role


def rights(request: HttpRequest) -> dict[str, object]:
    """Return the rights of the account that asks, to show only what it may do."""
    account = getattr(request, "user", None)
    held = RIGHTS[Role(account.role)] if isinstance(account, Account) else frozenset()
    return {"may": {right.value: True for right in held}, "hallar_version": __version__}
