"""What every request passes: where it comes from, the second factor, refusals as pages."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from hallar.casework.audit import origin_of
from hallar.casework.errors import CaseworkError, NotAllowedError

Handler = Callable[[HttpRequest], HttpResponseBase]
OPEN_WITHOUT_SECOND_FACTOR = ("/account/", "/static/", "/language/")


def origin(following: Handler) -> Handler:
    """Let the audit trail know from where a request comes."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        with origin_of(_address(request)):
            return following(request)

    return handle


def _address(request: HttpRequest) -> str:
    """Return the caller's address; a forwarded one only behind as many proxies as the settings say."""
    proxies: int = settings.TRUSTED_PROXIES
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if proxies and len(forwarded) >= proxies and forwarded[-proxies].strip():
        return forwarded[-proxies].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def second_factor_required(following: Handler) -> Handler:
    """Send an account without a second factor to set one up before anything else."""

    def handle(request: HttpRequest) -> HttpResponseBase:
        if (
            request.user.is_authenticated
            and not request.path.startswith(OPEN_WITHOUT_SECOND_FACTOR)
            and not is_mfa_enabled(request.user)
        ):
            messages.info(request, _("Set up a second factor first: every account needs one."))
            return redirect("mfa_activate_totp")
        return following(request)

    return handle


class refusals_as_pages:  # noqa: N801  (named like the other middleware, which are functions)
    """Turn a refused action into a page that says why."""

    def __init__(self, following: Handler) -> None:
        self.following = following

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Handle the request."""
        return self.following(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for a refusal, nothing for other failures."""
        if not isinstance(exception, CaseworkError):
            return None
        status = 403 if isinstance(exception, NotAllowedError) else 409
        return render(request, "refused.html", {"message": exception.message}, status=status)
