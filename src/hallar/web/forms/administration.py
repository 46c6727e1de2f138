"""Forms on accounts, agencies, imports and the trail."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from hallar.casework.models import Account, Agency, ImportBatch
from hallar.casework.roles import Role


class NewAccountForm(forms.Form):
    """An account that is not there yet."""

    username = forms.SlugField(label=_("account name"), max_length=60)
    full_name = forms.CharField(label=_("full name"), max_length=150)
    role = forms.ChoiceField(label=_("role"), choices=Role.choices)
    agency = forms.ModelChoiceField(Agency.objects.all(), label=_("agency"))
    password = forms.CharField(
        label=_("first password (at least 12 characters)"), widget=forms.PasswordInput, max_length=200
    )


class AccountForm(forms.ModelForm[Account]):
    """A change to an account."""

    reason = forms.CharField(label=_("reason"), max_length=300)

    class Meta:
        """What can be changed."""

        model = Account
        fields = ("role", "agency", "is_active")


class PasswordForm(forms.Form):
    """Another password for an account."""

    password = forms.CharField(
        label=_("new password (at least 12 characters)"), widget=forms.PasswordInput, max_length=200
    )
    reason = forms.CharField(label=_("reason"), max_length=300)


class AgencyForm(forms.ModelForm[Agency]):
    """An agency."""

    class Meta:
        """All fields."""

        model = Agency
        fields = ("code", "name", "country", "jurisdiction")


class ImportForm(forms.Form):
    """A table to bring in."""

    subject = forms.ChoiceField(label=_("subject"), choices=ImportBatch.Subject.choices)
    table = forms.FileField(label=_("table (CSV or XLSX, at most 5 MB)"))


class AuditFilter(forms.Form):
    """What the trail can be narrowed by."""

    account = forms.CharField(label=_("who"), required=False, max_length=150)
    verb = forms.CharField(label=_("what"), required=False, max_length=60)
    record_type = forms.CharField(label=_("record type"), required=False, max_length=40)
    record_id = forms.IntegerField(label=_("record number"), required=False, min_value=1)
