"""Forms on searches, decisions and notifications."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hallar.casework.models import Account, CandidateState, Country, CustodyEntry, Notification
from hallar.genetics import DEFAULT_POPULATION, populations
from hallar.web.forms.fields import DateInput, VersionedForm, not_to_come


class SearchForm(forms.Form):
    """What a search is computed with."""

    population = forms.ChoiceField(
        label=_("population data"),
        choices=lambda: [(name, name) for name in populations()],
        initial=DEFAULT_POPULATION,
    )
    mutation = forms.ChoiceField(
        label=_("mutation model"),
        choices=[("proportional", _("proportional")), ("stepwise", _("stepwise")), ("equal", _("equal"))],
    )
    theta = forms.FloatField(label=_("theta"), min_value=0, max_value=0.1, initial=0.0)
    expected_fortuitous = forms.FloatField(
        label=_("expected fortuitous matches per family"), min_value=1e-6, max_value=10, initial=0.01
    )


class QueueFilter(forms.Form):
    """What the queue can be narrowed by."""

    state = forms.ChoiceField(
        label=_("state"), choices=[("", _("pending")), *CandidateState.choices], required=False
    )
    country = forms.ChoiceField(
        label=_("country of the remains"), choices=[("", "—"), *Country.choices], required=False
    )
    mine = forms.BooleanField(label=_("assigned to me"), required=False)
    least = forms.FloatField(label=_("posterior from"), min_value=0, max_value=1, required=False)


class AssignForm(forms.Form):
    """To whom a candidate is assigned."""

    to = forms.ModelChoiceField(Account.objects.none(), label=_("assigned to"))

    def __init__(self, colleagues: QuerySet[Account], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = colleagues  # type: ignore[attr-defined]


class NoteForm(forms.Form):
    """A remark."""

    text = forms.CharField(label=_("note"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000)


class DecisionForm(VersionedForm):
    """A decision and its reasons."""

    reasons = forms.CharField(label=_("reasons"), widget=forms.Textarea(attrs={"rows": 4}), max_length=8000)


class MoreForm(DecisionForm):
    """What is still needed, and why."""

    needed = forms.CharField(label=_("information needed"), max_length=300)


class TellForm(VersionedForm):
    """How the family was told."""

    told_on = forms.DateField(
        label=_("family told on"), widget=DateInput, initial=date.today, validators=[not_to_come]
    )
    told_to = forms.CharField(label=_("told to"), max_length=200)
    how = forms.ChoiceField(label=_("how"), choices=Notification.How.choices)
    notes = forms.CharField(label=_("notes"), required=False, widget=forms.Textarea(attrs={"rows": 3}))


class RestitutionForm(VersionedForm):
    """How the remains were given back."""

    on = forms.DateField(
        label=_("restitution on"), widget=DateInput, initial=date.today, validators=[not_to_come]
    )
    place = forms.CharField(label=_("place of restitution"), max_length=200)
    recipient = forms.ChoiceField(
        label=_("received by"),
        choices=CustodyEntry.Recipient.choices,
        help_text=_("What this person is to the dead. The name stays on the signed document."),
    )
    second = forms.ModelChoiceField(
        Account.objects.none(), label=_("second official, who was there and read the label too")
    )
    label_read = forms.CharField(
        label=_("code on the label, as you read it"),
        max_length=60,
        help_text=_("Read it from the remains themselves, not from this screen."),
    )

    def __init__(self, officials: QuerySet[Account], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["second"].queryset = officials  # type: ignore[attr-defined]
