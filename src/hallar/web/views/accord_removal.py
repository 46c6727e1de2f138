"""Figures of an accord taken away: a reason is asked for before anything is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hallar.accord.actions.figure_removal import remove_activity, remove_course, remove_indicator, remove_rate
from hallar.accord.models import Activity, ExchangeRate, Indicator, TrainingCourse
from hallar.accord.parties import accords_in_view
from hallar.casework.roles import Right
from hallar.web.forms.accords import VersionedReasonForm
from hallar.web.pages import CaseRequest, carried_out, form_page, page

Figure = TypeVar("Figure", Activity, ExchangeRate, Indicator, TrainingCourse)


@page(Right.KEEP_ACCORD)
def indicator_remove(request: CaseRequest, number: int) -> HttpResponse:
    """Take away an indicator with its values."""
    return _removal(request, Indicator, number, remove_indicator)


@page(Right.KEEP_ACCORD)
def activity_remove(request: CaseRequest, number: int) -> HttpResponse:
    """Take away a programme with its money and results."""
    return _removal(request, Activity, number, remove_activity)


@page(Right.KEEP_ACCORD)
def rate_remove(request: CaseRequest, number: int) -> HttpResponse:
    """Take away an exchange rate."""
    return _removal(request, ExchangeRate, number, remove_rate)


@page(Right.KEEP_ACCORD)
def course_remove(request: CaseRequest, number: int) -> HttpResponse:
    """Take away a course that was not held."""
    return _removal(request, TrainingCourse, number, remove_course)


def _removal(
    request: CaseRequest, model: type[Figure], number: int, remove: Callable[..., None]
) -> HttpResponse:
    rows = model._default_manager.filter(accord__in=accords_in_view(request.user))
    figure = get_object_or_404(rows.select_related("accord"), pk=number)
    form = VersionedReasonForm(request.POST or None, initial={"version": figure.version})
    told = str(figure)
    if carried_out(form, lambda: remove(by=request.user, figure=figure, **form.cleaned_data)):
        messages.success(request, _("Taken away: %(what)s.") % {"what": told})
        return redirect("accord_figures", figure.accord_id)
    back = reverse("accord_figures", args=[figure.accord_id])
    note = _("It is not kept. The audit trail keeps that it was taken away, and why.")
    return form_page(
        request, form, _("Take away: %(what)s") % {"what": told}, _("Take away"), back, note=note
    )
