"""Second factors of demonstration accounts, so that the demonstration can be signed in to."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt

from hallar.casework.models import Account


def set_up_second_factor(account: Account) -> None:
    """Give a demonstration account a second factor."""
    TOTP.activate(account, generate_totp_secret())


def current_code(account: Account) -> str:
    """Return the code that a demonstration account's second factor shows now.

    Raises:
        ValueError: the account is a real one, or has no second factor.
    """
    factor = Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).first()
    if not account.is_demonstration or factor is None:
        raise ValueError("codes are shown for demonstration accounts alone")
    secret = decrypt(factor.data["secret"])
    counter = next(iter(yield_hotp_counters_from_time()))
    return str(format_hotp_value(hotp_value(secret, counter)))
