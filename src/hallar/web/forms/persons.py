"""Forms on persons searched for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hallar.casework.identity_numbers import check_identity_number
from hallar.casework.models import Country, IdentityNumber, MissingPerson, PersonName, Status
from hallar.casework.models.person import OPEN_STATUSES, SearchType
from hallar.casework.uncertain_date import parse_uncertain_date
from hallar.web.forms.fields import check_uncertain_date, limit_numbers

DATE_HELP = _("2019-03-21, 2019-03, 2019, 2019~ (about) or 2018/2019 (between)")


class PersonForm(forms.ModelForm[MissingPerson]):
    """The record of a person."""

    search_types = forms.MultipleChoiceField(
        label=_("kinds of search"), choices=SearchType, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        """The fields in the order in which they are asked."""

        model = MissingPerson
        fields = (
            "folio", "local_folio", "sex", "gender", "birth_date", "nationality", "origin_country",
            "origin_municipality", "last_contact", "last_place", "last_latitude", "last_longitude",
            "last_radius_km", "criminal_file", "route", "search_types", "stature_min", "stature_max", "hair",
            "eyes", "build", "medical", "description", "signs_of_life",
        )  # fmt: skip
        widgets = {
            name: forms.Textarea(attrs={"rows": 3})
            for name in ("route", "medical", "description", "signs_of_life")
        }
        help_texts = {"birth_date": DATE_HELP, "last_contact": DATE_HELP}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit_numbers(self)

    def clean_birth_date(self) -> str:
        """Check the date."""
        check_uncertain_date(self.cleaned_data["birth_date"])
        return str(self.cleaned_data["birth_date"])

    def clean_last_contact(self) -> str:
        """Check the date."""
        check_uncertain_date(self.cleaned_data["last_contact"])
        return str(self.cleaned_data["last_contact"])

    def clean(self) -> dict[str, Any]:
        """Check what must fit together."""
        cleaned = super().clean() or {}
        low, high = cleaned.get("stature_min"), cleaned.get("stature_max")
        if low and high and low > high:
            raise ValidationError({"stature_max": _("The interval of stature runs downwards.")})
        if (cleaned.get("last_latitude") is None) != (cleaned.get("last_longitude") is None):
            raise ValidationError({"last_longitude": _("Latitude and longitude belong together.")})
        born = parse_uncertain_date(cleaned.get("birth_date", ""))
        seen = parse_uncertain_date(cleaned.get("last_contact", ""))
        if born and seen and born[0] > seen[1]:
            raise ValidationError({"birth_date": _("The date of birth lies after the last contact.")})
        return cleaned


class NewPersonForm(PersonForm):
    """A person who is not on record yet: the name and the status come first."""

    given = forms.CharField(label=_("given names"), max_length=120)
    first_surname = forms.CharField(label=_("first surname"), max_length=80, required=False)
    second_surname = forms.CharField(label=_("second surname"), max_length=80, required=False)
    status = forms.ChoiceField(label=_("status"), choices=[(one.value, one.label) for one in OPEN_STATUSES])
    field_order = ("given", "first_surname", "second_surname", "status")


class StatusForm(forms.Form):
    """A new status and why."""

    status = forms.ChoiceField(
        label=_("new status"),
        choices=[(one.value, one.label) for one in Status if one != Status.LOCATED_DEAD],
    )
    reason = forms.CharField(label=_("reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class NameForm(forms.ModelForm[PersonName]):
    """One more name."""

    class Meta:
        """All fields."""

        model = PersonName
        fields = ("kind", "given", "first_surname", "second_surname")


class IdentityNumberForm(forms.ModelForm[IdentityNumber]):
    """An identity number."""

    class Meta:
        """All fields."""

        model = IdentityNumber
        fields = ("kind", "value")

    def clean(self) -> dict[str, Any]:
        """Check the number by the rules of its kind."""
        cleaned = super().clean() or {}
        if cleaned.get("kind") and cleaned.get("value"):
            try:
                cleaned["value"] = check_identity_number(cleaned["kind"], cleaned["value"])
            except ValueError as refused:
                raise ValidationError({"value": str(refused)}) from None
        return cleaned


class CompanionForm(forms.Form):
    """Who travelled with the person."""

    folio = forms.CharField(label=_("folio of the companion"), max_length=60)

    def clean_folio(self) -> MissingPerson:
        """Find the companion in any agency: people vanish together and are reported apart."""
        found = MissingPerson.objects.filter(folio=self.cleaned_data["folio"].strip()).first()
        if found is None:
            raise ValidationError(_("There is no person searched for with this folio."))
        return found


class PersonFilter(forms.Form):
    """What a list of persons can be narrowed by."""

    q = forms.CharField(label=_("name or folio"), required=False, max_length=100)
    status = forms.ChoiceField(label=_("status"), choices=[("", "—"), *Status.choices], required=False)
    nationality = forms.ChoiceField(
        label=_("nationality"), choices=[("", "—"), *Country.choices], required=False
    )
    year = forms.IntegerField(label=_("year of last contact"), required=False, min_value=1900, max_value=2200)
