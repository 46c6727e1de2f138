"""The language of the pages."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.views.i18n import set_language as django_set_language


@login_not_required
def set_language(request: HttpRequest) -> HttpResponseBase:
    """Keep the language that was picked and go back to the page."""
    return django_set_language(request)
