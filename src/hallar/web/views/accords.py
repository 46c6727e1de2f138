"""Accords: the list, the board, the points, the timeline."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallar.accord.actions.accords import admit_observer, change_accord, create_accord, dismiss_observer
from hallar.accord.board import STANDINGS, board_of, confirmed_points, points_with_offers, standing_points
from hallar.accord.models import Accord, DraftState, Observer, Point
from hallar.accord.models.lists import naming
from hallar.accord.parties import accords_in_view, is_party
from hallar.accord.timeline import draw_accord, draw_points
from hallar.casework.page_language import page_language
from hallar.casework.roles import Right
from hallar.web.forms.accords import AccordForm, NewAccordForm, ObserverForm, PointFilter
from hallar.web.pages import CaseRequest, form_page, page, page_of, stored
from hallar.web.views.versions import version_of

TIMELINE_ROWS = 40


@page(Right.SEE_ACCORD)
def accord_list(request: CaseRequest) -> HttpResponse:
    """List the accords the account may read."""
    rows = accords_in_view(request.user).prefetch_related("parties")
    return render(request, "accords/list.html", {"page": page_of(request, rows)})


@page(Right.KEEP_ACCORD)
def accord_new(request: CaseRequest) -> HttpResponse:
    """Open an accord."""
    form = NewAccordForm(request.POST or None, initial={"countries": [request.user.agency.country]})
    if request.method == "POST" and form.is_valid():
        accord = stored(form, lambda: create_accord(by=request.user, **form.cleaned_data))
        if accord:
            return redirect("accord", accord.pk)
    return form_page(request, form, _("New accord"), _("Open the accord"), reverse("accords"))


@page(Right.SEE_ACCORD)
def accord(request: CaseRequest, number: int) -> HttpResponse:
    """Show what is due, late, stalled and contested."""
    one = accord_of(request, number)
    context = {
        "accord": one,
        "board": board_of(one, date.today()),
        "today": date.today(),
        "party": is_party(request.user, one),
        "offers": points_with_offers(one).count(),
        "documents": one.documents.all(),
        "observers": one.observers.select_related("agency"),
        "indicators": one.indicators.all(),
        "timeline": draw_accord(one, date.today(), page_language()),
    }
    return render(request, "accords/board.html", context)


@page(Right.KEEP_ACCORD)
def accord_edit(request: CaseRequest, number: int) -> HttpResponse:
    """Change an accord."""
    one = accord_of(request, number)
    form = AccordForm(request.POST or None, instance=one)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in form.changed_data}
        fresh = Accord.objects.get(pk=one.pk)
        if stored(
            form,
            lambda: change_accord(by=request.user, accord=fresh, version=version_of(request), **values),
        ):
            messages.success(request, _("Stored."))
            return redirect("accord", number)
    back = reverse("accord", args=[number])
    title = _("Change %(record)s") % {"record": one.title}
    return form_page(request, form, title, _("Store"), back, version=one.version)


@page(Right.KEEP_ACCORD)
def observer_new(request: CaseRequest, number: int) -> HttpResponse:
    """Let an agency of another country read an accord."""
    one = accord_of(request, number)
    form = ObserverForm(one, request.POST or None)
    if request.method == "POST" and form.is_valid():
        agency = form.cleaned_data["agency"]
        if stored(form, lambda: admit_observer(by=request.user, accord=one, agency=agency)):
            return redirect("accord", number)
    back = reverse("accord", args=[number])
    return form_page(request, form, _("Admit an observer"), _("Admit"), back)


@require_POST
@page(Right.KEEP_ACCORD)
def observer_remove(request: CaseRequest, number: int, detail: int) -> HttpResponse:
    """Take an agency's view of an accord away."""
    observer = get_object_or_404(Observer, pk=detail, accord=accord_of(request, number))
    dismiss_observer(by=request.user, observer=observer)
    return redirect("accord", number)


@page(Right.SEE_ACCORD)
def accord_points(request: CaseRequest, number: int) -> HttpResponse:
    """List the points of an accord."""
    one = accord_of(request, number)
    filters = PointFilter(one, request.GET or None)
    asked = filters.cleaned_data if filters.is_valid() else {}
    rows = listed_points(one, asked.get("standing") or "")
    if asked.get("q"):
        wanted = asked["q"].strip()
        rows = rows.filter(Q(summary__icontains=wanted) | Q(sentence__icontains=wanted))
    for name in ("status", "theme"):
        if asked.get(name):
            rows = rows.filter(**{name: asked[name]})
    if asked.get("party"):
        rows = rows.filter(committed_by__contains=naming(asked["party"]))
    # What a list does not show is not fetched: sentences and reasons weigh more than all the rest.
    rows = rows.select_related("parent").only(
        "number", "summary", "committed_by", "theme", "status", "state", "contested", "next_due", "accord",
        "parent__number",
    )  # fmt: skip
    context = {
        "accord": one, "page": page_of(request, rows), "filters": filters, "today": date.today(),
        **_what_waits(request, one),
    }  # fmt: skip
    return render(request, "accords/points.html", context)


@page(Right.SEE_ACCORD)
def accord_timeline(request: CaseRequest, number: int) -> HttpResponse:
    """Show the timeline of all confirmed points."""
    one = accord_of(request, number)
    rows = confirmed_points(one).select_related("document", "accord").prefetch_related("milestones")
    listed = page_of(request, rows, TIMELINE_ROWS)
    timeline = draw_points(listed, date.today(), page_language())
    context = {"accord": one, "page": listed, "timeline": timeline, **_what_waits(request, one)}
    return render(request, "accords/timeline.html", context)


def _what_waits(request: CaseRequest, one: Accord) -> dict[str, Any]:
    """Return what a list without points tells about: how many drafts there are, and who may confirm them."""
    drafts = Point.objects.filter(accord=one, state=DraftState.DRAFT)
    return {"drafts": drafts.count(), "party": is_party(request.user, one)}


def listed_points(one: Accord, standing: str) -> QuerySet[Point]:
    """Return the points of an accord by standing, or those that are drafts, have offers, were set aside."""
    if standing == "draft":
        return Point.objects.filter(accord=one, state=DraftState.DRAFT)
    if standing == "offered":
        return points_with_offers(one)
    if standing == "aside":
        gone = (DraftState.SET_ASIDE, DraftState.MERGED, DraftState.SPLIT)
        return Point.objects.filter(accord=one, state__in=gone)
    if standing in STANDINGS:
        return standing_points(confirmed_points(one), standing, date.today())
    return confirmed_points(one)


def accord_of(request: CaseRequest, number: int) -> Accord:
    """Return an accord that the account may read, or answer that there is none."""
    return get_object_or_404(accords_in_view(request.user), pk=number)
