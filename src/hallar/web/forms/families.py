"""Forms on families, relatives and consent."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hallar.casework.models import Consent, Contact, Family, Member, MissingPerson
from hallar.casework.scope import own_persons
from hallar.web.forms.fields import DateInput, not_to_come
from hallar.web.pages import CaseRequest


class NewFamilyForm(forms.Form):
    """A family that is not on record yet."""

    code = forms.CharField(label=_("code"), max_length=60)
    folio = forms.CharField(label=_("folio of the person searched for"), max_length=60)
    notes = forms.CharField(label=_("notes"), required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, request: CaseRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_code(self) -> str:
        """Refuse a code that is taken."""
        if Family.objects.filter(code=self.cleaned_data["code"]).exists():
            raise ValidationError(_("There is a family with this code already."))
        return str(self.cleaned_data["code"])

    def clean_folio(self) -> MissingPerson:
        """Find the person."""
        found = own_persons(self.request.user).filter(folio=self.cleaned_data["folio"].strip()).first()
        if found is None:
            raise ValidationError(_("Your agency has no person searched for with this folio."))
        return found


class FamilyForm(forms.ModelForm[Family]):
    """What is noted on a family."""

    class Meta:
        """All fields."""

        model = Family
        fields = ("notes",)


class MemberForm(forms.ModelForm[Member]):
    """A member of a pedigree."""

    class Meta:
        """What can be changed; parents are chosen among the family."""

        model = Member
        fields = ("code", "sex", "father", "mother", "twin_group", "deceased")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Member.objects.filter(family=self.instance.family).exclude(pk=self.instance.pk)
        for name in ("father", "mother"):
            self.fields[name].queryset = others  # type: ignore[attr-defined]
            self.fields[name].label_from_instance = lambda one: one.code  # type: ignore[attr-defined]


class ContactForm(forms.ModelForm[Contact]):
    """Who a relative is."""

    class Meta:
        """All fields."""

        model = Contact
        fields = ("name", "telephone", "email", "address", "language", "preferred")


class ConsentForm(forms.Form):
    """A consent given."""

    scope = forms.ChoiceField(label=_("scope"), choices=Consent.Scope.choices)
    given_on = forms.DateField(
        label=_("given on"), widget=DateInput, initial=date.today, validators=[not_to_come]
    )
    document = forms.CharField(label=_("signed document"), max_length=120, required=False)


class ReplacementForm(ConsentForm):
    """A wider or narrower consent that takes the place of one in force."""

    def __init__(self, consent: Consent, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [one for one in Consent.Scope if one != consent.scope]
        self.fields["scope"].choices = [(one.value, one.label) for one in others]  # type: ignore[attr-defined]
        self.fields["given_on"].widget.attrs["min"] = consent.given_on.isoformat()


class WithdrawalForm(forms.Form):
    """A consent withdrawn."""

    on = forms.DateField(
        label=_("withdrawn on"), widget=DateInput, initial=date.today, validators=[not_to_come]
    )
    reason = forms.CharField(
        label=_("reason of the withdrawal"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class FamilyFilter(forms.Form):
    """What a list of families can be narrowed by."""

    q = forms.CharField(label=_("code of the family or folio"), required=False, max_length=100)
