"""Samples: the trail, and the profile."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hallar.casework.actions.samples import NEXT_STATES, enter_profile, move_sample
from hallar.casework.models import Sample
from hallar.casework.roles import Right
from hallar.casework.scope import own_samples
from hallar.web.forms.samples import ProfileForm, SampleStateForm
from hallar.web.pages import CaseRequest, form_page, page, page_of


@page(Right.HANDLE_SAMPLE)
def sample_list(request: CaseRequest) -> HttpResponse:
    """List samples, by receipt or by state."""
    rows = own_samples(request.user).select_related("member__family", "remains")
    receipt, state = (
        request.GET.get("q", "").replace("\x00", "").strip().upper()[:40],
        request.GET.get("state", ""),
    )
    if receipt:
        rows = rows.filter(receipt__startswith=receipt)
    if state in Sample.State.values:
        rows = rows.filter(state=state)
    context = {"page": page_of(request, rows), "q": receipt, "state": state, "states": Sample.State.choices}
    return render(request, "samples/list.html", context)


@page(Right.HANDLE_SAMPLE)
def sample_detail(request: CaseRequest, number: int) -> HttpResponse:
    """Show a sample: its receipt, its trail and, to those who may, its profiles."""
    sample = _sample(request, number)
    context = {
        "sample": sample,
        "events": sample.events.select_related("by"),
        "profiles": sample.profiles.select_related("entered_by")
        if request.user.may(Right.SEE_GENETIC)
        else (),
        "can_move": bool(NEXT_STATES[sample.state]),
    }
    return render(request, "samples/detail.html", context)


@page(Right.HANDLE_SAMPLE)
def sample_receipt(request: CaseRequest, number: int) -> HttpResponse:
    """Show the receipt that the family takes home; it prints on one page and names nobody."""
    return render(request, "samples/receipt.html", {"sample": _sample(request, number)})


@page(Right.HANDLE_SAMPLE)
def sample_move(request: CaseRequest, number: int) -> HttpResponse:
    """Put on record where a sample is now."""
    sample = _sample(request, number)
    form = SampleStateForm(sample, request.POST or None)
    if request.method == "POST" and form.is_valid():
        move_sample(by=request.user, sample=sample, **form.cleaned_data)
        return redirect("sample", sample.pk)
    back = reverse("sample", args=[sample.pk])
    title = _("Sample %(receipt)s: %(state)s") % {
        "receipt": sample.receipt,
        "state": sample.get_state_display(),
    }
    return form_page(request, form, title, _("Put on record"), back)


@page(Right.EDIT_PROFILE)
def profile_new(request: CaseRequest, number: int) -> HttpResponse:
    """Enter the profile of a sample."""
    sample = _sample(request, number)
    form = ProfileForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        enter_profile(by=request.user, sample=sample, **form.cleaned_data)
        messages.success(request, _("Entered. Every later search uses this profile."))
        return redirect("sample", sample.pk)
    back = reverse("sample", args=[sample.pk])
    return form_page(
        request, form, _("Profile of %(receipt)s") % {"receipt": sample.receipt}, _("Enter"), back
    )


def _sample(request: CaseRequest, number: int) -> Sample:
    rows = own_samples(request.user).select_related("member__family", "remains")
    return get_object_or_404(rows, pk=number)
