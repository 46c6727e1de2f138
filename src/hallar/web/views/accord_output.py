"""An accord to take away: the report, the calendar, the table, linked data."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse

from hallar.accord.models import Accord, Point
from hallar.accord.output import calendar_of, linked_data_of, table_of
from hallar.casework.page_language import page_language
from hallar.casework.roles import Right
from hallar.web.accord_report import render_status_report
from hallar.web.pages import CaseRequest, download, page
from hallar.web.views.accords import accord_of


@page(Right.SEE_ACCORD)
def accord_report(request: CaseRequest, number: int) -> HttpResponse:
    """Send the status report of two pages as PDF."""
    return report_response(accord_of(request, number), request.GET.get("language", ""))


@page(Right.SEE_ACCORD)
def accord_calendar(request: CaseRequest, number: int) -> HttpResponse:
    """Send what is due as a calendar."""
    return calendar_response(accord_of(request, number), _point_address(request), request.get_host())


@page(Right.SEE_ACCORD)
def accord_table(request: CaseRequest, number: int) -> HttpResponse:
    """Send the points as a table."""
    return table_response(accord_of(request, number), _point_address(request))


@page(Right.SEE_ACCORD)
def accord_linked_data(request: CaseRequest, number: int) -> HttpResponse:
    """Send the accord as linked data."""
    accord = accord_of(request, number)
    address = request.build_absolute_uri(reverse("accord", args=[number]))
    return linked_data_response(accord, address, _point_address(request))


def report_response(accord: Accord, language: str) -> HttpResponse:
    """Return the status report in a language, that of the page where it is none of ours."""
    chosen = language if language in dict(settings.LANGUAGES) else page_language()
    name = f"{accord.address}-{chosen}.pdf"
    return download(render_status_report(accord, chosen), "application/pdf", name)


def calendar_response(accord: Accord, address_of: Callable[[Point], str], host: str) -> HttpResponse:
    """Return the calendar."""
    content = calendar_of(accord, address_of, host.partition(":")[0])
    return download(content, "text/calendar; charset=utf-8", f"{accord.address}.ics")


def table_response(accord: Accord, address_of: Callable[[Point], str]) -> HttpResponse:
    """Return the table."""
    content = table_of(accord, address_of)
    return download(content, "text/csv; charset=utf-8", f"{accord.address}.csv")


def linked_data_response(accord: Accord, address: str, address_of: Callable[[Point], str]) -> HttpResponse:
    """Return the linked data."""
    content = linked_data_of(accord, address, address_of)
    return download(content, "application/ld+json", f"{accord.address}.jsonld")


def _point_address(request: CaseRequest) -> Callable[[Point], str]:
    return lambda point: request.build_absolute_uri(reverse("accord_point", args=[point.pk]))
