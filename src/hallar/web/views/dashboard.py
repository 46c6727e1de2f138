"""The first page: how many cases stand where, and who is waiting for what."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from hallar.casework.page_language import page_language
from hallar.casework.roles import Right
from hallar.casework.statistics import (
    Waiting,
    WaitingKind,
    case_counts,
    families_to_sample,
    map_points,
    waiting_list,
)
from hallar.charts import draw_map
from hallar.web.pages import CaseRequest, page

ROUTES = {
    WaitingKind.CANDIDATE: ("candidate", "queue"),
    WaitingKind.SAMPLE: ("sample", "samples"),
    WaitingKind.REMAINS: ("remains", "hand_overs"),
    WaitingKind.NOTIFICATION: ("notification", "notifications"),
}
"""The page of one record that waits, and the page that lists them."""


@page()
def dashboard(request: CaseRequest) -> HttpResponse:
    """Show the counts, the times and the map of the account's view."""
    context: dict[str, object] = {}
    if request.user.may(Right.SEE_PERSON):
        language = page_language()
        context["counts"] = case_counts(request.user)
        points = map_points(request.user)
        context["map"] = draw_map(points, width=760, height=520, language=language)
    return render(request, "dashboard.html", context)


@page(Right.SEE_PERSON, Right.SEE_QUEUE)
def waiting(request: CaseRequest) -> HttpResponse:
    """Show who is waiting for what, since when; the longest waiting first."""
    groups = [(one, ROUTES[one.kind][0], _all_of(one)) for one in waiting_list(request.user)]
    return render(request, "waiting.html", {"groups": groups})


def _all_of(group: Waiting) -> str:
    """Return the address of the page that lists everything of a kind that waits."""
    address = reverse(ROUTES[group.kind][1])
    return f"{address}?{urlencode({'state': group.state})}" if group.state else address


@page(Right.SEE_FAMILY)
def to_sample(request: CaseRequest) -> HttpResponse:
    """Show the families that need another relative sampled."""
    return render(request, "to_sample.html", {"rows": families_to_sample(request.user)})
