"""Fields that several forms share."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from hallar.casework.uncertain_date import parse_uncertain_date


def check_uncertain_date(text: str) -> None:
    """Refuse a text that is no date.

    Raises:
        ValidationError: it is none.
    """
    try:
        parse_uncertain_date(text)
    except ValueError as refused:
        raise ValidationError(str(refused)) from None


class DateInput(forms.DateInput):
    """A date the browser helps to enter."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class VersionedForm(forms.Form):
    """A form that knows which version of the record it was opened on."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)
