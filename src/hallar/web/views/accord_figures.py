"""What shows progress in figures: programmes, indicators, courses, exchange rates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallar.accord.actions.indicators import (
    bring_in_series,
    change_course,
    follow_live_figure,
    note_live_figure,
    record_course,
)
from hallar.accord.actions.programmes import bring_in_activities, bring_in_rates
from hallar.accord.live import draw_indicator, figure_of
from hallar.accord.models import Activity, Indicator, TrainingCourse
from hallar.accord.parties import accords_in_view, is_party
from hallar.accord.programmes import sums_of_activity
from hallar.casework.models import Record
from hallar.casework.page_language import page_language
from hallar.casework.roles import Right
from hallar.web.forms.accords import CourseForm, FileForm, LiveForm
from hallar.web.pages import CaseRequest, done, form_page, page, stored
from hallar.web.views.accords import accord_of
from hallar.web.views.versions import version_of

RATES_SHOWN = 30


@page(Right.SEE_ACCORD)
def figures(request: CaseRequest, number: int) -> HttpResponse:
    """Show the programmes, indicators, courses and exchange rates of an accord."""
    accord = accord_of(request, number)
    context = {
        "accord": accord,
        "party": is_party(request.user, accord),
        "activities": accord.activities.all(),
        "indicators": accord.indicators.all(),
        "courses": accord.courses.select_related("point"),
        "rates": accord.rates.all()[:RATES_SHOWN],
        "rate_count": accord.rates.count(),
    }
    return render(request, "accords/figures.html", context)


@page(Right.SEE_ACCORD)
def activity(request: CaseRequest, number: int) -> HttpResponse:
    """Show a programme: its money and its results."""
    rows = Activity.objects.filter(accord__in=accords_in_view(request.user))
    one = get_object_or_404(rows.select_related("accord"), pk=number)
    context = {
        "activity": one,
        "party": is_party(request.user, one.accord),
        "sums": sums_of_activity(one),
        "money": one.money.all(),
        "results": one.results.all(),
    }
    return render(request, "accords/activity.html", context)


@page(Right.SEE_ACCORD)
def indicator(request: CaseRequest, number: int) -> HttpResponse:
    """Show an indicator over time."""
    one = _indicator(request, number)
    context = {
        "indicator": one,
        "now": figure_of(one),
        "values": one.values.order_by("-on"),
        "drawing": draw_indicator(one, page_language()),
        "party": is_party(request.user, one.accord),
    }
    return render(request, "accords/indicator.html", context)


@require_POST
@page(Right.KEEP_ACCORD)
def indicator_note(request: CaseRequest, number: int) -> HttpResponse:
    """Put today's value of a live figure on record."""
    one = _indicator(request, number)
    told = _("Today's value is on record.")
    done(request, lambda: note_live_figure(by=request.user, indicator=one), told)
    return redirect("accord_indicator", number)


@page(Right.KEEP_ACCORD)
def activities_new(request: CaseRequest, number: int) -> HttpResponse:
    """Bring in programmes from an IATI activity file."""
    told = _("Programmes brought in: %(count)d.")
    note = _(
        "An activity file of the IATI standard, version 2. A programme that is there already is renewed."
    )
    return _bring_in(request, number, bring_in_activities, told, _("Bring in programmes"), note)


@page(Right.KEEP_ACCORD)
def series_new(request: CaseRequest, number: int) -> HttpResponse:
    """Bring in indicators from a table."""
    told = _("Indicators brought in: %(count)d.")
    note = _("A CSV table with the columns indicator, date, value; or one column of dates and one each.")
    return _bring_in(request, number, bring_in_series, told, _("Bring in indicators"), note)


@page(Right.KEEP_ACCORD)
def rates_new(request: CaseRequest, number: int) -> HttpResponse:
    """Bring in exchange rates from a table."""
    told = _("Exchange rates brought in: %(count)d.")
    note = _("A CSV table with the columns date, currency, base, rate and source.")
    return _bring_in(request, number, bring_in_rates, told, _("Bring in exchange rates"), note)


@page(Right.KEEP_ACCORD)
def live_new(request: CaseRequest, number: int) -> HttpResponse:
    """Follow a figure of casework."""
    accord = accord_of(request, number)
    form = LiveForm(request.POST or None)
    if stored(form, lambda: follow_live_figure(by=request.user, accord=accord, **form.cleaned_data)):
        return redirect("accord_figures", number)
    note = _("A count over the whole installation; it names nobody.")
    return _form(request, form, _("Follow a figure of casework"), number, note)


@page(Right.KEEP_ACCORD)
def course_new(request: CaseRequest, number: int) -> HttpResponse:
    """Put a course for officials on record."""
    accord = accord_of(request, number)
    form = CourseForm(accord, request.POST or None)
    if stored(form, lambda: record_course(by=request.user, accord=accord, **form.cleaned_data)):
        return redirect("accord_figures", number)
    return _form(request, form, _("A course for officials"), number, _("How many were trained, not who."))


@page(Right.KEEP_ACCORD)
def course_edit(request: CaseRequest, number: int) -> HttpResponse:
    """Change the record of a course."""
    rows = TrainingCourse.objects.filter(accord__in=accords_in_view(request.user))
    course = get_object_or_404(rows.select_related("accord"), pk=number)
    form = CourseForm(course.accord, request.POST or None, instance=course)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in form.changed_data}
        fresh = TrainingCourse.objects.get(pk=course.pk)
        if stored(
            form, lambda: change_course(by=request.user, course=fresh, version=version_of(request), **values)
        ):
            return redirect("accord_figures", course.accord_id)
    back = reverse("accord_figures", args=[course.accord_id])
    return form_page(request, form, _("A course for officials"), _("Store"), back, version=course.version)


def _bring_in(
    request: CaseRequest,
    number: int,
    bring_in: Callable[..., Sequence[Record]],
    told: str,
    title: str,
    note: str,
) -> HttpResponse:
    """Bring a file in by an action, and tell how many records it held."""
    accord = accord_of(request, number)
    form = FileForm(request.POST or None, request.FILES or None)

    def act() -> Sequence[Record]:
        file = form.cleaned_data["file"]
        return bring_in(by=request.user, accord=accord, name=file.name, content=file.read())

    brought = stored(form, act)
    if brought:
        messages.success(request, told % {"count": len(brought)})
        return redirect("accord_figures", number)
    return _form(request, form, title, number, note)


def _indicator(request: CaseRequest, number: int) -> Indicator:
    rows = Indicator.objects.filter(accord__in=accords_in_view(request.user))
    return get_object_or_404(rows.select_related("accord"), pk=number)


def _form(
    request: CaseRequest, form: FileForm | LiveForm | CourseForm, title: str, number: int, note: str
) -> HttpResponse:
    return form_page(
        request, form, title, _("Put on record"), reverse("accord_figures", args=[number]), note=note
    )
