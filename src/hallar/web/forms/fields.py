"""Fields that several forms share."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from hallar.casework.uncertain_date import parse_uncertain_date

LIMITS = {
    "latitude": (-90, 90), "longitude": (-180, 180), "radius": (0, 5000), "stature": (20, 250),
    "age": (0, 120), "interval": (0, 100_000),
}  # fmt: skip
"""Least and greatest value of fields, by the word in their name."""


def check_uncertain_date(text: str) -> None:
    """Refuse a text that is no date, or a date to come.

    Raises:
        ValidationError: it is none.
    """
    try:
        found = parse_uncertain_date(text)
    except ValueError as refused:
        raise ValidationError(str(refused)) from None
    if found is not None:
        not_to_come(found[0])


def not_to_come(day: date) -> None:
    """Refuse a day after today.

    Raises:
        ValidationError: it is one.
    """
    if day > date.today():
        raise ValidationError(_("This day is still to come."))


def limit_numbers(form: forms.BaseForm) -> None:
    """Hold the numbers of a form to what there can be; the browser is told the same limits."""
    for name, field in form.fields.items():
        known = LIMITS.keys() & set(name.split("_"))
        if known:
            low, high = LIMITS[known.pop()]
            field.validators = [*field.validators, MinValueValidator(low), MaxValueValidator(high)]
            field.widget.attrs.update({"min": low, "max": high})


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
