"""What everybody may read of an accord that its parties opened: no personal data, nothing to change."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from hallar.accord.board import STANDINGS, board_of, confirmed_points, standing_points
from hallar.accord.history import history_of
from hallar.accord.models import SOURCES, Accord, DraftState, Evidence, Point
from hallar.accord.programmes import sums_of
from hallar.accord.standing import standing_of
from hallar.accord.timeline import draw_accord
from hallar.casework.page_language import page_language
from hallar.web.pages import page_of, public_page
from hallar.web.views.accord_output import (
    calendar_response,
    linked_data_response,
    report_response,
    table_response,
)


@public_page
def public_list(request: HttpRequest) -> HttpResponse:
    """List the accords that are open to the public."""
    rows = Accord.objects.filter(is_public=True).prefetch_related("parties")
    return render(request, "accords/public/list.html", {"page": page_of(request, rows)})


@public_page
def public_accord(request: HttpRequest, address: str) -> HttpResponse:
    """Show where an accord stands, and its points."""
    accord = _open(address)
    today = date.today()
    points = confirmed_points(accord)
    standing = request.GET.get("standing", "")
    if standing in STANDINGS:
        points = standing_points(points, standing, today)
    context = {
        "accord": accord,
        "board": board_of(accord, today),
        "page": page_of(request, points.select_related("parent")),
        "documents": accord.documents.all(),
        "indicators": accord.indicators.all(),
        "timeline": draw_accord(accord, today, page_language()),
        "today": today,
    }
    return render(request, "accords/public/accord.html", context)


@public_page
def public_point(request: HttpRequest, address: str, number: int) -> HttpResponse:
    """Show a point, what the parties say about it, and the evidence."""
    accord = _open(address)
    rows = confirmed_points(accord).select_related("accord", "document", "parent", "replaced_by")
    point = get_object_or_404(rows, number=number)
    evidence = point.evidence.filter(state=Evidence.State.ACCEPTED)
    context = {
        "accord": accord,
        "point": point,
        "concerned": point.concerned(),
        "standing": standing_of(point.statements.order_by("pk"), point.concerned()),
        "history": history_of(point, public=True),
        "evidence": evidence.select_related(*SOURCES, "later__document"),
        "milestones": point.milestones.all(),
        "owners": point.owners.all(),
        "parts": point.parts.filter(state=DraftState.CONFIRMED),
        "replaces": point.replaces.all(),
        "sums": sums_of(point),
        "today": date.today(),
    }
    return render(request, "accords/public/point.html", context)


@public_page
def public_report(request: HttpRequest, address: str) -> HttpResponse:
    """Send the status report."""
    return report_response(_open(address), request.GET.get("language", ""))


@public_page
def public_calendar(request: HttpRequest, address: str) -> HttpResponse:
    """Send what is due as a calendar; other programs subscribe to this address."""
    return calendar_response(_open(address), _point_address(request), request.get_host())


@public_page
def public_table(request: HttpRequest, address: str) -> HttpResponse:
    """Send the points as a table."""
    return table_response(_open(address), _point_address(request))


@public_page
def public_linked_data(request: HttpRequest, address: str) -> HttpResponse:
    """Send the accord as linked data."""
    place = request.build_absolute_uri(reverse("public_accord", args=[address]))
    return linked_data_response(_open(address), place, _point_address(request))


def _open(address: str) -> Accord:
    return get_object_or_404(Accord, address=address, is_public=True)


def _point_address(request: HttpRequest) -> Callable[[Point], str]:
    def address_of(point: Point) -> str:
        return request.build_absolute_uri(reverse("public_point", args=[point.accord.address, point.number]))

    return address_of
