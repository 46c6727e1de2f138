"""Forms on remains and their custody."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hallar.casework.models import Country, Location, Remains
from hallar.casework.models.remains import RemainsStatus
from hallar.web.forms.fields import check_uncertain_date, limit_numbers
from hallar.web.forms.persons import DATE_HELP


class RemainsForm(forms.ModelForm[Remains]):
    """The record of remains."""

    class Meta:
        """The fields in the order in which they are asked."""

        model = Remains
        fields = (
            "code", "kind", "found_on", "found_country", "found_place", "found_latitude", "found_longitude",
            "site", "grave", "sector", "found_by", "sex", "age_min", "age_max", "stature_min", "stature_max",
            "interval_min", "interval_max", "condition", "build", "hair", "eyes", "medical", "description",
        )  # fmt: skip
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in ("medical", "description")}
        help_texts = {"found_on": DATE_HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit_numbers(self)

    def clean_found_on(self) -> str:
        """Check the date."""
        check_uncertain_date(self.cleaned_data["found_on"])
        return str(self.cleaned_data["found_on"])

    def clean(self) -> dict[str, Any]:
        """Check that intervals run upwards and coordinates are whole."""
        cleaned = super().clean() or {}
        for name in ("age", "stature", "interval"):
            low, high = cleaned.get(f"{name}_min"), cleaned.get(f"{name}_max")
            if low is not None and high is not None and low > high:
                raise ValidationError({f"{name}_max": _("The interval runs downwards.")})
        if (cleaned.get("found_latitude") is None) != (cleaned.get("found_longitude") is None):
            raise ValidationError({"found_longitude": _("Latitude and longitude belong together.")})
        return cleaned


class NewRemainsForm(RemainsForm):
    """Remains that are not on record yet: where they are comes with them."""

    location = forms.ModelChoiceField(Location.objects.none(), label=_("present location"))
    position = forms.CharField(
        label=_("place there (shelf, drawer, grave number)"), max_length=80, required=False
    )
    field_order = ("code", "kind", "location", "position")

    def __init__(self, locations: QuerySet[Location], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["location"].queryset = locations  # type: ignore[attr-defined]


class ReleaseForm(forms.Form):
    """Where remains are to go."""

    destination = forms.ModelChoiceField(Location.objects.none(), label=_("to"))
    position = forms.CharField(
        label=_("place there (shelf, drawer, grave number)"), max_length=80, required=False
    )
    reason = forms.CharField(label=_("reason"), widget=forms.Textarea(attrs={"rows": 2}), max_length=2000)

    def __init__(self, locations: QuerySet[Location], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["destination"].queryset = locations  # type: ignore[attr-defined]


class ReceiveForm(forms.Form):
    """The label as it is read on the remains."""

    label_read = forms.CharField(
        label=_("code on the label, as you read it"),
        max_length=60,
        help_text=_("Read it from the remains themselves, not from this screen."),
    )


class LocationForm(forms.ModelForm[Location]):
    """A place that can hold remains."""

    class Meta:
        """All fields."""

        model = Location
        fields = ("name", "kind", "address")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [one for one in Location.Kind if one != Location.Kind.FAMILY]
        self.fields["kind"].choices = [(one.value, one.label) for one in kinds]  # type: ignore[attr-defined]


class RemainsFilter(forms.Form):
    """What a list of remains can be narrowed by."""

    q = forms.CharField(label=_("code or place"), required=False, max_length=100)
    status = forms.ChoiceField(label=_("status"), choices=[("", "—"), *RemainsStatus.choices], required=False)
    country = forms.ChoiceField(label=_("country"), choices=[("", "—"), *Country.choices], required=False)
    year = forms.IntegerField(label=_("year found"), required=False, min_value=1900, max_value=2200)
