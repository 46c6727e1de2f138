"""Of the sign-in library's addresses, those that are used: no e-mail, no reset of a forgotten password."""

from __future__ import annotations

from allauth.account import urls as allauth_urls
from django.urls import include, path

USED = frozenset(
    {
        "account_login",
        "account_logout",
        "account_inactive",
        "account_signup",  # the sign-in view asks for its address; it says that nobody signs up
        "account_reauthenticate",
        "account_change_password",
    }
)

urlpatterns = [
    *(one for one in allauth_urls.urlpatterns if one.name in USED),
    path("2fa/", include("allauth.mfa.urls")),
]
