"""The first page: how many cases stand where, and who is waiting for what."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from hallar.casework.roles import Right
from hallar.casework.statistics import case_counts, families_to_sample, map_points, waiting_list
from hallar.charts import draw_map
from hallar.web.pages import CaseRequest, page


@page()
def dashboard(request: CaseRequest) -> HttpResponse:
    """Show the counts, the times and the map of the account's view."""
    context: dict[str, object] = {}
    if request.user.may(Right.SEE_PERSON):
        language = (get_language() or "es")[:2]
        context["counts"] = case_counts(request.user)
        points = map_points(request.user)
        context["map"] = draw_map(points, width=760, height=520, language=language)
    return render(request, "dashboard.html", context)


@page(Right.SEE_PERSON, Right.SEE_QUEUE)
def waiting(request: CaseRequest) -> HttpResponse:
    """Show who is waiting for what, since when; the longest waiting first."""
    return render(request, "waiting.html", {"groups": waiting_list(request.user)})


@page(Right.SEE_FAMILY)
def to_sample(request: CaseRequest) -> HttpResponse:
    """Show the families that need another relative sampled."""
    return render(request, "to_sample.html", {"rows": families_to_sample(request.user)})
