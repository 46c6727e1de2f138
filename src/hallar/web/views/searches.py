"""Searches: asked for, watched, called off."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallar.casework.actions.searches import UNDER_WAY, cancel_search, request_search
from hallar.casework.models import SearchRun
from hallar.casework.roles import Right
from hallar.web.forms.decisions import SearchForm
from hallar.web.pages import CaseRequest, form_page, page, page_of


@page(Right.SEE_QUEUE)
def search_list(request: CaseRequest) -> HttpResponse:
    """List searches."""
    rows = SearchRun.objects.select_related("requested_by")
    return render(request, "searches/list.html", {"page": page_of(request, rows)})


@page(Right.SEE_QUEUE)
def search_detail(request: CaseRequest, number: int) -> HttpResponse:
    """Show a search; while it runs, the page asks again by itself."""
    run = get_object_or_404(SearchRun.objects.select_related("requested_by"), pk=number)
    part = "searches/_progress.html" if request.htmx else "searches/detail.html"
    response = render(request, part, {"run": run, "under_way": run.state in UNDER_WAY})
    if request.htmx and run.state not in UNDER_WAY:
        response["HX-Refresh"] = "true"
    return response


@page(Right.RUN_SEARCH)
def search_new(request: CaseRequest) -> HttpResponse:
    """Ask for a search."""
    form = SearchForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        run = request_search(by=request.user, **form.cleaned_data)
        return redirect("search", run.pk)
    note = _("Every open family is compared with all open remains of all agencies, in the background.")
    return form_page(request, form, _("New search"), _("Begin the search"), reverse("searches"), note=note)


@require_POST
@page(Right.RUN_SEARCH)
def search_cancel(request: CaseRequest, number: int) -> HttpResponse:
    """Call a search off."""
    run = get_object_or_404(SearchRun, pk=number)
    cancel_search(by=request.user, run=run)
    messages.success(request, _("Called off; nothing of it is kept."))
    return redirect("search", run.pk)
