"""The version of a record that a form was opened on."""

from __future__ import annotations

from django.http import HttpRequest


def version_of(request: HttpRequest) -> int:
    """Return the version that the form sent; 0, which no record has, if it sent none."""
    text = request.POST.get("version", "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0
