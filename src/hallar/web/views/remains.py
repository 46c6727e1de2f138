"""Remains and their custody."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hallar.casework.actions.remains import (
    add_location,
    cancel_release,
    edit_remains,
    receive,
    receiving_agency_required,
    register_remains,
    release,
)
from hallar.casework.actions.samples import take_sample
from hallar.casework.dental import draw_teeth
from hallar.casework.models import Location, Remains
from hallar.casework.page_language import page_language
from hallar.casework.places import draw_places
from hallar.casework.roles import Right
from hallar.casework.scope import candidates_of, hand_overs_of, own_remains, remains_in_view
from hallar.web.forms.fields import ReasonForm
from hallar.web.forms.remains import (
    LocationForm,
    NewRemainsForm,
    ReceiveForm,
    ReleaseForm,
    RemainsFilter,
    RemainsForm,
)
from hallar.web.forms.samples import SampleForm
from hallar.web.pages import CaseRequest, form_page, page, page_of
from hallar.web.views.versions import version_of


@page(Right.SEE_REMAINS)
def remains_list(request: CaseRequest) -> HttpResponse:
    """List remains."""
    rows = remains_in_view(request.user).select_related("agency", "location")
    filters = RemainsFilter(request.GET or None)
    if filters.is_valid():
        asked = filters.cleaned_data
        if asked["q"]:
            wanted = asked["q"].strip()
            rows = rows.filter(Q(code__icontains=wanted) | Q(found_place__icontains=wanted))
        if asked["status"]:
            rows = rows.filter(status=asked["status"])
        if asked["country"]:
            rows = rows.filter(found_country=asked["country"])
        if asked["year"]:
            rows = rows.filter(found_earliest__year=asked["year"])
    return render(request, "remains/list.html", {"page": page_of(request, rows), "filters": filters})


@page(Right.SEE_REMAINS)
def remains_detail(request: CaseRequest, number: int) -> HttpResponse:
    """Show everything the account may see of remains."""
    rows = remains_in_view(request.user).select_related("agency", "location__agency")
    remains = get_object_or_404(rows, pk=number)
    candidates = candidates_of(request.user).filter(remains=remains).select_related("member__person")
    language = page_language()
    context = {
        "remains": remains,
        "own": own_remains(request.user).filter(pk=remains.pk).exists(),
        "custody": remains.custody.select_related("location", "by", "counterpart"),
        "moving": remains.hand_overs.filter(received_at=None, cancelled_at=None).first(),
        "candidates": candidates if request.user.may(Right.SEE_QUEUE) else (),
        "samples": remains.samples.all(),
        "map": draw_places(None, remains, language),
        "teeth": draw_teeth(None, remains, language),
    }
    return render(request, "remains/detail.html", context)


@page(Right.EDIT_REMAINS)
def remains_new(request: CaseRequest) -> HttpResponse:
    """Register remains."""
    form = NewRemainsForm(_own_locations(request), request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        location, position = values.pop("location"), values.pop("position")
        remains = register_remains(
            by=request.user,
            agency=request.user.agency,
            values=values,
            location=location,
            position=position,
        )
        messages.success(request, _("Registered."))
        return redirect("remains", remains.pk)
    return form_page(request, form, _("Register remains"), _("Register"), reverse("remains_list"))


@page(Right.EDIT_REMAINS)
def remains_edit(request: CaseRequest, number: int) -> HttpResponse:
    """Change the record of remains."""
    remains = _own(request, number)
    form = RemainsForm(request.POST or None, instance=remains)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in form.changed_data}
        edit_remains(by=request.user, remains=remains, version=version_of(request), values=values)
        messages.success(request, _("Stored."))
        return redirect("remains", remains.pk)
    title = _("Change %(record)s") % {"record": remains.code}
    return form_page(request, form, title, _("Store"), _back(remains), version=remains.version)


@page(Right.HANDLE_SAMPLE)
def remains_sample_new(request: CaseRequest, number: int) -> HttpResponse:
    """Register a sample of remains."""
    remains = _own(request, number)
    form = SampleForm(request.POST or None, initial={"kind": "bone"})
    if request.method == "POST" and form.is_valid():
        sample = take_sample(by=request.user, source=remains, **form.cleaned_data)
        messages.success(request, _("Registered."))
        return redirect("sample", sample.pk)
    title = _("Sample of %(code)s") % {"code": remains.code}
    return form_page(request, form, title, _("Register"), _back(remains))


@page(Right.MOVE_REMAINS)
def remains_release(request: CaseRequest, number: int) -> HttpResponse:
    """Release remains towards another place."""
    remains = _own(request, number)
    form = ReleaseForm(Location.holding().select_related("agency"), request.POST or None)
    if request.method == "POST" and form.is_valid():
        release(by=request.user, remains=remains, **form.cleaned_data)
        messages.success(
            request, _("Released. They stay at their place on record until somebody receives them.")
        )
        return redirect("remains", remains.pk)
    title = _("Hand %(code)s over") % {"code": remains.code}
    return form_page(request, form, title, _("Release"), _back(remains))


@page(Right.MOVE_REMAINS)
def hand_over_list(request: CaseRequest) -> HttpResponse:
    """List remains on their way."""
    rows = hand_overs_of(request.user).filter(received_at=None, cancelled_at=None)
    rows = rows.select_related("remains", "origin", "destination", "released_by")
    senders = set(request.user.agency.in_view().values_list("pk", flat=True))
    return render(request, "custody/list.html", {"page": page_of(request, rows), "senders": senders})


@page(Right.MOVE_REMAINS)
def hand_over_receive(request: CaseRequest, number: int) -> HttpResponse:
    """Receive remains, reading their label."""
    hand_over = get_object_or_404(hand_overs_of(request.user), pk=number)
    receiving_agency_required(request.user, hand_over)
    form = ReceiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        receive(by=request.user, hand_over=hand_over, label_read=form.cleaned_data["label_read"])
        messages.success(
            request, _("Received. The remains are now at %(place)s.") % {"place": hand_over.destination}
        )
        return redirect("hand_overs")
    title = _("Receive remains at %(place)s") % {"place": hand_over.destination}
    return form_page(request, form, title, _("Receive"), reverse("hand_overs"))


@page(Right.MOVE_REMAINS)
def hand_over_cancel(request: CaseRequest, number: int) -> HttpResponse:
    """Call a hand-over off."""
    hand_over = get_object_or_404(hand_overs_of(request.user), pk=number)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cancel_release(by=request.user, hand_over=hand_over, reason=form.cleaned_data["reason"])
        return redirect("remains", hand_over.remains_id)
    title = _("Call off the hand-over of %(code)s") % {"code": hand_over.remains.code}
    return form_page(request, form, title, _("Call off"), reverse("hand_overs"))


@page(Right.MOVE_REMAINS)
def location_new(request: CaseRequest) -> HttpResponse:
    """Add a place that can hold remains."""
    form = LocationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        location = add_location(by=request.user, agency=request.user.agency, **form.cleaned_data)
        messages.success(request, _("%(place)s was added.") % {"place": location})
        return redirect("remains_list")
    return form_page(request, form, _("Add a place for remains"), _("Add"), reverse("remains_list"))


def _own(request: CaseRequest, number: int) -> Remains:
    return get_object_or_404(own_remains(request.user), pk=number)


def _own_locations(request: CaseRequest) -> QuerySet[Location]:
    return Location.holding().filter(agency__in=request.user.agency.in_view())


def _back(remains: Remains) -> str:
    return reverse("remains", args=[remains.pk])
