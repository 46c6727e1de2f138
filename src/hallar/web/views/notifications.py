"""Telling families."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallar.casework.actions.notifications import record_notification, record_restitution, take_notification
from hallar.casework.audit import record_read
from hallar.casework.models import Notification
from hallar.casework.roles import Right
from hallar.casework.scope import notifications_of, second_officials
from hallar.web.forms.decisions import RestitutionForm, TellForm
from hallar.web.pages import CaseRequest, form_page, page, page_of, stored


@page(Right.NOTIFY)
def notification_list(request: CaseRequest) -> HttpResponse:
    """List families to be told, the most urgent first."""
    rows = notifications_of(request.user).select_related(
        "identification__candidate__member__person", "identification__candidate__member__family", "liaison"
    )
    if "all" not in request.GET:
        rows = rows.filter(closed_at=None)
    return render(request, "notifications/list.html", {"page": page_of(request, rows)})


@page(Right.NOTIFY)
def notification(request: CaseRequest, number: int) -> HttpResponse:
    """Show a notification task with whom to tell."""
    task = _task(request, number)
    family = task.identification.candidate.member.family
    record_read(request.user, family, "notification")
    members = family.members.select_related("contact", "person").filter(contact__isnull=False)
    return render(request, "notifications/detail.html", {"task": task, "members": members})


@require_POST
@page(Right.NOTIFY)
def notification_take(request: CaseRequest, number: int) -> HttpResponse:
    """Take a task over."""
    take_notification(by=request.user, task=_task(request, number))
    return redirect("notification", number)


@page(Right.NOTIFY)
def notification_tell(request: CaseRequest, number: int) -> HttpResponse:
    """Put on record how the family was told."""
    task = _task(request, number)
    form = TellForm(request.POST or None, initial={"version": task.version})
    if request.method == "POST" and form.is_valid():
        record_notification(by=request.user, task=task, **form.cleaned_data)
        messages.success(request, _("On record."))
        return redirect("notification", number)
    return form_page(
        request, form, _("The family was told"), _("Put on record"), reverse("notification", args=[number])
    )


@page(Right.NOTIFY)
def notification_restitution(request: CaseRequest, number: int) -> HttpResponse:
    """Put on record how the remains were given back."""
    task = _task(request, number)
    officials = second_officials(request.user, task.identification.candidate.remains)
    form = RestitutionForm(officials, request.POST or None, initial={"version": task.version})
    if stored(form, lambda: record_restitution(by=request.user, task=task, **form.cleaned_data)):
        messages.success(
            request, _("On record. The chain of custody says that the remains are with the family.")
        )
        return redirect("notification", number)
    return form_page(
        request, form, _("Restitution"), _("Put on record"), reverse("notification", args=[number])
    )


def _task(request: CaseRequest, number: int) -> Notification:
    rows = notifications_of(request.user).select_related(
        "identification__candidate__member__person",
        "identification__candidate__member__family",
        "identification__candidate__remains__location",
        "liaison",
    )
    return get_object_or_404(rows, pk=number)
