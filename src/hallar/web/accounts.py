"""Accounts are made by administrators; their second factors are kept encrypted."""

from __future__ import annotations

import base64
import hashlib

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest


class ClosedRegistration(DefaultAccountAdapter):
    """No open registration."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Return that nobody signs up."""
        return False

    def is_reauthentication_required(self, *, app: str, **options: object) -> bool:
        """Ask for the password again before a second factor changes, but not before there is one."""
        if app == "allauth.mfa" and self.request and not is_mfa_enabled(self.request.user):
            return False
        return bool(super().is_reauthentication_required(app=app, **options))


class SealedSecrets(DefaultMFAAdapter):
    """The secrets of second factors, encrypted under a key that is not in the database."""

    def encrypt(self, text: str) -> str:
        """Encrypt a secret."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt a secret."""
        return _box().decrypt(encrypted_text.encode()).decode()


def _box() -> Fernet:
    key = hashlib.sha256(b"second factors " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
